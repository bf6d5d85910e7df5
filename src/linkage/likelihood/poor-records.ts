import { exact, type Comparison } from "../comparing/comparison.ts";
import { poorRecords } from "../priors/classes.ts";

const { tellingOdds: telling } = poorRecords;

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

/** As if no record were poorer than others. */
export const noPoor: PoorRecords = { odds: 1, moves: 0 };
/** Things of a child's own besides, which no slip makes a brother's: names go together, and of sexes there are two. */
const besides = new Set(["sex", "middle name"]);

/**
 * Whether poor records can be told at all. Who has one thing of their own that differs is rather a brother or a
 * sister: it takes two of them.
 */
export const mayBePoor = (comparisons: readonly Comparison[]): boolean =>
  comparisons.filter(({ isShared, name }) => !isShared && !besides.has(name)).length > 1;

/** Whether some records are poorer than others by so much that it is told. */
export const areTold = ({ odds }: PoorRecords = noPoor): boolean => odds >= telling;

/**
 * What somebody writes of the child. A home is another one rather than a slip, and what records have in common
 * besides, a school, a date or the number of a referral, says to which piece of work they belong.
 */
export const isWritten = ({ isShared, name }: Comparison): boolean =>
  !isShared || name === "surname";

/** A share with its odds multiplied. */
export const withOdds = (share: number, odds: number): number => {
  const multiplied = share * odds;
  return multiplied / (1 - share + multiplied);
};

/** Where the levels of each comparison begin, and how often each comes out. */
export type Written = {
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
