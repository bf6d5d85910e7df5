import type { Keys, Pass } from "./passes.ts";

/** What one pass found, and what it left aside because the block was too large. */
export type PassReport = {
  readonly name: string;
  readonly pairs: number;
  readonly largestBlock: number;
  readonly cappedBlocks: number;
  readonly cappedPairs: number;
};

export type Candidates = {
  readonly reports: readonly PassReport[];
  readonly isEveryPair: boolean;
};

/** Called once for each pair of rows, the smaller row first. */
export type OnPair = (left: number, right: number) => void;

/** So many pairs are compared without any keys: all of some 1,500 records. */
const everyPairUpTo = 1_200_000;

/** Pairs that one pass may find: what a machine compares in a fraction of a second, more for more records. */
const budgetFor = (rows: number): number => 400_000 + 1.5 * rows;

/** Finds the pairs that share a key, each pair once, in an order that depends on the data alone. */
export function findCandidates(passes: readonly Pass[], rows: number, onPair: OnPair): Candidates {
  if ((rows * (rows - 1)) / 2 <= everyPairUpTo) {
    for (let left = 0; left < rows; left += 1) {
      for (let right = left + 1; right < rows; right += 1) onPair(left, right);
    }
    return { reports: [], isEveryPair: true };
  }
  const earlier: Written[] = [];
  const reports = passes.map((pass) => {
    const [written, blocks] = choose(pass, rows);
    const report = pairsOf(written, blocks, { earlier, onPair });
    earlier.push(written);
    return report;
  });
  return { reports, isEveryPair: false };
}

/** The keys of a pass written down: `width` for each row, 0 where there is none. */
type Written = { readonly name: string; readonly width: number; readonly hashes: Uint32Array };

type Blocks = {
  /** Places in `hashes`, block after block. */
  readonly order: Uint32Array;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly pairs: number;
  readonly limit: number;
};

function choose(pass: Pass, rows: number): [Written, Blocks] {
  const budget = budgetFor(rows);
  for (const [at, keys] of pass.entries()) {
    const written = write(keys, rows);
    const blocks = blocksOf(written, budget);
    if (blocks.pairs <= budget || at === pass.length - 1) return [written, blocks];
  }
  throw new RangeError("A pass has at least one way to look");
}

function write({ name, atoms }: Keys, rows: number): Written {
  const width = atoms.length;
  const hashes = new Uint32Array(rows * width);
  for (const [place, atom] of atoms.entries()) {
    for (let row = 0; row < rows; row += 1) {
      const hash = atom(row);
      // A forename that sounds like the surname would put a record into one block twice.
      let isRepeated = false;
      for (let before = 0; before < place; before += 1)
        if (hashes[row * width + before] === hash) isRepeated = true;
      if (!isRepeated) hashes[row * width + place] = hash;
    }
  }
  return { name, width, hashes };
}

function blocksOf({ hashes }: Written, budget: number): Blocks {
  const order = sortedPlaces(hashes);
  const [starts, ends]: [number[], number[]] = [[], []];
  const sizes = new Map<number, number>();
  let pairs = 0;
  for (let start = 0; start < order.length;) {
    const hash = hashes[order[start] ?? 0];
    let end = start + 1;
    while (end < order.length && hashes[order[end] ?? 0] === hash) end += 1;
    const size = end - start;
    if (size > 1) {
      starts.push(start);
      ends.push(end);
      pairs += (size * (size - 1)) / 2;
      sizes.set(size, (sizes.get(size) ?? 0) + 1);
    }
    start = end;
  }
  return { order, starts, ends, pairs, limit: largestAllowed(sizes, budget) };
}

/** The size of block up to which all blocks together keep the budget. */
function largestAllowed(sizes: ReadonlyMap<number, number>, budget: number): number {
  let left = budget;
  let limit = 2;
  for (const [size, count] of [...sizes].toSorted(([one], [other]) => one - other)) {
    left -= (count * size * (size - 1)) / 2;
    if (left < 0) return limit;
    limit = size;
  }
  return limit;
}

/** Places with a key, in the order of their keys and within one key of their rows: two counting sorts of 16 bits. */
function sortedPlaces(hashes: Uint32Array): Uint32Array {
  let count = 0;
  for (const hash of hashes) if (hash !== 0) count += 1;
  const order = new Uint32Array(count);
  count = 0;
  for (let at = 0; at < hashes.length; at += 1) if (hashes[at] !== 0) order[count++] = at;
  return countingSort(countingSort(order, hashes, 0), hashes, 16);
}

function countingSort(order: Uint32Array, hashes: Uint32Array, shift: number): Uint32Array {
  const starts = new Uint32Array(65_537);
  for (const at of order) {
    const bucket = (((hashes[at] ?? 0) >>> shift) & 0xffff) + 1;
    starts[bucket] = (starts[bucket] ?? 0) + 1;
  }
  for (let bucket = 1; bucket < starts.length; bucket += 1)
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  const sorted = new Uint32Array(order.length);
  for (const at of order) {
    const bucket = ((hashes[at] ?? 0) >>> shift) & 0xffff;
    const place = starts[bucket] ?? 0;
    sorted[place] = at;
    starts[bucket] = place + 1;
  }
  return sorted;
}

type Finding = { readonly earlier: readonly Written[]; readonly onPair: OnPair };

function pairsOf(written: Written, blocks: Blocks, { earlier, onPair }: Finding): PassReport {
  const { order, starts, ends, limit } = blocks;
  const { width, hashes, name } = written;
  let [found, cappedBlocks, cappedPairs, largestBlock] = [0, 0, 0, 0];
  for (const [block, start] of starts.entries()) {
    const end = ends[block] ?? 0;
    const size = end - start;
    if (size > limit) {
      cappedBlocks += 1;
      cappedPairs += (size * (size - 1)) / 2;
      // A later pass must not believe that this block was compared.
      for (let at = start; at < end; at += 1) hashes[order[at] ?? 0] = 0;
      continue;
    }
    largestBlock = Math.max(largestBlock, size);
    for (let at = start; at < end; at += 1) {
      const place = order[at] ?? 0;
      const left = Math.floor(place / width);
      for (let next = at + 1; next < end; next += 1) {
        const right = Math.floor((order[next] ?? 0) / width);
        if (left === right || isKnown(earlier, left, right)) continue;
        if (width > 1 && isEarlierKey(written, place, right)) continue;
        found += 1;
        onPair(left, right);
      }
    }
  }
  return { name, pairs: found, largestBlock, cappedBlocks, cappedPairs };
}

function isKnown(earlier: readonly Written[], left: number, right: number): boolean {
  for (const { width, hashes } of earlier) {
    const [one, other] = [left * width, right * width];
    for (let a = 0; a < width; a += 1) {
      const hash = hashes[one + a];
      if (hash === 0) continue;
      for (let b = 0; b < width; b += 1) if (hashes[other + b] === hash) return true;
    }
  }
  return false;
}

/**
 * Within one pass two records may share several keys. The pair belongs to the smallest shared hash:
 * blocks come in no other order, and what was capped is 0.
 */
function isEarlierKey({ width, hashes }: Written, place: number, right: number): boolean {
  const left = Math.floor(place / width) * width;
  const mine = hashes[place] ?? 0;
  for (let a = 0; a < width; a += 1) {
    const hash = hashes[left + a] ?? 0;
    if (hash === 0 || hash >= mine) continue;
    for (let b = 0; b < width; b += 1) if (hashes[right * width + b] === hash) return true;
  }
  return false;
}
