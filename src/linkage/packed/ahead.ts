/** Numbers record after record, so many for each. */
type Numbers = { readonly of: Int32Array | Uint32Array; readonly width: number };

type Rows = { readonly rows: ArrayLike<number>; readonly start: number; readonly size: number };

/** So many numbers of four bytes come from the memory at once. */
const together = 16;
/** Where what is read goes: nobody needs it. */
const read = new Int32Array(1);

/**
 * Reads a little of all that is asked next. Rows are anywhere in the memory: a loop that does nothing but
 * read waits for many of them at once, where a question waits for one after the other.
 */
export function readAhead({ of, width }: Numbers, { rows, start, size }: Rows): void {
  let sum = 0;
  for (let at = start; at < start + size; at += 1) {
    const begin = (rows[at] ?? 0) * width;
    for (let place = begin; place < begin + width; place += together) sum ^= of[place] ?? 0;
  }
  read[0] = sum;
}
