import type { Agreed, Said } from "./agreed.ts";
import type { Pairs } from "./pair-batch.ts";

/** What one level of a pass found, and what it left aside because the block was too large. */
export type PassReport = {
  readonly name: string;
  readonly pairs: number;
  readonly largestBlock: number;
  /** Blocks that were not compared whole, but divided by something more. */
  readonly dividedBlocks: number;
  /** Blocks that were not compared at all, because nothing was left to divide them by. */
  readonly cappedBlocks: number;
  readonly cappedPairs: number;
};

/**
 * The pairs of one unit of this share, which may be none; or what this share has to say to the others,
 * which is answered with what all have said.
 */
export type Step = { readonly unit: Pairs } | { readonly said: Said };

/** What came of a unit: how many pairs of each of its parts may be likely. Nothing where nobody knows. */
export type Came = { readonly likely: readonly number[] };

export type Steps<Result> = Generator<Step, Result, Agreed | Came | undefined>;
