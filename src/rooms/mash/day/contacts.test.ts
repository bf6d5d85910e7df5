import { expect, test } from "vitest";
import { lastMonths } from "./contacts.ts";

test("a month without a concern is a month with none, over the turn of the year", () => {
  const months = lastMonths([{ month: "2026-01", concerns: 2 }], "2026-02-28");
  expect(months).toHaveLength(12);
  expect(months.at(0)).toEqual({ month: "2025-03", concerns: 0 });
  expect(months.slice(-3)).toEqual([
    { month: "2025-12", concerns: 0 },
    { month: "2026-01", concerns: 2 },
    { month: "2026-02", concerns: 0 },
  ]);
});
