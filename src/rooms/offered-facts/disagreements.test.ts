import { expect, test } from "vitest";
import type { OfferedFact } from "../child-record/index.ts";
import type { AgeRange } from "../subjects/index.ts";
import { disagreementsOf } from "./disagreements.ts";
import { offersOf } from "./offer.ts";

const fact = (more: Partial<OfferedFact>): OfferedFact => ({
  source: "concern",
  sourceId: "one",
  sort: "age",
  value: "13",
  label: null,
  said: "About 13",
  from: "Concern K-1",
  isChilds: false,
  on: "2026-11-20",
  by: "Sam Hill",
  href: null,
  ...more,
});
const aboutOf = (facts: readonly OfferedFact[], ageSaid: AgeRange | null = null) =>
  disagreementsOf(offersOf(facts), { ageSaid, today: "2026-11-24" }).map(({ about, sayings }) => [
    about,
    ...sayings.map(({ says }) => says),
  ]);

test.each([
  ["two ages", [fact({}), fact({ sourceId: "two", value: "15" })]],
  [
    "two relations of one name",
    [
      fact({ sort: "at-home", value: "Lee Marsh", label: "Stepfather" }),
      fact({ sort: "at-home", value: "lee marsh", sourceId: "two", label: "Uncle" }),
    ],
  ],
] as const)("%s are a disagreement, with every source", (_, facts) => {
  expect(aboutOf(facts)).toHaveLength(1);
  expect(aboutOf(facts)[0]).toHaveLength(3);
});

test.each([
  ["the same age of two sources", [fact({}), fact({ sourceId: "two" })]],
  [
    "two ages of which the later is a year older",
    [fact({ on: "2025-11-20" }), fact({ sourceId: "two", value: "14" })],
  ],
  [
    "two vehicles",
    [
      fact({ sort: "vehicle", value: "AB12 CDE" }),
      fact({ sort: "vehicle", value: "AB12 CDF", sourceId: "two" }),
    ],
  ],
  [
    "one name without a relation",
    [
      fact({ sort: "at-home", value: "Lee", label: "Uncle" }),
      fact({ sort: "at-home", value: "Lee", sourceId: "two" }),
    ],
  ],
] as const)("%s are none", (_, facts) => {
  expect(aboutOf(facts)).toEqual([]);
});

test.each([
  ["an age that the record had come to by that day", { youngest: 14, oldest: 14 }, "2025-11-01", 0],
  ["another age than the record’s", { youngest: 16, oldest: 16 }, "2026-09-01", 1],
])("%s", (_, years, on, disagreements) => {
  expect(aboutOf([fact({ value: "15" })], { ...years, on })).toHaveLength(disagreements);
});
