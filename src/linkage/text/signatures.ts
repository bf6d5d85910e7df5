import type { Packed } from "../packed/packed.ts";

const zero = 0x30;
const nine = 0x39;
/** Figures have two bits each, other signs share the rest. */
const forFigures = 20;
const forOthers = 12;

/**
 * For each text bits that tell which figures stand in it once, which twice, and roughly which letters.
 * One change takes one bit away at most and adds one, so that most texts are told apart without a look
 * at their letters.
 */
export function signaturesOf({ letters, ends }: Packed): Int32Array {
  const signatures = new Int32Array(ends.length);
  for (let place = 0, at = 0; place < ends.length; place += 1) {
    const end = ends[place] ?? 0;
    let bits = 0;
    for (; at < end; at += 1) {
      const letter = letters[at] ?? 0;
      if (letter >= zero && letter <= nine) {
        const once = 1 << (2 * (letter - zero));
        bits |= (bits & once) === 0 ? once : once << 1;
      } else bits |= 1 << (forFigures + (letter % forOthers));
    }
    signatures[place] = bits;
  }
  return signatures;
}

/** Whether so few changes may lie between two texts, by their signatures. */
export function mayBeWithin(one: number, other: number, changes: number): boolean {
  return bitsIn(one & ~other) <= changes && bitsIn(other & ~one) <= changes;
}

export function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x5555_5555);
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** A hash of a part of each text, from one place of it to another: two that differ are of parts that differ. */
export function hashesOfPart(
  { letters, ends }: Packed,
  part: (length: number) => { readonly from: number; readonly to: number },
): Int32Array {
  const hashes = new Int32Array(ends.length);
  for (let place = 0, begin = 0; place < ends.length; place += 1) {
    const end = ends[place] ?? 0;
    const { from, to } = part(end - begin);
    let hash = to - from;
    for (let at = begin + from; at < begin + to; at += 1)
      hash = Math.imul(hash ^ (letters[at] ?? 0), 0x0100_0193);
    hashes[place] = hash;
    begin = end;
  }
  return hashes;
}
