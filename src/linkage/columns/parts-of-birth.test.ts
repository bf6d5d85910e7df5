import { expect, test } from "vitest";
import { agencyTable } from "../fixtures/agency-table.ts";
import { detectRoles } from "./detect.ts";
import { tableOf } from "../tables/table.ts";

const { records } = agencyTable(120, 3);
const born = records.map(({ cells }) => (cells[5] ?? "").split("-"));
const part = { year: 0, month: 1, day: 2 };
const forenames = records.map(({ cells }) => cells[2] ?? "");

/** What a year, a month and a day of these children, and what else there is, are taken for under these headings. */
function rolesOf(headings: readonly string[], more: readonly [string, string][] = []) {
  const [year, month, day] = Object.values(part);
  const rows = forenames.map((name, row) => [
    name,
    ...[year, month, day].map((at) => born[row]?.[at ?? 0] ?? ""),
    ...more.map(([, cell]) => cell),
  ]);
  const table = tableOf(["Forename", ...headings, ...more.map(([heading]) => heading)], rows);
  return detectRoles(table)
    .slice(1)
    .map(({ role }) => role);
}

const birth = ["birthYear", "birthMonth", "birthDay"];

test.each([
  ["year", "month", "day"],
  ["Year", "Month", "DOB day"],
  ["YY", "MM", "DD"],
  ["dob_yyyy", "dob_mm", "dob_dd"],
  ["Year of birth", "month of birth", "birthDay"],
  ["born_y", "m_born", "day born"],
  ["Jahr", "Monat", "Tag"],
])("%s, %s and %s are a birth in parts", (...headings) => {
  expect(rolesOf(headings)).toEqual(birth);
});

test("what is called a day, a month and a year is of something else beside a date of birth or an age", () => {
  for (const other of [
    ["Date of birth", "2011-04-05"],
    ["Age", "14"],
  ] as const)
    expect(rolesOf(["year", "month", "day"], [[...other]])).not.toContain("birthMonth");
});

test("the only other date is not the birth beside them", () => {
  expect(rolesOf(["year", "month", "day"], [["Seen", "2025-11-05"]])).toEqual([...birth, "text"]);
});

test("a year and a month alone, and a day that is none, are left as they were", () => {
  expect(rolesOf(["year", "month", "colour"])).not.toContain("birthMonth");
  expect(rolesOf(["day", "month", "year"])).not.toContain("birthMonth");
});
