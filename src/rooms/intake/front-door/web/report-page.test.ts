import { expect, test } from "vitest";
import { cell } from "./report-page.tsx";

test.each([
  [{ answers: 0, right: 0 }, "Nobody answered"],
  [{ answers: undefined, right: undefined }, "Too few answers to show"],
  [{ answers: 12, right: undefined }, "12 answers; how many were right is not shown"],
  [{ answers: 12, right: 8 }, "8 of 12"],
])("counts that are left out are said in words: %j", (counts, words) => {
  expect(cell(counts)).toBe(words);
});
