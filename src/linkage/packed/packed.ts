import { hashLetters, hashText } from "./hashes.ts";
import { bytesWithLength, placesWithLength, withLength } from "./longer.ts";
import { bytesOf, placesOf, unitsOf } from "./shared.ts";

/** Texts by their place. A list of strings is one; what is read from a file makes its strings when asked. */
export type Texts = {
  readonly length: number;
  readonly at: (place: number) => string | undefined;
  /** The hash of a text, as `hashText` has it, where no string has to be made for it. */
  readonly hash?: (place: number) => number;
};

/** Texts end to end in one array, a byte for a letter where every letter fits into one: plain data, which threads can share. */
export type Packed = {
  readonly letters: Uint8Array | Uint16Array;
  /** Where each text ends. */
  readonly ends: Uint32Array;
};

/** Lists to take letters from, one for each length: making one for each text costs more than the text. */
const lists = Array.from({ length: 49 }, (_, length) => new Array<number>(length).fill(0));

export function textAt({ letters, ends }: Packed, place: number): string {
  const begin = place === 0 ? 0 : (ends[place - 1] ?? 0);
  const length = (ends[place] ?? begin) - begin;
  const list = lists[length];
  if (list === undefined) return longText(letters.subarray(begin, begin + length));
  for (let at = 0; at < length; at += 1) list[at] = letters[begin + at] ?? 0;
  return String.fromCharCode.apply(undefined, list);
}

export const beginOf = ({ ends }: Packed, place: number): number =>
  place === 0 ? 0 : (ends[place - 1] ?? 0);

export const lengthAt = (texts: Packed, place: number): number =>
  (texts.ends[place] ?? 0) - beginOf(texts, place);

/** Letters with which two texts begin alike. */
export function sameStart(texts: Packed, one: number, other: number): number {
  const begin = beginOf(texts, one);
  const otherBegin = beginOf(texts, other);
  const most = Math.min(lengthAt(texts, one), lengthAt(texts, other));
  let same = 0;
  while (same < most && texts.letters[begin + same] === texts.letters[otherBegin + same]) same += 1;
  return same;
}

/** Letters with which two texts end alike. */
export function sameEnd(texts: Packed, one: number, other: number): number {
  const { letters, ends } = texts;
  const end = (ends[one] ?? 0) - 1;
  const otherEnd = (ends[other] ?? 0) - 1;
  const most = Math.min(lengthAt(texts, one), lengthAt(texts, other));
  let same = 0;
  while (same < most && letters[end - same] === letters[otherEnd - same]) same += 1;
  return same;
}

const chunk = 4_096;

function longText(letters: Uint8Array | Uint16Array): string {
  let text = "";
  for (let at = 0; at < letters.length; at += chunk)
    text += String.fromCharCode(...letters.subarray(at, at + chunk));
  return text;
}

export const textsIn = (packed: Packed): Texts => ({
  length: packed.ends.length,
  at: (place) => (place < packed.ends.length ? textAt(packed, place) : undefined),
  hash: (place) => hashLetters(packed.letters, beginOf(packed, place), packed.ends[place] ?? 0),
});

export const hashOf = (texts: Texts, place: number): number =>
  texts.hash?.(place) ?? hashText(texts.at(place) ?? "");

/** Packs texts one after the other; asked for a text's place it keeps each once. */
export class Packing {
  #letters: Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> = new Uint8Array(1 << 8);
  #ends = new Uint32Array(1 << 4);
  #hashes = new Uint32Array(1 << 4);
  #slots = new Int32Array(1 << 5).fill(-1);
  size = 0;

  /** The place of this text among those that differ. */
  place(text: string): number {
    const hash = hashText(text);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const found = this.#slots[slot] ?? -1;
      if (found < 0) break;
      if (this.#hashes[found] === hash && this.#isSame(found, text)) return found;
      slot = (slot + 1) & mask;
    }
    const place = this.add(text);
    this.#hashes[place] = hash;
    this.#slots[slot] = place;
    if (this.size * 2 > this.#slots.length) this.#spread();
    return place;
  }

  /** Keeps one more text, whether it is there or not. */
  add(text: string): number {
    const place = this.size;
    const begin = this.#begin(place);
    this.#makeRoom(place, begin + text.length);
    for (let at = 0; at < text.length; at += 1) {
      const letter = text.charCodeAt(at);
      if (letter > 0xff && this.#letters instanceof Uint8Array)
        this.#letters = Uint16Array.from(this.#letters);
      this.#letters[begin + at] = letter;
    }
    this.#ends[place] = begin + text.length;
    this.size = place + 1;
    return place;
  }

  packed(): Packed {
    const length = this.#begin(this.size);
    const letters = this.#letters instanceof Uint8Array ? bytesOf(length) : unitsOf(length);
    const ends = placesOf(this.size);
    letters.set(this.#letters.subarray(0, length));
    ends.set(this.#ends.subarray(0, this.size));
    return { letters, ends };
  }

  #begin(place: number): number {
    return place === 0 ? 0 : (this.#ends[place - 1] ?? 0);
  }

  #isSame(found: number, text: string): boolean {
    const begin = this.#begin(found);
    if ((this.#ends[found] ?? 0) - begin !== text.length) return false;
    for (let at = 0; at < text.length; at += 1)
      if (this.#letters[begin + at] !== text.charCodeAt(at)) return false;
    return true;
  }

  #makeRoom(place: number, end: number): void {
    if (end > this.#letters.length) {
      const length = Math.max(end, this.#letters.length * 2);
      this.#letters =
        this.#letters instanceof Uint8Array
          ? bytesWithLength(this.#letters, length)
          : new Uint16Array(this.#letters.buffer.transfer(length * 2));
    }
    if (place < this.#ends.length) return;
    this.#ends = placesWithLength(this.#ends, place * 2);
    this.#hashes = placesWithLength(this.#hashes, place * 2);
  }

  #spread(): void {
    this.#slots = withLength(this.#slots, this.#slots.length * 2).fill(-1);
    const mask = this.#slots.length - 1;
    for (let place = 0; place < this.size; place += 1) {
      let slot = (this.#hashes[place] ?? 0) & mask;
      while ((this.#slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      this.#slots[slot] = place;
    }
  }
}
