import { expect, test } from "vitest";
import { ago, isOverdue } from "./how-fresh.ts";

const now = new Date("2026-11-24T10:00:00Z");
const before = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);

test.each([
  [0, "just now"],
  [0.5, "30 minutes ago"],
  [1, "1 hour ago"],
  [23.9, "23 hours ago"],
  [24, "1 day ago"],
  [49, "2 days ago"],
])("%d hours are %s", (hours, words) => {
  expect(ago(before(hours), now)).toBe(words);
});

test.each([
  ["backup", 26, false],
  ["backup", 26.1, true],
  ["proof", 8 * 24, false],
  ["proof", 8 * 24 + 1, true],
  ["sheet", 2, false],
  ["sheet", 2.1, true],
] as const)("a %s of %d hours ago: overdue %s", (what, hours, overdue) => {
  expect(isOverdue(what, before(hours), now)).toBe(overdue);
});

test("one that was never made is overdue", () => {
  expect(isOverdue("proof", undefined, now)).toBe(true);
});
