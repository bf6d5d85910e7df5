import { expect, test } from "vitest";
import { agencyTable } from "../fixtures/agency-table.ts";
import { asList, lists, type List } from "../fixtures/lists.ts";
import { measure } from "../fixtures/measure.ts";
import { linkTable } from "../link.ts";
import { detectRoles } from "../columns/detect.ts";
import { roleByHeading } from "./names-of-columns.ts";

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

/** Twins share a year of school, and a home: there a forename alone tells them apart. */
const least: Readonly<Record<keyof typeof lists, number>> = {
  "a mother's names": 0.95,
  "a number of the family": 0.95,
  "a school, a practice and a language, under headings that say nothing": 0.95,
  "a name and an address alone": 0.75,
  "both parents, an address, a school and a class": 0.9,
  "a year of school and no date of birth": 0.8,
};

test.each(Object.entries<List>(lists))(
  "brothers and sisters of a list with %s are not taken for one child",
  (name, list) => {
    const table = asList(list, records);
    const { clusters } = linkTable(table, detectRoles(table), { seed: 1 });
    const { precision, recall } = measure(clusters, records);
    expect(precision).toBeGreaterThan(least[name as keyof typeof lists]);
    expect(recall).toBeGreaterThan(0.8);
  },
);
