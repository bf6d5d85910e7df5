import type { Sizes } from "./agreed.ts";
import { pairsIn } from "./blocks.ts";
import { blocks } from "../priors/blocking.ts";

const { small: smallBlock } = blocks;

/** The largest block that is compared whole: any where all fit, else small ones until the last level. */
export function limitOf(sizes: Sizes, budget: number, isLast: boolean): number {
  if (pairsUpTo(sizes, Infinity) <= budget) return Infinity;
  return isLast
    ? largestAllowed(sizes, budget)
    : Math.min(smallBlock, largestAllowed(sizes, budget / 2));
}

/** The size of block up to which all blocks together keep the budget. */
function largestAllowed(sizes: Sizes, budget: number): number {
  let left = budget;
  let limit = 1;
  for (const [size, count] of [...sizes].toSorted(([one], [other]) => one - other)) {
    left -= count * pairsIn(size);
    if (left < 0) return limit;
    limit = size;
  }
  return limit;
}

/** How many pairs the blocks up to this size hold. */
export function pairsUpTo(sizes: Sizes, limit: number): number {
  let pairs = 0;
  for (const [size, count] of sizes) if (size <= limit) pairs += count * pairsIn(size);
  return pairs;
}

/** How many blocks hold a pair. */
export function blocksIn(sizes: Sizes): number {
  let blocks = 0;
  for (const [size, count] of sizes) if (size > 1) blocks += count;
  return blocks;
}

export function keysIn(sizes: Sizes): number {
  let keys = 0;
  for (const [size, count] of sizes) keys += size * count;
  return keys;
}

/** Whether most keys are in blocks of more than so many. */
export function isWide(sizes: Sizes, limit: number): boolean {
  let large = 0;
  for (const [size, count] of sizes) if (size > limit) large += size * count;
  return large > keysIn(sizes) / 2;
}
