import { expect, test } from "vitest";
import { proposedStart } from "./hold-by.ts";

const within = (now: Date) => ({ on: "2026-11-25", at: new Date(now.getTime() + 24 * 3_600_000) });

test.each([
  ["in the morning", "2026-11-24T09:20:00Z", "2026-11-24T11:00:00.000Z"],
  ["on the hour", "2026-11-24T09:00:00Z", "2026-11-24T10:00:00.000Z"],
  ["late in the afternoon", "2026-11-24T15:30:00Z", "2026-11-25T09:00:00.000Z"],
  ["at night", "2026-11-24T02:10:00Z", "2026-11-24T09:00:00.000Z"],
  ["in summer, by the clock of London", "2026-07-01T15:30:00Z", "2026-07-02T08:00:00.000Z"],
])("a discussion called %s is proposed inside its 24 hours", (_when, called, proposed) => {
  const now = new Date(called);
  const holdBy = within(now);
  const start = proposedStart(now, holdBy);
  expect(start?.toISOString()).toBe(proposed);
  expect(start && start > now && start <= holdBy.at).toBe(true);
});

test("nothing is proposed where a day is enough, and nothing later than it may be", () => {
  const now = new Date("2026-11-24T17:00:00Z");
  expect(proposedStart(now, { on: "2026-12-08", at: null })).toBeUndefined();
  const soon = { on: "2026-11-24", at: new Date("2026-11-24T18:00:00Z") };
  expect(proposedStart(now, soon)?.toISOString()).toBe("2026-11-24T18:00:00.000Z");
  expect(proposedStart(now, { ...soon, at: new Date("2026-11-24T17:30:00Z") })).toBeUndefined();
});
