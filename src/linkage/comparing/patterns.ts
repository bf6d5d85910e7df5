import type { Comparison } from "./comparison.ts";

/**
 * The different outcomes of comparing all fields, each kept once with its count. A million pairs
 * come out in some thousands of patterns, so that learning and scoring work on patterns.
 */
export class PatternTable {
  readonly #width: number;
  readonly #weights: Float64Array;
  #slots = new Int32Array(1 << 12).fill(-1);
  #keys: Float64Array = new Float64Array(1 << 11);
  #levels: Uint8Array;
  #counts: Float64Array = new Float64Array(1 << 11);
  size = 0;

  constructor(comparisons: readonly Comparison[]) {
    this.#width = comparisons.length;
    this.#levels = new Uint8Array(this.#keys.length * this.#width);
    this.#weights = new Float64Array(this.#width);
    let weight = 1;
    for (const [at, { levels }] of comparisons.entries()) {
      this.#weights[at] = weight;
      weight *= levels.length;
    }
    if (weight > Number.MAX_SAFE_INTEGER)
      throw new RangeError("There are more comparisons than one pattern can hold");
  }

  get width(): number {
    return this.#width;
  }

  count(pattern: number): number {
    return this.#counts[pattern] ?? 0;
  }

  level(pattern: number, comparison: number): number {
    return this.#levels[pattern * this.#width + comparison] ?? 0;
  }

  /** Counts one outcome. @returns the number of its pattern */
  add(levels: Uint8Array): number {
    const [weights, slots, keys] = [this.#weights, this.#slots, this.#keys];
    let key = 0;
    for (let at = 0; at < weights.length; at += 1) key += (levels[at] ?? 0) * (weights[at] ?? 0);
    const mask = slots.length - 1;
    let slot = hashOf(key) & mask;
    for (;;) {
      const found = slots[slot] ?? -1;
      if (found < 0) break;
      if (keys[found] === key) {
        this.#counts[found] = (this.#counts[found] ?? 0) + 1;
        return found;
      }
      slot = (slot + 1) & mask;
    }
    return this.#keep(key, levels, slot);
  }

  /** The levels of the patterns from this one on, one pattern after the other. */
  levelsFrom(first: number): Uint8Array<ArrayBuffer> {
    const levels = this.#levels.subarray(first * this.#width, this.size * this.#width);
    return Uint8Array.from(levels);
  }

  /** Takes over patterns that were found elsewhere. @returns the number of each here */
  addAll(levels: Uint8Array): number[] {
    const numbers: number[] = [];
    for (let at = 0; at < levels.length; at += this.#width)
      numbers.push(this.add(levels.subarray(at, at + this.#width)));
    return numbers;
  }

  #keep(key: number, levels: Uint8Array, slot: number): number {
    const pattern = this.size;
    if (pattern === this.#keys.length) this.#grow();
    this.#keys[pattern] = key;
    this.#counts[pattern] = 1;
    this.#levels.set(levels.subarray(0, this.#width), pattern * this.#width);
    this.size = pattern + 1;
    if (this.#slots.length < this.#keys.length * 2) this.#placeAll();
    else this.#slots[slot] = pattern;
    return pattern;
  }

  #grow(): void {
    const more = this.#keys.length * 2;
    const keys = new Float64Array(more);
    keys.set(this.#keys);
    const counts = new Float64Array(more);
    counts.set(this.#counts);
    const levels = new Uint8Array(more * this.#width);
    levels.set(this.#levels);
    [this.#keys, this.#counts, this.#levels] = [keys, counts, levels];
  }

  #placeAll(): void {
    this.#slots = new Int32Array(this.#keys.length * 2).fill(-1);
    const mask = this.#slots.length - 1;
    for (let pattern = 0; pattern < this.size; pattern += 1) {
      const key = this.#keys[pattern] ?? 0;
      let slot = hashOf(key) & mask;
      while ((this.#slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      this.#slots[slot] = pattern;
    }
  }
}

/** Of both halves of a number of 53 bits, without a division: it is asked for every pair. */
function hashOf(key: number): number {
  const high = (key * 2 ** -32) | 0;
  return Math.imul((key | 0) ^ Math.imul(high, 0x85eb_ca6b), 0x9e37_79b1) >>> 7;
}
