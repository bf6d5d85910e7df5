import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { englandAndWales } from "./bank-holidays.ts";
import { addDays, compareDates, daysBetween, dayOfWeek } from "./dates.ts";
import type { Result } from "./result.ts";
import { addWorkingDays, isWorkingDay, workingDaysBetween } from "./working-days.ts";

const dayInside = fc.integer({ min: 200, max: 2200 }).map((day) => addDays("2024-01-01", day));

describe("the clocks of the guidance", () => {
  test.each([
    ["45 working days for an assessment from a Monday", "2026-09-07", 45, "2026-11-09"],
    ["15 working days to a child protection conference", "2026-11-24", 15, "2026-12-15"],
    ["10 working days over Christmas 2026 and New Year", "2026-12-21", 10, "2027-01-07"],
    ["1 working day, the decision on a referral, asked on a Friday", "2026-11-20", 1, "2026-11-23"],
    ["1 working day, asked on Maundy Thursday", "2026-04-02", 1, "2026-04-07"],
    ["1 working day, asked on a Saturday", "2026-11-21", 1, "2026-11-23"],
    ["5 working days before a meeting, for its papers", "2027-01-05", -5, "2026-12-24"],
    ["0 days is the day itself, even Christmas Day", "2026-12-25", 0, "2026-12-25"],
  ])("%s", (_clock, from, count, due) => {
    expect(addWorkingDays(from, count, englandAndWales)).toEqual({ ok: true, value: due });
  });

  test.each([
    ["the same day", "2026-11-24", "2026-11-24", 0],
    ["over a weekend", "2026-11-20", "2026-11-23", 1],
    ["into a weekend", "2026-11-20", "2026-11-22", 0],
    ["over Easter", "2026-04-02", "2026-04-08", 2],
    ["backwards over a weekend", "2026-11-23", "2026-11-20", -1],
  ])("elapsed: %s", (_what, from, to, count) => {
    expect(workingDaysBetween(from, to, englandAndWales)).toEqual({ ok: true, value: count });
  });

  test("a weekend, a bank holiday and a substitute day are not working days", () => {
    const open = (date: string) => valueOf(isWorkingDay(date, englandAndWales));
    expect(["2026-11-21", "2026-11-22", "2026-12-25", "2026-12-28"].map(open)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(["2026-11-23", "2026-12-24", "2026-12-29"].map(open)).toEqual([true, true, true]);
  });
});

describe("beyond the known years there is no answer", () => {
  const refusal = { ok: false, error: { kind: "calendar not known", knownTo: "2030-12-31" } };

  test("a deadline that would land there", () => {
    expect(addWorkingDays("2030-12-30", 5, englandAndWales)).toMatchObject(refusal);
    expect(addWorkingDays("2024-01-05", -10, englandAndWales)).toMatchObject(refusal);
  });

  test("a day that lies there, also with nothing to count", () => {
    expect(isWorkingDay("2031-01-01", englandAndWales)).toMatchObject(refusal);
    expect(isWorkingDay("2023-12-31", englandAndWales)).toMatchObject(refusal);
    expect(addWorkingDays("2031-01-01", 0, englandAndWales)).toMatchObject(refusal);
    expect(workingDaysBetween("2030-01-01", "2031-01-01", englandAndWales)).toMatchObject(refusal);
    expect(workingDaysBetween("2023-01-01", "2030-01-01", englandAndWales)).toMatchObject(refusal);
  });

  test("the last known day itself is known", () => {
    expect(addWorkingDays("2030-12-30", 1, englandAndWales)).toEqual({
      ok: true,
      value: "2030-12-31",
    });
  });
});

describe("whatever the day and the count", () => {
  const counts = fc.integer({ min: -120, max: 120 }).filter((count) => count !== 0);

  test("the day reached is a working day, and counting to it gives the count back", () => {
    fc.assert(
      fc.property(dayInside, counts, (from, count) => {
        const due = valueOf(addWorkingDays(from, count, englandAndWales));
        expect(valueOf(isWorkingDay(due, englandAndWales))).toBe(true);
        if (count > 0) {
          expect(valueOf(workingDaysBetween(from, due, englandAndWales))).toBe(count);
        }
      }),
    );
  });

  test("it agrees with filtering every day in between", () => {
    fc.assert(
      fc.property(dayInside, fc.integer({ min: 1, max: 120 }), (from, count) => {
        const due = valueOf(addWorkingDays(from, count, englandAndWales));
        const between = Array.from({ length: daysBetween(from, due) }, (_, index) =>
          addDays(from, index + 1),
        );
        const open = between.filter(
          (day) => !dayOfWeek(day).startsWith("S") && !englandAndWales.holidays.has(day),
        );
        expect(open).toHaveLength(count);
        expect(open.at(-1)).toBe(due);
      }),
    );
  });

  test("a later start never gives an earlier deadline", () => {
    fc.assert(
      fc.property(dayInside, fc.nat(30), fc.integer({ min: 1, max: 60 }), (from, later, count) => {
        const first = valueOf(addWorkingDays(from, count, englandAndWales));
        const second = valueOf(addWorkingDays(addDays(from, later), count, englandAndWales));
        expect(compareDates(first, second)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test("two stretches add up to the whole", () => {
    fc.assert(
      fc.property(dayInside, fc.nat(90), fc.nat(90), (from, first, second) => {
        const middle = addDays(from, first);
        const end = addDays(middle, second);
        const count = (start: string, stop: string) =>
          valueOf(workingDaysBetween(start, stop, englandAndWales));
        expect(count(from, middle) + count(middle, end)).toBe(count(from, end));
      }),
    );
  });
});

test("half a working day cannot be asked for", () => {
  expect(() => addWorkingDays("2026-11-24", 0.5, englandAndWales)).toThrow(RangeError);
});

function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`No answer: ${JSON.stringify(result.error)}`);
  return result.value;
}
