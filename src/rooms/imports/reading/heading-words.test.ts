import { describe, expect, it } from "vitest";
import { bestRole, headingWeight } from "./heading-words.ts";
import { saysClosed, saysOtherPeople } from "./sheet-words.ts";

describe("headings", () => {
  it.each([
    [
      "dateOfBirth",
      ["D.O.B", "DOB", "d.o.b.", "Date of birth", "DoB (dd/mm/yyyy)", "Born", "Birth date"],
    ],
    [
      "name",
      [
        "SURNAME, Forename",
        "Forename / Surname",
        "Name",
        "Child",
        "YP",
        "Young person",
        "Child's name",
        "Name of YP",
      ],
    ],
    ["surname", ["Surname", "LAST NAME", "Family name"]],
    ["forename", ["Forename", "First name(s)", "Given name"]],
    ["sex", ["M/F", "Sex", "Gender", "Sex (M/F)"]],
    [
      "level",
      [
        "CSE Risk Level",
        "Risk",
        "Level",
        "Category",
        "RAG",
        "RAG rating",
        "Current risk",
        "Level of concern",
      ],
    ],
    ["reference", ["Ref", "Our ref", "ID", "Case No.", "Unique reference number"]],
    ["referredOn", ["Date referred", "Referral date", "Date of referral", "Referred"]],
    ["school", ["School / College", "Education"]],
    ["ward", ["Ward", "Locality"]],
    ["lead", ["SW / Lead Prof", "Social worker", "Allocated worker"]],
    ["missing", ["Missing eps (last 90 days)"]],
  ] as const)("%s has many words", (role, headings) => {
    for (const heading of headings)
      expect([heading, bestRole(heading)?.role]).toEqual([heading, role]);
  });

  it.each([
    ["name", "School name"],
    ["name", "Name of social worker"],
    ["level", "Previous risk level"],
    ["level", "Date of risk assessment"],
    ["referredOn", "Referred by"],
    ["sex", "Child sexual exploitation"],
    ["name", "POC / associates"],
    ["dateOfBirth", ""],
  ] as const)("%s is not %s", (role, heading) => {
    expect(headingWeight(role, heading)).toBeLessThan(6);
  });
});

it.each([
  "Closed & stepped down",
  "CLOSED",
  "Stepped-down",
  "Archive 2025",
  "No longer open",
  "NFA",
  "Inactive",
  "Not active",
])("%s is closed", (name) => {
  expect(saysClosed(name)).toBe(true);
});

it.each([
  "Current",
  "Open cases",
  "Live",
  "Sheet1",
  "Golden",
  "Not closed",
  "Open (2 closed in May)",
])("%s is open", (name) => {
  expect(saysClosed(name)).toBe(false);
});

it("tells lists of other people", () => {
  expect(
    ["Persons of concern", "Perps", "Staff contacts"].every((name) => saysOtherPeople(name)),
  ).toBe(true);
  expect(["Current", "Children", "CE tracker"].some((name) => saysOtherPeople(name))).toBe(false);
});
