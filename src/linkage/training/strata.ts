import { seeded, type Chance } from "../../kernel/random.ts";
import { NumberedPairs } from "../packed/numbered-pairs.ts";
import { compareMany } from "../comparing/comparisons.ts";
import type { Comparison } from "../comparing/comparison.ts";
import { PatternTable } from "../comparing/patterns.ts";
import { learning } from "../priors/training.ts";

/**
 * Pairs of records to learn from. In one stratum two records agree on certain fields by choice, so
 * these are left out when the others are learned there; in the stratum of chance nothing is.
 */
export type Stratum = {
  readonly name: string;
  /** Comparisons on which its pairs agree by choice. */
  readonly leftOut: readonly number[];
  /** How many such pairs the data holds; the patterns are of a sample of them. */
  readonly pairs: number;
  readonly patterns: PatternTable;
};

export type Sampling = {
  readonly seed: number;
  readonly ofChance: number;
  readonly ofEach: number;
};

/** Some pairs by chance, or all where there are no more than wanted. */
export function chanceStratum(
  comparisons: readonly Comparison[],
  rows: number,
  { seed, ofChance }: Sampling,
): Stratum {
  const { add, patterns } = comparing(comparisons);
  const pairs = (rows * (rows - 1)) / 2;
  if (pairs <= ofChance * learning.allUpTo) {
    for (let left = 0; left < rows; left += 1) {
      for (let right = left + 1; right < rows; right += 1) add(left, right);
    }
  } else {
    const chance = seeded(seed);
    for (let drawn = 0; drawn < ofChance; drawn += 1) {
      const left = chance.below(rows);
      const right = chance.below(rows - 1);
      add(left, right >= left ? right + 1 : right);
    }
  }
  return { name: "by chance", leftOut: [], pairs, patterns: patterns() };
}

/** So many pairs are compared together. */
const chunk = 256;

/** Pairs that are compared as they come, some at a time. */
function comparing(comparisons: readonly Comparison[]) {
  const width = comparisons.length;
  const [left, right] = [new Int32Array(chunk), new Int32Array(chunk)];
  const levels = new Uint8Array(width * chunk);
  const found = new PatternTable(comparisons);
  let count = 0;
  const compare = (): void => {
    compareMany(comparisons, { left, right, from: 0, count }, levels);
    for (let at = 0; at < count; at += 1) found.add(levels.subarray(at * width, (at + 1) * width));
    count = 0;
  };
  return {
    add: (one: number, other: number): void => {
      left[count] = one;
      right[count] = other;
      count += 1;
      if (count === chunk) compare();
    },
    patterns: (): PatternTable => {
      compare();
      return found;
    },
  };
}

/** Pairs that have exactly the same values in these comparisons. */
export function agreeingStratum(
  comparisons: readonly Comparison[],
  leftOut: readonly number[],
  { rows, sampling }: { readonly rows: number; readonly sampling: Sampling },
): Stratum {
  const groups = groupRows(
    leftOut.map((at) => comparisons[at] as Comparison),
    rows,
  );
  const { add, patterns } = comparing(comparisons);
  const chance = seeded(sampling.seed + 7 * (leftOut[0] ?? 0) + 1);
  for (const [left, right] of someOf(groups, sampling.ofEach, chance)) add(left, right);
  const name = leftOut.map((at) => comparisons[at]?.name).join(" and ");
  return { name, leftOut, pairs: groups.pairs, patterns: patterns() };
}

/** Rows in the order of what they agree on, and where each group begins. */
type Groups = {
  readonly order: Int32Array;
  readonly starts: Int32Array;
  readonly size: number;
  readonly pairs: number;
};

function groupRows(by: readonly Comparison[], rows: number): Groups {
  let codes = new Int32Array(rows).fill(0);
  let distinct = 1;
  // Numbered as they are met, since codes are in the order in which a file has its values.
  for (const { codes: own } of by) {
    const numbered = new NumberedPairs(rows);
    const next = new Int32Array(rows);
    for (let row = 0; row < rows; row += 1) {
      const code = own[row] ?? -1;
      const before = codes[row] ?? -1;
      next[row] = code < 0 || before < 0 ? -1 : numbered.numberOf(code, before);
    }
    distinct = Math.max(1, numbered.size);
    codes = next;
  }
  return inOrder(codes, distinct);
}

function inOrder(codes: Int32Array, size: number): Groups {
  const starts = new Int32Array(size + 1);
  for (let row = 0; row < codes.length; row += 1) {
    const place = (codes[row] ?? -1) + 1;
    if (place > 0) starts[place] = (starts[place] ?? 0) + 1;
  }
  let pairs = 0;
  for (let group = 0; group < size; group += 1) {
    const count = starts[group + 1] ?? 0;
    pairs += (count * (count - 1)) / 2;
    starts[group + 1] = count + (starts[group] ?? 0);
  }
  const order = new Int32Array(starts[size] ?? 0);
  const next = starts.slice();
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] ?? -1;
    if (code < 0) continue;
    const at = next[code] ?? 0;
    order[at] = row;
    next[code] = at + 1;
  }
  return { order, starts, size, pairs };
}

/** All pairs within the groups where they are few, otherwise some of them by chance, each as likely as the next. */
function* someOf(groups: Groups, wanted: number, chance: Chance): Generator<[number, number]> {
  const { order, starts, size, pairs } = groups;
  if (pairs <= wanted) {
    for (let group = 0; group < size; group += 1) {
      const end = starts[group + 1] ?? 0;
      for (let left = starts[group] ?? 0; left < end; left += 1) {
        for (let right = left + 1; right < end; right += 1)
          yield [order[left] ?? 0, order[right] ?? 0];
      }
    }
    return;
  }
  const upTo = new Float64Array(size);
  let sum = 0;
  for (let group = 0; group < size; group += 1) {
    const count = (starts[group + 1] ?? 0) - (starts[group] ?? 0);
    sum += (count * (count - 1)) / 2;
    upTo[group] = sum;
  }
  for (let drawn = 0; drawn < wanted; drawn += 1) {
    const group = firstAbove(upTo, chance.below(pairs));
    const start = starts[group] ?? 0;
    const count = (starts[group + 1] ?? 0) - start;
    const left = chance.below(count);
    const right = chance.below(count - 1);
    yield [order[start + left] ?? 0, order[start + (right >= left ? right + 1 : right)] ?? 0];
  }
}

function firstAbove(upTo: Float64Array, wanted: number): number {
  let [low, high] = [0, upTo.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Pairs by chance, and pairs that agree on names, on the birth, on the home, or on what is one person's or one household's. */
export function strataOf(
  comparisons: readonly Comparison[],
  rows: number,
  sampling: Sampling,
): Stratum[] {
  const at = (name: string): number => comparisons.findIndex((one) => one.name === name);
  const wanted = [
    [at("forename"), at("surname")],
    [at("date of birth")],
    [at("postcode")],
    [at("email")],
    ...comparisons.flatMap(({ name }, field) =>
      /^(number|phone|address) /.test(name) ? [[field]] : [],
    ),
  ].filter((fields) => fields.every((field) => field >= 0));
  return [
    chanceStratum(comparisons, rows, sampling),
    ...wanted.map((fields) => agreeingStratum(comparisons, fields, { rows, sampling })),
  ].filter(({ patterns }, index) => index === 0 || patterns.size > 0);
}
