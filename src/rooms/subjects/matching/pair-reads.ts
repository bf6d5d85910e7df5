import { sql } from "kysely";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName } from "../../directory/index.ts";
import { postcodeOf } from "./postcodes.ts";
import { numbersOf } from "../numbers/number-reads.ts";
import { numberOf } from "../numbers/number-kinds.ts";
import type { PersonName } from "../names.ts";
import { bothReachedWith } from "../reached-with.ts";
import type { Described } from "./described.ts";
import { matchingRules, type MatchingRules } from "./matching-rules.ts";
import type { PairVerdict } from "./pair-state.ts";
import { isOfSplit, needsSecondLookSql, type TwoLooks } from "./second-look.ts";
import { scorePairs } from "./score.ts";

/** Two records within reach, as they stand beside each other. */
export type PairedPerson = PersonName & {
  readonly personId: string;
  readonly partnershipId: number;
  readonly reference: string;
  readonly bornOn: string | null;
  readonly sex: "female" | "male" | null;
  readonly team: string;
  readonly otherNames: readonly PersonName[];
  /** Homes that the reader may know and that are not protected. */
  readonly homes: readonly string[];
  /** As `numberOf` reads them, those that stand. */
  readonly numbers: readonly string[];
};

export type PairDecision = {
  readonly decisionId: string;
  readonly verdict: PairVerdict;
  readonly reason: string;
  readonly bits: number;
  readonly decidedBy: string;
  readonly decidedByName: string;
  readonly decidedAt: Date;
  /** Whether it stands in the place of the second look. */
  readonly isSecond: boolean;
  /** Whether it was said by taking the two apart. */
  readonly isOfSplit: boolean;
  readonly endedAt: Date | null;
  readonly endedByName: string | null;
  readonly endReason: string | null;
  readonly version: number;
};

export type FoundPair = {
  readonly one: PairedPerson;
  readonly other: PairedPerson;
  readonly bits: number;
  /** Newest last; those that ended too. */
  readonly decisions: readonly PairDecision[];
  readonly rules: MatchingRules;
};

/** The two, in the order in which pairs are kept. */
export const inOrder = (one: string, other: string): readonly [string, string] =>
  one < other ? [one, other] : [other, one];

/** Both records and what was decided of them; nothing where either is out of reach. */
export async function findPair(
  tx: Tx,
  [first, second]: readonly [string, string],
  on: string,
): Promise<FoundPair | undefined> {
  if (first === second) return undefined;
  const people = await listPaired(tx, [first, second]);
  const [one, other] = inOrder(first, second).map((id) =>
    people.find(({ personId }) => personId === id),
  );
  if (!one || !other) return undefined;
  const rules = await matchingRules(tx, on);
  const both = [describedPerson(one), describedPerson(other)];
  const [bits = 0] = scorePairs(both, [[0, 1]], rules.model);
  return { one, other, bits, rules, decisions: await listPairDecisions(tx, { one, other }) };
}

/** As the engine compares a record with another. */
export const describedPerson = (person: PairedPerson): Described => ({
  names: [person, ...person.otherNames],
  bornOn: person.bornOn,
  sex: person.sex,
  postcode: postcodeOf(person.homes),
  numbers: person.numbers.map(numberOf),
});

