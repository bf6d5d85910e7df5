import { isUtf8 } from "node:buffer";
import { bytesWithLength, placesWithLength, withLength } from "../../linkage/index.ts";
import { copyPlain, type PlainTexts } from "./lines.ts";

/** Cells of some records: where each begins and ends among the bytes, record after record. */
export type Cells = {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** So many cells are of one record. */
  readonly width: number;
  /** The number of the first record, and how many there are. */
  readonly first: number;
  readonly count: number;
};

/** So many records are looked at together at most. */
export const mostTogether = 1 << 10;

const hashes = new Int32Array(mostTogether);
/** Of each cell the value that has its slot, and what was read of that last. */
const likely = new Int32Array(mostTogether);
const fetched = new Uint32Array(mostTogether);

function hashOf(from: Uint8Array, start: number, end: number): number {
  let hash = 0x811c_9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (from[at] ?? 0), 0x0100_0193);
  return hash ^ (hash >>> 15);
}

/**
 * The different values of one column, found by their bytes: a million cells cost a million look-ups
 * and make strings only for what differs.
 */
export class Dictionary {
  #slots = new Int32Array(1 << 10).fill(-1);
  #bytes = new Uint8Array(1 << 12);
  #ends = new Uint32Array(1 << 9);
  #hashes = new Int32Array(1 << 9);
  #size = 0;

  /**
   * The places of one column's cells, -1 of what is empty. What is waited for is memory: each step is
   * done for many cells before the next, so that their waiting is one.
   */
  places(cells: Cells, column: number, into: Int32Array): void {
    const { bytes, starts, ends, width, first, count } = cells;
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let at = 0, cell = column; at < count; at += 1, cell += width)
      hashes[at] = hashOf(bytes, starts[cell] ?? 0, ends[cell] ?? 0);
    for (let at = 0; at < count; at += 1) likely[at] = slots[(hashes[at] ?? 0) & mask] ?? -1;
    for (let at = 0; at < count; at += 1) fetched[at] = this.#begin(likely[at] ?? -1);
    for (let at = 0; at < count; at += 1) fetched[at] = this.#bytes[fetched[at] ?? 0] ?? 0;
    for (let at = 0, cell = column; at < count; at += 1, cell += width) {
      const [start, end, found] = [starts[cell] ?? 0, ends[cell] ?? 0, likely[at] ?? -1];
      // Nearly always the first slot is the right one, and then its hash need not be looked at.
      if (start === end) into[first + at] = -1;
      else if (found >= 0 && this.#isSame(found, bytes, start, end)) into[first + at] = found;
      else into[first + at] = this.#placeOf(hashes[at] ?? 0, bytes, start, end);
    }
  }

  #begin(place: number): number {
    return place <= 0 ? 0 : (this.#ends[place - 1] ?? 0);
  }

  /** The place of these bytes among the values. */
  place(from: Uint8Array, start: number, end: number): number {
    return this.#placeOf(hashOf(from, start, end), from, start, end);
  }

  #placeOf(hash: number, from: Uint8Array, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const found = this.#slots[slot] ?? -1;
      if (found < 0) break;
      if (this.#hashes[found] === hash && this.#isSame(found, from, start, end)) return found;
      slot = (slot + 1) & mask;
    }
    this.#append(from, start, end);
    return this.#keep(hash, slot, end - start);
  }

  // Four positions are plainer here than an object made for each of a million cells.
  #isSame(found: number, from: Uint8Array, start: number, end: number): boolean {
    const begin = this.#begin(found);
    const length = end - start;
    if ((this.#ends[found] ?? 0) - begin !== length) return false;
    for (let at = 0; at < length; at += 1) {
      if (this.#bytes[begin + at] !== from[start + at]) return false;
    }
    return true;
  }

  /** Behind the last value; letter by letter, since most are short. */
  #append(from: Uint8Array, start: number, end: number): void {
    const begin = this.#begin(this.#size);
    const most = begin + end - start;
    if (most > this.#bytes.length)
      this.#bytes = bytesWithLength(this.#bytes, Math.max(most, this.#bytes.length * 2));
    const bytes = this.#bytes;
    for (let at = start, into = begin; at < end; at += 1, into += 1) bytes[into] = from[at] ?? 0;
  }

  #keep(hash: number, slot: number, length: number): number {
    const place = this.#size;
    if (place === this.#ends.length) this.#grow();
    this.#ends[place] = this.#begin(place) + length;
    this.#hashes[place] = hash;
    this.#size = place + 1;
    this.#slots[slot] = place;
    if (this.#size * 2 > this.#slots.length) this.#spread();
    return place;
  }

  #grow(): void {
    const length = this.#ends.length * 2;
    this.#ends = placesWithLength(this.#ends, length);
    this.#hashes = withLength(this.#hashes, length);
  }

  #spread(): void {
    this.#slots = withLength(this.#slots, this.#slots.length * 2).fill(-1);
    const mask = this.#slots.length - 1;
    for (let place = 0; place < this.#size; place += 1) {
      let slot = (this.#hashes[place] ?? 0) & mask;
      while ((this.#slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      this.#slots[slot] = place;
    }
  }

  /** All values in the order in which they were met. Nothing is looked for afterwards: what that took is let go. */
  values(): Values {
    const ends = placesWithLength(this.#ends, this.#size);
    const bytes = bytesWithLength(this.#bytes, ends.at(-1) ?? 0);
    this.#bytes = new Uint8Array(0);
    this.#ends = new Uint32Array(0);
    this.#slots = withLength(this.#slots, 0);
    this.#hashes = withLength(this.#hashes, 0);
    return { bytes, ends };
  }
}

/** Values end to end as they stood in the file: plain data, which a thread can hand over. */
export type Values = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
};

/**
 * Values made into text when they are asked for. Bytes that are no UTF-8 are read as Windows-1252, the
 * whole column alike.
 * @param mended what is made of a text that is more than plain letters
 */
export function textsOf(
  { bytes: { buffer }, ends }: Values,
  mended = (text: string): string => text,
): PlainTexts {
  const bytes = Buffer.from(buffer);
  const decoder = new TextDecoder(isUtf8(bytes) ? "utf-8" : "windows-1252");
  const at = (place: number): string | undefined => {
    const end = ends[place];
    if (end === undefined) return undefined;
    const begin = place === 0 ? 0 : (ends[place - 1] ?? 0);
    return isAsciiIn(bytes, begin, end)
      ? bytes.toString("latin1", begin, end)
      : mended(decoder.decode(bytes.subarray(begin, end)));
  };
  const copy = (place: number, into: Uint8Array, start: number): number => {
    const begin = place === 0 ? 0 : (ends[place - 1] ?? 0);
    return copyPlain(bytes, { begin, end: ends[place] ?? begin }, into, start);
  };
  return { length: ends.length, at, copy };
}

function isAsciiIn(bytes: Uint8Array, begin: number, end: number): boolean {
  for (let at = begin; at < end; at += 1) if ((bytes[at] ?? 0) > 0x7f) return false;
  return true;
}
