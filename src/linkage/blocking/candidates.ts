import type { Agreed, Said, Sizes } from "./agreed.ts";
import { endOfBlock, pairsIn, Sorter, type Part, type Taken } from "./blocks.ts";
import type { HashTable } from "./key-maker.ts";
import { KeySet } from "./key-set.ts";
import { compared, Level, onlyDivided, type Block } from "./level.ts";
import { PairBatch, type Pairs } from "./pair-batch.ts";
import { Ranges } from "./ranges.ts";
import { Run } from "./run.ts";
import { Units, type Share } from "./units.ts";
import type { Pass } from "./passes.ts";

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

type Looking = {
  readonly rows: number;
  /** What keys are made of. */
  readonly table: HashTable;
  /** How many keys are sorted at a time; what is found does not depend on it. */
  readonly keysAtMost?: number;
  /** Which part of the pairs is wanted; all unless said. */
  readonly share?: Share;
};

/**
 * The pairs of one unit of this share, which may be none; or what this share has to say to the others,
 * which is answered with what all have said.
 */
export type Step = { readonly unit: Pairs } | { readonly said: Said };

type Steps<Result> = Generator<Step, Result, Agreed | undefined>;

/** So many pairs are compared without any keys: all of some 1,500 records. */
const everyPairUpTo = 1_200_000;

/** Pairs that one pass may find: what a machine compares in a few seconds, more for more records. */
const budgetFor = (rows: number): number => 400_000 + 3 * rows;

/** A block of so many is compared whole though others of its level are divided. */
const smallBlock = 8;

const keysAtMost = 4_000_000;

/**
 * Finds the pairs that have a key in common, each pair once, in an order that depends on the data
 * alone. They come in units: several threads, each with a share of the units, find together what one
 * would find, and their units in turn are its units.
 */
export function* findCandidates(passes: readonly Pass[], looking: Looking): Steps<PassReport[]> {
  const batch = new PairBatch();
  const share = looking.share ?? { mine: 0, of: 1 };
  if (pairsIn(looking.rows) <= everyPairUpTo) {
    yield* everyPair(looking.rows, new Units(share), batch);
    return [];
  }
  const reports: PassReport[] = [];
  const earlier: Level[][] = [];
  const run = new Run();
  const sorter = new Sorter(looking.rows, looking.keysAtMost ?? keysAtMost);
  const block: Block = { rows: new Uint32Array(0), start: 0, size: 0, number: 0 };
  for (const pass of passes) {
    const levels: Level[] = [];
    let taken: Taken;
    let left = budgetFor(looking.rows);
    for (const [at, keys] of pass.entries()) {
      const level = new Level(keys, looking.table);
      const isLast = at === pass.length - 1;
      const ranges = new Ranges(looking.rows * level.width, share);
      const finding = { earlier, wider: [...levels], block, run, batch, ranges, sorter, taken };
      const { report, divided } = yield* atLevel(level, { ...finding, budget: left, isLast });
      levels.push(level);
      reports.push(report);
      left = Math.max(0, left - report.pairs);
      if (level.divided.size === 0) break;
      taken = divided;
    }
    earlier.push(levels);
  }
  return reports.filter(({ pairs, cappedBlocks }) => pairs > 0 || cappedBlocks > 0);
}

function* everyPair(rows: number, units: Units, batch: PairBatch): Steps<void> {
  for (let left = 0; left < rows; left += 1) {
    for (let right = left + 1; units.isMine && right < rows; right += 1) batch.add(left, right);
    if (units.isDone(rows - left - 1)) yield { unit: batch.take() };
  }
  if (units.isLastMine()) yield { unit: batch.take() };
}

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

/**
 * Compares the blocks of one level that are small enough, and remembers the others. What is too large
 * depends on the blocks of all shares, and so does which of a pair's blocks is the first.
 * @returns also the rows of the blocks that were divided, by all shares
 */
function* atLevel(level: Level, finding: Finding): Steps<AtLevel> {
  const { sorter, taken, ranges, budget, isLast } = finding;
  const { sizes, only } = sizesOf(sorter.parts(level, taken, ranges));
  const { sizes: ofAll, rows: divided } = (yield { said: { sizes } }) as Agreed;
  const limit = limitOf(ofAll, budget, isLast);
  const again = (): Iterable<Part> => (only ? [only] : sorter.parts(level, taken, ranges));
  let over = 0;
  if (limit < Infinity) {
    const large = (yield { said: tooLarge(again(), limit, divided) }) as Agreed;
    for (const key of large.divided) level.divided.add(key);
    over = large.pairs;
  }
  let [found, largestBlock] = [0, 0];
  for (const part of again()) {
    const largest = yield* addPart(level, finding, { part, limit });
    found += largest.found;
    largestBlock = Math.max(largestBlock, largest.largestBlock);
  }
  const all = (yield { said: { pairs: found, largestBlock } }) as Agreed;
  const blocks = level.divided.size;
  const report: PassReport = {
    ...{ name: level.name, pairs: all.pairs, largestBlock: all.largestBlock },
    dividedBlocks: isLast ? 0 : blocks,
    ...{ cappedBlocks: isLast ? blocks : 0, cappedPairs: isLast ? over : 0 },
  };
  return { report, divided };
}

type AtLevel = { readonly report: PassReport; readonly divided: Uint8Array };

type Found = { readonly found: number; readonly largestBlock: number };
type Adding = { readonly part: Part; readonly limit: number };

/** Goes through the blocks of some ranges, each of which is a unit. */
function* addPart(level: Level, finding: Finding, { part, limit }: Adding): Steps<Found> {
  const { run, batch, ranges } = finding;
  const { sorted, from, to } = part;
  const { keys, rows } = sorted;
  let [found, largestBlock, start] = [0, 0, 0];
  for (let range = from; range < to; range += 1) {
    if (!ranges.isMine(range)) continue;
    while (start < sorted.size && ranges.rangeOf(keys[start] ?? 0) === range) {
      const end = endOfBlock(sorted, start);
      const size = end - start;
      if (size > 1 && size <= limit) {
        largestBlock = Math.max(largestBlock, size);
        if (run.add(keys[start] ?? 0, rows, start, end)) found += addRun(level, finding);
      }
      start = end;
    }
    found += addRun(level, finding);
    yield { unit: batch.take() };
  }
  return { found, largestBlock };
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

/** The blocks that are too large, whose rows are noted. */
function tooLarge(all: Iterable<Part>, limit: number, noted: Uint8Array): Said {
  const divided = new KeySet();
  let pairs = 0;
  for (const { sorted } of all) {
    for (let start = 0, end = 0; start < sorted.size; start = end) {
      end = endOfBlock(sorted, start);
      if (end - start <= limit) continue;
      divided.add(sorted.keys[start] ?? 0);
      for (let at = start; at < end; at += 1) noted[sorted.rows[at] ?? 0] = 1;
      pairs += pairsIn(end - start);
    }
  }
  return { divided: divided.all(), pairs };
}

/** The largest block that is compared whole: any where all fit, else small ones until the last level. */
function limitOf(sizes: Sizes, budget: number, isLast: boolean): number {
  let pairs = 0;
  for (const [size, count] of sizes) pairs += count * pairsIn(size);
  if (pairs <= budget) return Infinity;
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
