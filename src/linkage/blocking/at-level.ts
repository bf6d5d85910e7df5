import type { Agreed, Said } from "./agreed.ts";
import {
  endOfBlock,
  endOfRange,
  largestIn,
  pairsIn,
  type Part,
  type Sorted,
  type Sorter,
  type Taken,
} from "./blocks.ts";
import type { Came, PassReport, Steps } from "./steps.ts";
import { KeySet } from "./key-set.ts";
import { compared, onlyDivided, type Block, type Level } from "./level.ts";
import { limitOf, pairsUpTo } from "./limits.ts";
import type { PairBatch } from "./pair-batch.ts";
import type { Ranges } from "./ranges.ts";
import type { Run } from "./run.ts";
import { bandOf, worthwhile, type Tried } from "./worthwhile.ts";

type Finding = {
  readonly earlier: readonly (readonly Level[])[];
  /** The levels of the same pass before this one. */
  readonly wider: readonly Level[];
  /** The block that is gone through: one for all, so that none is made for each. */
  readonly block: Block;
  readonly run: Run;
  readonly batch: PairBatch;
  readonly ranges: Ranges;
  readonly sorter: Sorter;
  /** Rows of the blocks that the level before divided. */
  readonly taken: Taken;
  readonly budget: number;
  readonly isLast: boolean;
};

type AtLevel = { readonly report: PassReport; readonly divided: Uint8Array };

/** The largest block that is compared, in the ranges that are tried and in all others. */
type Limits = { readonly tried: number; readonly limit: number; readonly rest: number };

/**
 * Compares the blocks of one level that are small enough and worth it, and remembers the others. What is
 * too large depends on the blocks of all shares, and so does which of a pair's blocks is the first.
 * @returns also the rows of the blocks that were divided, by all shares
 */
export function* atLevel(level: Level, finding: Finding): Steps<AtLevel> {
  const { sorter, taken, ranges, budget, isLast } = finding;
  const { sizes, only } = sizesOf(sorter.parts(level, taken, ranges));
  const { sizes: ofAll, rows: divided } = (yield { said: { sizes } }) as Agreed;
  const again = (): Iterable<Part> => (only ? [only] : sorter.parts(level, taken, ranges));
  const limit = limitOf(ofAll, budget, isLast);
  let over = 0;
  function* divide(which: Dividing): Steps<void> {
    const large = (yield { said: tooLarge(again(), which, divided) }) as Agreed;
    for (const key of large.divided) level.divided.add(key);
    over += large.pairs;
  }
  if (limit < Infinity) yield* divide({ ranges, from: 0, above: limit, upTo: Infinity });
  const found = { pairs: 0, largestBlock: 0 };
  let limits: Limits = { tried: 0, limit, rest: limit };
  const pairs = pairsUpTo(ofAll, limit);
  if (pairs > worthTrying) {
    limits = { ...limits, tried: Math.ceil((ranges.count * enoughTried) / pairs) };
    const said = { tried: yield* tryOut(level, finding, { limits, parts: again(), found }) };
    const rest = worthwhile(((yield { said }) as Agreed).tried, { limit, isLast });
    if (rest < limit) yield* divide({ ranges, from: limits.tried, above: rest, upTo: limit });
    limits = { ...limits, rest };
  }
  for (const part of again()) yield* addPart(level, finding, { part, limits, found });
  const all = (yield { said: found }) as Agreed;
  const blocks = level.divided.size;
  const report: PassReport = {
    ...{ name: level.name, pairs: all.pairs, largestBlock: all.largestBlock },
    dividedBlocks: isLast ? 0 : blocks,
    ...{ cappedBlocks: isLast ? blocks : 0, cappedPairs: isLast ? over : 0 },
  };
  return { report, divided };
}

/** Of a level with fewer pairs nothing is tried: going through all of it takes no time. */
const worthTrying = 300_000;
/** So many pairs are tried, or those of one range, before it is known whether the others are worth it. */
const enoughTried = 60_000;

type Found = { pairs: number; largestBlock: number };
type Trying = { readonly limits: Limits; readonly parts: Iterable<Part>; readonly found: Found };
type Adding = { readonly limits: Limits; readonly part: Part; readonly found: Found };

