import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { englandAndWales } from "./bank-holidays.ts";
import type { Result } from "./result.ts";
import { addWorkingTime, endOfClosed, lastClose, workingTimeBetween } from "./working-hours.ts";

const time = { hours: { opens: "09:00", closes: "17:00" }, calendar: englandAndWales };
const hour = 3_600_000;

function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error("the calendar does not reach");
  return result.value;
}

describe("time in which the MASH was open", () => {
  test.each([
    ["within a day", "2026-11-24T10:00:00Z", "2026-11-24T12:30:00Z", 2.5],
    ["overnight", "2026-11-24T16:00:00Z", "2026-11-25T10:00:00Z", 2],
    ["over a weekend", "2026-11-27T16:00:00Z", "2026-11-30T10:00:00Z", 2],
    ["over Christmas and its substitute day", "2026-12-24T16:00:00Z", "2026-12-29T10:00:00Z", 2],
    ["over the end of summer time", "2026-10-23T15:00:00Z", "2026-10-26T10:00:00Z", 2],
    ["over its beginning", "2027-03-25T16:00:00Z", "2027-03-30T09:00:00Z", 2],
    ["none at night", "2026-11-24T18:00:00Z", "2026-11-25T08:59:00Z", 0],
    ["none backwards", "2026-11-25T12:00:00Z", "2026-11-24T12:00:00Z", 0],
  ])("%s", (_, from, to, hours) => {
    const spent = valueOf(workingTimeBetween(new Date(from), new Date(to), time));
    expect(spent / hour).toBe(hours);
  });

  test.each([
    ["within a day", "2026-11-24T10:00:00Z", 2, "2026-11-24T12:00:00Z"],
    ["to the very close", "2026-11-24T15:00:00Z", 2, "2026-11-24T17:00:00Z"],
    ["into the next day", "2026-11-24T16:00:00Z", 2, "2026-11-25T10:00:00Z"],
    ["from Friday into Monday", "2026-11-27T16:00:00Z", 2, "2026-11-30T10:00:00Z"],
    ["from a Saturday night", "2026-11-28T23:00:00Z", 2, "2026-11-30T11:00:00Z"],
    ["over Easter", "2026-04-02T15:00:00Z", 2, "2026-04-07T09:00:00Z"],
    ["over the end of summer time", "2026-10-23T15:00:00Z", 2, "2026-10-26T10:00:00Z"],
  ])("is added %s", (_, from, hours, due) => {
    expect(valueOf(addWorkingTime(new Date(from), hours * hour, time))).toEqual(new Date(due));
  });

  test("what is added is what then lies between", () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date("2026-01-05T00:00:00Z"),
          max: new Date("2027-12-01T00:00:00Z"),
          noInvalidDate: true,
        }),
        fc.integer({ min: 1, max: 80 * hour }),
        (from, amount) => {
          const due = valueOf(addWorkingTime(from, amount, time));
          expect(valueOf(workingTimeBetween(from, due, time))).toBe(amount);
        },
      ),
    );
  });

  test("beyond the known years there is no answer", () => {
    expect(addWorkingTime(new Date("2030-12-31T16:00:00Z"), 8 * hour, time).ok).toBe(false);
  });
});

describe("when the MASH last closed", () => {
  test.each([
    ["on a Tuesday morning, on Monday", "2026-11-24T09:30:00Z", "2026-11-23T17:00:00Z"],
    ["on a Monday morning, on Friday", "2026-11-23T09:30:00Z", "2026-11-20T17:00:00Z"],
    ["on a Monday evening, the same day", "2026-11-23T18:00:00Z", "2026-11-23T17:00:00Z"],
    ["after Christmas, on Christmas Eve", "2026-12-29T09:30:00Z", "2026-12-24T17:00:00Z"],
    ["in summer, by London's clocks", "2026-07-07T08:30:00Z", "2026-07-06T16:00:00Z"],
  ])("%s", (_, now, closed) => {
    expect(valueOf(lastClose(new Date(now), time))).toEqual(new Date(closed));
  });

  test("ends where it opened again, or now", () => {
    const closed = new Date("2026-11-20T17:00:00Z");
    const end = (now: string): number =>
      valueOf(endOfClosed(closed, new Date(now), time)).getTime();
    expect(end("2026-11-23T11:00:00Z")).toBe(new Date("2026-11-23T09:00:00Z").getTime());
    expect(end("2026-11-21T11:00:00Z")).toBe(new Date("2026-11-21T11:00:00Z").getTime());
  });
});
