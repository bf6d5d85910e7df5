import type { Decisions } from "../scoring/decided.ts";
import { cleanSources as ofClean } from "../priors/clustering.ts";

const { upTo: cleanUpTo, sure, across: timesAcross, missed } = ofClean;

/**
 * Whether two groups may become one: not across a person's "these are not the same", and not where
 * both hold a record of one source that lists each person once.
 */
export function mayMeetOf(
  notSame: Decisions["notSame"],
  cleanSource: Int32Array | undefined,
): (left: readonly number[], right: readonly number[]) => boolean {
  const apart = new Map<number, Set<number>>();
  const keep = (one: number, other: number): void => {
    apart.set(one, (apart.get(one) ?? new Set<number>()).add(other));
  };
  for (const [one, other] of notSame ?? []) {
    keep(one, other);
    keep(other, one);
  }
  return (left, right) => {
    const isApart = left.some((row) => right.some((other) => apart.get(row)?.has(other)));
    if (isApart) return false;
    if (cleanSource === undefined) return true;
    const sources = new Set(left.map((row) => cleanSource[row] ?? -1));
    return !right.some(
      (row) => (cleanSource[row] ?? -1) >= 0 && sources.has(cleanSource[row] ?? -1),
    );
  };
}

type Found = {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly scores: Float32Array;
  readonly size: number;
};

/** How many pairs of one source, and of one of its records with another's, are likely, and how many of them sure. */
type Counts = Record<"rows" | "within" | "across" | "likelyWithin" | "likelyAcross", number>;

/**
 * For each row the source that lists nobody twice, or -1. A source is clean where hardly any pair
 * within it is sure, though some with others are. The more records a source has, the more namesakes are
 * likely to be one by their score: they say nothing of how it is kept; nor does a source of which so
 * little is known that no pair could be sure, or of whose likely pairs hardly any would be, if they were
 * what those with others are.
 */
export function cleanSources(codes: Int32Array, found: Found): Int32Array {
  const counted = countsBySource(codes, found);
  const isClean = ({ rows, within, across, likelyWithin, likelyAcross }: Counts): boolean =>
    isRare(within, rows) &&
    across > timesAcross * within &&
    (isRare(likelyWithin, rows) || likelyWithin * across >= missed * likelyAcross);
  const clean = new Set<number>();
  for (const [source, counts] of counted) if (source >= 0 && isClean(counts)) clean.add(source);
  return codes.map((source) => (clean.has(source) ? source : -1));
}

const isRare = (pairs: number, rows: number): boolean => pairs * 1000 <= rows * cleanUpTo;

function countsBySource(
  codes: Int32Array,
  { left, right, scores, size }: Found,
): ReadonlyMap<number, Counts> {
  const counted = new Map<number, Counts>();
  const of = (source: number): Counts => {
    const known = counted.get(source);
    if (known) return known;
    const made = { rows: 0, within: 0, across: 0, likelyWithin: 0, likelyAcross: 0 };
    counted.set(source, made);
    return made;
  };
  for (const source of codes) of(source).rows += 1;
  for (let at = 0; at < size; at += 1) {
    const score = scores[at] ?? 0;
    if (score < 0) continue;
    const [one, other] = [of(codes[left[at] ?? 0] ?? -1), of(codes[right[at] ?? 0] ?? -1)];
    const isSure = Number(score >= sure);
    if (one === other) {
      one.within += isSure;
      one.likelyWithin += 1;
      continue;
    }
    for (const source of [one, other]) {
      source.across += isSure;
      source.likelyAcross += 1;
    }
  }
  return counted;
}
