import { expect, test } from "vitest";
import { disclosable, shownText } from "./figures.ts";

test.each([
  [[], []],
  [
    [0, 0],
    [0, 0],
  ],
  [
    [12, 9, 0],
    [12, 9, 0],
  ],
  [
    [12, 4, 9],
    [12, "small", "withheld"],
  ],
  [
    [3, 4, 9],
    ["small", "small", 9],
  ],
  [
    [3, 0, 0],
    ["small", 0, 0],
  ],
  [
    [4, 5],
    ["small", "withheld"],
  ],
])("of %j is shown %j", (counts, shown) => {
  expect(disclosable(counts)).toEqual(shown);
});

test("in words", () => {
  expect(disclosable([4, 7, 30]).map(shownText)).toEqual(["fewer than 5", "not shown", "30"]);
});
