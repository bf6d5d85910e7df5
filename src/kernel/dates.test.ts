import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  ageOn,
  compareDates,
  dayOfWeek,
  daysBetween,
  formatDate,
  formatMonth,
  formatDateTime,
  shortDate,
  isIsoDate,
  isoDateOf,
  londonDate,
  readTime,
} from "./dates.ts";

const anyDate = fc
  .integer({ min: -25_000, max: 40_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe("what counts as a date", () => {
  test.each(["2024-02-29", "2000-02-29", "1999-12-31", "0001-01-01"])("%s is a day", (text) => {
    expect(isIsoDate(text)).toBe(true);
  });

  test.each([
    "2023-02-29",
    "1900-02-29",
    "2024-13-01",
    "2024-00-10",
    "2024-04-31",
    "2024-1-1",
    "24-01-01",
    "2024-01-01T00:00:00Z",
    " 2024-01-01",
    "2024/01/01",
    "0000-01-01",
    "",
  ])("'%s' is not a day", (text) => {
    expect(isIsoDate(text)).toBe(false);
  });

  test("three numbers from a form make a date only when the calendar has that day", () => {
    expect(isoDateOf({ year: 2011, month: 7, day: 5 })).toBe("2011-07-05");
    expect(isoDateOf({ year: 2011, month: 2, day: 30 })).toBeUndefined();
    expect(isoDateOf({ year: 11, month: 7, day: 5 })).toBe("0011-07-05");
    expect(isoDateOf({ year: 2011.5, month: 7, day: 5 })).toBeUndefined();
    expect(isoDateOf({ year: 2011, month: Number.NaN, day: 5 })).toBeUndefined();
  });

  test("arithmetic on text that is no date throws, and the message does not repeat the text", () => {
    expect(() => addDays("12 July 2011", 1)).toThrow(RangeError);
    expect(() => addDays("12 July 2011", 1)).not.toThrow(/July/);
    expect(() => ageOn("2011-02-30", "2026-01-01")).toThrow(RangeError);
  });
});

describe("arithmetic", () => {
  test("days are added across months, years and both clock changes", () => {
    expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
    expect(addDays("2026-10-24", 2)).toBe("2026-10-26");
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
  });

  test("months end on the last day of a shorter month", () => {
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addMonths("2026-11-30", 3)).toBe("2027-02-28");
    expect(addMonths("2026-05-15", -6)).toBe("2025-11-15");
  });

  test("adding days and counting them agree, whatever the dates", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        const moved = addDays(date, days);
        expect(daysBetween(date, moved)).toBe(days);
        expect(Math.sign(compareDates(moved, date))).toBe(Math.sign(days));
      }),
    );
  });

  test("a month on is the same day of the next month, or its last", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const next = addMonths(date, 1);
        expect(daysBetween(date, next)).toBeGreaterThanOrEqual(28);
        expect(daysBetween(date, next)).toBeLessThanOrEqual(31);
        const isClamped = next.slice(8) !== date.slice(8);
        if (isClamped) expect(addDays(next, 1).slice(8)).toBe("01");
      }),
    );
  });

  test("a week on is the same weekday", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(dayOfWeek(addDays(date, 7))).toBe(dayOfWeek(date));
        const oracle = new Date(`${date}T12:00:00Z`);
        const named = oracle.toLocaleDateString("en-GB", { weekday: "long", timeZone: "UTC" });
        expect(dayOfWeek(date)).toBe(named);
      }),
    );
  });
});

describe("age", () => {
  test.each([
    ["2008-11-24", "2026-11-23", 17],
    ["2008-11-24", "2026-11-24", 18],
    ["2011-07-15", "2026-11-24", 15],
    ["2026-11-24", "2026-11-24", 0],
    ["2008-02-29", "2026-02-28", 17],
    ["2008-02-29", "2026-03-01", 18],
    ["2008-02-29", "2024-02-29", 16],
  ])("born %s is, on %s, %i", (born, on, age) => {
    expect(ageOn(born, on)).toBe(age);
  });

  test("nobody has an age before birth", () => {
    expect(ageOn("2026-11-25", "2026-11-24")).toBeUndefined();
  });
});

describe("a time of day, as people write it", () => {
  test.each([
    ["14:30", "14:30"],
    ["9.30", "09:30"],
    ["0930", "09:30"],
    ["9am", "09:00"],
    ["9 a.m.", "09:00"],
    ["2.30 pm", "14:30"],
    ["1105PM", "23:05"],
    ["12am", "00:00"],
    ["12.15pm", "12:15"],
    ["13pm", undefined],
    ["0am", undefined],
    ["9", undefined],
    ["24:00", undefined],
    ["am", undefined],
  ])("%s: %s", (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });
});

describe("on the page", () => {
  test("a date is written out", () => {
    expect(shortDate("2026-10-08", "2026-11-24")).toBe("8 Oct");
    expect(shortDate("2025-10-08", "2026-11-24")).toBe("8 Oct 2025");
    expect(formatDate("2026-11-24")).toBe("24 November 2026");
    expect(formatDate("2026-05-01")).toBe("1 May 2026");
    expect(formatMonth("2026-05-01")).toBe("May 2026");
  });

  test("an instant is shown by London's clocks, in winter and in summer", () => {
    expect(formatDateTime(new Date("2026-11-24T14:02:59Z"))).toBe("24 November 2026, 14:02");
    expect(formatDateTime(new Date("2026-07-24T14:02:00Z"))).toBe("24 July 2026, 15:02");
    expect(formatDateTime(new Date("2026-11-24T00:00:00Z"))).toBe("24 November 2026, 00:00");
  });

  test("after 23:00 in summer, London is already in the next day", () => {
    expect(londonDate(new Date("2026-07-24T23:30:00Z"))).toBe("2026-07-25");
    expect(londonDate(new Date("2026-11-24T23:30:00Z"))).toBe("2026-11-24");
  });
});
