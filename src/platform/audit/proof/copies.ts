import type { Checkpoint } from "./checkpoint.ts";
import type { Finding } from "./findings.ts";

/** Half of a hash is enough to tell two checkpoints apart. */
const kept = 16;

/**
 * Compares copies of the checkpoints with one another: the same number must be the same checkpoint
 * in each, and the database must reach the furthest of them.
 */
export class Copies {
  readonly #isWhole: boolean;
  #reference: string | undefined;
  #hashes = Buffer.alloc(kept * 1_024);
  #last = 0;

  /** @param whole the copy that must hold every checkpoint, and is read first; without it, the first that comes */
  constructor(whole: string | undefined) {
    this.#reference = whole;
    this.#isWhole = whole !== undefined;
  }

  /** @param hash SHA-256 of the note, in base64 */
  compare(name: string, { number }: Checkpoint, hash: string): Finding | undefined {
    const bytes = Buffer.from(hash, "base64").subarray(0, kept);
    const reference = (this.#reference ??= name);
    if (reference === name) {
      this.#keep(number, bytes);
      return undefined;
    }
    if (number > this.#last) {
      if (!this.#isWhole) return undefined;
      const ends = this.#last === 0 ? "which has none" : `which ends with ${this.#last}`;
      return found(`${name}: checkpoint ${number} is not in ${reference}, ${ends}`);
    }
    const own = this.#hashes.subarray(number * kept, (number + 1) * kept);
    if (own.every((byte) => byte === 0) || own.equals(bytes)) return undefined;
    return found(`${name}: checkpoint ${number} is not the one in ${reference}`);
  }

  #keep(number: number, bytes: Buffer): void {
    // Numbers follow one another: one far ahead is told elsewhere and takes no memory here.
    if (number > this.#last + 1_000_000) return;
    while ((number + 1) * kept > this.#hashes.length)
      this.#hashes = Buffer.concat([this.#hashes, Buffer.alloc(this.#hashes.length)]);
    bytes.copy(this.#hashes, number * kept);
    this.#last = Math.max(this.#last, number);
  }
}

const found = (says: string): Finding => ({ kind: "checkpoint", says });
