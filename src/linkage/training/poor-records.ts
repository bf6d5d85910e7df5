import { exact, type Comparison } from "../comparing/comparison.ts";

/**
 * Some records are written in haste, over the telephone or from memory: where one thing in them is wrong, others
 * often are. Taken as slips that have nothing to do with each other, three of them would speak against one person
 * three times. In pairs with such a record every slip has its odds multiplied by one number, which is learned.
 */

/**
 * How pairs with a poor record differ from others of one person: how many times likelier, in odds, a thing is
 * written otherwise, and how many of them are of two homes.
 */
export type PoorRecords = { readonly odds: number; readonly moves: number };

/** So it is taken to be before anything is learned, and as so many things of such pairs it counts. */
export const usualPoor: PoorRecords = { odds: 5, moves: 0.15 };
/** As if no record were poorer than others. */
export const noPoor: PoorRecords = { odds: 1, moves: 0 };
/** Of the pairs of one person so many are taken to have a poor record before they are looked for. */
export const usuallyPoor = 0.3;
const imagined = 30;
/** Odds between which they are looked for, and below which no record is much poorer than others. */
const [fewest, most, telling] = [1, 60, 3];

/** Things of a child's own besides, which no slip makes a brother's: names go together, and of sexes there are two. */
const besides = new Set(["sex", "middle name"]);

/**
 * Whether poor records can be told at all. Who has one thing of their own that differs is rather a brother or a
 * sister: it takes two of them.
 */
export const mayBePoor = (comparisons: readonly Comparison[]): boolean =>
  comparisons.filter(({ isShared, name }) => !isShared && !besides.has(name)).length > 1;

/**
 * Pairs are likelier by so much, as a natural logarithm, where there are poor records: by less with one chance in
 * a thousand where there are none, since some ten numbers more are learned (half of what chi-squared has there).
 */
export const leastGained = 15;

/** Whether some records are poorer than others by so much that it is told. */
export const areTold = ({ odds }: PoorRecords = noPoor): boolean => odds >= telling;

const names = new Set(["forename", "surname"]);

/**
 * Whether those taken for poor records are rather somebody else's: a name that was written wrongly is mostly
 * like the right one, in some of its letters or its parts, and of a namesake the other name is simply another.
 * @param sums of these pairs, by level, as `p`
 */
export const areOthers = (
  comparisons: readonly Comparison[],
  offsets: readonly number[],
  sums: Float64Array,
): boolean =>
  comparisons.some(({ name, levels }, field) => {
    if (!names.has(name)) return false;
    const offset = offsets[field] ?? 0;
    const slips = sums.subarray(offset + exact + 1, offset + levels.length);
    return (slips.at(-1) ?? 0) * 2 > slips.reduce((sum, one) => sum + one, 0);
  });

/**
 * What somebody writes of the child. A home is another one rather than a slip, and what records have in common
 * besides, a school, a date or the number of a referral, says to which piece of work they belong.
 */
const isWritten = ({ isShared, name }: Comparison): boolean => !isShared || name === "surname";

/** A share with its odds multiplied. */
const withOdds = (share: number, odds: number): number => {
  const multiplied = share * odds;
  return multiplied / (1 - share + multiplied);
};

/** Where the levels of each comparison begin, and how often each comes out. */
type Written = {
  readonly offsets: readonly number[];
  readonly m: Float64Array;
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly p: Float64Array;
  readonly poor: PoorRecords;
};

/** Fills `p`: how often each level comes out where one of two records of one person is a poor one. */
export function asWrittenPoorly(
  comparisons: readonly Comparison[],
  { offsets, m, u, v, p, poor: { odds, moves } }: Written,
): void {
  for (const [field, comparison] of comparisons.entries()) {
    const offset = offsets[field] ?? 0;
    const slips = 1 - (m[offset + exact] ?? 1);
    const isSlipped = slips > 0 && isWritten(comparison);
    const poorly = withOdds(slips, odds);
    for (let at = offset + exact; at < offset + comparison.levels.length; at += 1) {
      if (comparison.isHome === true) p[at] = (1 - moves) * (m[at] ?? 0) + moves * (u[at] ?? 0);
      else if (!isSlipped) p[at] = v[at] ?? 0;
      else p[at] = at === offset + exact ? 1 - poorly : ((m[at] ?? 0) / slips) * poorly;
    }
  }
}

type Known = Pick<Written, "offsets" | "m" | "u" | "poor">;

/**
 * How pairs with a poor record differ, from how often they did.
 * @param sums of these pairs, by level, as `p`
 */
