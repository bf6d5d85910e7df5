import { shardCount } from "./event-hash.ts";
import type { Head } from "./checkpoint.ts";

/** Half of a hash is enough to tell two chains apart, and years of minutes must fit in memory. */
const kept = 16;

type Ends = { sequences: number[]; checkpoints: number[]; hashes: Buffer; order: number[] };

/** An end of a chain that a checkpoint has signed. */
export type SignedEnd = {
  readonly sequence: number;
  readonly checkpoint: number;
  readonly isHash: (hash: string) => boolean;
};

/** What all checkpoints say about each chain, 32 bytes for each end. */
export class SignedEnds {
  readonly #ends: readonly Ends[] = Array.from({ length: shardCount }, () => ({
    sequences: [],
    checkpoints: [],
    hashes: Buffer.alloc(kept * 64),
    order: [],
  }));

  add({ shard, sequence, hash }: Head, checkpoint: number): void {
    const ends = this.#ends[shard];
    if (!ends || Buffer.from(hash, "hex").length !== 32) return;
    const at = ends.sequences.length;
    const last = ends.hashes.subarray((at - 1) * kept, at * kept);
    const bytes = Buffer.from(hash, "hex").subarray(0, kept);
    // Most chains have not moved since the minute before.
    if (at > 0 && ends.sequences[at - 1] === sequence && last.equals(bytes)) return;
    if ((at + 1) * kept > ends.hashes.length)
      ends.hashes = Buffer.concat([ends.hashes, Buffer.alloc(ends.hashes.length)]);
    bytes.copy(ends.hashes, at * kept);
    ends.sequences.push(sequence);
    ends.checkpoints.push(checkpoint);
  }

  /** The ends of one chain, the shortest first. */
  inOrder(shard: number): (turn: number) => SignedEnd | undefined {
    const ends = this.#ends[shard];
    if (!ends) return () => undefined;
    const { sequences, checkpoints, hashes } = ends;
    const order = sequences.map((_, index) => index);
    order.sort((a, b) => (sequences[a] ?? 0) - (sequences[b] ?? 0));
    return (turn) => {
      const at = order[turn];
      if (at === undefined) return undefined;
      return {
        sequence: sequences[at] ?? 0,
        checkpoint: checkpoints[at] ?? 0,
        isHash: (hash) =>
          hashes
            .subarray(at * kept, (at + 1) * kept)
            .equals(Buffer.from(hash, "hex").subarray(0, kept)),
      };
    };
  }
}
