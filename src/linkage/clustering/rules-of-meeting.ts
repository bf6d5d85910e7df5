/** What people have decided, as pairs of rows. It holds through every run. */
export type Decisions = {
  readonly same?: readonly (readonly [number, number])[];
  readonly notSame?: readonly (readonly [number, number])[];
};

/** Surer than anything that records say. */
const certain = 40;

/** Bits by which a person decided of two rows; undefined where nobody did. As in grouping, "these are the same" goes first. */
export type Decided = (one: number, other: number) => number | undefined;

export function decidedOf(decisions: Decisions | undefined): Decided {
  const { same = [], notSame = [] } = decisions ?? {};
  if (same.length + notSame.length === 0) return () => undefined;
  const bits = new Map<number, number>();
  for (const [one, other] of notSame) bits.set(keyOf(one, other), -certain);
  for (const [one, other] of same) bits.set(keyOf(one, other), certain);
  return (one, other) => bits.get(keyOf(one, other));
}

/** One number for two rows, in either order. */
export const keyOf = (one: number, other: number): number =>
  Math.min(one, other) * 2 ** 26 + Math.max(one, other);

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

/** So many of a thousand records may have a likely second one in a source that counts as clean. */
const cleanUpTo = 1;

/** Bits from which two records of one source tell of one person listed twice: namesakes come out below. */
const sure = 6;

type Found = {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly scores: Float32Array;
  readonly size: number;
};

/** So many sure pairs must be missing, or that there are none tells nothing. */
const missed = 3;

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
    across > 20 * within &&
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
