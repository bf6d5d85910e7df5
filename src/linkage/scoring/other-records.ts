import type { Edges } from "../clustering/average-link.ts";

/**
 * The weight of each pair in view of the records that both were compared with. A pair of records alone
 * does not know that one of them has a surer partner who cannot be the other, as a namesake has; nor
 * that a third record ties both together, as the one does that was written before a family moved.
 */
export function inViewOfOthers(rows: number, edges: Edges): Float32Array {
  const { starts, others, places } = neighboursOf(rows, edges);
  const found = Float32Array.from({ length: edges.size }, (_, at) => edges.weight[at] ?? 0);
  const [nearTo, bits] = [new Int32Array(rows).fill(-1), new Float32Array(rows)];
  for (let one = 0; one < rows; one += 1) {
    const [start, end] = [starts[one] ?? 0, starts[one + 1] ?? 0];
    if (end - start < 2) continue;
    for (let at = start; at < end; at += 1) {
      const third = others[at] ?? 0;
      nearTo[third] = one;
      bits[third] = edges.weight[places[at] ?? 0] ?? 0;
    }
    for (let at = start; at < end; at += 1) {
      const other = others[at] ?? 0;
      if (other < one) continue;
      const weight = bits[other] ?? 0;
      let [most, least] = [0, 0];
      for (let next = starts[other] ?? 0; next < (starts[other + 1] ?? 0); next += 1) {
        const third = others[next] ?? 0;
        if (nearTo[third] !== one) continue;
        const says = saidByThird(weight, bits[third] ?? 0, edges.weight[places[next] ?? 0] ?? 0);
        if (says > most) most = says;
        else if (says < least) least = says;
      }
      found[places[at] ?? 0] = weight + most + least;
    }
  }
  return found;
}

/**
 * Bits that a third record adds: the likeliest way in which the two are one person, with the third or
 * without it, against the likeliest in which they are two. What three records tell as one person is
 * told by the two surest pairs; the third pair repeats it, and counts only where it speaks against.
 */
export function saidByThird(weight: number, one: number, other: number): number {
  const most = Math.max(weight, one, other);
  const least = Math.min(weight, one, other);
  const middle = weight + one + other - most - least;
  const allThree = most + middle + Math.min(0, least);
  return Math.max(allThree, weight) - Math.max(one, other, 0) - weight;
}

/** For each row the rows it was compared with, and which pair that was. */
type Neighbours = {
  readonly starts: Int32Array;
  readonly others: Int32Array;
  readonly places: Int32Array;
};

function neighboursOf(rows: number, { left, right, size }: Edges): Neighbours {
  const starts = new Int32Array(rows + 1);
  const count = (row: number): void => void (starts[row + 1] = (starts[row + 1] ?? 0) + 1);
  for (let at = 0; at < size; at += 1) {
    count(left[at] ?? 0);
    count(right[at] ?? 0);
  }
  for (let row = 0; row < rows; row += 1)
    starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  const [others, places, next] = [
    new Int32Array(2 * size),
    new Int32Array(2 * size),
    starts.slice(),
  ];
  const put = (row: number, other: number, at: number): void => {
    const place = next[row] ?? 0;
    others[place] = other;
    places[place] = at;
    next[row] = place + 1;
  };
  for (let at = 0; at < size; at += 1) {
    const [one, other] = [left[at] ?? 0, right[at] ?? 0];
    put(one, other, at);
    put(other, one, at);
  }
  return { starts, others, places };
}
