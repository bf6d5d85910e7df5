import type { KeyTable } from "./blocking/key-table.ts";
import type { Agreed, Said } from "./blocking/agreed.ts";
import { findCandidates } from "./blocking/candidates.ts";
import type { PassReport } from "./blocking/steps.ts";
import type { Pairs } from "./blocking/pair-batch.ts";
import type { Share } from "./blocking/units.ts";
import { comparisonsOf } from "./comparing/comparisons.ts";
import type { Comparison } from "./comparing/comparison.ts";
import { PatternTable } from "./comparing/patterns.ts";
import type { Dataset } from "./fields/dataset.ts";
import { pairAdder } from "./scoring/compare-pair.ts";
import { togetherOf } from "./scoring/names-together.ts";
import { PairStore } from "./scoring/pairs.ts";
import { rarityOf } from "./scoring/rarity.ts";
import type { Kept } from "./scoring/shelf.ts";
import { worthKeeping, type Worth } from "./scoring/worth-keeping.ts";
import type { Model } from "./likelihood/model.ts";

/** What finding and comparing pairs takes: plain data, so that a thread can be handed it. */
export type Work = {
  readonly data: Dataset;
  readonly model: Model;
  readonly keys: KeyTable;
  readonly keysAtMost: number | undefined;
  /** Pairs that cannot have so many bits are not kept, but for a sample. */
  readonly from: number;
};

/** As `findCandidates` gives pairs, only that they are compared. */
export type ComparedStep = { readonly unit: Kept } | { readonly said: Said };

type Comparing = {
  readonly share?: Share;
  readonly patterns: PatternTable;
  readonly comparisons?: readonly Comparison[];
};

/** What came of comparing, and how many pairs of each part may be likely. */
type Came = { readonly pairs: PairStore; readonly likely: readonly number[] };

/** Compares pairs as they are found. */
export function pairComparer(
  model: Model,
  comparisons: readonly Comparison[],
  patterns: PatternTable,
  worth?: Worth,
): (found: Pairs) => Came {
  const rarity = rarityOf(
    comparisons,
    comparisons.map(({ name }) => model.fields.find((field) => field.name === name)),
  );
  const together = togetherOf(comparisons, model.names);
  return ({ left, right, ends = [left.length] }) => {
    const pairs = new PairStore(left.length);
    const add = pairAdder(comparisons, rarity, { patterns, together, pairs, worth });
    const likely = ends.map((end, part) => {
      const [from, before] = [ends[part - 1] ?? 0, pairs.likely];
      add(left.subarray(from, end), right.subarray(from, end));
      // Whole, so that it is the same in whatever order shares are added.
      return Math.round(pairs.likely - before);
    });
    return { pairs, likely };
  };
}

/** Finds and compares the pairs of one share. Nothing here knows of threads: whoever has some asks each for its own share. */
export function* compareShare(
  { data, model, keys, keysAtMost, from }: Work,
  { share, patterns, comparisons = comparisonsOf(data) }: Comparing,
): Generator<ComparedStep, PassReport[], Agreed | undefined> {
  const worth = worthKeeping(comparisons, { rows: data.rows, model, from });
  const compare = pairComparer(model, comparisons, patterns, worth);
  const finding = findCandidates(keys.passes, {
    rows: data.rows,
    table: keys,
    ...(keysAtMost !== undefined && { keysAtMost }),
    ...(share && { share }),
  });
  let next = finding.next();
  while (next.done !== true) {
    const step = next.value;
    if ("said" in step) {
      next = finding.next(yield step);
      continue;
    }
    const { pairs, likely } = compare(step.unit);
    if (step.unit.isTrial !== true) yield { unit: pairs };
    next = finding.next({ likely });
  }
  return next.value;
}
