import { compareRows, comparableName, type Comparison } from "./compare-rows.ts";
import { Facts, type PlaceHeadings } from "./shared-facts.ts";
import type { ComparedPair } from "./reading-types.ts";
import type { UnmatchedRow } from "./read-row.ts";

interface JudgedPair {
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
  const sharing = facts.groups().map((group) => group.map((row) => indexOf.get(row) ?? 0));
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
function forenameCounts(rows: readonly UnmatchedRow[]): Map<string, number> {
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

/**
 * Which rows are about one child. Pairs are judged one by one, the firmest joined first; the
 * outcome depends on the rows and their order only.
 */
export function findSameChild(rows: readonly UnmatchedRow[], places: PlaceHeadings): SameChild {
  const facts = new Facts(rows, places);
  const counts = forenameCounts(rows);
  const compare = (a: number, b: number): Comparison | undefined => {
    const [left, right] = [rows[a], rows[b]];
    return left === undefined || right === undefined
      ? undefined
      : compareRows(left, right, facts, counts);
  };
  const pairs = candidatePairs(rows, facts).flatMap(([a, b]): JudgedPair[] => {
    const comparison = compare(a, b);
    return comparison === undefined ? [] : [{ a, b, comparison }];
  });
  const groups = new Groups(rows.length);
  const areApart = (x: number, y: number): boolean => {
    const between = compare(x, y);
    if (between === undefined || between.verdict === "same") return false;
    return between.verdict === "apart" || between.birth === "different";
  };
  const firmestFirst = pairs
    .filter(({ comparison }) => comparison.verdict === "same")
    .sort((p, q) => q.comparison.weight - p.comparison.weight || p.a - q.a || p.b - q.b);
  const joined = new Set(firmestFirst.filter(({ a, b }) => groups.join(a, b, areApart)));
  return { childOf: rows.map((_, index) => groups.members(index)[0] ?? index), pairs, joined };
}

/** The pairs a person should be shown: those joined, and those that may be one child. */
export function pairsToShow(rows: readonly UnmatchedRow[], found: SameChild): ComparedPair[] {
  const place = (index: number): { sheet: string; row: number } => {
    const row = rows[index];
    return { sheet: row?.sheet ?? "", row: row?.row ?? 0 };
  };
  return found.pairs
    .filter(
      (pair) => found.joined.has(pair) || ["possible", "same"].includes(pair.comparison.verdict),
    )
    .map((pair) => ({
      a: place(pair.a),
      b: place(pair.b),
      joined: found.joined.has(pair),
      why: pair.comparison.why,
      against: pair.comparison.against,
    }));
}
