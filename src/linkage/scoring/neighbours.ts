import type { Weigher } from "./score.ts";
import type { ScoredPairs } from "./scored-pairs.ts";
import type { Shelf } from "./shelf.ts";

/** The surest partners of a record are asked, and no more of them: hundreds that are alike say what these say. */
const mostPartners = 48;

/** For each row those who are likelier one with it than not, and which pair that is. */
export function partnersOf(rows: number, { left, right, size }: ScoredPairs, bits: Float32Array) {
  const starts = new Int32Array(rows + 1);
  const isPartner = (at: number): boolean => (bits[at] ?? 0) > 0;
  const each = (work: (row: number, other: number, at: number) => void): void => {
    for (let at = 0; at < size; at += 1) {
      if (!isPartner(at)) continue;
      work(left[at] ?? 0, right[at] ?? 0, at);
      work(right[at] ?? 0, left[at] ?? 0, at);
    }
  };
  each((row) => void (starts[row + 1] = (starts[row + 1] ?? 0) + 1));
  const ends = sumUp(starts);
  const length = starts[rows] ?? 0;
  const [others, places] = [new Int32Array(length), new Int32Array(length)];
  each((row, other, at) => {
    const place = ends[row] ?? 0;
    others[place] = other;
    places[place] = at;
    ends[row] = place + 1;
  });
  for (let row = 0; row < rows; row += 1) {
    const start = starts[row] ?? 0;
    if ((ends[row] ?? 0) - start <= mostPartners) continue;
    surestFirst({ others, places, bits }, start, ends[row] ?? 0);
    ends[row] = start + mostPartners;
  }
  return { starts, ends, others, places };
}

type Partners = {
  readonly others: Int32Array;
  readonly places: Int32Array;
  readonly bits: Float32Array;
};

/** The order is of bits and rows alone, so that the order of pairs changes nothing. */
function surestFirst({ others, places, bits }: Partners, start: number, end: number): void {
  const all = Array.from({ length: end - start }, (_, at) => ({
    other: others[start + at] ?? 0,
    place: places[start + at] ?? 0,
  }));
  all.sort((a, b) => (bits[b.place] ?? 0) - (bits[a.place] ?? 0) || a.other - b.other);
  for (const [at, { other, place }] of all.entries()) {
    others[start + at] = other;
    places[start + at] = place;
  }
}

/** A weight is kept to the sixty-fourth of a bit. */
const ofBit = 64;

/** So many are looked through one by one; more are put in order and looked for by halves. */
const few = 24;

/** Whether two rows were compared, and their weight: all pairs, six bytes for each. */
export function comparedOf(rows: number, shelf: Shelf, weigh: Weigher) {
  const starts = new Int32Array(rows + 1);
  for (const { left, size } of shelf.batches())
    for (let at = 0; at < size; at += 1) {
      const place = (left[at] ?? 0) + 1;
      starts[place] = (starts[place] ?? 0) + 1;
    }
  const next = sumUp(starts);
  const length = starts[rows] ?? 0;
  const [others, bits] = [new Int32Array(length), new Int16Array(length)];
  for (const batch of shelf.batches())
    for (let at = 0; at < batch.size; at += 1) {
      const row = batch.left[at] ?? 0;
      const place = next[row] ?? 0;
      others[place] = batch.right[at] ?? 0;
      bits[place] = Math.round(Math.max(-500, Math.min(500, weigh(batch, at))) * ofBit);
      next[row] = place + 1;
    }
  for (let row = 0; row < rows; row += 1) {
    const [start, end] = [starts[row] ?? 0, starts[row + 1] ?? 0];
    if (end - start > few) putInOrder(others.subarray(start, end), bits.subarray(start, end));
  }
  return (one: number, other: number): number | undefined => {
    const [left, right] = one < other ? [one, other] : [other, one];
    let [start, end] = [starts[left] ?? 0, starts[left + 1] ?? 0];
    while (end - start > few) {
      const middle = (start + end) >> 1;
      if ((others[middle] ?? 0) <= right) start = middle;
      else end = middle;
    }
    for (let place = start; place < end; place += 1)
      if (others[place] === right) return (bits[place] ?? 0) / ofBit;
    return undefined;
  };
}

const halfOfBits = 1 << 15;

/** By row; bits go along in the lower half of one number. */
function putInOrder(others: Int32Array, bits: Int16Array): void {
  const both = Float64Array.from(
    others,
    (other, at) => other * 2 * halfOfBits + (bits[at] ?? 0) + halfOfBits,
  ).sort();
  for (const [at, one] of both.entries()) {
    others[at] = Math.floor(one / (2 * halfOfBits));
    bits[at] = (one % (2 * halfOfBits)) - halfOfBits;
  }
}

/** Counts become where each begins. @returns the same once more, to be counted up */
function sumUp(starts: Int32Array): Int32Array {
  for (let at = 1; at < starts.length; at += 1)
    starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  return starts.slice();
}
