import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { findManyAlike, listInBrief, type Candidate, type Sought } from "../../subjects/index.ts";
import { listTrackerValues } from "../../child-record/index.ts";
import type { TrackerReading } from "../reading/reading-types.ts";
import type { ImportDecision } from "../workbook/workbook-types.ts";
import { listFormerRows, placeHeadings } from "./former-rows.ts";
import { compareKnown } from "./known-child.ts";
import { personOf } from "./person-of-rows.ts";
import { decidedMatches, splitRows, type Split } from "./split-rows.ts";
import { firstOfEach, openPairsOf, saidApart } from "./who-waits.ts";
import {
  placeKey,
  type Beyond,
  type FormerRow,
  type Group,
  type ImportPlan,
  type KnownChild,
  type LeftOut,
  type PossibleMatch,
} from "./plan-types.ts";

type Planning = { readonly today: string; readonly at: Date };

type ReadQuery = {
  readonly reading: TrackerReading;
  readonly decisions: readonly ImportDecision[];
};

/**
 * What bringing a workbook in would write, as the records stand now and as far as the actor reaches.
 * The preview shows it and confirming writes it: it is worked out anew each time, so that nothing is
 * written over what somebody recorded meanwhile.
 */
export async function planImport(
  tx: Tx,
  planning: Planning,
  { reading, decisions }: ReadQuery,
): Promise<ImportPlan> {
  const former = await listFormerRows(tx);
  const split = splitRows(reading, former, decisions);
  const hidden = placeHeadings(reading);
  const known = await knownChildren(tx, planning, { split, former, decisions, hidden });
  const beyond = await findBeyond(tx, split.unlinked, planning);
  const alike = await findManyAlike(tx, split.unlinked.map(soughtOf), planning.today);
  const apart = saidToBeOthers(split, decisions);
  const sorted = sortUnlinked(split.unlinked, { alike, beyond, apart });
  const { write, wait } = firstOfEach(sorted.fresh, openPairsOf(reading.pairs, decisions));
  const unclear = split.unclear.map(({ rows }): LeftOut => ({ rows, why: "unclear" }));
  const ofPairs = wait.map((rows): LeftOut => ({ rows, why: "pair" }));
  return {
    fresh: write,
    known,
    leftOut: [...sorted.leftOut, ...unclear, ...ofPairs],
    beyond: sorted.beyond,
    gone: split.gone,
    matches: [...sorted.matches, ...(await unclearMatches(tx, split, planning))],
  };
}

type KnownAsked = {
  readonly split: Split;
  readonly former: readonly FormerRow[];
  readonly decisions: readonly ImportDecision[];
  readonly hidden: ReadonlySet<string>;
};

async function knownChildren(
  tx: Tx,
  { today }: Planning,
  { split, former, decisions, hidden }: KnownAsked,
): Promise<readonly KnownChild[]> {
  const personIds = [...split.linked.keys()];
  if (personIds.length === 0) return [];
  const people = await listInBrief(tx, personIds);
  const values = await listTrackerValues(tx, personIds);
  const formerOf = Map.groupBy(former, ({ personId }) => personId);
  return [...split.linked].flatMap(([personId, rows]) => {
    const [person, tracker] = [people.get(personId), values.get(personId)];
    // A record that left the actor's reach since a decision was made is left as it is.
    if (!person || !tracker) return [];
    const own = formerOf.get(personId) ?? [];
    const { changes } = split;
    return [
      compareKnown({ today, person, tracker, rows, former: own, changes, decisions, hidden }),
    ];
  });
}

type Found = {
  readonly alike: readonly (readonly Candidate[])[];
  readonly beyond: ReadonlyMap<number, Omit<Beyond, "rows">>;
  readonly apart: (rows: Group) => ReadonlySet<string>;
};

