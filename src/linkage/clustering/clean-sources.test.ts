import { expect, test } from "vitest";
import { cleanSources } from "./rules-of-meeting.ts";

/** Two lists of so many records; pairs by their weight in bits, within the first list and between the two. */
function cleanFirst(within: readonly number[], across: readonly number[], rows = 200): boolean {
  const codes = Int32Array.from({ length: 2 * rows }, (_, row) => Math.floor(row / rows));
  const scores = Float32Array.from([...within, ...across]);
  const left = Int32Array.from(scores, (_, at) => at % rows);
  const right = left.map((row, at) => (at < within.length ? row + 1 : row + rows));
  return cleanSources(codes, { left, right, scores, size: scores.length })[0] === 0;
}

const times = (count: number, bits: number): number[] => Array.from({ length: count }, () => bits);

test.each([
  ["nobody is likely to be in it twice", [], times(100, 9), true],
  [
    "namesakes are likely, and none is as sure as most of the others",
    times(20, 2),
    times(100, 9),
    true,
  ],
  ["some are surely in it twice", times(20, 9), times(100, 9), false],
  ["no pair at all is sure", times(20, 2), times(100, 2), false],
  // One in ten of those in both lists is sure: of twenty that would be two.
  ["hardly any pair could be sure", times(20, 4), [...times(10, 9), ...times(90, 4)], false],
  ["hardly any could be, and nobody is likely to be", [], [...times(10, 9), ...times(90, 4)], true],
])("whether a list has nobody twice: %s", (_, within, across, isClean) => {
  expect(cleanFirst(within, across)).toBe(isClean);
});
