import { sumUp } from "./pairs-by-row.ts";
import type { ScoredPairs } from "./scored-pairs.ts";
import { inView } from "../priors/scoring.ts";

const { mostPartners } = inView;

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
