import { describe, expect, test } from "vitest";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import { alertOn, isDue, isOverdue, stillToTell, type Telling } from "./release.ts";

const calendar: WorkingCalendar = {
  knownFrom: "2026-01-01",
  knownTo: "2027-12-31",
  holidays: new Map([
    ["2026-12-25", "Christmas Day"],
    ["2026-12-28", "Boxing Day (substitute day)"],
  ]),
};

describe("from when people are told that it ends", () => {
  test.each([
    ["a Sunday, with no days ahead: the Friday", "2026-11-29", 0, "2026-11-27"],
    ["a Sunday, three days ahead: the Thursday", "2026-11-29", 3, "2026-11-26"],
    ["a Tuesday, two days ahead: not the Sunday, but the Friday", "2026-12-01", 2, "2026-11-27"],
    ["after a holiday: the last working day before it", "2026-12-28", 0, "2026-12-24"],
    ["beyond the calendar: plain days", "2028-03-05", 3, "2028-03-02"],
  ])("%s", (_what, endsOn, alertDays, expected) => {
    expect(alertOn(endsOn, { alertDays, calendar })).toBe(expected);
  });

  test("is due until it ended, and never where it has no end", () => {
    const release = { alertOn: "2026-11-24", endedOn: null };
    expect(isDue(release, "2026-11-23")).toBe(false);
    expect(isDue(release, "2026-11-24")).toBe(true);
    expect(isDue({ ...release, endedOn: "2026-11-24" }, "2026-11-24")).toBe(false);
    expect(isDue({ alertOn: null, endedOn: null }, "2026-11-24")).toBe(false);
    expect(isOverdue({ endsOn: "2026-11-29", endedOn: null }, "2026-11-28")).toBe(false);
    expect(isOverdue({ endsOn: "2026-11-29", endedOn: null }, "2026-11-29")).toBe(true);
    expect(isOverdue({ endsOn: null, endedOn: null }, "2026-11-29")).toBe(false);
  });
});

test("who was told of an earlier end is told again of a new one", () => {
  const telling: Telling = {
    whom: "child",
    outcome: "told",
    endsOn: "2026-11-29",
    toldOn: "2026-11-24",
    toldBy: "Her worker",
    wording: "On the telephone",
    recordedBy: "Mariam Begum",
  };
  expect(stillToTell({ endsOn: "2026-11-29" }, [telling])).toEqual(["lead", "carer"]);
  expect(stillToTell({ endsOn: "2026-12-06" }, [telling])).toEqual(["lead", "child", "carer"]);
});
