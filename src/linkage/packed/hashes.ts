/** FNV-1a over the letters, 32 bits, never 0: 0 says that there is nothing to look for. */
export function hashText(text: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  }
  return finish(hash);
}

/** The same of letters as they are packed. */
export function hashLetters(letters: Uint8Array | Uint16Array, begin: number, end: number): number {
  let hash = 0x811c_9dc5;
  for (let at = begin; at < end; at += 1) hash = Math.imul(hash ^ (letters[at] ?? 0), 0x0100_0193);
  return finish(hash);
}

export const hashNumber = (value: number): number => finish(Math.imul(value, 0x9e37_79b1) + 1);

/** Of two hashes one; nothing with anything is nothing. */
export function together(one: number, other: number): number {
  if (one === 0 || other === 0) return 0;
  return finish(Math.imul(one, 0x85eb_ca6b) ^ Math.imul(other ^ (other >>> 15), 0xc2b2_ae35));
}

/** The same for two hashes in either order. */
export const eitherOrder = (one: number, other: number): number =>
  one < other ? together(one, other) : together(other, one);

function finish(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x7feb_352d);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x846c_a68b);
  hash = (hash ^ (hash >>> 16)) >>> 0;
  return hash === 0 ? 1 : hash;
}
