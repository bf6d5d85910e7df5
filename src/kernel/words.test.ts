import { describe, expect, test } from "vitest";
import { beginningOf, capitalised, counted, dueInWords, uncapitalised } from "./words.ts";

describe("counted", () => {
  test.each([
    [0, "0 days"],
    [1, "1 day"],
    [2, "2 days"],
    [-1, "-1 days"],
    [1234, "1,234 days"],
  ])("%i", (count, words) => {
    expect(counted(count, "day")).toBe(words);
  });

  test("takes a plural that is not an s", () => {
    expect([counted(1, "child", "children"), counted(2, "child", "children")]).toEqual([
      "1 child",
      "2 children",
    ]);
  });
});

describe("dueInWords", () => {
  test.each([
    ["2026-11-20", "4 days overdue", true],
    ["2026-11-23", "1 day overdue", true],
    ["2026-11-24", "due today", false],
    ["2026-11-25", "due tomorrow", false],
    ["2026-11-26", "due in 2 days", false],
    ["2026-12-22", "due in 28 days", false],
    ["2026-12-23", "due 23 December 2026", false],
  ])("of %s on 24 November 2026: %s", (due, text, isOverdue) => {
    expect(dueInWords(due, "2026-11-24")).toEqual({ text, isOverdue });
  });

  test("counts days, not hours, across the end of summer time", () => {
    expect(dueInWords("2026-10-26", "2026-10-24")).toEqual({
      text: "due in 2 days",
      isOverdue: false,
    });
  });
});

test.each([
  ["The hub", "the hub", "The hub"],
  ["date of birth", "date of birth", "Date of birth"],
  ["MASH", "MASH", "MASH"],
  ["A child", "a child", "A child"],
  ["écrit", "écrit", "Écrit"],
  ["", "", ""],
])("%s within a sentence and where one begins", (text, within, begins) => {
  expect(uncapitalised(text)).toBe(within);
  expect(capitalised(text)).toBe(begins);
});

describe("beginningOf", () => {
  test.each([
    ["", ""],
    ["She came.", "She came."],
    ["She\n came  in.", "She came in."],
    ["She said it twice", "She said it…"],
    ["She said, with care", "She said…"],
    ["She said that, and", "She said…"],
    ["Unbelievablyenough", "Unbelievably…"],
    [`${"x".repeat(11)}😀x`, `${"x".repeat(11)}…`],
  ])("%j begins %j", (text, begins) => {
    expect(beginningOf(text, 12)).toBe(begins);
  });
});
