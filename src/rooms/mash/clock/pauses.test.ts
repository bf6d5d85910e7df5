import { describe, expect, test } from "vitest";
import { englandAndWales } from "../../../kernel/bank-holidays.ts";
import { dueAfterPauses, openTimeText, timeSpent } from "./pauses.ts";

const time = { hours: { opens: "09:00", closes: "17:00" }, calendar: englandAndWales };
const span = (from: string, to: string | null) => ({
  from: new Date(from),
  to: to === null ? null : new Date(to),
});

describe("a clock that stood still", () => {
  test.each([
    [
      "two hours of a working day are given back",
      "working-days",
      "2026-11-25T10:00:00Z",
      [["2026-11-24T11:00:00Z", "2026-11-24T13:00:00Z"]],
      "2026-11-25T12:00:00Z",
    ],
    [
      "over a weekend only open time counts",
      "working-days",
      "2026-11-30T10:00:00Z",
      [["2026-11-27T16:00:00Z", "2026-11-30T09:30:00Z"]],
      "2026-11-30T11:30:00Z",
    ],
    [
      "over a bank holiday",
      "working-days",
      "2026-12-29T10:00:00Z",
      [["2026-12-24T16:00:00Z", "2026-12-29T09:00:00Z"]],
      "2026-12-29T11:00:00Z",
    ],
    [
      "over the end of summer time",
      "working-days",
      "2026-10-26T10:00:00Z",
      [["2026-10-23T15:00:00Z", "2026-10-26T09:00:00Z"]],
      "2026-10-26T11:00:00Z",
    ],
    [
      "over its beginning",
      "working-days",
      "2027-03-30T09:00:00Z",
      [["2027-03-25T16:00:00Z", "2027-03-30T08:00:00Z"]],
      "2027-03-30T10:00:00Z",
    ],
    [
      "at night nothing is given back",
      "working-days",
      "2026-11-25T16:55:00Z",
      [["2026-11-24T20:00:00Z", "2026-11-25T08:00:00Z"]],
      "2026-11-25T16:55:00Z",
    ],
    [
      "twice",
      "working-days",
      "2026-11-25T10:00:00Z",
      [
        ["2026-11-24T11:00:00Z", "2026-11-24T12:00:00Z"],
        ["2026-11-24T14:00:00Z", "2026-11-24T15:00:00Z"],
      ],
      "2026-11-25T12:00:00Z",
    ],
    [
      "hours run on by as long as it stood",
      "hours",
      "2026-11-24T13:00:00Z",
      [["2026-11-24T11:00:00Z", "2026-11-24T11:45:00Z"]],
      "2026-11-24T13:45:00Z",
    ],
    [
      "what was late stays as late",
      "working-days",
      "2026-11-24T10:00:00Z",
      [["2026-11-24T11:00:00Z", "2026-11-24T13:00:00Z"]],
      "2026-11-24T10:00:00Z",
    ],
    [
      "while it still stands nothing moves",
      "working-days",
      "2026-11-25T10:00:00Z",
      [["2026-11-24T11:00:00Z", null]],
      "2026-11-25T10:00:00Z",
    ],
  ] as const)("%s", (...[, unit, due, pauses, expected]) => {
    const spans = pauses.map(([from, to]) => span(from, to));
    expect(dueAfterPauses(new Date(due), unit, { pauses: spans, time })).toEqual(
      new Date(expected),
    );
  });
});

test("time spent leaves out what stood still, and nights, weekends and holidays", () => {
  const received = { from: new Date("2026-11-27T16:00:00Z"), to: new Date("2026-11-30T11:00:00Z") };
  const pauses = [
    span("2026-11-30T09:00:00Z", "2026-11-30T09:20:00Z"),
    span("2026-11-30T10:30:00Z", null),
  ];
  const spent = timeSpent(received, pauses, time);
  expect(spent && openTimeText(spent.worked)).toBe("2 hours 10 minutes");
  expect(spent && openTimeText(spent.stoodStill)).toBe("50 minutes");
  expect(openTimeText(2 * 3_600_000)).toBe("2 hours");
});
