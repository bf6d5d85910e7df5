import { describe, expect, test } from "vitest";
import { agencyTable } from "../fixtures/agency-table.ts";
import { measure } from "../fixtures/measure.ts";
import { linkTable } from "../link.ts";
import { detectRoles } from "./detect.ts";
import { roleByHeading } from "./names-of-columns.ts";
import { tableOf } from "./table.ts";

test.each([
  ["Mother's forename", "category"],
  ["Parent surname", "category"],
  ["Mother's maiden name", "category"],
  ["Carer DOB", "category"],
  ["Next of kin", "category"],
  ["Social worker", "category"],
  ["GP postcode", "category"],
  ["School phone", "category"],
  ["Family ID", "category"],
  ["household_no", "category"],
  ["UPRN", "category"],
  ["Parent email", "email"],
  ["Mother's mobile", "phone"],
  ["Emergency contact number", "phone"],
  ["Carer address", "address"],
  ["Year group", "number"],
  ["School year group", "number"],
  ["school_year", "recordYear"],
  ["Child forename", "forename"],
  ["Family name", "surname"],
  ["Preferred Forename", "knownAs"],
  ["Known as", "knownAs"],
  ["Preferred Surname", "surname"],
  ["Initials", "forename"],
  ["Property number", "houseNumber"],
  ["Case ID", "identifier"],
  ["Work phone", "phone"],
])("%s is read as %s: what is said of others is not the child's", (heading, role) => {
  expect(roleByHeading(heading)).toBe(role);
});

const { records } = agencyTable(900, 11);
const at = { forename: 2, surname: 4, born: 5, postcode: 10 };
type Row = (typeof records)[number];
const cell =
  (name: keyof typeof at) =>
  ({ cells }: Row): string =>
    cells[at[name]] ?? "";
const name = (row: Row): string => `${cell("forename")(row)} ${cell("surname")(row)}`;
/** One of so many by the household, as a school is. */
const of =
  (kind: string, many: number) =>
  ({ household }: Row): string =>
    `${kind} ${(household * 7919) % many}`;

describe.each<[string, number, Readonly<Record<string, (row: Row) => string>>]>([
  [
    "a mother's names beside the child's",
    0.95,
    {
      ...{ Forename: cell("forename"), Surname: cell("surname"), DOB: cell("born") },
      ...{ "Mother's forename": of("Ann", 211), "Mother's surname": of("Kin", 307) },
    },
  ],
  [
    "a number of the family",
    0.95,
    {
      ...{ Forename: cell("forename"), Surname: cell("surname"), DOB: cell("born") },
      "Family ID": ({ household }) => String(10_000 + household),
    },
  ],
  [
    "a school, a practice and a language, under headings of which nothing is known",
    0.95,
    {
      ...{ Forename: cell("forename"), Surname: cell("surname"), DOB: cell("born") },
      ...{ Postcode: cell("postcode"), a: of("school", 9), b: of("practice", 13) },
      c: of("language", 4),
    },
  ],
  [
    "a surname and a home, where no more than a name is known",
    0.75,
    { Name: name, Address: (row) => `${row.cells[9] ?? ""} High Street, ${cell("postcode")(row)}` },
  ],
  [
    "all but a forename and a year of school, which twins share as well",
    0.8,
    {
      ...{ "Pupil name": name, Postcode: cell("postcode"), School: of("school", 9) },
      "Year group": (row) => `Year ${2026 - Number(cell("born")(row).slice(0, 4))}`,
    },
  ],
])("brothers and sisters who have in common %s", (_, least, columns) => {
  test("are not taken for one child", () => {
    const table = tableOf(
      Object.keys(columns),
      records.map((row) => Object.values(columns).map((of) => of(row))),
    );
    const { clusters } = linkTable(table, detectRoles(table), { seed: 1 });
    const { precision, recall } = measure(clusters, records);
    expect(precision).toBeGreaterThan(least);
    expect(recall).toBeGreaterThan(0.8);
  });
});
