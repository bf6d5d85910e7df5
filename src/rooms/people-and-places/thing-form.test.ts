import { expect, test } from "vitest";
import { isUnder18, readThing, type ThingForm } from "./thing-form.ts";

const today = "2026-11-24";
const none = { day: "", month: "", year: "" };
const form: ThingForm = {
  kind: "vehicle",
  label: "Blue estate",
  identifier: "AB12 CDE",
  bornOn: none,
  knownAs: "The blue one\n\nThe blue one",
  standing: "",
  standingBasis: "",
  adultBasis: "",
  reviewBy: none,
  says: "",
  source: "The school",
  learnedOn: { day: "20", month: "11", year: "2026" },
};
const fieldsOf = (read: ReturnType<typeof readThing>): readonly string[] =>
  "errors" in read ? read.errors.map(({ field }) => field) : [];

test("reads a vehicle by its registration", () => {
  expect(readThing(form, today)).toEqual({
    fields: {
      kind: "vehicle",
      label: "Blue estate",
      identifier: "AB12 CDE",
      match_on: "ab12cde",
      born_on: null,
      known_as: ["The blue one"],
      standing: null,
      standing_basis: null,
      review_by: null,
      says: null,
      source: "The school",
      learned_on: "2026-11-20",
    },
    adultBasis: "",
  });
});

test.each<[string, Partial<ThingForm>, readonly string[]]>([
  ["what it is", { kind: "ship" }, ["kind"]],
  ["a registration", { identifier: " " }, ["identifier"]],
  ["figures to be found by", { identifier: "--" }, ["identifier"]],
  ["a source and a day", { source: "", learnedOn: none }, ["source", "learnedOn"]],
  ["no day to come", { learnedOn: { day: "25", month: "11", year: "2026" } }, ["learnedOn"]],
  [
    "of a person whether alleged, and on what basis",
    { kind: "person", label: "Nobody Here" },
    ["standingBasis", "standing"],
  ],
])("asks for %s", (_what, changed, fields) => {
  expect(fieldsOf(readThing({ ...form, ...changed }, today))).toEqual(fields);
});

test("whoever turns 18 today is no child", () => {
  const person = { ...form, kind: "person", standing: "convicted", standingBasis: "Said so" };
  const born = (day: string) =>
    readThing({ ...person, bornOn: { day, month: "11", year: "2008" } }, today);
  const under = ["24", "25"].map((day) => {
    const read = born(day);
    return "fields" in read && isUnder18(read.fields, today);
  });
  expect(under).toEqual([false, true]);
});
