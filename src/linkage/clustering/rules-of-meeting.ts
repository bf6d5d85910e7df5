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

/**
 * For each row the source that lists nobody twice, or -1. A source is clean where hardly any pair
 * within it is sure, though some with others are. The more records a source has, the more namesakes are
 * likely to be one by their score: they say nothing of how it is kept; nor does a source of which so
 * little is known that no pair could be sure.
 */
export function cleanSources(codes: Int32Array, { left, right, scores, size }: Found): Int32Array {
  const [rows, within, across] = [0, 1, 2].map(() => new Map<number, number>()) as [
    Map<number, number>,
    Map<number, number>,
    Map<number, number>,
  ];
  const count = (into: Map<number, number>, source: number): void =>
    void into.set(source, (into.get(source) ?? 0) + 1);
  for (let row = 0; row < codes.length; row += 1) count(rows, codes[row] ?? -1);
  for (let at = 0; at < size; at += 1) {
    if ((scores[at] ?? 0) < sure) continue;
    const one = codes[left[at] ?? 0] ?? -1;
    const other = codes[right[at] ?? 0] ?? -1;
    if (one === other) {
      count(within, one);
    } else {
      count(across, one);
      count(across, other);
    }
  }
  const isClean = (source: number): boolean => {
    const [all, twice, others] = [rows, within, across].map((map) => map.get(source) ?? 0);
    return (twice ?? 0) * 1000 <= (all ?? 0) * cleanUpTo && (others ?? 0) > 20 * (twice ?? 0);
  };
  const clean = new Set([...rows.keys()].filter((source) => source >= 0 && isClean(source)));
  return codes.map((source) => (clean.has(source) ? source : -1));
}
