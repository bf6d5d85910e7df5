import { describe, expect, test } from "vitest";
import { englandAndWales } from "../../kernel/bank-holidays.ts";
import { harmStatusKind, levelSchemeKind } from "./configuration-kinds.ts";
import { shippedLevels } from "./shipped-levels.ts";
import {
  decideBy,
  harmAdvice,
  harmStatusOf,
  isDownward,
  latestReview,
  undecidedOf,
  type HarmScheme,
} from "./harm-scheme.ts";
import type { LevelScheme } from "./level-scheme.ts";
import { upcomingReviews } from "./next-review.ts";
import { matching } from "../tracker/tracker-counts.ts";

const shipped = (kind: typeof harmStatusKind | typeof levelSchemeKind) => {
  const found = shippedLevels.findLast((one) => one.kind === kind.name);
  return { id: "1", ...kind.body.parse(found?.body) };
};
const harmScheme = shipped(harmStatusKind) as HarmScheme;
const scheme = shipped(levelSchemeKind) as LevelScheme;

describe("a change of harm status", () => {
  const statuses = ["undecided", "no-known-harm", "past", "suspected", "current"];
  const down: readonly (readonly [string, string])[] = [
    ["current", "suspected"],
    ["current", "past"],
    ["current", "no-known-harm"],
    ["current", "undecided"],
    ["suspected", "past"],
    ["suspected", "no-known-harm"],
    ["suspected", "undecided"],
    ["past", "no-known-harm"],
    ["past", "undecided"],
  ];
  const pairs = statuses.flatMap((from) => statuses.map((to) => [from, to] as const));

  test.each(pairs)("from %s to %s", (from, to) => {
    const isDown = down.some(([one, other]) => one === from && other === to);
    expect(isDownward(harmScheme, from, to)).toBe(isDown);
  });
});

test("a record starts with the status that says so, or the first there is", () => {
  expect(undecidedOf(harmScheme)).toBe("undecided");
  const [, first] = harmScheme.statuses;
  expect(undecidedOf({ ...harmScheme, statuses: first ? [first] : [] })).toBe("no-known-harm");
});

test("a status that the scheme no longer has is shown by its key", () => {
  expect(harmStatusOf(harmScheme, "was-harmed-before").name).toBe("was harmed before");
});

describe("the day by which to decide", () => {
  test.each([
    ["2026-11-24", "2026-12-08"],
    // Christmas Day, Boxing Day on Monday, New Year's Day.
    ["2026-12-18", "2027-01-06"],
  ])("of a record opened on %s is %s", (on, by) => {
    expect(decideBy(harmScheme, on, englandAndWales)).toBe(by);
  });

  test("is at once where the calendar does not reach", () => {
    expect(decideBy(harmScheme, "2090-01-02", englandAndWales)).toBe("2090-01-02");
  });

  test("is the latest review of what is undecided, and of nothing else", () => {
    const rules = { scheme: harmScheme, calendar: englandAndWales, today: "2026-11-24" };
    expect(latestReview(rules, harmStatusOf(harmScheme, "undecided"))).toBe("2026-12-08");
    expect(latestReview(rules, harmStatusOf(harmScheme, "current"))).toBe("2027-11-25");
    const beyond = { ...rules, today: "2090-01-02" };
    expect(latestReview(beyond, harmStatusOf(harmScheme, "undecided"))).toBe("2090-01-03");
  });
});

describe("advice beside a level", () => {
  test.each([
    ["current", 1, true],
    ["current", 2, false],
    ["current", null, false],
    ["suspected", 1, false],
    ["undecided", 1, false],
  ] as const)("%s at level %s: %s", (harmStatus, level, isGiven) => {
    const advice = harmAdvice({ scheme, harmScheme }, { harmStatus, level });
    expect(advice !== undefined).toBe(isGiven);
    expect(advice ?? "").not.toContain("at risk of");
  });
});

describe("what is next", () => {
  test("is the earliest first, without what has no date", () => {
    const dates = { harmReviewBy: "2026-12-08", reviewBy: "2026-12-01", flagReviewBy: null };
    expect(upcomingReviews(dates, true)).toEqual([
      { review: "level", what: "Review the level", on: "2026-12-01" },
      { review: "harm", what: "Decide harm status", on: "2026-12-08" },
    ]);
    expect(upcomingReviews({ ...dates, reviewBy: null }, false)).toEqual([
      { review: "harm", what: "Review harm status", on: "2026-12-08" },
    ]);
  });
});

test("counts add up over what is asked", () => {
  const counts = [
    { level: 3, harm: "current", children: 5, overdue: 2 },
    { level: 3, harm: "suspected", children: 4, overdue: 1 },
    { level: null, harm: "current", children: 2, overdue: 2 },
  ];
  expect(matching(counts, {})).toBe(11);
  expect(matching(counts, { level: 3 })).toBe(9);
  expect(matching(counts, { level: "unknown", harm: "current" })).toBe(2);
  expect(matching(counts, { level: 3, harm: "current", due: "overdue" })).toBe(2);
});
