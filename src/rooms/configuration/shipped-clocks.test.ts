import { describe, expect, test } from "vitest";
import { englandAndWales } from "../../kernel/bank-holidays.ts";
import { addDays, daysBetween, formatTime, londonDate } from "../../kernel/dates.ts";
import { dueAt, type Within } from "../../kernel/due.ts";
import { allRooms } from "../../rooms.ts";
import { shippedIn } from "./shipped-version.ts";

type Found = readonly [where: string, within: Within];

/** Every length of time that is shipped, wherever in a piece of configuration it stands. */
function lengthsIn(where: string, value: unknown): readonly Found[] {
  if (typeof value !== "object" || value === null) return [];
  const { unit, amount } = value as Partial<Within>;
  if (typeof unit === "string" && typeof amount === "number") {
    return [[where, { unit, amount }]];
  }
  return Object.entries(value).flatMap(([key, part]) => lengthsIn(`${where}.${key}`, part));
}

const clocks = (await shippedIn(allRooms)).flatMap(({ kind, key, body }) =>
  lengthsIn(`${kind} ${key}`, body),
);

/** Typed by hand from gov.uk, so that the calendar cannot agree with itself alone. */
const bankHolidays = [
  "2026-12-25",
  "2026-12-28",
  "2027-01-01",
  "2027-03-26",
  "2027-03-29",
  "2027-05-03",
  "2027-05-31",
  "2027-08-30",
];
const isWorkingDay = (on: string): boolean =>
  ![0, 6].includes(new Date(`${on}T12:00:00Z`).getUTCDay()) && !bankHolidays.includes(on);

const moments = [
  ["over Christmas and New Year", "2026-12-23T16:30:00Z"],
  ["over the end of summer time", "2026-10-23T15:30:00Z"],
  ["over its beginning and Easter", "2027-03-25T16:30:00Z"],
] as const;

test("the clocks of the field are among them", () => {
  const found = clocks.map(([where]) => where);
  for (const one of [
    "clock mash-decision",
    "clock return-interview",
    "pathway pathway",
    "nrm-clocks",
  ]) {
    expect([one, found.some((where) => where.startsWith(one))]).toEqual([one, true]);
  }
  expect(clocks.filter(([, { amount }]) => amount === 45).length).toBeGreaterThanOrEqual(2);
  expect(clocks.filter(([, { amount }]) => amount === 15).length).toBeGreaterThanOrEqual(1);
});

describe.each(moments)("%s, from %s", (_what, start) => {
  const from = new Date(start);
  test.each(clocks)("%s", (_where, within) => {
    const due = dueAt(from, within, englandAndWales);
    // Long ones end beyond the holidays above.
    if (!due.ok) throw new Error("the calendar does not reach");
    const days = daysBetween(londonDate(from), londonDate(due.value));
    switch (within.unit) {
      case "hours":
        expect(due.value.getTime() - from.getTime()).toBe(within.amount * 3_600_000);
        return;
      case "days":
        expect([days, formatTime(due.value)]).toEqual([within.amount, formatTime(from)]);
        return;
      case "working-days": {
        const passed = Array.from({ length: days }, (_, day) =>
          addDays(londonDate(from), day + 1),
        ).filter(isWorkingDay);
        expect([passed.length, passed.at(-1)]).toEqual([within.amount, londonDate(due.value)]);
        expect(formatTime(due.value)).toBe(formatTime(from));
      }
    }
  });
});
