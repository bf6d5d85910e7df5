import { describe, expect, test } from "vitest";
import {
  coverageByAudience,
  coverageByBody,
  coverageByRole,
  measured,
  type Counted,
  type Headcount,
} from "./coverage.ts";

const agency = { of: "agency", id: "a", name: "Council" } as const;
const school = { of: "school", id: "s", name: "Hill School" } as const;
const empty = { of: "school", id: "e", name: "New School" } as const;
const scheme = {
  audiences: [
    { key: "universal", name: "Universal staff", target: 80 },
    { key: "designated-lead", name: "Designated leads", target: 100 },
  ],
  roles: [
    { key: "teacher", name: "Teacher" },
    { key: "other", name: "Other" },
  ],
};
const counted = (body: string, more: Partial<Counted> = {}): Counted => ({
  body,
  audience: "universal",
  role: "other",
  people: 10,
  valid: 8,
  expiring: 1,
  ...more,
});
const headcount = (body: string, people: number, more: Partial<Headcount> = {}): Headcount => ({
  body,
  audience: "universal",
  role: null,
  people,
  countedOn: "2026-09-01",
  ...more,
});

describe("a share of the headcount", () => {
  test.each([
    [
      { headcount: 10, valid: 8 },
      { percent: 80, state: "met" },
    ],
    // Never rounded up to the target.
    [
      { headcount: 1000, valid: 799 },
      { percent: 79, state: "below" },
    ],
    [
      { headcount: 10, valid: 0 },
      { percent: 0, state: "nobody" },
    ],
    [
      { headcount: 5, valid: 8 },
      { percent: 100, state: "recount" },
    ],
    [
      { headcount: null, valid: 8 },
      { percent: null, state: "uncounted" },
    ],
    [
      { headcount: null, valid: 0 },
      { percent: null, state: "nobody" },
    ],
    [
      { headcount: 0, valid: 0 },
      { percent: null, state: "met" },
    ],
  ] as const)("%o", (sum, said) => {
    expect(measured(sum, 80)).toEqual(said);
  });
});

describe("by agency and school", () => {
  test("one count of all roles stands before those of single roles, which are added up without it", () => {
    const [one] = coverageByBody({
      scheme,
      bodies: [agency],
      counted: [counted("agency:a"), counted("agency:a", { role: "teacher", valid: 2 })],
      headcounts: [headcount("agency:a", 20), headcount("agency:a", 99, { role: "teacher" })],
    });
    expect(one).toMatchObject({
      headcount: 20,
      valid: 10,
      expiring: 2,
      percent: 50,
      state: "below",
    });
    const [other] = coverageByBody({
      scheme,
      bodies: [agency],
      counted: [counted("agency:a")],
      headcounts: ["teacher", "other"].map((role) => headcount("agency:a", 5, { role })),
    });
    expect(other).toMatchObject({ headcount: 10, percent: 80, state: "met" });
  });

  test("a school of which nothing is known has a line, and an agency has none", () => {
    const lines = coverageByBody({ scheme, bodies: [agency, empty], counted: [], headcounts: [] });
    expect(lines).toEqual([
      expect.objectContaining({ name: "New School", state: "nobody", audience: null }),
    ]);
  });
});

test("by audience, people of a body that counted nobody are in no share", () => {
  const lines = coverageByAudience({
    scheme,
    bodies: [agency, school],
    counted: [counted("agency:a"), counted("school:s", { valid: 100 })],
    headcounts: [headcount("agency:a", 16)],
  });
  expect(lines).toEqual([
    expect.objectContaining({ key: "universal", valid: 108, headcount: 16, percent: 50 }),
  ]);
});

test("by role, against what was counted for the role alone", () => {
  const lines = coverageByRole({
    scheme,
    bodies: [school],
    counted: [counted("school:s", { role: "teacher", valid: 3 }), counted("school:s")],
    headcounts: [headcount("school:s", 4, { role: "teacher" }), headcount("school:s", 40)],
  });
  expect(lines.map(({ key, headcount, percent }) => [key, headcount, percent])).toEqual([
    ["teacher", 4, 75],
    ["other", null, null],
  ]);
});
