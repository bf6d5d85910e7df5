import { expect, test } from "vitest";
import { readDate } from "../fields/dates.ts";
import { splitFullName } from "../fields/names.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { detectRoles } from "./detect.ts";
import { tableOf } from "../tables/table.ts";

const { records } = agencyTable(120, 3);
const [first, last, born, postcode] = [2, 4, 5, 10];

/** What columns of these children are taken for under these headings. */
function rolesOf(
  ...columns: readonly [heading: string, of: (cells: readonly string[]) => string][]
) {
  const table = tableOf(
    columns.map(([heading]) => heading),
    records.map(({ cells }) => columns.map(([, of]) => of(cells))),
  );
  return detectRoles(table).map(({ role }) => role);
}
const cell = (at: number) => (cells: readonly string[]) => cells[at] ?? "";
const whole = (cells: readonly string[]) => `${cells[first] ?? ""} ${cells[last] ?? ""}`;
const british = (cells: readonly string[]) => (cells[born] ?? "").split("-").toReversed().join("/");

test("headings that say nothing: names, a date and a postcode are told by what stands in them", () => {
  expect(
    rolesOf(["c1", cell(first)], ["c2", cell(last)], ["c3", british], ["c4", cell(postcode)]),
  ).toEqual(["forename", "surname", "birthDate", "postcode"]);
  expect(rolesOf(["wer", whole], ["wann", british])).toEqual(["fullName", "birthDate"]);
});

test("of two dates of unknown meaning neither is a date of birth, and a heading goes before content", () => {
  expect(rolesOf(["a", british], ["b", british])).toEqual(["text", "text"]);
  expect(rolesOf(["Child", whole], ["Seen", british], ["DoB", british])).toEqual([
    "fullName",
    "text",
    "birthDate",
  ]);
});

test.each(["DoB", "D.O.B.", "dob", "Date of Birth", "dateOfBirth", "born on"])(
  "%s is a date of birth beside another date",
  (heading) => {
    expect(rolesOf(["Seen", british], [heading, british])).toEqual(["text", "birthDate"]);
  },
);

test("kinds of something stay kinds", () => {
  expect(rolesOf(["x", () => "red"], ["y", (cells) => (cells[6] === "F" ? "one" : "two")])).toEqual(
    ["category", "category"],
  );
});

test.each([
  ["REED Amelia Jane", "amelia", "jane", "REED"],
  ["Amelia VAN DEN BRINK", "amelia", "", "VAN DEN BRINK"],
  ["AMELIA REED", "amelia", "", "reed"],
  ["Reed, Amelia", "amelia", "", "Reed"],
  ["Amelia Jane Reed", "amelia", "jane", "reed"],
])("%s is taken apart", (raw, forename, middle, surname) => {
  expect(splitFullName(raw)).toEqual({ forename, middle, surname });
});

test.each([
  ["41000", 20_120_401],
  ["41000.0", 20_120_401],
  ["99999", undefined],
  ["2012", 20_120_000],
  ["Apr-11", 20_110_400],
  ["Xyz-11", undefined],
])("%s in a column of dates", (raw, date) => {
  expect(readDate(raw, "day first")).toBe(date);
});

test("forenames under the heading of surnames are forenames all the same", () => {
  expect(rolesOf(["Forename", cell(last)], ["Surname", cell(first)])).toEqual([
    "surname",
    "forename",
  ]);
  expect(rolesOf(["Forename", cell(first)], ["Surname", cell(last)])).toEqual([
    "forename",
    "surname",
  ]);
  // Four in ten have for a surname what others have for a forename.
  const some = (cells: readonly string[]) =>
    Number((cells[born] ?? "").slice(-1)) % 5 < 2 ? cell(first)(cells) : cell(last)(cells);
  expect(
    rolesOf(["Forename", (cells) => `Zhq${String((cells[last] ?? "").length)}`], ["Surname", some]),
  ).toEqual(["forename", "surname"]);
  // Of names that nobody here knows as forenames nothing is told.
  const unheard = ({ length }: string): string => "Zhqx".repeat(1 + (length % 3));
  expect(
    rolesOf(
      ["Forename", (cells) => unheard(cells[last] ?? "")],
      ["Surname", (cells) => unheard(cells[first] ?? "")],
    ),
  ).toEqual(["forename", "surname"]);
});

test("lines that begin with a house and a street are addresses, and what mentions one is not", () => {
  const street = (cells: readonly string[]) => `${(cells[born] ?? "").slice(8)} Mill Hill Road`;
  expect(rolesOf(["wo", (cells) => `${street(cells)}, Eastmoor`])).toEqual(["address"]);
  expect(rolesOf(["wo", (cells) => `Seen at ${street(cells)}`])).toEqual(["text"]);
});

test.each([
  ["Sex at birth", 6, "sex"],
  ["PersonGenderCode", 6, "sex"],
  ["Fornames", first, "forename"],
  ["Sirname", last, "surname"],
  ["name_family", last, "surname"],
] as const)("%s is understood", (heading, at, role) => {
  expect(rolesOf([heading, cell(at)])).toEqual([role]);
});

test("other names are middle names where forenames stand in them, and surnames where not", () => {
  const besides = (at: number) =>
    rolesOf(["Forename", cell(first)], ["Surname", cell(last)], ["Other names", cell(at)]).at(-1);
  expect([besides(first), besides(last)]).toEqual(["middleName", "formerSurname"]);
});

test("a name of one word beside a forename is the surname, and beside a surname the forename", () => {
  expect(rolesOf(["Name", cell(last)], ["Forename", cell(first)])).toEqual(["surname", "forename"]);
  expect(rolesOf(["Surname", cell(last)], ["Name", cell(first)])).toEqual(["surname", "forename"]);
  expect(rolesOf(["Given", cell(first)], ["FAMILY", cell(last)])).toEqual(["forename", "surname"]);
  expect(rolesOf(["Name 2", cell(last)], ["Forename", cell(first)])[0]).toBe("surname");
  expect(rolesOf(["Name", whole], ["Forename", cell(first)])[0]).toBe("fullName");
  expect(rolesOf(["Forename", cell(first)], ["Team name", () => "North"])[1]).toBe("category");
  expect(rolesOf(["Forename", cell(first)], ["Team name", cell(last)])[1]).toBe("category");
});

test("what somebody is called in the street is no address, and a street is", () => {
  const roleOf = (heading: string, ...values: readonly string[]) => {
    const rows = values.map((value, at) => ["Sam", `Reed${at}`, value]);
    return detectRoles(tableOf(["Forename", "Surname", heading], rows)).at(-1)?.role;
  };
  expect(roleOf("Street name / alias", "Ghost", "Lil-T", "Smokes")).toBe("knownAs");
  expect(roleOf("Street name", "High Street", "Mill Lane")).toBe("address");
});

test("names that nobody may read are names by their heading", () => {
  const hash = (text: string): string => Buffer.from(text.padEnd(12, "x")).toString("hex");
  expect(
    rolesOf(
      ["forename_hash", (cells) => hash(cells[first] ?? "")],
      ["surname_hash", (cells) => hash(cells[last] ?? "")],
    ),
  ).toEqual(["forename", "surname"]);
});
