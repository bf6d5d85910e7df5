import { expect, test } from "vitest";
import { countSeen, isToSee, seeAgainBy, type SeenLast } from "./seen.ts";

const today = "2026-12-03";
const seen = (
  seenOn: string,
  reviewBy = "2027-06-01",
  exploitation: "yes" | "partly" | "no" = "yes",
): SeenLast => ({ last: { seenOn, reviewBy, exploitation } });

test.each([
  ["never seen", { last: null }, true],
  ["seen a year and a day ago", seen("2025-12-02"), true],
  ["seen a year ago to the day", seen("2025-12-03"), false],
  ["seen this year, with its day past", seen("2026-06-01", "2026-12-02"), true],
  ["seen this year, with its day today", seen("2026-06-01", today), false],
] as const)("%s: to be seen is %s", (_name, one, expected) => {
  expect(isToSee(one, today)).toBe(expected);
});

test.each([
  ["the day that was set", "2026-06-01", "2026-12-02", "2026-12-02"],
  ["a year after it was seen, where that is earlier", "2026-06-01", "2028-01-01", "2027-06-01"],
])("it is to be seen again by %s", (_name, seenOn, reviewBy, expected) => {
  expect(seeAgainBy({ seenOn, reviewBy })).toBe(expected);
});

test("those that nobody has seen are counted beside the others, and are no answer", () => {
  const all = [seen(today), seen(today, today, "partly"), seen(today, today, "no"), { last: null }];
  expect(countSeen([...all, { last: null }])).toEqual({
    all: 5,
    yes: 1,
    partly: 1,
    no: 1,
    unknown: 2,
  });
});
