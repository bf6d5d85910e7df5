/**
 * Damerau-Levenshtein distance in its restricted form (optimal string alignment): missing, extra,
 * wrong and exchanged neighbouring letters each count one.
 */
export function editDistance(a: string, b: string): number {
  const width = b.length + 1;
  let before: number[] = [];
  let above = Array.from({ length: width }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column < width; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const wrong = (above[column - 1] ?? 0) + (same ? 0 : 1);
      const gap = Math.min(above[column] ?? 0, current[column - 1] ?? 0) + 1;
      const exchanged = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const twisted = exchanged && column > 1 ? (before[column - 2] ?? Infinity) + 1 : Infinity;
      current.push(Math.min(wrong, gap, twisted));
    }
    before = above;
    above = current;
  }
  return above[b.length] ?? 0;
}

/** The single slip of the hand between two words, or undefined when it is none or more than one. */
type Slip = "exchanged" | "missing" | "wrong";

export function singleSlip(a: string, b: string): { slip: Slip; at: number } | undefined {
  if (editDistance(a, b) !== 1) return undefined;
  let at = 0;
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at += 1;
  if (a.length !== b.length) return { slip: "missing", at };
  return { slip: a[at] === b[at + 1] && a[at + 1] === b[at] ? "exchanged" : "wrong", at };
}
