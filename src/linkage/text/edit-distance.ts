const longest = 64;
const rows = [0, 1, 2].map(() => new Uint8Array(longest + 1));

/**
 * Optimal string alignment: letters added, left out, changed, or swapped with their neighbour.
 * Stops counting above the limit and answers limit + 1.
 */
export function editDistance(left: string, right: string, limit: number): number {
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  if (left.length > longest || right.length > longest) return limit + 1;
  let [before, last, now] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let at = 0; at <= right.length; at += 1) last[at] = at;
  for (let index = 1; index <= left.length; index += 1) {
    const least = nextRow({ left, right, index, before, last, now });
    if (least > limit) return limit + 1;
    [before, last, now] = [last, now, before];
  }
  return Math.min(last[right.length] ?? 0, limit + 1);
}

type Step = {
  readonly left: string;
  readonly right: string;
  readonly index: number;
  readonly before: Uint8Array;
  readonly last: Uint8Array;
  readonly now: Uint8Array;
};

/** @returns the least value in the row: the distance can only grow from there */
function nextRow({ left, right, index, before, last, now }: Step): number {
  const letter = left.charCodeAt(index - 1);
  now[0] = index;
  let least = index;
  for (let at = 1; at <= right.length; at += 1) {
    const other = right.charCodeAt(at - 1);
    const changed = (last[at - 1] ?? 0) + (letter === other ? 0 : 1);
    let cost = Math.min((last[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1, changed);
    const isSwapped =
      index > 1 &&
      at > 1 &&
      letter === right.charCodeAt(at - 2) &&
      left.charCodeAt(index - 2) === other;
    if (isSwapped) cost = Math.min(cost, (before[at - 2] ?? 0) + 1);
    now[at] = cost;
    least = Math.min(least, cost);
  }
  return least;
}
