import { together } from "./hashes.ts";

/** For each row which value stands there, -1 where none does, and the hash of each value. */
export type HashedCodes = { readonly codes: Int32Array; readonly hashes: Uint32Array };

/** What stands for a value that is not there, and with which a row begins. */
const [absent, begun, begunOther] = [7, 1, 2];

/**
 * The rows in an order of their own: that of two hashes of all that stands in them. Samples are drawn, sums are made
 * and ties are broken in this order, so that it does not matter in which records were given. Rows that are the
 * same in everything stay as they were given; nothing tells them apart.
 */
export function ownOrder(rows: number, columns: readonly HashedCodes[]): Int32Array<ArrayBuffer> {
  const one = new Uint32Array(rows).fill(begun);
  const other = new Uint32Array(rows).fill(begunOther);
  for (const { codes, hashes } of columns)
    for (let row = 0; row < rows; row += 1) {
      const hash = hashes[codes[row] ?? -1] ?? absent;
      one[row] = together(one[row] ?? begun, hash);
      other[row] = together(hash, other[row] ?? begunOther);
    }
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  return sortedBy(one, sortedBy(other, order));
}

const [bitsEach, passes] = [11, 3];
const buckets = 1 << bitsEach;

/** Counting sorts, from the last bits to the first; rows that are the same here keep their order. */
function sortedBy(keys: Uint32Array, order: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  let [from, into] = [order, new Int32Array(order.length)];
  for (let pass = 0; pass < passes; pass += 1) {
    const bucketOf = (row: number): number =>
      ((keys[row] ?? 0) >>> (pass * bitsEach)) & (buckets - 1);
    const starts = new Int32Array(buckets + 1);
    for (const row of from) starts[bucketOf(row) + 1] = (starts[bucketOf(row) + 1] ?? 0) + 1;
    for (let bucket = 1; bucket <= buckets; bucket += 1)
      starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
    for (const row of from) {
      const place = starts[bucketOf(row)] ?? 0;
      into[place] = row;
      starts[bucketOf(row)] = place + 1;
    }
    [from, into] = [into, from];
  }
  return from;
}
