import { describe, expect, test } from "vitest";
import { englandAndWales } from "./bank-holidays.ts";
import { dueAt } from "./due.ts";

const due = (from: string, unit: "hours" | "working-days" | "days", amount: number): string => {
  const result = dueAt(new Date(from), { unit, amount }, englandAndWales);
  if (!result.ok) throw new Error("the calendar does not reach");
  return result.value.toISOString();
};

describe("when something is due", () => {
  test.each([
    ["a working day is tomorrow at the same time", "2026-11-24T16:55:00Z", "2026-11-25T16:55:00Z"],
    ["from Friday it is Monday", "2026-11-27T09:00:00Z", "2026-11-30T09:00:00Z"],
    ["sent on a Saturday night, Monday night", "2026-11-28T23:30:00Z", "2026-11-30T23:30:00Z"],
    ["Christmas and Boxing Day are passed over", "2026-12-24T10:00:00Z", "2026-12-29T10:00:00Z"],
    ["over the end of summer time it stays 16:00", "2026-10-23T15:00:00Z", "2026-10-26T16:00:00Z"],
    ["over its beginning too", "2027-03-26T16:00:00Z", "2027-03-30T15:00:00Z"],
  ])("%s", (_, from, expected) => {
    expect(due(from, "working-days", 1)).toBe(new Date(expected).toISOString());
  });

  test("hours run on the clock, through the night and the change of time", () => {
    expect(due("2026-10-24T23:00:00Z", "hours", 4)).toBe("2026-10-25T03:00:00.000Z");
  });

  test("days are calendar days", () => {
    expect(due("2026-11-27T09:00:00Z", "days", 3)).toBe("2026-11-30T09:00:00.000Z");
  });

  test("there is no answer where the holidays are not known", () => {
    const far = dueAt(
      new Date("2090-01-03T09:00:00Z"),
      { unit: "working-days", amount: 1 },
      englandAndWales,
    );
    expect(far.ok).toBe(false);
  });
});
