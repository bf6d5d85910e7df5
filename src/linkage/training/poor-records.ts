import { exact, type Comparison } from "../comparing/comparison.ts";
import {
  isWritten,
  noPoor,
  withOdds,
  type PoorRecords,
  type Written,
} from "../likelihood/poor-records.ts";
import { poorRecords } from "../priors/classes.ts";

const { imagined, fewestOdds: fewest, mostOdds: most } = poorRecords;

/** So it is taken to be before anything is learned, and as so many things of such pairs it counts. */
export const usualPoor: PoorRecords = { odds: poorRecords.odds, moves: poorRecords.moves };

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
      (share) => (1 - poorRecords.share) * share + poorRecords.share * withOdds(share, odds) - all,
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
