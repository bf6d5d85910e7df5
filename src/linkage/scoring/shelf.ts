import { isSampled, sampledOneOf } from "./sampling.ts";
import { PairStore } from "./pairs.ts";
import { keeping } from "../priors/scoring.ts";

const { mostSampled } = keeping;

/** Compared pairs, as they were compared. Where they wait is up to who links: in memory or in a file. */
export type Compared = Pick<
  PairStore,
  "left" | "right" | "pattern" | "ownRarity" | "sharedRarity" | "size"
>;

/** What was kept of so many compared pairs. */
export type Kept = Compared & { readonly compared: number };

/** Keeps batches of compared pairs, and gives them again in their order as often as it is asked. A batch holds until the next is asked for. */
export type Shelf = {
  readonly put: (batch: Compared) => void;
  readonly batches: () => Iterable<Compared>;
};

export function memoryShelf(): Shelf {
  const all: Compared[] = [];
  return { put: (batch) => void all.push(batch), batches: () => all };
}

/** What shares are learned from: all pairs, or one of so many. */
export type Sample = {
  readonly pairs: Compared;
  readonly oneOf: number;
};

type Sampling = { readonly compared: number; readonly rows: number };

export function sampleOf(shelf: Shelf, { compared, rows }: Sampling): Sample {
  let oneOf = sampledOneOf(rows);
  if (oneOf === 1) while (compared / oneOf > mostSampled) oneOf *= 2;
  const pairs = new PairStore();
  for (const { left, right, pattern, ownRarity, sharedRarity, size } of shelf.batches()) {
    for (let at = 0; at < size; at += 1) {
      const [one, other] = [left[at] ?? 0, right[at] ?? 0];
      if (!isSampled(one, other, oneOf)) continue;
      const into = pairs.add(one, other, pattern[at] ?? 0);
      pairs.ownRarity[into] = ownRarity[at] ?? 0;
      pairs.sharedRarity[into] = sharedRarity[at] ?? 0;
    }
  }
  return { pairs, oneOf };
}
