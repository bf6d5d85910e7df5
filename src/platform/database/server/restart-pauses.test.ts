import { expect, test } from "vitest";
import { pauseBefore } from "./restart-pauses.ts";

const minute = 60_000;

test.each<[string, readonly number[], number | undefined]>([
  ["the first death, at once", [0], 0],
  ["the second, after a second", [0, 0], 1_000],
  ["the fifth, after eight", [0, 0, 0, 0, 0], 8_000],
  ["the sixth within ten minutes, not at all", [0, 0, 0, 0, 0, 0], undefined],
  ["deaths of long ago do not count", [-60, -50, -40, -30, -20, 0].map((at) => at * minute), 0],
])("%s", (_what, deaths, pause) => {
  expect(pauseBefore(deaths, 0)).toBe(pause);
});