async function listPaired(tx: Tx, ids: readonly string[]): Promise<readonly PairedPerson[]> {
  const { rows } = await sql<PairedPerson>`
    select p.person_id as "personId", p.partnership_id as "partnershipId", p.reference,
      p.family_name as "familyName", p.given_name as "givenName", p.born_on as "bornOn", p.sex, t.name as team,
      coalesce((select jsonb_agg(distinct jsonb_build_object('familyName', n.family_name, 'givenName', n.given_name))
        from subjects.names n where n.person_id = p.person_id and n.kind <> 'known_as'), '[]') as "otherNames",
      array(select w.wording from subjects.whereabouts w where w.person_id = p.person_id and w.kind = 'address'
        and not exists (select from subjects.protections s where s.person_id = p.person_id and s.ended_at is null)
        order by w.recorded_at desc) as homes,
      ${numbersOf("p")} as numbers
    from subjects.people p join directory.teams t on t.team_id = p.owning_team_id
    where p.person_id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
}

const decisionColumns = sql`
  d.pair_decision_id as "decisionId", d.verdict, d.reason, d.bits, d.decided_by as "decidedBy",
  ${shownName({ staff: "s", at: "d.decided_at" })} as "decidedByName", d.decided_at as "decidedAt", d.is_second as "isSecond",
  ${isOfSplit} as "isOfSplit", d.ended_at as "endedAt",
  ${shownName<string | null>({ staff: "e", at: "d.ended_at" })} as "endedByName",
  d.end_reason as "endReason", d.version`;
const decisionsWith = sql`
  from subjects.pair_decisions d join directory.staff s on s.staff_id = d.decided_by
  left join directory.staff e on e.staff_id = d.ended_by`;

type Ids = Readonly<Record<"one" | "other", { readonly personId: string }>>;

async function listPairDecisions(tx: Tx, { one, other }: Ids): Promise<readonly PairDecision[]> {
  const { rows } = await sql<PairDecision>`
    select ${decisionColumns} ${decisionsWith}
    where d.person_id = ${one.personId} and d.other_person_id = ${other.personId}
    order by d.decided_at, d.pair_decision_id`.execute(tx);
  return rows;
}

type Named = PersonName & {
  readonly personId: string;
  readonly reference: string;
  readonly bornOn: string | null;
};

export type WaitingPair = {
  readonly one: Named;
  readonly other: Named;
  readonly isDisagreed: boolean;
  readonly isSecondLook: boolean;
};

const named = (
  alias: "p" | "o",
) => sql`jsonb_build_object('personId', ${sql.ref(`${alias}.person_id`)},
  'reference', ${sql.ref(`${alias}.reference`)}, 'familyName', ${sql.ref(`${alias}.family_name`)},
  'givenName', ${sql.ref(`${alias}.given_name`)}, 'bornOn', ${sql.ref(`${alias}.born_on`)})`;

/** Pairs that speak for themselves, and those of the month's sample that do not. */
export const pairSources = ["likely", "sample"] as const;
export type PairSource = (typeof pairSources)[number];
const pairsOf: Readonly<Record<PairSource, ReturnType<typeof sql>>> = {
  likely: sql`subjects.likely_pairs`,
  sample: sql`subjects.pair_samples`,
};

/** As the page of a pair asks it: a list tells of none that the reader's posts do not open. */
const reached = ({ actor, at }: ReadQuery) => bothReachedWith(actor, "record.match", at);

/**
 * Pairs that wait for the reader, of records on both of which they may decide: where two colleagues differ first, then
 * the likeliest. A pair that somebody said is of two children is not among them, but for a second
 * look. The rule is `pairState`'s.
 */
const waiting = ({ source, ...asked }: Waiting) => sql`
  from ${pairsOf[source]} l
  join subjects.people p on p.person_id = l.person_id
  join subjects.people o on o.person_id = l.other_person_id
  cross join lateral (
    select count(*) as looks, count(distinct d.verdict) as kinds, bool_or(d.decided_by = ${asked.actor.id}) as mine,
      bool_or(${needsSecondLookSql(asked.twoLooks)}) as twice
    from subjects.pair_decisions d
    where d.person_id = l.person_id and d.other_person_id = l.other_person_id and d.ended_at is null
  ) d
  where l.partnership_id = ${asked.actor.partnershipId} and ${reached(asked)}
    and (d.looks = 0 or d.kinds = 2 or (d.looks = 1 and d.twice and not d.mine))`;

type ReadQuery = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly twoLooks: TwoLooks;
};
type Waiting = ReadQuery & { readonly source: PairSource };
type Listing = ReadQuery & {
  readonly page: number;
  readonly pageSize: number;
};

export async function listWaitingPairs(
  tx: Tx,
  { page, pageSize, ...asked }: Listing & Waiting,
): Promise<readonly WaitingPair[]> {
  // A sample in the order of its likelihood would say what to expect.
  const order = asked.source === "likely" ? sql`l.bits desc` : sql`l.drawn_on desc`;
  const { rows } = await sql<WaitingPair>`
    select ${named("p")} as one, ${named("o")} as other, d.kinds = 2 as "isDisagreed",
      d.looks = 1 as "isSecondLook"
    ${waiting(asked)}
    order by (d.kinds = 2) desc, ${order}, l.person_id, l.other_person_id
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
  return rows;
}

export async function countWaitingPairs(tx: Tx, asked: Waiting): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count ${waiting(asked)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export type DecidedPair = PairDecision & { readonly one: Named; readonly other: Named };

/** What was decided, newest first. What a colleague said is left out while the reader is still to look themselves. */
export async function listDecidedPairs(
  tx: Tx,
  { page, pageSize, ...asked }: Listing,
): Promise<readonly DecidedPair[]> {
  const { rows } = await sql<DecidedPair>`
    select ${decisionColumns}, ${named("p")} as one, ${named("o")} as other
    ${decisionsWith}
    join subjects.people p on p.person_id = d.person_id
    join subjects.people o on o.person_id = d.other_person_id
    where d.partnership_id = ${asked.actor.partnershipId} and ${reached(asked)}
      and (d.ended_at is not null or d.decided_by = ${asked.actor.id} or not ${needsSecondLookSql(asked.twoLooks)}
      or exists (select from subjects.pair_decisions x where x.person_id = d.person_id
        and x.other_person_id = d.other_person_id and x.ended_at is null and x.decided_by <> d.decided_by))
    order by d.decided_at desc, d.pair_decision_id desc
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
  return rows;
}

/** What two people said of a pair without reading each other, of pairs within reach; also of records that were joined since. */
export async function listSecondLooks(
  tx: Tx,
): Promise<readonly (readonly [PairVerdict, PairVerdict])[]> {
  const { rows } = await sql<{ first: PairVerdict; second: PairVerdict }>`
    select first, second from subjects.second_looks()`.execute(tx);
  return rows.map(({ first, second }) => [first, second]);
}
