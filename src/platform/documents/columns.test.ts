import { expect, test } from "vitest";
import { columnShares } from "./columns.ts";

test("a column takes room by its longest text, none less than a day needs nor more than a line", () => {
  expect(columnShares([["When", "What"]])).toEqual([0.5, 0.5]);
  const [day = 0, text = 0] = columnShares([
    ["When", "What"],
    ["12 November 2026", "x".repeat(400)],
  ]);
  expect(day).toBeCloseTo(18 / 78);
  expect(day + text).toBeCloseTo(1);
  expect(columnShares([])).toEqual([1]);
});
