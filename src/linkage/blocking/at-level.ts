import { addBlocks, nothingFound, type Adding, type Found } from "./adding.ts";
import type { Agreed, Sizes } from "./agreed.ts";
import { endOfRange, type Part, type Sorter, type Taken } from "./blocks.ts";
import type { Level } from "./level.ts";
import { blocksIn, isWide, keysIn, limitOf, pairsUpTo } from "./limits.ts";
import type { Ranges } from "./ranges.ts";
import { sizesOf, tooLarge } from "./scanning.ts";
import type { Came, PassReport, Steps } from "./steps.ts";
import { tryOut } from "./trying.ts";
import { expectedUpTo, findsFew, worthwhile, type Foreseen } from "./worthwhile.ts";
import { worthwhile as priors } from "../priors/blocking.ts";

const { tryFrom: worthTrying, enoughTried, leastOfLevel } = priors;

type Finding = Adding & {
  readonly records: number;
  /** How many of the pairs that were found before may be of one person. */
  readonly likely: number;
  readonly ranges: Ranges;
  readonly sorter: Sorter;
  /** Rows of the blocks that the level before divided. */
  readonly taken: Taken;
  readonly budget: number;
  readonly isLast: boolean;
};

/** What came of a level. */
type AtLevel = {
  readonly report: PassReport;
  /** How many of its pairs may be of one person. */
  readonly likely: number;
  /** The rows of the blocks that were divided, by all shares; nothing where the level was passed over. */
  readonly divided?: Uint8Array;
  /** Whether narrower keys are asked next. */
  readonly goesOn: boolean;
};

/** How a level is gone through: the largest block that is compared, and whether the others are left. */
type Plan = { readonly limit: number; readonly isLast: boolean; readonly isPassedOver: boolean };

/**
 * Compares the blocks of one level that are small enough and worth it, and remembers the others. What is
 * too large depends on the blocks of all shares, and so does which of a pair's blocks is the first.
 */
export function* atLevel(level: Level, finding: Finding): Steps<AtLevel> {
  const { sorter, taken, ranges } = finding;
  const { sizes: own, only } = sizesOf(sorter.parts(level, taken, ranges));
  const { sizes, rows: noted } = (yield { said: { sizes: own } }) as Agreed;
  const again = (): Iterable<Part> => (only ? [only] : sorter.parts(level, taken, ranges));
  const { limit, isLast, isPassedOver } = yield* planOf(level, finding, { sizes, again });
  if (isPassedOver) return passedOver(level, sizes, isLast);
  let left = 0;
  if (limit < Infinity) {
    const large = (yield { said: tooLarge(again(), limit, noted) }) as Agreed;
    for (const key of large.divided) level.divided.add(key);
    left = large.pairs;
  }
  const found = nothingFound();
  let likely = 0;
  for (const part of again()) likely += yield* addPart(level, finding, { part, limit, found });
  const all = (yield { said: { ...found, likely } }) as Agreed;
  const blocks = level.divided.size;
  const report: PassReport = {
    name: level.name,
    pairs: all.pairs,
    largestBlock: all.largestBlock,
    dividedBlocks: isLast ? 0 : blocks,
    cappedBlocks: isLast ? blocks : 0,
    cappedPairs: isLast ? left : 0,
  };
  return { report, likely: all.likely, divided: noted, goesOn: !isLast && blocks > 0 };
}

type Planning = { readonly sizes: Sizes; readonly again: () => Iterable<Part> };

function* planOf(level: Level, finding: Finding, { sizes, again }: Planning): Steps<Plan> {
  const { ranges, budget, records, likely } = finding;
  const most = limitOf(sizes, budget, finding.isLast);
  const pairs = pairsUpTo(sizes, most);
  const isMuch = !finding.isLast && most < Infinity && keysIn(sizes) > worthTrying;
  if (pairs <= worthTrying && !isMuch)
    return { limit: most, isLast: finding.isLast, isPassedOver: false };
  const count = Math.min(ranges.count, Math.ceil((ranges.count * enoughTried) / pairs));
  const said = { tried: yield* tryOut(level, again(), { ...finding, count, limit: most }) };
  const { tried } = (yield { said }) as Agreed;
  const foreseen: Foreseen = { tried, times: ranges.count / count };
  // Of a register in which hardly anybody stands twice all that there is is few.
  const few = Math.min(records, likely) * leastOfLevel;
  const isLast = finding.isLast || (most === Infinity && findsFew(foreseen, 2 * few));
  const limit = worthwhile(tried, { limit: most, isLast });
  const isPassedOver = isLast
    ? limit < 2
    : isWide(sizes, limit) && expectedUpTo(limit, foreseen) < few;
  return { limit, isLast, isPassedOver };
}

function passedOver({ name }: Level, sizes: Sizes, isLast: boolean): AtLevel {
  const left = isLast
    ? { cappedBlocks: blocksIn(sizes), cappedPairs: pairsUpTo(sizes, Infinity) }
    : { cappedBlocks: 0, cappedPairs: 0 };
  const report = { name, ...nothingFound(), dividedBlocks: 0, ...left };
  return { report, likely: 0, goesOn: !isLast };
}

type OfPart = { readonly limit: number; readonly part: Part; readonly found: Found };

/** Goes through the blocks of some ranges, each of which is a unit. @returns how many pairs may be of one person */
function* addPart(level: Level, finding: Finding, { part, limit, found }: OfPart): Steps<number> {
  const { batch, ranges } = finding;
  const { sorted, from, to } = part;
  const wanted = (size: number): boolean => size <= limit;
  let [start, likely] = [0, 0];
  for (let range = from; range < to; range += 1) {
    if (!ranges.isMine(range)) continue;
    const end = endOfRange(sorted, start, (key) => ranges.rangeOf(key) === range);
    addBlocks(level, finding, { sorted, start, end, wanted, found });
    start = end;
    const { size } = batch;
    const came = (yield { unit: batch.take() }) as Came | undefined;
    likely += came?.likely[0] ?? size;
  }
  return likely;
}
