import { isUtf8 } from "node:buffer";
import { bytesWithLength, placesWithLength, withLength } from "../../linkage/index.ts";
import { copyPlain, type PlainTexts } from "./lines.ts";

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

  /** The place of these bytes among the values. */
  place(from: Uint8Array, start: number, end: number): number {
    let hash = 0x811c_9dc5;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (from[at] ?? 0), 0x0100_0193);
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const found = this.#slots[slot] ?? -1;
      if (found < 0) break;
      if (this.#hashes[found] === hash && this.#isSame(found, from, start, end)) return found;
      slot = (slot + 1) & mask;
    }
    return this.#keep(from.subarray(start, end), hash, slot);
  }

  // Four positions are plainer here than an object made for each of a million cells.
  #isSame(found: number, from: Uint8Array, start: number, end: number): boolean {
    const begin = found === 0 ? 0 : (this.#ends[found - 1] ?? 0);
    const length = end - start;
    if ((this.#ends[found] ?? 0) - begin !== length) return false;
    for (let at = 0; at < length; at += 1) {
      if (this.#bytes[begin + at] !== from[start + at]) return false;
    }
    return true;
  }

  #keep(value: Uint8Array, hash: number, slot: number): number {
    const place = this.#size;
    const begin = place === 0 ? 0 : (this.#ends[place - 1] ?? 0);
    const end = begin + value.length;
    if (end > this.#bytes.length)
      this.#bytes = bytesWithLength(this.#bytes, Math.max(end, this.#bytes.length * 2));
    this.#bytes.set(value, begin);
    if (place === this.#ends.length) this.#grow();
    this.#ends[place] = end;
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
 */
export function textsOf({ bytes: { buffer }, ends }: Values): PlainTexts {
  const bytes = Buffer.from(buffer);
  const decoder = new TextDecoder(isUtf8(bytes) ? "utf-8" : "windows-1252");
  const at = (place: number): string | undefined => {
    const end = ends[place];
    if (end === undefined) return undefined;
    const begin = place === 0 ? 0 : (ends[place - 1] ?? 0);
    return isAsciiIn(bytes, begin, end)
      ? bytes.toString("latin1", begin, end)
      : decoder.decode(bytes.subarray(begin, end));
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
