import { describe, expect, test } from "vitest";
import { nextThing, type ChildDates } from "./next-action.ts";

const nothing: ChildDates = {
  harmReviewBy: null,
  reviewBy: null,
  flagReviewBy: null,
  promisedOn: null,
  promised: null,
};
const knowing = { today: "2026-11-24", isUndecided: false };

describe("what is next for a child", () => {
  test.each([
    [{ reviewBy: "2026-11-18" }, "Review the level", "6 days overdue", true, 0],
    [{ reviewBy: "2026-11-25" }, "Review the level", "due tomorrow", false, 0],
    [{ flagReviewBy: "2026-11-24" }, "Review the flag", "due today", false, 0],
    [
      { reviewBy: "2026-12-01", promisedOn: "2026-11-20", promised: "Ring the school" },
      "Ring the school",
      "4 days overdue",
      true,
      0,
    ],
    [
      {
        harmReviewBy: "2026-11-23",
        reviewBy: "2026-11-20",
        promisedOn: "2026-11-12",
        promised: "Visit",
      },
      "Visit",
      "12 days overdue",
      true,
      2,
    ],
    [{ reviewBy: "2026-11-30" }, "Review the level", "due in 6 days, 30 November 2026", false, 0],
  ] as const)("%o", (dates, ...said) => {
    const next = nextThing({ ...nothing, ...dates }, knowing);
    expect([next?.what, next?.when, next?.isLate, next?.alsoLate]).toEqual(said);
  });

  test("a harm status that nobody has decided is decided, not reviewed", () => {
    const dates = { ...nothing, harmReviewBy: "2026-11-23" };
    expect(nextThing(dates, { ...knowing, isUndecided: true })?.what).toBe("Decide harm status");
  });

  test("without a date there is nothing", () => {
    expect(nextThing(nothing, knowing)).toBeUndefined();
  });
});
