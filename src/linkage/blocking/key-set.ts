/** Keys of blocks, none of them 0: a set in a typed array, a few megabytes for a million. */
export class KeySet {
  #slots = new Uint32Array(1 << 6);
  size = 0;

  add(key: number): void {
    if (this.size * 2 >= this.#slots.length) this.#grow();
    const slot = slotOf(this.#slots, key);
    if (this.#slots[slot] === key) return;
    this.#slots[slot] = key;
    this.size += 1;
  }

  has(key: number): boolean {
    return this.size > 0 && this.#slots[slotOf(this.#slots, key)] === key;
  }

  all(): Uint32Array {
    return this.#slots.filter((key) => key !== 0);
  }

  #grow(): void {
    const more = new Uint32Array(this.#slots.length * 2);
    for (const key of this.#slots) if (key !== 0) more[slotOf(more, key)] = key;
    this.#slots = more;
  }
}

/** Where the key stands, or the free place where it would. */
function slotOf(slots: Uint32Array, key: number): number {
  const mask = slots.length - 1;
  let slot = (Math.imul(key, 0x9e37_79b1) >>> 8) & mask;
  while (slots[slot] !== 0 && slots[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}
