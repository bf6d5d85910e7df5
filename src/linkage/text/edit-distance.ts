const longest = 64;
const rows = [0, 1, 2].map(() => new Uint8Array(longest + 1));

/**
 * Optimal string alignment: letters added, left out, changed, or swapped with their neighbour.
 * Stops counting above the limit and answers limit + 1. Only the diagonal band that the limit
 * allows is worked out.
 */
export function editDistance(left: string, right: string, limit: number): number {
  if (left === right) return 0;
  const isTooLong = left.length > longest || right.length > longest;
  if (isTooLong || Math.abs(left.length - right.length) > limit) return limit + 1;
  return inBand(left, right, limit);
}

function inBand(left: string, right: string, limit: number): number {
  const over = limit + 1;
  let [before, last, now] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let at = 0; at <= right.length; at += 1) last[at] = Math.min(at, over);
  for (let index = 1; index <= left.length; index += 1) {
    const from = Math.max(1, index - limit);
    const to = Math.min(right.length, index + limit);
    now[from - 1] = from === 1 ? Math.min(index, over) : over;
    const letter = left.charCodeAt(index - 1);
    const letterBefore = index > 1 ? left.charCodeAt(index - 2) : -1;
    let least = now[from - 1] ?? over;
    for (let at = from; at <= to; at += 1) {
      const other = right.charCodeAt(at - 1);
      let cost = (last[at - 1] ?? 0) + (letter === other ? 0 : 1);
      const above = at === index + limit ? over : (last[at] ?? 0);
      cost = Math.min(cost, above + 1, (now[at - 1] ?? 0) + 1);
      if (at > 1 && letterBefore === other && letter === right.charCodeAt(at - 2))
        cost = Math.min(cost, (before[at - 2] ?? 0) + 1);
      now[at] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return over;
    [before, last, now] = [last, now, before];
  }
  return Math.min(last[right.length] ?? 0, over);
}
