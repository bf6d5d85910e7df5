import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { scorePairs, leastBits } from "../matching/score.ts";
import type { Described } from "../matching/described.ts";
import { sortName, type PersonName } from "../names.ts";
import type { Known, Likeness, Sought } from "./likeness-types.ts";
import { weighLikeness } from "./weigh-likeness.ts";

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
const mostOfTheFamily = 50;

type Asking = {
  readonly partnershipId: number;
  readonly today: string;
  /** Somebody whose place in the list is kept, however little speaks for them: who is linked already. */
  readonly always?: string | undefined;
};

/**
 * Records within the actor's reach that may be of the child who is sought, the likeliest first. They
 * are looked up by keys under the child's own policy (`=` alone, so that nothing is told of rows out
 * of reach) and scored here. The order depends on the records alone.
 */
export async function findAlike(
  tx: Tx,
  sought: Sought,
  asking: Asking,
): Promise<readonly Candidate[]> {
  const found = await lookUp(tx, sought, asking);
  const bits = scorePairs(
    [describedOf(sought), ...found.map(describedOf)],
    found.map((_, at) => [0, at + 1]),
  );
  const ordered = found
    .map((row, at) => candidateOf(row, sought, { today: asking.today, bits: bits[at] ?? 0 }))
    .sort(likeliestFirst);
  const likely = ordered.filter(
    ({ likeness, personId }) => likeness.bits >= leastBits || personId === asking.always,
  );
  const family = ordered.filter((one) => one.likeness.isFamilyNameOnly && !likely.includes(one));
  return [...likely, ...family.slice(0, mostOfTheFamilyName)].slice(0, mostShown);
}

export type KnownRow = Known & { readonly personId: string; readonly reference: string };

/** As the engine compares them. A concern and a workbook say of no home that it could be compared by. */
export const describedOf = (one: Sought | KnownRow): Described => ({
  names: [one, ...one.otherNames],
  bornOn: one.bornOn,
  sex: one.sex,
  postcode: null,
});

export const candidateOf = (
  { personId, reference, ...person }: KnownRow,
  sought: Sought,
  weighed: { readonly today: string; readonly bits: number },
): Candidate => ({
  personId,
  reference,
  person,
  likeness: weighLikeness(sought, person, weighed),
});

/** The order depends on the records alone. */
export const likeliestFirst = (a: Candidate, b: Candidate): number =>
  b.likeness.bits - a.likeness.bits || (a.personId < b.personId ? -1 : 1);

/** What a record `p` says of somebody, besides their schools. */
export const knownColumns = sql`
  p.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName",
  p.born_on as "bornOn", p.sex,
  coalesce((select jsonb_agg(distinct jsonb_build_object('familyName', n.family_name, 'givenName', n.given_name))
    from subjects.names n where n.person_id = p.person_id and n.kind <> 'known_as'), '[]') as "otherNames"`;

/** A statement for who, their other names and their schools; and none that asks for one of them at a time. */
async function lookUp(tx: Tx, sought: Sought, asking: Asking): Promise<readonly KnownRow[]> {
  const names = [sought, ...sought.otherNames];
  const { rows } = await sql<KnownRow>`
    with asked as (
      select distinct k.key
      from unnest(${names.map(({ familyName }) => familyName)}::text[],
        ${names.map(({ givenName }) => givenName)}::text[]) n (family, given)
      cross join lateral subjects.match_keys_of(n.family, n.given, ${sought.bornOn}::date) k
    ), found as (
      select m.person_id from asked a cross join lateral (
        select k.person_id from subjects.match_keys k
        where k.partnership_id = ${asking.partnershipId} and k.key = a.key
        order by k.person_id limit ${mostOfAWay}
      ) m
      union ${sql.join(
        names.flatMap((name) => ofTheFamily(asking.partnershipId, name)),
        sql` union `,
      )}
      ${asking.always === undefined ? sql`` : sql`union select ${asking.always}::uuid`}
    )
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

/** Some of the same family name: brothers and sisters are shown apart, for whoever looks at a family. */
function ofTheFamily(partnershipId: number, name: PersonName) {
  const [family = ""] = sortName(name).split(" ");
  return sql`(select person_id from subjects.people
    where partnership_id = ${partnershipId} and sort_name >= ${`${family} `} and sort_name < ${`${family}!`}
      and ${family !== ""}
    order by sort_name, person_id limit ${mostOfTheFamily})`;
}
