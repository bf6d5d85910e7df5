import type { PairStore } from "./pairs.ts";

/** Compared pairs, as they were compared. Where they wait is up to who links: in memory or in a file. */
export type Compared = Pick<
  PairStore,
  "left" | "right" | "pattern" | "ownRarity" | "sharedRarity" | "size"
>;

/** Keeps batches of compared pairs, and gives them again in their order as often as it is asked. A batch holds until the next is asked for. */
export type Shelf = {
  readonly put: (batch: Compared) => void;
  readonly batches: () => Iterable<Compared>;
};

export function memoryShelf(): Shelf {
  const all: Compared[] = [];
  return { put: (batch) => void all.push(batch), batches: () => all };
}

/** So many pairs are enough to tell how many there are of each class. */
const sampled = 2_000_000;

/** What shares are learned from: all pairs, or every second, every third … where they are very many. */
export type Sample = {
  readonly pairs: Pick<Compared, "pattern" | "ownRarity" | "sharedRarity" | "size">;
  readonly oneOf: number;
};

export function sampleOf(shelf: Shelf, compared: number): Sample {
  const oneOf = Math.max(1, Math.ceil(compared / sampled));
  const size = Math.ceil(compared / oneOf);
  const pairs = {
    pattern: new Int32Array(size),
    ownRarity: new Float32Array(size),
    sharedRarity: new Float32Array(size),
    size,
  };
  let [seen, into] = [0, 0];
  for (const batch of shelf.batches()) {
    for (let at = 0; at < batch.size; at += 1, seen += 1) {
      if (seen % oneOf !== 0) continue;
      pairs.pattern[into] = batch.pattern[at] ?? 0;
      pairs.ownRarity[into] = batch.ownRarity[at] ?? 0;
      pairs.sharedRarity[into] = batch.sharedRarity[at] ?? 0;
      into += 1;
    }
  }
  return { pairs, oneOf };
}
