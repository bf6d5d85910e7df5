/** Texts are compared up to here: two that agree in 64 letters agree. */
const longest = 64;

const takenInLeft = new Uint8Array(longest);
const takenInRight = new Uint8Array(longest);

/**
 * Jaro–Winkler similarity, 0 to 1 (Winkler 1990): a shared beginning of up to four letters counts
 * extra where the Jaro similarity is above 0.7, as in the public implementations it is tested against.
 */
export function jaroWinkler(left: string, right: string): number {
  const jaro = jaroSimilarity(left, right);
  if (jaro <= 0.7) return jaro;
  const most = Math.min(4, left.length, right.length);
  let same = 0;
  while (same < most && left.charCodeAt(same) === right.charCodeAt(same)) same += 1;
  return jaro + same * 0.1 * (1 - jaro);
}

/** A bit for each letter of a text, some letters having one together. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

/**
 * No more than this can the Jaro–Winkler similarity of two texts be, by their letters alone: every
 * letter that the other does not have is one that cannot be in common.
 */
export function jaroWinklerAtMost(
  left: { readonly text: string; readonly letters: number },
  right: { readonly text: string; readonly letters: number },
): number {
  const [one, other] = [left.text.length, right.text.length];
  if (one > longest || other > longest) return 1;
  const common = Math.min(
    one - bitsIn(left.letters & ~right.letters),
    other - bitsIn(right.letters & ~left.letters),
  );
  if (common <= 0) return 0;
  const jaro = (common / one + common / other + 1) / 3;
  let same = 0;
  while (same < 4 && same < one && left.text.charCodeAt(same) === right.text.charCodeAt(same))
    same += 1;
  return jaro + same * 0.1 * (1 - jaro);
}

function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x5555_5555);
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** Jaro similarity (Jaro 1989): letters in common within half the longer text, less half the transpositions. */
export function jaroSimilarity(left: string, right: string): number {
  if (left === right) return left.length === 0 ? 0 : 1;
  const leftLength = Math.min(left.length, longest);
  const rightLength = Math.min(right.length, longest);
  const common = markCommon(left, right);
  if (common === 0) return 0;
  let transposed = 0;
  let at = 0;
  for (let index = 0; index < leftLength; index += 1) {
    if (takenInLeft[index] === 0) continue;
    while (takenInRight[at] === 0) at += 1;
    if (left.charCodeAt(index) !== right.charCodeAt(at)) transposed += 1;
    at += 1;
  }
  const half = transposed / 2;
  return (common / leftLength + common / rightLength + (common - half) / common) / 3;
}

function markCommon(left: string, right: string): number {
  const leftLength = Math.min(left.length, longest);
  const rightLength = Math.min(right.length, longest);
  const window = Math.max(0, Math.floor(Math.max(leftLength, rightLength) / 2) - 1);
  takenInLeft.fill(0, 0, leftLength);
  takenInRight.fill(0, 0, rightLength);
  let common = 0;
  for (let index = 0; index < leftLength; index += 1) {
    const letter = left.charCodeAt(index);
    const last = Math.min(rightLength - 1, index + window);
    for (let at = Math.max(0, index - window); at <= last; at += 1) {
      if (takenInRight[at] !== 0 || right.charCodeAt(at) !== letter) continue;
      takenInLeft[index] = 1;
      takenInRight[at] = 1;
      common += 1;
      break;
    }
  }
  return common;
}
