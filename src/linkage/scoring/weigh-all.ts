import type { Decided } from "../clustering/rules-of-meeting.ts";
import { ComparedPairs } from "./compared-pairs.ts";
import type { Weigher } from "./score.ts";
import { ScoredPairs } from "./scored-pairs.ts";
import type { Shelf } from "./shelf.ts";

type Keeping = {
  /** How many pairs have each row as their smaller one, as `countPerRow` has it. */
  readonly perRow: Int32Array;
  /** Pairs with fewer bits are kept only where a person decided of them. */
  readonly from: number;
  readonly decided: Decided;
};

type WeighedAll = {
  /** Those that are likely enough, and those that a person decided, in the order in which they were compared. */
  readonly pairs: ScoredPairs;
  readonly compared: ComparedPairs;
};

/** Weighs all that was compared, each pair once: two logarithms for each of millions are worth keeping. */
export function weighAll(
  shelf: Shelf,
  weigh: Weigher,
  { perRow, from, decided }: Keeping,
): WeighedAll {
  const pairs = new ScoredPairs();
  const compared = new ComparedPairs(perRow);
  for (const batch of shelf.batches()) {
    for (let at = 0; at < batch.size; at += 1) {
      const bits = weigh(batch, at);
      const left = batch.left[at] ?? 0;
      const right = batch.right[at] ?? 0;
      compared.add(left, right, bits);
      const weight = Math.fround(bits);
      if (weight >= from || decided(left, right) !== undefined) pairs.add(left, right, weight);
    }
  }
  compared.putInOrder();
  return { pairs, compared };
}
