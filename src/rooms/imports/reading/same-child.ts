import {
  compareRows,
  comparableName,
  type Comparison,
  type ForenameCounts,
} from "./compare-rows.ts";
import { Facts, type PlaceHeadings } from "./shared-facts.ts";
import { decidedPairs, type DecidedPairs } from "./decided-pairs.ts";
import type { ComparedPair, Place } from "./reading-types.ts";
import type { UnmatchedRow } from "./read-row.ts";

export interface JudgedPair {
  /** Indexes into the rows, the earlier first. */
  a: number;
  b: number;
  comparison: Comparison;
}

export interface SameChild {
  /** For each row, the index of the first row of its child. */
  childOf: number[];
  pairs: JudgedPair[];
  joined: ReadonlySet<JudgedPair>;
  decided: DecidedPairs;
}

/** Rows alike in a way that makes a comparison worth while; others are never one child. */
function blockKeys(row: UnmatchedRow): string[] {
  const name = comparableName(row);
  const keys: string[] = [];
  if (row.dateOfBirth !== null) {
    const [year = "", month = "", day = ""] = row.dateOfBirth.split("-");
    keys.push(`born ${year} ${[month, day].sort().join(" ")}`);
  }
  const whole = [name.surname.join(""), name.forename.join("")].sort();
  if (whole.every((half) => half !== "")) keys.push(`name ${whole.join(" ")}`);
  return keys;
}

/** A crowd with one key is no evidence, and comparing it pair by pair would take for ever. */
const crowd = 60;

function candidatePairs(rows: readonly UnmatchedRow[], facts: Facts): [number, number][] {
  const blocks = new Map<string, number[]>();
  rows.forEach((row, index) => {
    for (const key of blockKeys(row)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [index]);
      else block.push(index);
    }
  });
  const indexOf = new Map(rows.map((row, index) => [row, index]));
  const sharing = facts
    .groups()
    .map((group) => group.map((row) => indexOf.get(row)).filter((index) => index !== undefined));
  const pairs = new Map<number, [number, number]>();
  for (const block of [...blocks.values(), ...sharing]) {
    if (block.length > crowd) continue;
    block.forEach((a, at) => {
      for (const b of block.slice(at + 1)) {
        const pair: [number, number] = a < b ? [a, b] : [b, a];
        pairs.set(pair[0] * rows.length + pair[1], pair);
      }
    });
  }
  return [...pairs.values()].sort((left, right) => left[0] - right[0] || left[1] - right[1]);
}

/** Forenames by number of rows, each date of birth once so that duplicates do not count twice. */
export function forenameCounts(rows: readonly UnmatchedRow[]): Map<string, number> {
  const births = new Map<string, Set<string>>();
  for (const row of rows) {
    const forename = comparableName(row).forename.join("");
    births.set(
      forename,
      (births.get(forename) ?? new Set()).add(row.dateOfBirth ?? String(row.row)),
    );
  }
  return new Map([...births].map(([forename, dates]) => [forename, dates.size]));
}

/** Groups of rows that grow by joining; a join is refused when any two members are apart. */
class Groups {
  private readonly membersOf: number[][];

  constructor(count: number) {
    this.membersOf = Array.from({ length: count }, (_, index) => [index]);
  }

  members(index: number): number[] {
    return this.membersOf[index] ?? [index];
  }

  /** Guards against chains: A like B and B like C does not make A and C one child. */
  join(a: number, b: number, areApart: (x: number, y: number) => boolean): boolean {
    const [left, right] = [this.members(a), this.members(b)];
    if (left === right) return true;
    if (left.some((x) => right.some((y) => areApart(x, y)))) return false;
    const together = [...left, ...right].sort((x, y) => x - y);
    for (const member of together) this.membersOf[member] = together;
    return true;
  }
}

type Compare = (a: number, b: number) => Comparison | undefined;

function comparer(rows: readonly UnmatchedRow[], facts: Facts, counts: ForenameCounts): Compare {
  return (a, b) => {
    const [left, right] = [rows[a], rows[b]];
    return left === undefined || right === undefined
      ? undefined
      : compareRows(left, right, facts, counts);
  };
}

