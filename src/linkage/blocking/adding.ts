import { endOfBlock, type Sorted } from "./blocks.ts";
import { compared, onlyDivided, type Block, type Level } from "./level.ts";
import type { PairBatch } from "./pair-batch.ts";
import type { Run } from "./run.ts";

/** What is needed to know of a pair whether it was found before. */
export type Adding = {
  readonly earlier: readonly (readonly Level[])[];
  /** The levels of the same pass before this one. */
  readonly wider: readonly Level[];
  /** The block that is gone through: one for all, so that none is made for each. */
  readonly block: Block;
  readonly run: Run;
  readonly batch: PairBatch;
};

export type Found = { pairs: number; largestBlock: number };

export const nothingFound = (): Found => ({ pairs: 0, largestBlock: 0 });

type Blocks = {
  readonly sorted: Sorted;
  readonly start: number;
  readonly end: number;
  readonly wanted: (size: number) => boolean;
  readonly found: Found;
};

/** Goes through some of the blocks between two places. */
export function addBlocks(
  level: Level,
  adding: Adding,
  { sorted, wanted, found, ...of }: Blocks,
): void {
  const { keys, rows } = sorted;
  for (let { start } = of; start < of.end;) {
    const end = endOfBlock(sorted, start);
    if (end - start > 1 && wanted(end - start)) {
      found.largestBlock = Math.max(found.largestBlock, end - start);
      const isFull = adding.run.add(keys[start] ?? 0, rows, start, end);
      if (isFull) found.pairs += addRun(level, adding);
    }
    start = end;
  }
  found.pairs += addRun(level, adding);
}

/** Goes through the blocks that have been put by. @returns how many pairs they gave */
function addRun(level: Level, adding: Adding): number {
  const { block, run } = adding;
  let found = 0;
  block.rows = run.all.rows;
  level.enter(run.all);
  run.takeEach((key, start, size) => {
    block.start = start;
    block.size = size;
    block.number += 1;
    found += addBlock(level, adding, key);
  });
  return found;
}

/** Puts the pairs of the block into the batch that no pass, level or block before has had. @returns how many */
function addBlock(level: Level, { earlier, wider, block, batch }: Adding, key: number): number {
  const { rows, start, size } = block;
  let found = 0;
  for (let left = 0; left < size; left += 1) {
    for (let right = left + 1; right < size; right += 1) {
      if (!level.isFirst(key, block, left, right)) continue;
      if (!areDivided(wider, block, left, right)) continue;
      if (isKnown(earlier, block, left, right)) continue;
      found += 1;
      batch.add(rows[start + left] ?? 0, rows[start + right] ?? 0);
    }
  }
  return found;
}

/** Whether the pair was left to this level by all before it: it shares what was divided and nothing else. */
function areDivided(wider: readonly Level[], block: Block, left: number, right: number): boolean {
  for (let at = 0; at < wider.length; at += 1)
    if (wider[at]?.inCommon(block, left, right) !== onlyDivided) return false;
  return true;
}

function isKnown(earlier: Adding["earlier"], block: Block, left: number, right: number): boolean {
  for (let pass = 0; pass < earlier.length; pass += 1) {
    const levels = earlier[pass] as readonly Level[];
    for (let at = 0; at < levels.length; at += 1) {
      const common = levels[at]?.inCommon(block, left, right);
      if (common === compared) return true;
      // What has nothing in common by a wide key has nothing by a narrower one.
      if (common !== onlyDivided) break;
    }
  }
  return false;
}
