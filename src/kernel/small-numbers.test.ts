import { expect, test } from "vitest";
import { disclosable, shownText, smallest } from "./small-numbers.ts";

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
    ["withheld", "small", "withheld"],
  ],
  [
    [40, 4, 25],
    [40, "small", "withheld"],
  ],
  [
    [3, 4, 9],
    ["small", "small", "withheld"],
  ],
  [
    [3, 4, 9, 14, 9],
    ["small", "small", "withheld", 14, "withheld"],
  ],
  [
    [2, 1, 4, 30],
    ["small", "small", "small", 30],
  ],
  [[3], ["withheld"]],
  [
    [3, 0, 0],
    ["withheld", "withheld", "withheld"],
  ],
  [
    [1, 5, 0],
    ["withheld", "withheld", "withheld"],
  ],
  [
    [9, 1, 1],
    ["withheld", "small", "small"],
  ],
  [
    [4, 5],
    ["withheld", "withheld"],
  ],
  [
    [4, 9],
    ["small", "withheld"],
  ],
])("of %j is shown %j", (counts, shown) => {
  expect(disclosable(counts)).toEqual(shown);
});

test("in words", () => {
  expect(disclosable([4, 9, 30]).map(shownText)).toEqual(["fewer than 5", "not shown", "30"]);
});

/** Every column of so many numbers whose sum is no more than this. */
const columnsOf = (numbers: number, most: number): readonly (readonly number[])[] =>
  numbers === 0
    ? [[]]
    : Array.from({ length: most + 1 }, (_, first) => first).flatMap((first) =>
        columnsOf(numbers - 1, most - first).map((others) => [first, ...others]),
      );

test.each([
  [2, 40],
  [3, 30],
  [5, 20],
])(
  "no small number is worked out of %d with their sum, by someone who knows the rule",
  (numbers, most) => {
    const alike = Map.groupBy(columnsOf(numbers, most), (column) =>
      JSON.stringify([column.reduce((all, count) => all + count, 0), disclosable(column)]),
    );
    const told = [...alike.values()].filter(([first = [], ...others]) =>
      first.some(
        (count, place) =>
          count > 0 && count < smallest && others.every((other) => other[place] === count),
      ),
    );
    expect(told).toEqual([]);
  },
);
