/**
 * Numbers pairs of whole numbers in the order in which they are met. A `Map` of a million such, whose
 * keys are one number made of both, takes five times as long and four times the memory.
 */
export class NumberedPairs {
  readonly #mask: number;
  /** Of each slot the number that is there and one more; 0 where none is. */
  readonly #slots: Uint32Array;
  readonly #ones: Int32Array;
  readonly #others: Int32Array;
  size = 0;

  /** @param most so many that differ at most */
  constructor(most: number) {
    let room = 16;
    while (room < most * 2) room *= 2;
    this.#mask = room - 1;
    this.#slots = new Uint32Array(room);
    this.#ones = new Int32Array(most);
    this.#others = new Int32Array(most);
  }

  /** The number of this pair, which is the size before where it is new. */
  numberOf(one: number, other: number): number {
    const [first, second] = [one | 0, other | 0];
    let slot = (Math.imul(first, 0x9e37_79b1) ^ Math.imul(second, 0x85eb_ca6b)) >>> 5;
    for (slot &= this.#mask; ; slot = (slot + 1) & this.#mask) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0) break;
      if (this.#ones[number] === first && this.#others[number] === second) return number;
    }
    this.#ones[this.size] = first;
    this.#others[this.size] = second;
    this.size += 1;
    this.#slots[slot] = this.size;
    return this.size - 1;
  }
}
