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
