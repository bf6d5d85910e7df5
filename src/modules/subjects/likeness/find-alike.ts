import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { sortName, type PersonName } from "../names.ts";
import { birthsBothWays } from "./birth-likeness.ts";
import type { Known, Likeness, Sought } from "./likeness-types.ts";
import { leastToShow, weighLikeness } from "./weigh-likeness.ts";

export type Candidate = {
  readonly personId: string;
  readonly reference: string;
  readonly person: Known;
  readonly likeness: Likeness;
};

/** People for a person to look at; more would not be looked at. */
const mostShown = 20;
const mostOfTheFamilyName = 5;
/** Rows that each way of looking may bring: a common name must not read the whole table. */
const mostOfAWay = 200;

type Asking = {
  readonly partnershipId: number;
  readonly today: string;
  /** Somebody whose place in the list is kept, however little speaks for them: who is linked already. */
  readonly always?: string | undefined;
};

/**
 * Records within the actor's reach that may be of the child who is sought, the likeliest first. They
 * are looked up by conditions that tell nothing of rows out of reach (equal dates, ranges of names),
 * then weighed here. The order depends on the records alone.
 */
export async function findAlike(
  tx: Tx,
  sought: Sought,
  asking: Asking,
): Promise<readonly Candidate[]> {
  const found = await lookUp(tx, sought, asking);
  const ordered = found.map((row) => candidateOf(row, sought, asking.today)).sort(likeliestFirst);
  const likely = ordered.filter(
    ({ likeness, personId }) => likeness.strength >= leastToShow || personId === asking.always,
  );
  const family = ordered.filter((one) => one.likeness.isFamilyNameOnly && !likely.includes(one));
  return [...likely, ...family.slice(0, mostOfTheFamilyName)].slice(0, mostShown);
}

export type KnownRow = Known & { readonly personId: string; readonly reference: string };

export const candidateOf = (
  { personId, reference, ...person }: KnownRow,
  sought: Sought,
  today: string,
): Candidate => ({
  personId,
  reference,
  person,
  likeness: weighLikeness(sought, person, today),
});

/** The order depends on the records alone. */
export const likeliestFirst = (a: Candidate, b: Candidate): number =>
  b.likeness.strength - a.likeness.strength || (a.personId < b.personId ? -1 : 1);

/** What a record `p` says of somebody, besides their schools. */
export const knownColumns = sql`
  p.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName",
  p.born_on as "bornOn", p.sex,
  coalesce((select jsonb_agg(distinct jsonb_build_object('familyName', n.family_name, 'givenName', n.given_name))
    from subjects.names n where n.person_id = p.person_id and n.kind <> 'known_as'), '[]') as "otherNames"`;

/** A statement for who, their other names and their schools; and none that asks for one of them at a time. */
async function lookUp(tx: Tx, sought: Sought, asking: Asking): Promise<readonly KnownRow[]> {
  const ways = [
    ...birthsBothWays(sought.bornOn).map((born) => bornOn(asking.partnershipId, born)),
    ...namesOf(sought).flatMap((name) => [
      named("subjects.people", asking.partnershipId, name),
      named("subjects.names", asking.partnershipId, name),
    ]),
    ...(asking.always === undefined ? [] : [sql`select ${asking.always}::uuid as person_id`]),
  ];
  const { rows } = await sql<KnownRow>`
    with found as (${sql.join(
      ways.map((way) => sql`(${way})`),
      sql` union `,
    )})
    select ${knownColumns},
      coalesce((select jsonb_agg(distinct a.name)
        from sec.memberships m
        join directory.posts o on o.staff_id = m.staff_id and o.starts_on <= ${asking.today}
          and (o.ends_on is null or o.ends_on >= ${asking.today})
        join directory.teams t on t.team_id = o.team_id
        join directory.agencies a on a.agency_id = t.agency_id and a.kind = 'school'
        where m.circle_id = p.circle_id and m.ends_at is null), '[]') as schools
    from found join subjects.people p on p.person_id = found.person_id
    order by p.person_id`.execute(tx);
  return rows;
}

const bornOn = (partnershipId: number, born: string) => sql`
  select person_id from subjects.people
  where partnership_id = ${partnershipId} and born_on = ${born}::date order by person_id limit ${mostOfAWay}`;

type Range = { readonly from: string; readonly to: string; readonly given?: string };

const named = (
  table: "subjects.people" | "subjects.names",
  partnershipId: number,
  range: Range,
) => sql`
  select person_id from ${sql.table(table)}
  where partnership_id = ${partnershipId} and sort_name >= ${range.from} and sort_name < ${range.to}
    ${range.given === undefined ? sql`` : sql`and split_part(sort_name, ' ', 2) = ${range.given}`}
  order by sort_name, person_id limit ${mostOfAWay}`;

const last = "\u{10ffff}";

/**
 * Ranges of the key that lists are ordered by, "family given": the very name and longer ones; the
 * whole family; the same forename where the family name begins alike. Each has its own share of rows,
 * so that a common family name does not crowd out the very name. All of it also the other way round.
 */
function namesOf(sought: Sought): readonly Range[] {
  const ranges = [sought, ...sought.otherNames].flatMap((name) =>
    [name, { familyName: name.givenName, givenName: name.familyName }].flatMap(rangesOf),
  );
  return [...new Map(ranges.map((range) => [JSON.stringify(range), range])).values()];
}

function rangesOf(name: PersonName): readonly Range[] {
  const [family = "", given = ""] = sortName(name).split(" ");
  if (family === "") return [];
  const whole = { from: `${family} ${given}`, to: `${family} ${given}${last}` };
  const sameFamily = { from: `${family} `, to: `${family}!` };
  if (family.length < 3 || given === "") return [whole, sameFamily];
  const start = family.slice(0, 2);
  return [whole, sameFamily, { from: start, to: `${start}${last}`, given }];
}
