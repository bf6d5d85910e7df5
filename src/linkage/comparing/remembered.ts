/** So many outcomes at most are kept for one question: what fits into the memory nearest to a core. */
const mostKept = 1 << 14;

/**
 * A question of two values, given by their codes, that remembers its last answers. Within a block the
 * same few names stand on most records, so that most pairs of names have been met before.
 * @param values how many values there are: of a few records little is kept
 * @param answer what is answered, a number below 256
 */
export function remembered(
  values: number,
  answer: (one: number, other: number) => number,
): (one: number, other: number) => number {
  let room = 16;
  while (room < 4 * values && room < mostKept) room *= 2;
  const [ones, others] = [new Int32Array(room).fill(-1), new Int32Array(room)];
  const answers = new Uint8Array(room);
  return (one, other) => {
    const slot = ((Math.imul(one, 0x9e37_79b1) ^ Math.imul(other, 0x85eb_ca6b)) >>> 8) & (room - 1);
    if (ones[slot] !== one || others[slot] !== other) {
      ones[slot] = one;
      others[slot] = other;
      answers[slot] = answer(one, other);
    }
    return answers[slot] ?? 0;
  };
}
