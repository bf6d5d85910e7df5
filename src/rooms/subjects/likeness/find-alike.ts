import { sql, type CompiledQuery } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import type { Model } from "../../../linkage/index.ts";
import { matchingRulesBeside } from "../matching/matching-rules.ts";
import type { Described } from "../matching/described.ts";
import { nameParts } from "./name-likeness.ts";
import { postcodeOf } from "../matching/postcodes.ts";
import { leastBits, scorePairs } from "../matching/score.ts";
import { numberOf, numberText } from "../numbers/number-kinds.ts";
import { numbersOf } from "../numbers/number-reads.ts";
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
const usuallyShown = 20;
const mostOfTheFamilyName = 5;
/** So many are compared where nobody is much likelier than the others; those far behind the likeliest are not. */
const mostCompared = 60;
const mostOfTheFamily = 50;
/** Of the first ten also those of whom little but the date and a name says that they may be meant. */
const mostUnlikely = 10;
const leastOfUnlikely = -11;

type ReadContext = {
  readonly partnershipId: number;
  readonly today: string;
  /** Somebody whose place in the list is kept, however little speaks for them: who is linked already. */
  readonly always?: string | undefined;
  /** Brothers and sisters are not shown beside them. */
  readonly withoutFamily?: boolean;
  /** So many are shown, twenty unless said: each is told in words, which takes longer than finding them. */
  readonly atMost?: number;
  /** Schools are shown, also where no school asks. */
  readonly showsSchools?: boolean;
};

/**
 * Records within the actor's reach that may be of the child who is sought, the likeliest first. They
 * are looked up by keys, by a function that knows the actor's reach and tells of nobody beyond it, and
 * scored here. The order depends on the records alone.
 */
export async function findAlike(
  tx: Tx,
  sought: Sought,
  asking: ReadContext,
): Promise<readonly Candidate[]> {
  const { atMost: mostShown = usuallyShown } = asking;
  const [{ model }, found] = await matchingRulesBeside(
    tx,
    asking.today,
    lookUp(tx, sought, asking),
  );
  const weighed = weighAll(sought, found, model);
  const isLinked = ({ row }: Weighed): boolean => row.personId === asking.always;
  const isLikely = (one: Weighed): boolean =>
    one.bits >= leastBits || isLinked(one) || hasANumber(sought, one);
  const all = weighed.filter(isLikely);
  const linkedAt = all.findIndex(isLinked);
  const others = mostShown - (linkedAt < mostShown ? 0 : 1);
  const sure = all.filter((_, at) => at < others || at === linkedAt);
  const unlikely = weighed.filter((one) => !isLikely(one) && isWorthALook(sought, one));
  const likely = [...sure, ...unlikely.slice(0, Math.max(0, mostUnlikely - sure.length))];
  const family = asking.withoutFamily
    ? []
    : weighed.filter((one) => !likely.includes(one) && isOfTheFamily(sought, one, asking));
  const atMost = Math.min(mostOfTheFamilyName, mostShown - likely.length);
  const shown = await withSchools(tx, sought, [...likely, ...family.slice(0, atMost)], asking);
  return shown.map(({ row, bits }) => candidateOf(row, sought, { today: asking.today, bits }));
}

type Weighed = { readonly row: KnownRow; readonly bits: number };

/** The likeliest first. */
function weighAll(sought: Sought, found: readonly KnownRow[], model: Model): readonly Weighed[] {
  const bits = scorePairs(
    [describedOf(sought), ...found.map(describedOf)],
    found.map((_, at) => [0, at + 1]),
    model,
  );
  return found
    .map((row, at) => ({ row, bits: bits[at] ?? 0 }))
    .sort((a, b) => b.bits - a.bits || (a.row.personId < b.row.personId ? -1 : 1));
}

/** Who has a number that was given is shown, however different the rest is: one of the two may be wrong. */
const hasANumber = ({ numbers = [] }: Sought, { row }: Weighed): boolean =>
  numbers.some((one) => row.numbers?.includes(numberText(one)));

/** The same date of birth, and a forename of one is in the name of the other, as whichever half of it. */
function isWorthALook(sought: Sought, { row, bits }: Weighed): boolean {
  if (bits < leastOfUnlikely || sought.bornOn === null || row.bornOn !== sought.bornOn)
    return false;
  const [one, other] = [wordsOf(sought), wordsOf(row)];
  return (
    one.given.some((word) => other.all.includes(word)) ||
    other.given.some((word) => one.all.includes(word))
  );
}

function wordsOf(one: Sought | KnownRow) {
  const names = [one, ...one.otherNames];
  const given = names.flatMap(({ givenName }) => nameParts(givenName));
  return { given, all: [...given, ...names.flatMap(({ familyName }) => nameParts(familyName))] };
}

