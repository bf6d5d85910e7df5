import { expect, test } from "vitest";
import { detectRoles } from "./detect.ts";
import { roleByHeading } from "./names-of-columns.ts";
import { tableOf } from "./table.ts";

test.each([
  ["Name of child", "fullName"],
  ["Name of young person", "fullName"],
  ["Full name of YP", "fullName"],
  ["Child (surname, forename)", "fullName"],
  ["Child name (Last, First)", "fullName"],
  ["Subject", "fullName"],
  ["Legal name", "fullName"],
  ["F/Name", "forename"],
  ["S Name", "surname"],
  ["Surname (initial)", "surname"],
  ["Last initial", "surname"],
  ["a.k.a.", "knownAs"],
  ["Aliases", "knownAs"],
  ["D of B", "birthDate"],
  ["DofB", "birthDate"],
  ["Gndr", "sex"],
  ["P/Code", "postcode"],
  ["Ph No", "phone"],
  ["Mob no", "phone"],
  ["Street name", "address"],
  ["Street number", "houseNumber"],
  ["NCY", "number"],
  ["Yrs old", "number"],
  ["PNC ID", "identifier"],
  ["Custody record no", "identifier"],
  ["Officer", "category"],
  ["Completed by", "category"],
  ["Case manager", "category"],
  ["Hospital name", undefined],
  ["Team name", undefined],
])("%s is read as %s", (heading, role) => {
  expect(roleByHeading(heading)).toBe(role);
});

/** What a column is taken for in which these stand, over and over. */
const roleOf = (heading: string, values: readonly string[]): string | undefined =>
  detectRoles(
    tableOf(
      [heading, "Surname"],
      Array.from({ length: 60 }, (_, row) => [values[row % values.length], `Reed${String(row)}`]),
    ),
  )[0]?.role;

test.each([
  ["Year", ["R", "1", "7", "11"], "number"],
  ["Year", ["2021", "2022", "2023"], "category"],
  ["Area", ["LU1", "LU2", "SE15"], "postcode"],
  ["District", ["LU1", "LU2", "SE15"], "postcode"],
  ["District", ["North", "South"], "place"],
  ["c", ["LU1", "LU2", "SE15"], "category"],
  ["Gen", ["M", "F"], "sex"],
  ["Initials", ["JR", "A.B.", "K L", "T.M.R."], "initials"],
  ["YP", ["JR", "AB", "KL"], "initials"],
  ["YP", ["JR", "Amelia Reed", "Sam Obi"], "fullName"],
  ["Code", ["JR", "AB", "KL"], "category"],
  ["Subject", ["Maths", "English", "Art"], "category"],
  ["Subject", ["Sam Reed", "Amelia Obi", "REED, Kai"], "fullName"],
  ["Disability", ["Unknown"], "category"],
  ["Attendance", ["91", "92", "85", "70"], "category"],
])("%s over %j is %s", (heading, values, role) => {
  expect(roleOf(heading, values)).toBe(role);
});

test("a sex by its heading goes before what is one by its content", () => {
  const rows = Array.from({ length: 60 }, (_, row) => [
    row % 2 === 0 ? "M" : "F",
    row % 3 === 0 ? "Male" : "Female",
    `Reed${String(row)}`,
  ]);
  const roles = detectRoles(tableOf(["Consent", "Sex", "Surname"], rows)).map(({ role }) => role);
  expect(roles).toEqual(["category", "sex", "surname"]);
});
