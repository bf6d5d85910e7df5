import { expect, test } from "vitest";
import type { Approach, ApproachReview } from "./member-reads.ts";
import { tally } from "./tally.ts";

const approach = (child: number, name: string, until: string | null = null): Approach => ({
  approachId: `${name}-${String(child)}`,
  memberId: "m",
  personId: String(child),
  approach: name,
  name,
  worker: "Jo",
  agency: "A charity",
  intensity: null,
  from: "2026-11-01",
  until,
  version: 1,
});
const said = (child: number, professional: string): ApproachReview => ({
  approachId: `Mentoring-${String(child)}`,
  reviewedOn: "2026-11-20",
  professional,
  child: null,
  changed: "c",
  source: "s",
  nextStep: "continue",
  recordedBy: "Jo",
});

test("children are counted once, small numbers are withheld, and the newest word counts", () => {
  const children = [1, 2, 3, 4, 5];
  const approaches = [
    ...children.map((one) => approach(one, "Mentoring")),
    { ...approach(1, "Mentoring", "2026-11-10"), approachId: "again" },
    approach(1, "Mediation"),
  ];
  const reviews = [...children.map((one) => said(one, "It helped")), said(1, "No difference")];
  expect(tally(approaches, reviews, 5)).toEqual([
    {
      name: "Mediation",
      children: null,
      running: null,
      ended: null,
      words: [{ word: "Not reviewed yet", children: null }],
    },
    {
      name: "Mentoring",
      children: 5,
      running: 5,
      ended: null,
      words: [
        { word: "It helped", children: 5 },
        { word: "Not reviewed yet", children: null },
      ],
    },
  ]);
});
