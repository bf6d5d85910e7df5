import { describe, expect, test } from "vitest";
import { inventedCourses } from "../fixtures/invented-courses.ts";
import { joinCourses } from "./join-courses.ts";

const named = (names: readonly string[]): readonly string[] =>
  joinCourses(names.map((name) => ({ name, code: "" })));
const howMany = (...names: string[]): number => new Set(named(names)).size;

describe("names of one course", () => {
  test.each(Object.entries(inventedCourses))("%s", (_, names) => {
    expect(howMany(...names)).toBe(1);
  });

  test.each([
    ["Prevent", "Prevent Awareness", "Prevent e-learning", "PREVENT duty"],
    ["Designated Safeguarding Lead", "DSL Training", "Designated Safeguarding Lead (DSL)"],
    ["Return Home Interviews", "RHI training", "Return home interview skills"],
    ["  Safeguarding Children L3 ", "NHS|CSTF|Safeguarding Children - Level 3|", "sgc level three"],
    ["Child Exploitation", "Child Explotation awareness", "Child exploitation awareness"],
    ["Modern slavery", "Modern slavery awareness", "Modern Day Slavery"],
    ["Graded Care Profile", "GCP2", "GCP"],
    ["County Lines", "County Lines: criminal exploitation", "CCE and county lines"],
    [
      "Harmful sexual behaviour: assessment",
      "HSB assessment",
      "Assessing harmful sexual behaviour",
    ],
    ["Disruption Tools", "Disruption toolkit"],
    ["Signs of Safety", "Signs of safety - 2 day", "SIGNS OF SAFETY 2026"],
  ])("%s and others", (...names) => {
    expect(howMany(...names)).toBe(1);
  });
});

describe("names of two courses", () => {
  test.each([
    ["Safeguarding Children Level 1", "Safeguarding Children Level 2"],
    ["Safeguarding Children Level 3", "Safeguarding Children Level 3 refresher"],
    ["Child Exploitation", "Child Exploitation: train the trainer"],
    ["Child exploitation awareness", "Child sexual exploitation awareness"],
    ["CSE Level 1", "CCE Level 1"],
    ["Safeguarding Adults", "Safeguarding Children"],
    ["Domestic abuse awareness", "Domestic abuse: coercive control"],
    ["First Aid", "Paediatric First Aid"],
    ["Restorative practice part 1", "Restorative practice part 2"],
    ["Online Safety", "Safety"],
    ["Online safety", "Online safety: parents and carers"],
    ["Missing children: awareness", "Missing children: responding"],
  ])("%s / %s", (one, other) => {
    expect(howMany(one, other)).toBe(2);
  });
});

test("a name without a level joins the only level there is, and none of two", () => {
  expect(howMany("Neglect", "Neglect (Level 2)")).toBe(1);
  expect(howMany("Neglect", "Neglect (Level 2)", "Neglect L3")).toBe(3);
});

test("no third name brings two levels together", () => {
  const code = "SG-9";
  const read = joinCourses([
    { name: "Safeguarding Level 1", code },
    { name: "Safeguarding", code },
    { name: "Safeguarding Level 2", code },
  ]);
  expect(read[0]).not.toBe(read[2]);
});

test("a code that two names share makes one course of them, a category does not", () => {
  const rows = [
    { name: "Spotting the signs", code: "X1" },
    { name: "Grooming and coercion", code: "X1" },
  ];
  expect(new Set(joinCourses(rows)).size).toBe(1);
  const category = ["Moving and handling", "Fire", "Prevent", "Neglect", "Mentoring"];
  expect(new Set(joinCourses(category.map((name) => ({ name, code: "STAT" })))).size).toBe(5);
});

test("the name that most rows have speaks for all, unless somebody chose another", () => {
  const rows = ["RHI", "Return Home Interviews", "Return Home Interviews"];
  expect(new Set(named(rows))).toEqual(new Set(["Return Home Interviews"]));
  const known = new Map([
    ["rhi", "Return interviews"],
    ["return home interviews", "Return interviews"],
  ]);
  const read = joinCourses(
    rows.map((name) => ({ name, code: "" })),
    known,
  );
  expect(new Set(read)).toEqual(new Set(["Return interviews"]));
});

test("a short form is learned where one name spells it out, and not where two do", () => {
  expect(howMany("RAP", "Risk Assessment Planning")).toBe(1);
  expect(howMany("RAP", "Risk Assessment Planning", "Resilience And Play")).toBe(3);
});
