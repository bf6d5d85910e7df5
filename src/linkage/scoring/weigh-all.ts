import type { Decided } from "./decided.ts";
import type { BySource } from "./by-source.ts";
import type { Weigher } from "./score.ts";
import { ScoredPairs } from "./scored-pairs.ts";
import type { Shelf } from "./shelf.ts";

type Keeping = {
  /** Pairs with fewer bits are kept only where a person decided of them. */
  readonly from: number;
  readonly decided: Decided;
  readonly bySource: BySource | undefined;
};

/**
 * Weighs all that was compared, each pair once.
 * @returns those that are likely enough and those that a person decided, in the order in which they were compared
 */
export function weighAll(
  shelf: Shelf,
  weigh: Weigher,
  { from, decided, bySource }: Keeping,
): ScoredPairs {
  const pairs = new ScoredPairs();
  for (const batch of shelf.batches()) {
    for (let at = 0; at < batch.size; at += 1) {
      const weight = Math.fround(weigh(batch, at));
      const left = batch.left[at] ?? 0;
      const right = batch.right[at] ?? 0;
      if (decided(left, right) !== undefined) {
        pairs.add(left, right, weight);
        continue;
      }
      const more = Math.fround(bySource?.(batch, at, weight) ?? 0);
      if (Math.max(weight, weight + more) >= from) pairs.add(left, right, weight, more);
    }
  }
  return pairs;
}
