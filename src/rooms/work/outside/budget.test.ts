import { describe, expect, test } from "vitest";
import { againAfterMinutes, digestHourOf, planFor, type Budget, type Told } from "./budget.ts";

const budget: Budget = {
  name: "Three",
  perDay: 3,
  digestHour: 8,
  earliestHour: 7,
  latestHour: 18,
  interrupts: ["missing-urgent", "emergency"],
};
const at = new Date("2026-11-24T08:10:00Z");
const morning = { at, hour: 8, isWorkingDay: true };
const night = { ...morning, hour: 2, isWorkingDay: false };
const told: Told = {
  staffId: "0199",
  uncarried: { action: 2 },
  waiting: { action: 2, meeting: 1 },
  digest: null,
  digestHour: null,
  sentToday: 0,
  hadDigest: false,
  lastDangerAt: null,
};
const forms = (...given: Parameters<typeof planFor>): readonly string[] =>
  planFor(...given).map(({ form }) => form);

describe("what waits", () => {
  test("is told once in the morning of a working day, with everything that was not seen", () => {
    expect(planFor(told, budget, morning)).toEqual([
      { form: "digest", kinds: ["action"], counts: { action: 2, meeting: 1 } },
    ]);
  });

  test.each([
    ["before the hour", told, { ...morning, hour: 7 }],
    ["in the afternoon", told, { ...morning, hour: 14 }],
    ["at night", told, night],
    ["on a day off", told, { ...morning, isWorkingDay: false }],
    ["a second time", { ...told, hadDigest: true }, morning],
    ["to someone who wants none", { ...told, digest: false }, morning],
    ["beyond the budget", { ...told, sentToday: 3 }, morning],
    ["where nothing is new", { ...told, uncarried: {} }, morning],
  ])("is not told %s", (_when, person, moment) => {
    expect(planFor(person, budget, moment)).toEqual([]);
  });

  test("comes at the hour that someone chose, within what the partnership allows", () => {
    expect(forms({ ...told, digestHour: 16 }, budget, { ...morning, hour: 16 })).toEqual([
      "digest",
    ]);
    expect([3, 22, null].map((hour) => digestHourOf(hour, budget))).toEqual([7, 18, 8]);
  });
});

test.each(["sign-in", "alarm", "alarm-drill"])(
  "a notice of the kind %s interrupts whatever a partnership chose",
  (kind) => {
    expect(forms({ ...told, uncarried: { [kind]: 1 }, digest: false }, budget, night)).toEqual([
      "danger",
    ]);
  },
);

describe("danger", () => {
  const danger: Told = { ...told, uncarried: { "missing-urgent": 1 }, waiting: {} };

  test("interrupts at night, on a day off, and whoever wants no digest", () => {
    expect(planFor({ ...danger, digest: false }, budget, night)).toEqual([
      { form: "danger", kinds: ["missing-urgent"], counts: { "missing-urgent": 1 } },
    ]);
  });

  test("leaves what is none to the digest", () => {
    const both = { ...danger, uncarried: { "missing-urgent": 1, action: 1 } };
    expect(planFor(both, budget, night).map(({ kinds }) => kinds)).toEqual([["missing-urgent"]]);
    expect(forms(both, budget, morning)).toEqual(["danger", "digest"]);
    expect(forms({ ...both, sentToday: 2 }, budget, morning)).toEqual(["danger"]);
  });

  test("is never lost beyond the budget: it goes once an hour", () => {
    const spent = { ...danger, sentToday: 3 };
    const ago = (minutes: number) => new Date(at.getTime() - minutes * 60_000);
    expect(forms({ ...spent, lastDangerAt: ago(59) }, budget, night)).toEqual([]);
    expect(forms({ ...spent, lastDangerAt: ago(60) }, budget, night)).toEqual(["danger"]);
    expect(forms({ ...danger, sentToday: 2, lastDangerAt: ago(1) }, budget, night)).toEqual([
      "danger",
    ]);
  });

  test("is what the partnership says it is", () => {
    const other: Budget = { ...budget, interrupts: ["chase"] };
    expect(forms(danger, other, night)).toEqual([]);
    expect(forms({ ...told, uncarried: { chase: 1 } }, other, night)).toEqual(["danger"]);
  });
});

test("what fails is tried again at longer and longer times, and then given up", () => {
  expect([1, 2, 3, 4, 5, 6, 7].map(againAfterMinutes)).toEqual([1, 5, 15, 60, 180, 360, undefined]);
});
