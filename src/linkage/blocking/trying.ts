import { addBlocks, nothingFound, type Adding } from "./adding.ts";
import { endOfRange, largestIn, type Part } from "./blocks.ts";
import type { Level } from "./level.ts";
import type { Ranges } from "./ranges.ts";
import type { Came, Steps } from "./steps.ts";
import { bandOf, type Tried } from "./worthwhile.ts";

type Trying = Adding & {
  readonly ranges: Ranges;
  /** So many of the first ranges are tried. */
  readonly count: number;
  /** The largest block that is. */
  readonly limit: number;
};

/**
 * Has some pairs compared only to know what they come to, blocks of one band of sizes after those of
 * another. @returns what came of each band
 */
export function* tryOut(level: Level, parts: Iterable<Part>, trying: Trying): Steps<Tried> {
  const { batch, ranges, limit, count } = trying;
  const all: { pairs: number; likely: number }[] = [];
  const found = nothingFound();
  for (const { sorted, from, to } of parts) {
    if (from >= count) break;
    let start = 0;
    for (let range = from; range < Math.min(to, count); range += 1) {
      if (!ranges.isMine(range)) continue;
      const ends: number[] = [];
      const end = endOfRange(sorted, start, (key) => ranges.rangeOf(key) === range);
      const largest = largestIn(sorted, { start, end }, limit);
      for (let band = 0; band <= bandOf(largest); band += 1) {
        const wanted = (size: number): boolean => size <= limit && bandOf(size) === band;
        addBlocks(level, trying, { sorted, start, end, wanted, found });
        ends.push(batch.size);
      }
      start = end;
      const came = (yield { unit: { ...batch.take(), ends, isTrial: true } }) as Came | undefined;
      for (const [band, upTo] of ends.entries()) {
        const pairs = upTo - (ends[band - 1] ?? 0);
        const likely = came?.likely[band] ?? pairs;
        const before = all[band] ?? { pairs: 0, likely: 0 };
        all[band] = { pairs: before.pairs + pairs, likely: before.likely + likely };
      }
    }
  }
  return all;
}
