import { describe, expect, test } from "vitest";
import { londonInstant } from "../../kernel/dates.ts";
import { englandAndWales as shippedCalendar } from "../../kernel/bank-holidays.ts";
import { interviewDueWords, missingForWords } from "./clock-words.ts";
import { lengthInWords } from "../../kernel/length-in-words.ts";
import { interviewDueAt } from "./record-return.ts";
import { readMoment } from "../../kernel/moment-fields.ts";

const hour = 3_600_000;
const within = { unit: "hours", amount: 72 } as const;
const due = (returned: Date) => interviewDueAt(returned, { within, calendar: shippedCalendar });

describe("72 hours by the clock", () => {
  test.each([
    // In spring the clock goes forward: noon is one in the afternoon three days on.
    ["2026-03-28", "12:00", "2026-03-31", "13:00"],
    // In autumn it goes back.
    ["2026-10-24", "12:00", "2026-10-27", "11:00"],
    ["2026-11-20", "23:10", "2026-11-23", "23:10"],
    // A weekend and a bank holiday count like any day.
    ["2026-12-24", "09:00", "2026-12-27", "09:00"],
  ])("back on %s at %s, due on %s at %s", (day, time, dueDay, dueTime) => {
    expect(due(londonInstant(day, time))).toEqual(londonInstant(dueDay, dueTime));
  });

  test("are real hours in words too, across the change of the clocks", () => {
    const back = londonInstant("2026-03-28", "12:00");
    const next = londonInstant("2026-03-29", "12:00");
    expect(interviewDueWords(due(back), next)).toEqual({
      text: "due in 2 days and 1 hour",
      isOverdue: false,
    });
    expect(missingForWords(back, next)).toBe("missing for 23 hours");
    const late = new Date(due(back).getTime() + 5 * hour);
    expect(interviewDueWords(due(back), late)).toEqual({
      text: "5 hours overdue",
      isOverdue: true,
    });
  });

  test("that a partnership sets in working days are due at once where the calendar ends", () => {
    const back = londonInstant("2090-03-28", "12:00");
    const days = { unit: "working-days", amount: 3 } as const;
    expect(interviewDueAt(back, { within: days, calendar: shippedCalendar })).toEqual(back);
  });
});

test.each([
  [0, "0 minutes"],
  [hour - 1, "59 minutes"],
  [hour, "1 hour"],
  [14 * hour, "14 hours"],
  [47.9 * hour, "47 hours"],
  [48 * hour, "2 days"],
  [76 * hour, "3 days and 4 hours"],
  [167 * hour, "6 days and 23 hours"],
  [1629 * hour, "67 days"],
  [-hour, "0 minutes"],
])("%i milliseconds are %s", (length, words) => {
  expect(lengthInWords(length)).toBe(words);
});

describe("a moment that is typed", () => {
  const now = londonInstant("2026-11-24", "14:02");
  const rule = { field: "since", name: "When they went missing", now };
  const read = (day: string, time: string, more = {}) =>
    readMoment({ day, month: "11", year: "2026", time }, { ...rule, ...more });

  test("is taken by London's clocks, to the minute that is now", () => {
    expect(read("24", "1402")).toEqual({ at: now });
  });

  test.each([
    ["25", "10:00", "since"],
    ["24", "14:03", "since-time"],
    ["24", "half past", "since-time"],
    ["31", "10:00", "since"],
  ])("on %s at %s is wrong at %s", (day, time, field) => {
    const answer = read(day, time);
    expect("errors" in answer && answer.errors.map((one) => one.field)).toEqual([field]);
  });

  test("is not before what it follows", () => {
    const notBefore = { at: londonInstant("2026-11-24", "09:00"), what: "they went missing" };
    expect(read("24", "08:59", { notBefore })).toHaveProperty("errors");
    expect(read("24", "09:00", { notBefore })).toHaveProperty("at");
  });
});