const isOfTheFamily = (sought: Sought, { row, bits }: Weighed, { today }: ReadContext): boolean =>
  candidateOf(row, sought, { today, bits }).likeness.isFamilyNameOnly;

export type KnownRow = Known & {
  readonly personId: string;
  readonly reference: string;
  /** Homes that are not protected, the newest first; read only where a home is sought. */
  readonly homes?: readonly string[];
};

/** As the engine compares them. */
export const describedOf = (one: Sought | KnownRow): Described => ({
  names: [one, ...one.otherNames],
  bornOn: one.bornOn,
  sex: one.sex,
  postcode: "saidIn" in one ? (one.postcode ?? null) : postcodeOf(one.homes ?? []),
  numbers: "saidIn" in one ? (one.numbers ?? []) : (one.numbers ?? []).map(numberOf),
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

const ownColumns = sql`
  p.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName",
  p.born_on as "bornOn", p.sex`;

/** What a record `p` says of somebody, besides their schools. */
export const knownColumns = sql`${ownColumns},
  coalesce((select jsonb_agg(distinct jsonb_build_object('familyName', n.family_name, 'givenName', n.given_name))
    from subjects.names n where n.person_id = p.person_id and n.kind <> 'known_as'), '[]') as "otherNames"`;

/** One statement for who, their other names and homes, and none that asks for one of them at a time. */
function lookUp(tx: Tx, sought: Sought, asking: ReadContext): CompiledQuery<KnownRow> {
  const names = [sought, ...sought.otherNames];
  return sql<KnownRow>`
    with found as materialized (
      select person_id, other_names, homes, numbers from subjects.match_candidates(
        ${names.map(({ familyName }) => familyName)}::text[], ${names.map(({ givenName }) => givenName)}::text[],
        ${sought.bornOn}::date, ${sought.sex}::text, ${sought.postcode ?? null}::text,
        ${(sought.numbers ?? []).map(numberText)}::text[], ${mostCompared})
    )
    select ${ownColumns}, found.other_names as "otherNames", '{}'::text[] as schools, found.homes, found.numbers
    from found cross join lateral (
      -- One by one by their ids: a narrow actor's stamp would have everybody read whom they reach.
      select * from subjects.people where person_id = found.person_id offset 0
    ) p
    ${alsoShown(names, asking)}`.compile(tx);
}

/** Who is linked already, and the family where it is shown. */
function alsoShown(
  names: readonly PersonName[],
  { partnershipId, always, withoutFamily }: ReadContext,
) {
  const family = withoutFamily ? [] : names.flatMap((name) => ofTheFamily(partnershipId, name));
  const more =
    always === undefined ? family : [...family, sql`(select ${always}::uuid as person_id)`];
  if (more.length === 0) return sql``;
  return sql`union all
    select ${knownColumns}, '{}'::text[], '{}'::text[], ${numbersOf("p")}
    from (${sql.join(more, sql` union `)}) more
    join subjects.people p on p.person_id = more.person_id
    where not exists (select from found where found.person_id = p.person_id)`;
}

/** Schools whose staff stand in the circle today, where a school asks or they are shown. */
async function withSchools(
  tx: Tx,
  { school }: Sought,
  shown: readonly Weighed[],
  { today, showsSchools }: ReadContext,
): Promise<readonly Weighed[]> {
  if ((school === null && !showsSchools) || shown.length === 0) return shown;
  const { rows } = await sql<{ personId: string; schools: readonly string[] }>`
    select p.person_id as "personId", array(select distinct a.name
      from sec.memberships m
      join directory.posts o on o.staff_id = m.staff_id and o.starts_on <= ${today}
        and (o.ends_on is null or o.ends_on >= ${today})
      join directory.teams t on t.team_id = o.team_id
      join directory.agencies a on a.agency_id = t.agency_id and a.kind = 'school'
      where m.circle_id = p.circle_id and m.ends_at is null order by a.name) as schools
    from subjects.people p
    where p.person_id = any(${shown.map(({ row }) => row.personId)}::uuid[])`.execute(tx);
  const of = new Map(rows.map(({ personId, schools }) => [personId, schools]));
  return shown.map((one) => ({
    ...one,
    row: { ...one.row, schools: of.get(one.row.personId) ?? [] },
  }));
}

/** Some of the same family name: brothers and sisters are shown apart, for whoever looks at a family. */
function ofTheFamily(partnershipId: number, name: PersonName) {
  const [family = ""] = sortName(name).split(" ");
  return sql`(select person_id from subjects.people
    where partnership_id = ${partnershipId} and sort_name >= ${`${family} `} and sort_name < ${`${family}!`}
      and ${family !== ""}
    order by sort_name, person_id limit ${mostOfTheFamily})`;
}