/** Goes through the first ranges, blocks of one band of sizes after those of another. @returns what came of each band */
function* tryOut(level: Level, finding: Finding, { limits, parts, found }: Trying): Steps<Tried> {
  const { batch, ranges } = finding;
  const all: { pairs: number; likely: number }[] = [];
  for (const { sorted, from, to } of parts) {
    if (from >= limits.tried) break;
    let start = 0;
    for (let range = from; range < Math.min(to, limits.tried); range += 1) {
      if (!ranges.isMine(range)) continue;
      const ends: number[] = [];
      const end = endOfRange(sorted, start, (key) => ranges.rangeOf(key) === range);
      const largest = largestIn(sorted, { start, end }, limits.limit);
      for (let band = 0; band <= bandOf(largest); band += 1) {
        const wanted = (size: number): boolean => size <= limits.limit && bandOf(size) === band;
        addBlocks(level, finding, { sorted, start, end, wanted, found });
        ends.push(batch.size);
      }
      start = end;
      const came = (yield { unit: { ...batch.take(), ends } }) as Came | undefined;
      for (const [band, upTo] of ends.entries()) {
        const pairs = upTo - (ends[band - 1] ?? 0);
        const likely = came?.likely[band] ?? pairs;
        const before = all[band] ?? { pairs: 0, likely: 0 };
        all[band] = { pairs: before.pairs + pairs, likely: before.likely + likely };
      }
    }
  }
  return all;
}

type Blocks = {
  readonly sorted: Sorted;
  readonly start: number;
  readonly end: number;
  readonly wanted: (size: number) => boolean;
  readonly found: Found;
};

/** Goes through some of the blocks between two places. */
function addBlocks(level: Level, finding: Finding, { sorted, wanted, found, ...of }: Blocks): void {
  const { keys, rows } = sorted;
  for (let { start } = of; start < of.end;) {
    const end = endOfBlock(sorted, start);
    if (end - start > 1 && wanted(end - start)) {
      found.largestBlock = Math.max(found.largestBlock, end - start);
      const isFull = finding.run.add(keys[start] ?? 0, rows, start, end);
      if (isFull) found.pairs += addRun(level, finding);
    }
    start = end;
  }
  found.pairs += addRun(level, finding);
}

/** Goes through the blocks of some ranges, each of which is a unit; of one that was tried nothing is left. */
function* addPart(level: Level, finding: Finding, { part, limits, found }: Adding): Steps<void> {
  const { batch, ranges } = finding;
  const { sorted, from, to } = part;
  const wanted = (size: number): boolean => size <= limits.rest;
  let start = 0;
  for (let range = from; range < to; range += 1) {
    if (!ranges.isMine(range)) continue;
    const end = endOfRange(sorted, start, (key) => ranges.rangeOf(key) === range);
    if (range >= limits.tried) addBlocks(level, finding, { sorted, start, end, wanted, found });
    start = end;
    yield { unit: batch.take() };
  }
}

/** How many blocks there are of each size, and what was sorted, where all of it fits. */
function sizesOf(all: Iterable<Part>) {
  const sizes = new Map<number, number>();
  let parts = 0;
  let only: Part | undefined;
  for (const part of all) {
    parts += 1;
    only = parts === 1 ? part : undefined;
    const { sorted } = part;
    for (let start = 0, end = 0; start < sorted.size; start = end) {
      end = endOfBlock(sorted, start);
      if (end - start > 1) sizes.set(end - start, (sizes.get(end - start) ?? 0) + 1);
    }
  }
  return { sizes, only };
}

type Dividing = {
  readonly ranges: Ranges;
  /** The first range of which blocks are divided. */
  readonly from: number;
  /** Blocks of more than so many rows are, up to so many. */
  readonly above: number;
  readonly upTo: number;
};

/** The blocks that are too large, whose rows are noted. */
function tooLarge(
  all: Iterable<Part>,
  { ranges, from, above, upTo }: Dividing,
  noted: Uint8Array,
): Said {
  const divided = new KeySet();
  let pairs = 0;
  for (const { sorted } of all) {
    for (let start = 0, end = 0; start < sorted.size; start = end) {
      end = endOfBlock(sorted, start);
      const size = end - start;
      const key = sorted.keys[start] ?? 0;
      if (size < 2 || size <= above || size > upTo || ranges.rangeOf(key) < from) continue;
      divided.add(key);
      for (let at = start; at < end; at += 1) noted[sorted.rows[at] ?? 0] = 1;
      pairs += pairsIn(size);
    }
  }
  return { divided: divided.all(), pairs };
}

/** Goes through the blocks that have been put by. @returns how many pairs they gave */
function addRun(level: Level, finding: Finding): number {
  const { block, run } = finding;
  let found = 0;
  block.rows = run.all.rows;
  level.enter(run.all);
  run.takeEach((key, start, size) => {
    block.start = start;
    block.size = size;
    block.number += 1;
    found += addBlock(level, finding, key);
  });
  return found;
}

/** Puts the pairs of the block into the batch that no pass, level or block before has had. @returns how many */
function addBlock(level: Level, { earlier, wider, block, batch }: Finding, key: number): number {
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

function isKnown(earlier: Finding["earlier"], block: Block, left: number, right: number): boolean {
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