/** Records that these rows were said not to be of: by name, or by a row that became one. */
function saidToBeOthers(
  { linked }: Split,
  decisions: readonly ImportDecision[],
): (rows: Group) => ReadonlySet<string> {
  const decided = decidedMatches(decisions);
  const others = saidApart(decisions);
  const personAt = new Map(
    [...linked].flatMap(([personId, rows]) =>
      rows.map((row) => [placeKey(row), personId] as const),
    ),
  );
  return (rows) => {
    const first = rows[0] && decided.get(placeKey(rows[0]));
    const beside = rows.flatMap((row) => [...(others.get(placeKey(row)) ?? [])]);
    return new Set([
      ...(first?.different ?? []),
      ...beside.flatMap((place) => personAt.get(place) ?? []),
    ]);
  };
}

/** New children, and those who are not made since they may be here. */
function sortUnlinked(
  unlinked: readonly Group[],
  { alike, beyond, apart: apartOf }: Found,
): Pick<ImportPlan, "fresh" | "leftOut" | "beyond" | "matches"> {
  const fresh: Group[] = [];
  const leftOut: LeftOut[] = [];
  const out: Beyond[] = [];
  const matches: PossibleMatch[] = [];
  unlinked.forEach((rows, index) => {
    const apart = apartOf(rows);
    const candidates = alike[index] ?? [];
    const undecided = candidates.filter(({ personId }) => !apart.has(personId));
    const isExact = undecided.some((one) => isVery(rows, one));
    if (candidates.length > 0) matches.push({ rows, candidates, isExact });
    const ring = beyond.get(index);
    if (ring && !apart.has(outOfReach)) out.push({ rows, ...ring });
    else if (undecided.length > 0) leftOut.push({ rows, why: isExact ? "here" : "alike" });
    else fresh.push(rows);
  });
  return { fresh, leftOut, beyond: out, matches };
}

/** Stands in a decision for a record whose id the actor does not know. */
export const outOfReach = "out-of-reach";

/** The same name and date of birth: one who is here already, left as they are until a person decides. */
function isVery(rows: Group, { person }: Candidate): boolean {
  const { familyName, givenName, bornOn } = personOf(rows);
  const plain = (text: string): string =>
    text
      .normalize("NFD")
      .replaceAll(/[^\p{L}]/gu, "")
      .toLowerCase();
  return (
    bornOn !== null &&
    bornOn === person.bornOn &&
    plain(familyName) === plain(person.familyName) &&
    plain(givenName) === plain(person.givenName)
  );
}

function soughtOf(rows: Group): Sought {
  const { familyName, givenName, otherNames, bornOn, sex } = personOf(rows);
  const notAsked = { ageAbout: null, school: null };
  return { saidIn: "in the workbook", familyName, givenName, otherNames, bornOn, sex, ...notAsked };
}

/** For a row that may be one of several earlier ones: the children those became. */
async function unclearMatches(
  tx: Tx,
  { unclear }: Split,
  { today }: Planning,
): Promise<readonly PossibleMatch[]> {
  if (unclear.length === 0) return [];
  const alike = await findManyAlike(
    tx,
    unclear.map(({ rows }) => soughtOf(rows)),
    today,
  );
  return unclear.map(({ rows }, index) => ({
    rows,
    candidates: alike[index] ?? [],
    isExact: false,
  }));
}

async function findBeyond(
  tx: Tx,
  groups: readonly Group[],
  { at }: Planning,
): Promise<ReadonlyMap<number, Omit<Beyond, "rows">>> {
  if (groups.length === 0) return new Map();
  const people = groups.map(personOf);
  const { rows } = await sql<{ place: number; ringName: string; ringPhone: string | null }>`
    select place, ring_name as "ringName", ring_phone as "ringPhone" from identify.beyond_reach(
      ${people.map(({ familyName }) => familyName)}::text[], ${people.map(({ givenName }) => givenName)}::text[],
      ${people.map(({ bornOn }) => bornOn)}::date[], ${at})`.execute(tx);
  return new Map(rows.map(({ place, ...ring }) => [place - 1, ring]));
}
