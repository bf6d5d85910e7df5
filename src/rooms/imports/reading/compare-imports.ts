import { changedCells, changedFacts, type Renamed } from "./changed-values.ts";
import { matchFormerRows, type Both, type Matches } from "./match-former-rows.ts";
import { findRenamed } from "./renamed-headings.ts";
import { forenameCounts, judgePairs, type JudgedPair } from "./same-child.ts";
import { Facts } from "./shared-facts.ts";
import type { Candidate, FormerRow, RowChange } from "./import-changes.ts";
import type { Place, TrackerReading, TrackerRow } from "./reading-types.ts";

export interface ImportChanges {
  /** The new workbook's rows in their order, then the former rows that are gone. */
  changes: RowChange[];
  /** Columns that are called otherwise now. */
  renamedHeadings: { was: string; now: string }[];
}

const placeOf = ({ sheet, row }: Place): Place => ({ sheet, row });

/** Rows without a pair, compared by the rules that hold within one workbook. */
function likePairs({ before, now }: Both, matches: Matches): JudgedPair[] {
  const left = [...before.keys()].filter((index) => !matches.nowOf.has(index));
  const right = [...now.keys()].filter((index) => !matches.formerOf.has(index));
  const rows = [...left.map((index) => before[index]), ...right.map((index) => now[index])];
  const all = [...before, ...now];
  const facts = new Facts(all, new Map(), 2);
  const pairs = judgePairs(
    rows.filter((row) => row !== undefined),
    facts,
    forenameCounts(all),
  );
  return pairs.flatMap((pair): JudgedPair[] => {
    const [a, b] = [left[pair.a], right[pair.b - left.length]];
    return a === undefined || b === undefined ? [] : [{ ...pair, a, b }];
  });
}

/** Takes the firmest likenesses where only one former child comes into question, and returns the rest. */
function matchByLikeness(both: Both, matches: Matches): Map<number, JudgedPair[]> {
  const open = new Map<number, JudgedPair[]>();
  for (const pair of likePairs(both, matches)) {
    if (!["same", "possible"].includes(pair.comparison.verdict)) continue;
    open.set(pair.b, [...(open.get(pair.b) ?? []), pair]);
  }
  const childOf = (pair: JudgedPair): string => both.before[pair.a]?.child ?? "";
  const firm = [...open.values()]
    .flatMap((pairs) => {
      const same = pairs.filter(({ comparison }) => comparison.verdict === "same");
      return new Set(same.map((pair) => childOf(pair))).size === 1 ? same : [];
    })
    .sort((p, q) => q.comparison.weight - p.comparison.weight || p.a - q.a || p.b - q.b);
  for (const { a, b } of firm) {
    if (!matches.nowOf.has(a) && !matches.formerOf.has(b)) matches.add(a, b);
  }
  const rest = [...open].map(
    ([b, pairs]) => [b, pairs.filter(({ a }) => !matches.nowOf.has(a))] as const,
  );
  return new Map(rest.filter(([b, pairs]) => pairs.length > 0 && !matches.formerOf.has(b)));
}

function keptChange(before: TrackerRow, now: TrackerRow, renamed: Renamed): RowChange {
  const kept = { before: placeOf(before), now: placeOf(now), child: before.child };
  const cells = changedCells(before, now, renamed);
  const facts = changedFacts(before, now);
  if (before.closed !== now.closed) return { kind: "moved", ...kept, cells, facts };
  return cells.length + facts.length === 0
    ? { kind: "unchanged", ...kept }
    : { kind: "changed", ...kept, cells, facts };
}

/** The former children of the other rows taken to be the same child in the new workbook. */
function formerChildren({ before, now }: Both, matches: Matches): Map<string, Set<string>> {
  const children = new Map<string, Set<string>>();
  for (const [index, former] of matches.formerOf) {
    const child = now[index]?.child ?? "";
    children.set(child, (children.get(child) ?? new Set()).add(before[former]?.child ?? ""));
  }
  return children;
}

interface Undecided {
  open: ReadonlyMap<number, readonly JudgedPair[]>;
  former: ReadonlyMap<string, ReadonlySet<string>>;
}

function unmatchedChange(
  { before, now }: Both,
  index: number,
  { open, former }: Undecided,
): RowChange {
  const row = now[index];
  if (row === undefined) throw new Error("There is no such row");
  const known = [...(former.get(row.child) ?? [])];
  const [only] = known;
  if (known.length === 1 && only !== undefined) {
    return { kind: "new", now: placeOf(row), child: row.child, sameAs: only };
  }
  const candidates = (open.get(index) ?? []).flatMap(({ a, comparison }): Candidate[] => {
    const candidate = before[a];
    if (candidate === undefined) return [];
    const { why, against } = comparison;
    return [{ before: placeOf(candidate), child: candidate.child, why, against }];
  });
  return candidates.length > 0 || known.length > 1
    ? { kind: "ambiguous", now: placeOf(row), child: row.child, candidates }
    : { kind: "new", now: placeOf(row), child: row.child, sameAs: null };
}

/**
 * What next month's workbook changed. Rows are found again by what they say, their reference, name
 * and date of birth, and last by likeness; never by where they stand, since rows are sorted and
 * inserted. A former row of another child is never taken over on a guess: it is ambiguous.
 */
export function compareImports(
  before: readonly FormerRow[],
  now: Pick<TrackerReading, "rows">,
): ImportChanges {
  const both = { before, now: now.rows };
  const matches = matchFormerRows(both);
  const open = matchByLikeness(both, matches);
  const pairs = [...matches.formerOf].flatMap(([index, former]) => {
    const [a, b] = [before[former], now.rows[index]];
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
  const renamed = findRenamed(before, now.rows, pairs);
  const undecided = { open, former: formerChildren(both, matches) };
  const changes = now.rows.map((row, index): RowChange => {
    const former = before[matches.formerOf.get(index) ?? -1];
    return former === undefined
      ? unmatchedChange(both, index, undecided)
      : keptChange(former, row, renamed);
  });
  const gone = before
    .filter((_, index) => !matches.nowOf.has(index))
    .map((row): RowChange => ({ kind: "gone", before: placeOf(row), child: row.child }));
  return { changes: [...changes, ...gone], renamedHeadings: [...renamed.values()] };
}
