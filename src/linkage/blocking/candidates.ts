import { atLevel } from "./at-level.ts";
import { pairsIn, Sorter, type Taken } from "./blocks.ts";
import type { HashTable } from "./key-maker.ts";
import { Level, type Block } from "./level.ts";
import { PairBatch } from "./pair-batch.ts";
import { Ranges } from "./ranges.ts";
import { Run } from "./run.ts";
import type { PassReport, Steps } from "./steps.ts";
import { Units, type Share } from "./units.ts";
import type { Pass } from "./passes.ts";
import { blocks } from "../priors/blocking.ts";

const { everyPairUpTo, budget, budgetForEach } = blocks;

type Looking = {
  readonly rows: number;
  /** What keys are made of. */
  readonly table: HashTable;
  /** How many keys are sorted at a time; what is found does not depend on it. */
  readonly keysAtMost?: number;
  /** Which part of the pairs is wanted; all unless said. */
  readonly share?: Share;
};

/** Pairs that one pass may find: what a machine compares in a few seconds, more for more records. */
const budgetFor = (rows: number): number => budget + budgetForEach * rows;

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
  let likely = 0;
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
      const finding = {
        records: looking.rows,
        likely,
        earlier,
        wider: [...levels],
        block,
        run,
        batch,
        ranges,
        sorter,
        taken,
      };
      const came = yield* atLevel(level, { ...finding, budget: left, isLast });
      reports.push(came.report);
      likely += came.likely;
      left = Math.max(0, left - came.report.pairs);
      if (came.divided) {
        levels.push(level);
        taken = came.divided;
      }
      if (!came.goesOn) break;
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
