import { expect, test } from "vitest";
import type { OfferedFact } from "../child-record/index.ts";
import { isWhole, offerKey, offersOf } from "./offer.ts";

const fact = (more: Partial<OfferedFact> = {}): OfferedFact => ({
  source: "visit",
  sourceId: "one",
  sort: "vehicle",
  value: "AB12 CDE",
  label: null,
  said: "AB12 CDE was outside.",
  from: "Visit",
  isChilds: false,
  on: "2026-11-20",
  by: "Sam Hill",
  href: null,
  ...more,
});

test("the same fact in the same source is offered once, however it is written", () => {
  expect(offersOf([fact(), fact({ value: "ab12cde" }), fact({ sourceId: "two" })])).toHaveLength(2);
});

test("what is decided on holds for that fact alone", () => {
  const keys = [
    fact(),
    fact({ value: "AB12 CDF" }),
    fact({ sort: "place" }),
    fact({ source: "concern" }),
  ].map(offerKey);
  expect(new Set(keys).size).toBe(4);
  expect(keys.every((key) => /^[0-9a-f]{32}$/.test(key))).toBe(true);
});

test.each([
  ["AB12 CDE", true],
  ["ab12-cde", true],
  ["AB12 …, a grey one", false],
  ["?? 12 CDE", false],
])("whether %s is a whole registration: %s", (value, whole) => {
  expect(isWhole(fact({ value }))).toBe(whole);
});
