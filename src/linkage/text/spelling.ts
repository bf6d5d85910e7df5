import { beginOf, lengthAt, textAt, type Packed } from "../packed/packed.ts";
import { jaroWinkler } from "./jaro-winkler.ts";
import { bitsIn } from "./signatures.ts";

/** Texts are compared up to here, as strings are. */
const longest = 64;
/** A place of each letter fits into one number up to here. */
const fitting = 31;

/** Numbers that are known of each text before it is looked at: its letters as bits, its length, its first four letters. */
const ofEach = 3;

/** For each letter of a byte the places at which it stands in the right text; empty between two calls. */
const places = new Int32Array(256);

/**
 * Texts of one field, compared by their letters as they are packed: no string is made of them. What is
 * asked first of two names is whether they can be alike at all, which their letters as bits answer.
 */
export class Spelling {
  readonly texts: Packed;
  /** So much of each text that most questions are answered without its letters: one look at the memory instead of four. */
  readonly #known: Int32Array;
  readonly #isBytes: boolean;

  constructor(texts: Packed) {
    this.texts = texts;
    this.#isBytes = texts.letters instanceof Uint8Array;
    this.#known = new Int32Array(ofEach * texts.ends.length);
    const { letters, ends } = texts;
    for (let place = 0, at = 0; place < ends.length; place += 1) {
      const [begin, end] = [at, ends[place] ?? 0];
      let [mask, first] = [0, 0];
      for (; at < end; at += 1) {
        const letter = letters[at] ?? 0;
        mask |= 1 << (letter & 31);
        if (at < begin + 4) first |= (letter & 0xff) << (8 * (at - begin));
      }
      this.#known[ofEach * place] = mask;
      this.#known[ofEach * place + 1] = end - begin;
      this.#known[ofEach * place + 2] = first;
    }
  }

  begin(place: number): number {
    return beginOf(this.texts, place);
  }

  length(place: number): number {
    return lengthAt(this.texts, place);
  }

  /** Letters with which both begin, `most` of them at most. */
  sameStart(place: number, to: Spelling, other: number, most: number): number {
    const { letters } = this.texts;
    const others = to.texts.letters;
    const begin = this.begin(place);
    const otherBegin = to.begin(other);
    const end = Math.min(most, this.length(place), to.length(other));
    let same = 0;
    while (same < end && letters[begin + same] === others[otherBegin + same]) same += 1;
    return same;
  }

  /**
   * No more than this can the Jaro–Winkler similarity be, by the letters alone: every letter that the
   * other text does not have is one that cannot be in common.
   */
  atMost(place: number, to: Spelling, other: number): number {
    const [one, two] = [ofEach * place, ofEach * other];
    const left = this.#known[one + 1] ?? 0;
    const right = to.#known[two + 1] ?? 0;
    if (left > longest || right > longest) return 1;
    const mask = this.#known[one] ?? 0;
    const otherMask = to.#known[two] ?? 0;
    const common = Math.min(left - bitsIn(mask & ~otherMask), right - bitsIn(otherMask & ~mask));
    if (common <= 0) return 0;
    const jaro = (common / left + common / right + 1) / 3;
    if (!this.#isBytes || !to.#isBytes)
      return jaro + this.sameStart(place, to, other, 4) * 0.1 * (1 - jaro);
    const apart = (this.#known[one + 2] ?? 0) ^ (to.#known[two + 2] ?? 0);
    const same = apart === 0 ? 4 : firstOf(apart) >> 3;
    return jaro + Math.min(same, left, right) * 0.1 * (1 - jaro);
  }

  /** The Jaro–Winkler similarity: the number that `jaroWinkler` gives for the two strings. */
  likeness(place: number, to: Spelling, other: number): number {
    const left = this.length(place);
    const right = to.length(other);
    if (!this.#isBytes || !to.#isBytes || left > fitting || right > fitting)
      return jaroWinkler(textAt(this.texts, place), textAt(to.texts, other));
    const jaro = jaroOf(
      { letters: this.texts.letters, begin: this.begin(place), length: left },
      { letters: to.texts.letters, begin: to.begin(other), length: right },
    );
    if (jaro <= 0.7) return jaro;
    return jaro + this.sameStart(place, to, other, 4) * 0.1 * (1 - jaro);
  }
}

type Letters = {
  readonly letters: Packed["letters"];
  readonly begin: number;
  readonly length: number;
};

/** Jaro similarity with the places of a letter as bits, so that the first free one within reach is found at once. */
function jaroOf(one: Letters, other: Letters): number {
  const { letters, begin, length } = one;
  const { letters: others, begin: otherBegin, length: otherLength } = other;
  const reach = Math.max(0, (Math.max(length, otherLength) >> 1) - 1);
  for (let at = 0; at < otherLength; at += 1) {
    const letter = others[otherBegin + at] ?? 0;
    places[letter] = (places[letter] ?? 0) | (1 << at);
  }
  let taken = 0;
  let otherTaken = 0;
  for (let at = 0; at < length; at += 1) {
    const free = (places[letters[begin + at] ?? 0] ?? 0) & within(at, reach) & ~otherTaken;
    if (free === 0) continue;
    otherTaken |= free & -free;
    taken |= 1 << at;
  }
  for (let at = 0; at < otherLength; at += 1) places[others[otherBegin + at] ?? 0] = 0;
  if (taken === 0) return 0;
  const common = bitsIn(taken);
  let transposed = 0;
  for (let left = taken, right = otherTaken; left !== 0; left &= left - 1, right &= right - 1)
    if (letters[begin + firstOf(left)] !== others[otherBegin + firstOf(right)]) transposed += 1;
  const half = transposed / 2;
  return (common / length + common / otherLength + (common - half) / common) / 3;
}

/** Bits for the places that are no further from this one than `reach`. */
function within(at: number, reach: number): number {
  const upTo = at + reach >= fitting ? -1 : (1 << (at + reach + 1)) - 1;
  return at > reach ? upTo & (-1 << (at - reach)) : upTo;
}

const firstOf = (bits: number): number => 31 - Math.clz32(bits & -bits);