export const learnedPoor = (
  comparisons: readonly Comparison[],
  thetas: Known,
  sums: Float64Array,
): PoorRecords => ({
  odds: learnedOdds(comparisons, thetas, sums),
  moves: learnedMoves(comparisons, thetas, sums),
});

/** Each level that comes out where one home is told is one of two homes as far as it is likelier so. */
function learnedMoves(
  comparisons: readonly Comparison[],
  { offsets, m, u, poor: { moves } }: Known,
  sums: Float64Array,
): number {
  let [all, elsewhere] = [imagined, imagined * usualPoor.moves];
  for (const [field, { isHome, levels }] of comparisons.entries()) {
    if (isHome !== true) continue;
    for (let level: number = exact; level < levels.length; level += 1) {
      const at = (offsets[field] ?? 0) + level;
      const [one, two] = [(1 - moves) * (m[at] ?? 0), moves * (u[at] ?? 0)];
      all += sums[at] ?? 0;
      elsewhere += ((sums[at] ?? 0) * two) / (one + two || 1);
    }
  }
  return elsewhere / all;
}

function learnedOdds(
  comparisons: readonly Comparison[],
  { offsets, m }: Known,
  sums: Float64Array,
): number {
  const things = comparisons.flatMap((comparison, field) => {
    if (!isWritten(comparison)) return [];
    const offset = offsets[field] ?? 0;
    const its = sums.subarray(offset + exact, offset + comparison.levels.length);
    const pairs = its.reduce((sum, one) => sum + one, 0);
    return [{ slips: 1 - (m[offset + exact] ?? 1), pairs, differ: pairs - (its[0] ?? 0) }];
  });
  const all = things.reduce((sum, { pairs }) => sum + pairs, 0);
  if (all < imagined) return noPoor.odds;
  const expected = (odds: number): number =>
    things.reduce((sum, { slips, pairs }) => sum + pairs * withOdds(slips, odds), 0);
  const behind = 1 + imagined / all;
  const differ = things.reduce((sum, one) => sum + one.differ, 0);
  const wanted = differ + (behind - 1) * expected(usualPoor.odds);
  return rootOf([fewest, most], (odds) => behind * expected(odds) - wanted);
}

/** How often each level came out, from "the same" on: of pairs without a poor record, and of pairs with one. */
type Counts = { readonly well: Float64Array; readonly poorly: Float64Array };

/**
 * Adds to pairs without a poor record those with one, as so many pairs without one would have come out: what is
 * often wrong in poor records is wrong now and then in others too, and in the same way.
 */
export function withPoorPairs(
  comparison: Comparison,
  { odds }: PoorRecords,
  { well, poorly }: Counts,
): void {
  if (comparison.isHome === true) return;
  const sum = (of: Float64Array): number => of.reduce((all, one) => all + one, 0);
  const [clean, poor] = [sum(well), sum(poorly)];
  for (const [level, count] of poorly.entries()) well[level] = (well[level] ?? 0) + count;
  const differ = clean + poor - (well[0] ?? 0);
  if (poor === 0 || differ <= 0 || !isWritten(comparison)) return;
  const slips = rootOf([1e-9, 1], (share) => clean * share + poor * withOdds(share, odds) - differ);
  for (let level = 1; level < well.length; level += 1)
    well[level] = ((well[level] ?? 0) / differ) * slips * (clean + poor);
  well[0] = (1 - slips) * (clean + poor);
}

/** Takes out of what is known of all pairs of one person what those with a poor record are taken to add to it. */
export function withoutPoor(
  comparisons: readonly Comparison[],
  { offsets, m, poor: { odds } }: Pick<Written, "offsets" | "m" | "poor">,
): void {
  for (const [field, comparison] of comparisons.entries()) {
    const offset = offsets[field] ?? 0;
    const all = 1 - (m[offset + exact] ?? 1);
    if (!isWritten(comparison) || all <= 0) continue;
    const slips = rootOf(
      [1e-9, 1],
      (share) => (1 - usuallyPoor) * share + usuallyPoor * withOdds(share, odds) - all,
    );
    m[offset + exact] = 1 - slips;
    for (let at = offset + exact + 1; at < offset + comparison.levels.length; at += 1)
      m[at] = ((m[at] ?? 0) / all) * slips;
  }
}

/** Where a function that grows is zero, to a thousandth of itself. */
function rootOf(between: readonly [number, number], grows: (at: number) => number): number {
  let [low, high] = between;
  while (high / low > 1.001) {
    const middle = Math.sqrt(low * high);
    if (grows(middle) < 0) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}
