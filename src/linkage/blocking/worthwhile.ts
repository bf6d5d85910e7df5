import { worthwhile as priors } from "../priors/blocking.ts";

const { leastLikely, leastWhereDivided, deviations } = priors;

/** Of blocks of one band of sizes: how many of their pairs were compared, and how many may be likely. */
export type Tried = readonly { readonly pairs: number; readonly likely: number }[];

/** Blocks in bands: of two rows; of three and four; up to eight; up to sixteen … */
export const bandOf = (size: number): number => 31 - Math.clz32(size - 1);

/** The largest block of the bands below. */
const largestBelow = (band: number): number => 2 ** band;

/** What was tried of a level, and how many times as much there is of it in all. */
export type Foreseen = { readonly tried: Tried; readonly times: number };

/** Whether a level, of which blocks of all sizes were tried, surely holds fewer of one person: narrower keys find no others. */
export function findsFew({ tried, times }: Foreseen, fewest: number): boolean {
  const likely = tried.reduce((sum, one) => sum + one.likely, 0);
  return isSurelyBelow(likely, fewest / times);
}

/** How many pairs may be of one person in blocks of up to so many. */
export const expectedUpTo = (limit: number, { tried, times }: Foreseen): number =>
  times *
  tried.reduce((sum, { likely }, band) => (largestBelow(band) < limit ? sum + likely : sum), 0);

const isSurelyBelow = (likely: number, wanted: number): boolean =>
  likely < wanted - deviations * Math.sqrt(wanted);

/**
 * The largest block that is worth comparing, by what came of those that were tried: larger ones hold more
 * strangers. Only what surely is worth too little is left.
 */
export function worthwhile(
  tried: Tried,
  { limit, isLast }: { readonly limit: number; readonly isLast: boolean },
): number {
  const least = isLast ? leastLikely : leastWhereDivided;
  const band = tried.findIndex(({ pairs, likely }) => isSurelyBelow(likely, least * pairs));
  return band < 0 ? limit : Math.min(limit, largestBelow(band));
}

/** What several shares have tried, together. */
export function triedTogether(all: readonly Tried[]): Tried {
  const bands = Math.max(0, ...all.map(({ length }) => length));
  return Array.from({ length: bands }, (_, band) => ({
    pairs: all.reduce((sum, tried) => sum + (tried[band]?.pairs ?? 0), 0),
    likely: all.reduce((sum, tried) => sum + (tried[band]?.likely ?? 0), 0),
  }));
}
