import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { englandAndWales } from "./bank-holidays.ts";
import { addDays } from "./dates.ts";
import { addWorkingDays } from "./working-days.ts";
import { clockOn, clockWords, type DayClock } from "./day-clock.ts";

const assessment = { unit: "working-days", amount: 45 } as const;
const conference = { unit: "working-days", amount: 15 } as const;

const clock = (runsFrom: string, more: Partial<DayClock> = {}): DayClock => ({
  runsFrom,
  within: assessment,
  pauses: [],
  ...more,
});

function stateOn(one: DayClock, on: string) {
  const state = clockOn(one, on, englandAndWales);
  if (!state.ok) throw new Error("the calendar does not reach");
  return state.value;
}

describe("without a pause", () => {
  test.each([
    ["45 working days from a Monday", "2026-09-07", assessment, "2026-11-09"],
    ["15 working days to a conference", "2026-11-24", conference, "2026-12-15"],
    ["over Christmas and New Year", "2026-12-21", conference, "2027-01-14"],
    ["over Easter and both May holidays", "2026-04-01", assessment, "2026-06-09"],
    ["over the end of summer time", "2026-10-20", conference, "2026-11-10"],
    ["over the beginning of summer time", "2026-03-20", conference, "2026-04-14"],
    ["from a Saturday", "2026-11-21", conference, "2026-12-11"],
    ["84 days of the calendar", "2026-09-01", { unit: "days", amount: 84 }, "2026-11-24"],
  ] as const)("%s", (_what, runsFrom, within, due) => {
    expect(stateOn(clock(runsFrom, { within }), runsFrom).dueOn).toBe(due);
  });

  test("is late from the day after it was due, and says by how many working days", () => {
    const one = clock("2026-11-02", { within: conference });
    expect(stateOn(one, "2026-11-23")).toMatchObject({
      used: 15,
      dueOn: "2026-11-23",
      isLate: false,
    });
    expect(stateOn(one, "2026-11-24")).toMatchObject({ used: 16, isLate: true });
    expect(clockWords(stateOn(one, "2026-11-25"), conference).text).toBe(
      "2 working days overdue, due 23 November 2026",
    );
  });

  test("is late on the weekend after a Friday, though no working day has gone by", () => {
    const one = clock("2026-11-19", { within: { unit: "working-days", amount: 1 } });
    const state = stateOn(one, "2026-11-21");
    expect([state.isLate, clockWords(state, conference).text]).toEqual([
      true,
      "Overdue, due 20 November 2026",
    ]);
  });
});

describe("with pauses", () => {
  test("stands while one lasts, whatever day it is", () => {
    const one = clock("2026-11-02", { pauses: [{ from: "2026-11-06", to: null }] });
    for (const on of ["2026-11-06", "2026-11-24", "2027-06-01"]) {
      expect(stateOn(one, on)).toMatchObject({ used: 4, dueOn: null, isLate: false });
    }
    expect(clockWords(stateOn(one, "2026-11-24"), assessment).text).toBe(
      "Paused since 6 November 2026: 4 of 45 working days used",
    );
  });

  test("is due as many working days later as it stood", () => {
    const pauses = [{ from: "2026-12-22", to: "2027-01-05" }];
    // Of the pause 23, 24, 29, 30, 31 December, 4 and 5 January are working days.
    const without = stateOn(clock("2026-12-14"), "2026-12-14").dueOn ?? "";
    const later = addWorkingDays(without, 7, englandAndWales);
    expect(stateOn(clock("2026-12-14", { pauses }), "2026-12-14").dueOn).toBe(
      later.ok ? later.value : "",
    );
  });

  test("one that began and ended on a day costs nothing, and two that overlap count once", () => {
    const plain = stateOn(clock("2026-11-02"), "2026-11-24");
    const same = clock("2026-11-02", { pauses: [{ from: "2026-11-10", to: "2026-11-10" }] });
    expect(stateOn(same, "2026-11-24")).toEqual(plain);
    const once = clock("2026-11-02", { pauses: [{ from: "2026-11-09", to: "2026-11-13" }] });
    const twice = clock("2026-11-02", {
      pauses: [
        { from: "2026-11-09", to: "2026-11-12" },
        { from: "2026-11-10", to: "2026-11-13" },
      ],
    });
    expect(stateOn(twice, "2026-11-24")).toEqual(stateOn(once, "2026-11-24"));
  });

  test("paused on its last day it does not become late; paused after that it stays late", () => {
    const inTime = clock("2026-11-02", {
      within: conference,
      pauses: [{ from: "2026-11-23", to: null }],
    });
    expect(stateOn(inTime, "2026-12-10")).toMatchObject({ used: 15, isLate: false });
    const after = clock("2026-11-02", {
      within: conference,
      pauses: [{ from: "2026-11-25", to: null }],
    });
    expect(stateOn(after, "2026-12-10")).toMatchObject({ used: 17, isLate: true });
  });

  test("never makes anything due earlier, and never loses a day: any pauses", () => {
    const day = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(fc.array(fc.tuple(day, day), { maxLength: 4 }), day, (spans, on) => {
        const start = "2026-01-05";
        const pauses = spans.map(([from, days]) => ({
          from: addDays(start, from),
          to: addDays(start, from + days),
        }));
        const at = addDays(start, on);
        const plain = stateOn(clock(start), at);
        const paused = stateOn(clock(start, { pauses }), at);
        expect((paused.dueOn ?? "") >= (plain.dueOn ?? "")).toBe(true);
        expect(paused.used).toBeLessThanOrEqual(plain.used);
        expect(paused.isLate && !plain.isLate).toBe(false);
      }),
    );
  });
});

test("where the calendar does not reach there is no answer", () => {
  expect(clockOn(clock("2030-12-20"), "2030-12-20", englandAndWales).ok).toBe(false);
});
