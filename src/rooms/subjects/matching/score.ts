import {
  scorerOf,
  shippedPublicRoles,
  type Explanation,
  type Model,
} from "../../../linkage/index.ts";
import { rowsFor, type Described, type Rows } from "./described.ts";

/** Below this a person would not be shown the pair. */
export const leastBits = -7;

/** Pairs of those described, by their places. */
export type Pair = readonly [one: number, other: number];

/**
 * The weight of each pair in bits, of their best names: the same number as a batch over the same
 * records gives it, whoever asks and however many are compared at once.
 */
export function scorePairs(
  all: readonly Described[],
  pairs: readonly Pair[],
  model: Model,
): readonly number[] {
  return fittingRows(rowsFor(all), pairs, model).map(({ bits }) => bits);
}

/** The rows of a pair that fit best, and what they weigh. */
export type Fitting = { readonly left: number; readonly right: number; readonly bits: number };

/** Of each pair's rows, one for each name of both, those two that fit best. */
export function fittingRows(
  { table, rowsOf }: Rows,
  pairs: readonly Pair[],
  model: Model,
): readonly Fitting[] {
  const [left, right, of]: [number[], number[], number[]] = [[], [], []];
  for (const [at, [one, other]] of pairs.entries()) {
    for (const row of rowsOf[one] ?? []) {
      for (const against of rowsOf[other] ?? []) {
        left.push(row);
        right.push(against);
        of.push(at);
      }
    }
  }
  const scores = scorerOf(model, table, shippedPublicRoles).scores(left, right);
  const best = pairs.map((): Fitting => ({ left: -1, right: -1, bits: -Infinity }));
  for (const [at, pair] of of.entries()) {
    const bits = scores[at] ?? -Infinity;
    if (bits > (best[pair]?.bits ?? Infinity))
      best[pair] = { left: left[at] ?? -1, right: right[at] ?? -1, bits };
  }
  return best;
}

/** Why two score as they do, by the names that fit best. */
export function explainTwo(one: Described, other: Described, model: Model): Explanation {
  const { table, rowsOf } = rowsFor([one, other]);
  const scorer = scorerOf(model, table, shippedPublicRoles);
  const [lefts = [], rights = []] = rowsOf;
  const explained = lefts.flatMap((left) => rights.map((right) => scorer.explain(left, right)));
  const [first, ...rest] = explained;
  if (!first) throw new Error("a person without a name cannot be compared");
  return rest.reduce((best, next) => (next.score > best.score ? next : best), first);
}
