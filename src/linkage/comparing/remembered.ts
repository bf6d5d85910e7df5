/** So many outcomes at most are kept for one question: what fits into the memory nearest to a core. */
const mostKept = 1 << 15;
/** Bits of the answer, which stands behind the second value: one look finds all of it. */
const forAnswer = 4;

/**
 * A question of two values, given by their codes, that remembers its last answers. Within a block the
 * same few names stand on most records, so that most pairs of names have been met before.
 * @param values how many values there are: of a few records little is kept
 * @param answer what is answered, a number below 16
 */
export function remembered(
  values: number,
  answer: (one: number, other: number) => number,
): (one: number, other: number) => number {
  let room = 16;
  while (room < 4 * values && room < mostKept) room *= 2;
  const kept = new Int32Array(2 * room).fill(-1);
  return (one, other) => {
    const hash = Math.imul(one, 0x9e37_79b1) ^ Math.imul(other, 0x85eb_ca6b);
    const place = 2 * ((hash >>> 8) & (room - 1));
    const known = kept[place + 1] ?? -1;
    if (kept[place] === one && known >> forAnswer === other) return known & ((1 << forAnswer) - 1);
    const found = answer(one, other);
    kept[place] = one;
    kept[place + 1] = (other << forAnswer) | found;
    return found;
  };
}
