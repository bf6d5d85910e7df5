import { expect, test } from "vitest";
import { formatDateTime, londonInstant } from "../../kernel/dates.ts";
import { clockWords, reachBy } from "./clock.ts";

/** Christmas Day 2026 is a Friday, and Boxing Day is kept on the Monday after. */
const calendar = {
  holidays: new Map([
    ["2026-12-25", "Christmas Day"],
    ["2026-12-28", "Boxing Day"],
  ]),
  knownFrom: "2026-01-01",
  knownTo: "2027-12-31",
};
const same = { unit: "days", amount: 0 } as const;
/** "2026-11-24 09:10", by London's clocks. */
const at = (text: string): Date => londonInstant(text.slice(0, 10), text.slice(11));

test.each([
  ["the same day, until its last minute", "2026-11-24 09:10", same, "24 November 2026, 23:59"],
  ["also late in the evening", "2026-11-24 23:30", same, "24 November 2026, 23:59"],
  ["and just after midnight, the new day", "2026-11-25 00:01", same, "25 November 2026, 23:59"],
  ["on a bank holiday", "2026-12-25 10:00", same, "25 December 2026, 23:59"],
  ["when the clocks go back", "2026-10-25 00:30", same, "25 October 2026, 23:59"],
  ["when the clocks go forward", "2027-03-28 00:30", same, "28 March 2027, 23:59"],
  ["within days", "2026-11-24 09:10", { unit: "days", amount: 2 }, "26 November 2026, 23:59"],
  [
    "within a working day, over Christmas",
    "2026-12-24 15:00",
    { unit: "working-days", amount: 1 },
    "29 December 2026, 23:59",
  ],
] as const)("%s", (_, when, within, due) => {
  expect(formatDateTime(reachBy(at(when), within, calendar))).toBe(due);
});

const open = (when: string) => {
  const happenedAt = at(when);
  return { happenedAt, dueAt: reachBy(happenedAt, same, calendar), closedAt: null };
};

test.each([
  ["on the day", "2026-11-24 10:00", "2026-11-24 18:00", "today until 23:59"],
  ["in its last minute", "2026-11-24 10:00", "2026-11-24 23:59", "today until 23:59"],
  [
    "after midnight it says since when, and closes nothing",
    "2026-11-24 23:30",
    "2026-11-25 00:00",
    "not reached since 24 November 2026, 23:30",
  ],
  ["put in ahead", "2026-12-03 00:00", "2026-11-24 18:00", "ahead: 3 December 2026"],
] as const)("%s", (_, when, now, words) => {
  expect(clockWords(open(when), at(now)).text).toBe(words);
});
