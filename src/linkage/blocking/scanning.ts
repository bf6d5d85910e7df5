import type { Said } from "./agreed.ts";
import { endOfBlock, pairsIn, type Part } from "./blocks.ts";
import { KeySet } from "./key-set.ts";

/** How many blocks there are of each size, and what was sorted, where all of it fits. */
export function sizesOf(all: Iterable<Part>) {
  const sizes = new Map<number, number>();
  let parts = 0;
  let only: Part | undefined;
  for (const part of all) {
    parts += 1;
    only = parts === 1 ? part : undefined;
    const { sorted } = part;
    for (let start = 0, end = 0; start < sorted.size; start = end) {
      end = endOfBlock(sorted, start);
      sizes.set(end - start, (sizes.get(end - start) ?? 0) + 1);
    }
  }
  return { sizes, only };
}

/** The blocks of more than so many rows, whose rows are noted. */
export function tooLarge(all: Iterable<Part>, above: number, noted: Uint8Array): Said {
  const divided = new KeySet();
  let pairs = 0;
  for (const { sorted } of all) {
    for (let start = 0, end = 0; start < sorted.size; start = end) {
      end = endOfBlock(sorted, start);
      const size = end - start;
      if (size < 2 || size <= above) continue;
      divided.add(sorted.keys[start] ?? 0);
      for (let at = start; at < end; at += 1) noted[sorted.rows[at] ?? 0] = 1;
      pairs += pairsIn(size);
    }
  }
  return { divided: divided.all(), pairs };
}