/** Every pair of rows that is worth comparing, compared. */
export function judgePairs(
  rows: readonly UnmatchedRow[],
  facts: Facts,
  counts: ForenameCounts,
): JudgedPair[] {
  const compare = comparer(rows, facts, counts);
  return candidatePairs(rows, facts).flatMap(([a, b]): JudgedPair[] => {
    const comparison = compare(a, b);
    return comparison === undefined ? [] : [{ a, b, comparison }];
  });
}

/** The pair as judged, or as it is when a person decided about rows that nothing connects. */
function decidedAsPairs(
  pairs: JudgedPair[],
  decided: DecidedPairs,
  compare: Compare,
): JudgedPair[] {
  const key = (a: number, b: number): string => `${Math.min(a, b)} ${Math.max(a, b)}`;
  const judged = new Set(pairs.map(({ a, b }) => key(a, b)));
  const more = decided.together.flatMap(({ a, b }): JudgedPair[] => {
    const comparison = compare(Math.min(a, b), Math.max(a, b));
    if (comparison === undefined || judged.has(key(a, b))) return [];
    judged.add(key(a, b));
    return [{ a: Math.min(a, b), b: Math.max(a, b), comparison }];
  });
  return [...pairs, ...more];
}

/** Evidence that two rows are two children, unless a person joined one of them to the other's like. */
function speaksAgainst(x: number, y: number, compare: Compare, decided: DecidedPairs): boolean {
  const between = compare(x, y);
  if (between === undefined || between.verdict === "same") return false;
  const isDoubted = between.birth === "different" || between.mayBeTwins;
  if (between.verdict !== "apart" && !isDoubted) return false;
  const [left, right] = [decided.withRow(x), decided.withRow(y)];
  if (left.length + right.length === 2) return true;
  return !left.some((a) => right.some((b) => compare(a, b)?.verdict === "same"));
}

/**
 * Which rows are about one child. What people decided comes first; other pairs are judged one by
 * one, the firmest joined first. The outcome depends on rows, their order and decisions only.
 */
export function findSameChild(
  rows: readonly UnmatchedRow[],
  places: PlaceHeadings,
  decided: DecidedPairs = decidedPairs([], rows),
): SameChild {
  const facts = new Facts(rows, places);
  const counts = forenameCounts(rows);
  const compare = comparer(rows, facts, counts);
  const pairs = decidedAsPairs(judgePairs(rows, facts, counts), decided, compare);
  const groups = new Groups(rows.length);
  for (const { a, b } of decided.together) groups.join(a, b, decided.areApart);
  const areApart = (x: number, y: number): boolean =>
    decided.areApart(x, y) || speaksAgainst(x, y, compare, decided);
  const firmestFirst = pairs
    .filter(({ a, b, comparison }) => comparison.verdict === "same" && decided.of(a, b) === null)
    .sort((p, q) => q.comparison.weight - p.comparison.weight || p.a - q.a || p.b - q.b);
  const joined = new Set(firmestFirst.filter(({ a, b }) => groups.join(a, b, areApart)));
  for (const pair of pairs) if (decided.of(pair.a, pair.b) === true) joined.add(pair);
  const childOf = rows.map((_, index) => groups.members(index)[0] ?? index);
  return { childOf, pairs, joined, decided };
}

/** The pairs a person should be shown: joined, possible, or decided already. */
export function pairsToShow(rows: readonly UnmatchedRow[], found: SameChild): ComparedPair[] {
  const place = (index: number): Place => {
    const row = rows[index];
    return { sheet: row?.sheet ?? "", row: row?.row ?? 0 };
  };
  return found.pairs
    .map((pair) => ({ pair, decided: found.decided.of(pair.a, pair.b) }))
    .filter(
      ({ pair, decided }) =>
        decided !== null ||
        found.joined.has(pair) ||
        ["possible", "same"].includes(pair.comparison.verdict),
    )
    .map(({ pair, decided }) => ({
      a: place(pair.a),
      b: place(pair.b),
      joined: found.joined.has(pair),
      decided,
      why: pair.comparison.why,
      against: pair.comparison.against,
    }));
}
