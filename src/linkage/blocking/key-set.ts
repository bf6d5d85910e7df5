/** Keys of blocks, none of them 0: a set in a typed array, a few megabytes for a million. */
export class KeySet {
  // With a sign: a number above 2³¹ would be made an object on its way to each question.
  #slots = new Int32Array(1 << 6);
  size = 0;

  add(given: number): void {
    const key = given | 0;
    if (this.size * 2 >= this.#slots.length) this.#grow();
    const slot = slotOf(this.#slots, key);
    if (this.#slots[slot] === key) return;
    this.#slots[slot] = key;
    this.size += 1;
  }

  /** @param key with its sign: `| 0` */
  has(key: number): boolean {
    return this.size > 0 && this.#slots[slotOf(this.#slots, key)] === key;
  }

  all(): Uint32Array {
    return new Uint32Array(this.#slots.filter((key) => key !== 0).buffer);
  }

  #grow(): void {
    const more = new Int32Array(this.#slots.length * 2);
    for (let at = 0; at < this.#slots.length; at += 1) {
      const key = this.#slots[at] ?? 0;
      if (key !== 0) more[slotOf(more, key)] = key;
    }
    this.#slots = more;
  }
}

/** Where the key stands, or the free place where it would. */
function slotOf(slots: Int32Array, key: number): number {
  const mask = slots.length - 1;
  let slot = (Math.imul(key, 0x9e37_79b1) >>> 8) & mask;
  while (slots[slot] !== 0 && slots[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}
