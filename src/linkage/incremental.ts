import type { ColumnRole } from "./tables/roles.ts";
import type { Table } from "./tables/table.ts";
import { comparisonsOf, dividedBy } from "./comparing/comparisons.ts";
import { PatternTable } from "./comparing/patterns.ts";
import { datasetOf } from "./fields/dataset.ts";
import { pairAdder } from "./scoring/compare-pair.ts";
import { explainPair, type Explanation } from "./scoring/explain.ts";
import { togetherOf } from "./scoring/names-together.ts";
import { PairStore } from "./scoring/pairs.ts";
import { rarityOf } from "./scoring/rarity.ts";
import { patternBits, scorePairs, sharesArray } from "./scoring/score.ts";
import { thetasOf } from "./likelihood/thetas.ts";
import type { Model } from "./likelihood/model.ts";

/** A trained model at work on a few records: an incoming one first, those it may be behind it. */
export type Scorer = {
  /** The weight of two rows in bits: the same number as the batch gives this pair. */
  readonly score: (left: number, right: number) => number;
  /** The same for many pairs at once, each given by its place in the two lists. */
  readonly scores: (left: readonly number[], right: readonly number[]) => Float32Array;
  readonly explain: (left: number, right: number) => Explanation;
};

/** Scores rows of a table with a model that was learned before; nothing is learned here. */
export function scorerOf(model: Model, table: Table, roles: readonly ColumnRole[]): Scorer {
  const comparisons = comparisonsOf(datasetOf(table, roles, { divided: dividedBy(model) }));
  const thetas = thetasOf(comparisons, model);
  const known = comparisons.map(({ name }) => model.fields.find((field) => field.name === name));
  const rarity = rarityOf(comparisons, known);
  const shares = sharesArray(model.shares);
  const together = togetherOf(comparisons, model.names);
  const scores: Scorer["scores"] = (left, right) => {
    const [pairs, patterns] = [
      new PairStore(Math.max(1, left.length)),
      new PatternTable(comparisons),
    ];
    const add = pairAdder(comparisons, rarity, { pairs, patterns, together });
    add(left, right);
    return scorePairs(pairs, patternBits(comparisons, patterns, thetas), shares);
  };
  return {
    scores,
    score: (left, right) => scores([left], [right])[0] ?? 0,
    explain: (left, right) =>
      explainPair({ comparisons, thetas, rarity, together, shares: model.shares }, left, right),
  };
}
