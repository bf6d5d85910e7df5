import { beginOf, type Packed } from "../packed/packed.ts";

const longest = 64;
const rows = [0, 1, 2].map(() => new Uint8Array(longest + 1));

/**
 * Optimal string alignment of two packed texts: letters added, left out, changed, or swapped with their
 * neighbour. Stops counting above the limit and answers limit + 1. What both begin and end with is left
 * aside; of the rest only the diagonal band that the limit allows is worked out.
 */
export function editDistance(texts: Packed, one: number, other: number, limit: number): number {
  if (one === other) return 0;
  const over = limit + 1;
  const { letters, ends } = texts;
  let begin = beginOf(texts, one);
  let end = ends[one] ?? 0;
  let otherBegin = beginOf(texts, other);
  let otherEnd = ends[other] ?? 0;
  const isTooLong = end - begin > longest || otherEnd - otherBegin > longest;
  if (isTooLong || Math.abs(end - begin - otherEnd + otherBegin) > limit) return over;
  while (begin < end && otherBegin < otherEnd && letters[begin] === letters[otherBegin]) {
    begin += 1;
    otherBegin += 1;
  }
  while (begin < end && otherBegin < otherEnd && letters[end - 1] === letters[otherEnd - 1]) {
    end -= 1;
    otherEnd -= 1;
  }
  const left = end - begin;
  const right = otherEnd - otherBegin;
  if (left === 0 || right === 0) return Math.max(left, right);
  // Both begin and end with another letter: what one change can have done is seen at once.
  if (left === 1 && right === 1) return 1;
  if (left === 2 && right === 2 && letters[begin] === letters[otherBegin + 1])
    if (letters[begin + 1] === letters[otherBegin]) return 1;
  if (limit <= 1) return over;
  return inBand(letters, { begin, left, otherBegin, right }, limit);
}

type Places = Readonly<Record<"begin" | "left" | "otherBegin" | "right", number>>;

function inBand(
  letters: Packed["letters"],
  { begin, left, otherBegin, right }: Places,
  limit: number,
): number {
  const over = limit + 1;
  let [before, last, now] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let at = 0; at <= right; at += 1) last[at] = Math.min(at, over);
  for (let index = 1; index <= left; index += 1) {
    const from = Math.max(1, index - limit);
    const to = Math.min(right, index + limit);
    now[from - 1] = from === 1 ? Math.min(index, over) : over;
    const letter = letters[begin + index - 1];
    const letterBefore = index > 1 ? letters[begin + index - 2] : -1;
    let least = now[from - 1] ?? over;
    for (let at = from; at <= to; at += 1) {
      const other = letters[otherBegin + at - 1];
      let cost = (last[at - 1] ?? 0) + (letter === other ? 0 : 1);
      const above = at === index + limit ? over : (last[at] ?? 0);
      cost = Math.min(cost, above + 1, (now[at - 1] ?? 0) + 1);
      if (at > 1 && letterBefore === other && letter === letters[otherBegin + at - 2])
        cost = Math.min(cost, (before[at - 2] ?? 0) + 1);
      now[at] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return over;
    [before, last, now] = [last, now, before];
  }
  return Math.min(last[right] ?? 0, over);
}
