import { expect, test } from "vitest";
import { englandAndWales } from "../../../kernel/bank-holidays.ts";
import type { Area } from "./desk-numbers.ts";
import { whoToRing } from "./who-to-ring.ts";

const area: Area = {
  key: "north",
  name: "Northside",
  opensAt: "09:00",
  closesAt: "17:00",
  days: "working-days",
  inHours: { name: "MASH", phone: "020 7946 0001" },
  outOfHours: { name: "Duty team", phone: "020 7946 0002" },
};

const cases: readonly (readonly [
  why: string,
  at: string,
  given: Partial<Area>,
  isInHours: boolean,
])[] = [
  ["a Tuesday morning in winter", "2026-11-24T09:00:00Z", {}, true],
  ["the minute before opening", "2026-11-24T08:59:00Z", {}, false],
  ["the minute of closing", "2026-11-24T17:00:00Z", {}, false],
  ["in summer London is an hour ahead", "2026-07-07T08:00:00Z", {}, true],
  ["in summer at five in London", "2026-07-07T16:00:00Z", {}, false],
  ["a Saturday", "2026-11-28T12:00:00Z", {}, false],
  ["Christmas Day is a Friday", "2026-12-25T12:00:00Z", {}, false],
  ["Boxing Day’s substitute", "2026-12-28T12:00:00Z", {}, false],
  ["a bank holiday where every day is open", "2026-12-25T12:00:00Z", { days: "every-day" }, true],
  ["over midnight, late", "2026-11-24T23:30:00Z", { opensAt: "22:00", closesAt: "06:00" }, true],
  ["over midnight, by day", "2026-11-24T12:00:00Z", { opensAt: "22:00", closesAt: "06:00" }, false],
  ["a weekday beyond the calendar", "2035-11-27T12:00:00Z", {}, true],
  ["a Sunday beyond the calendar", "2035-11-25T12:00:00Z", {}, false],
];

test.each(cases)("%s", (_why, at, given, isInHours) => {
  const one = { ...area, ...given };
  const ringing = whoToRing(one, new Date(at), englandAndWales);
  expect(ringing.isInHours).toBe(isInHours);
  expect(ringing.now).toBe(isInHours ? one.inHours : one.outOfHours);
  expect(ringing.otherwise).toBe(isInHours ? one.outOfHours : one.inHours);
});
