import { describe, expect, test } from "vitest";
import { agencyTable } from "../fixtures/agency-table.ts";
import { measure } from "../fixtures/measure.ts";
import { linkTable } from "../link.ts";
import { combine, type Part } from "./combine.ts";
import { detectRoles } from "./detect.ts";
import { inOneForm } from "./one-form.ts";
import { tableOf } from "./table.ts";

type Rows = readonly (readonly string[])[];

function aPart(name: string, headings: readonly string[], rows: Rows): Part {
  const table = tableOf(headings, rows);
  return { name, table, roles: detectRoles(table) };
}

/** What a row of the files together says, by what it is taken for. */
function said(parts: readonly Part[], row: number): Readonly<Record<string, string | undefined>> {
  const { table, roles } = combine(inOneForm(parts));
  return Object.fromEntries(
    roles.flatMap(({ name, role }) => {
      const column = table.columns.find((one) => one.name === name);
      const code = column?.codes[row] ?? -1;
      return role === "source" || code < 0 ? [] : [[role, column?.values.at(code)]];
    }),
  );
}

const health = aPart(
  "health",
  ["Forename", "Surname", "DOB", "Home phone", "Mobile phone", "Postcode", "House number"],
  [["Sam", "Reed", "05/04/2011", "020 7946 0001", "07700 900001", "EM1 2AB", "12"]],
);

describe("what two files say in other columns stands below each other", () => {
  test.each([
    ["Reed, Sam Alex", { forename: "sam", middleName: "alex", surname: "Reed" }],
    ["Sam Alex REED", { forename: "sam", middleName: "alex", surname: "REED" }],
  ])("a whole name, %s, beside its parts", (name, expected) => {
    const school = aPart("school", ["Pupil name", "UPN"], [[name, "A801200001001"]]);
    expect(said([health, school], 1)).toMatchObject(expected);
    expect(said([health, school], 1)).not.toHaveProperty("fullName");
    expect(said([health, school], 0)).toMatchObject({ forename: "Sam", surname: "Reed" });
  });

  test("year, month and day beside a date", () => {
    const social = aPart(
      "social",
      ["Name", "Year of birth", "Month of birth", "Day of birth"],
      [["Sam Reed", "2011", "4", "5"]],
    );
    expect(said([health, social], 1)["birthDate"]).toBe("20110405");
  });

  test("months before days beside days before months, each read in the order of its own file", () => {
    const police = aPart(
      "police",
      ["Name", "Date of birth"],
      [
        ["Sam Reed", "04/05/2011"],
        ["Ada Obi", "12/31/2012"],
        ["Ben Lee", "not known"],
      ],
    );
    expect(said([health, police], 0)["birthDate"]).toBe("20110405");
    expect(said([health, police], 1)["birthDate"]).toBe("20110405");
    expect(said([health, police], 2)["birthDate"]).toBe("20121231");
    expect(said([health, police], 3)["birthDate"]).toBe("not known");
  });

  test("where both have one order, dates stay as they were written", () => {
    const other = aPart("other", ["Name", "Date of birth"], [["Sam Reed", "5 April 2011"]]);
    expect(said([health, other], 1)["birthDate"]).toBe("5 April 2011");
  });

  test.each([
    ["12 High Street, Eastmoor EM1 2AB", "EM1 2AB", "12"],
    ["Flat 3, 12a High Street, EM12AB, England", "EM12AB", "12a"],
  ])("the postcode and the house in an address: %s", (address, postcode, house) => {
    const school = aPart("school", ["Name", "Home address"], [["Sam Reed", address]]);
    expect(said([health, school], 1)).toMatchObject({ postcode, houseNumber: house, address });
  });

  test("of addresses that hold no postcodes none is made", () => {
    const school = aPart("school", ["Name", "Home address"], [["Sam Reed", "High Street"]]);
    expect(said([health, school], 1)).not.toHaveProperty("postcode");
  });

  test("one telephone stands below the first of two, by its heading below the one that is called so", () => {
    const phones = (heading: string) => {
      const other = aPart("other", ["Name", heading], [["Sam Reed", "07700 900001"]]);
      const { table, roles } = combine(inOneForm([health, other]));
      return roles
        .filter(({ role }) => role === "phone")
        .map(({ name }) => table.columns.find((column) => column.name === name)?.codes[1] !== -1);
    };
    expect(phones("Tel")).toEqual([true, false]);
    expect(phones("Mobile phone")).toContain(true);
    expect(phones("Mobile phone")).toHaveLength(2);
  });

  test("numbers that others issue are not put below each other", () => {
    const one = aPart("one", ["Name", "MRN", "Passport"], [["Sam Reed", "A1", "P1"]]);
    const other = aPart("other", ["Name", "Insurance"], [["Sam Reed", "A1"]]);
    const { roles } = combine(inOneForm([one, other]));
    expect(roles.filter(({ role }) => role === "identifier")).toHaveLength(3);
  });

  test("what only one file has stays as it is, and one file alone too", () => {
    expect(inOneForm([health])).toEqual([health]);
    expect(inOneForm([health, health])).toEqual([health, health]);
  });
});

test("agencies that write the same children in other columns find as many as with one set of columns", () => {
  const { records } = agencyTable(1_500, 5);
  const at = { forename: 2, surname: 4, born: 5, sex: 6, nhs: 7, house: 9, postcode: 10 };
  const cell = (row: number, name: keyof typeof at): string => records[row]?.cells[at[name]] ?? "";
  const rows = records.map((_, row) => row);
  const isHealth = (row: number): boolean => records[row]?.cells[1] === "health";
  const ofHealth = rows.filter(isHealth);
  const ofOthers = rows.filter((row) => !isHealth(row));
  const first = aPart(
    "health",
    ["Forename", "Surname", "DOB", "Sex", "House number", "Postcode"],
    ofHealth.map((row) => [
      ...[cell(row, "forename"), cell(row, "surname"), cell(row, "born")],
      ...[cell(row, "sex"), cell(row, "house"), cell(row, "postcode")],
    ]),
  );
  const american = (born: string): string => born.replace(/^(\d+)-(\d+)-(\d+)$/, "$2/$3/$1");
  const second = aPart(
    "others",
    ["Name", "Date of birth", "Gender", "Address"],
    ofOthers.map((row) => [
      `${cell(row, "forename")} ${cell(row, "surname").toUpperCase()}`,
      ...[american(cell(row, "born")), cell(row, "sex")],
      `${cell(row, "house")} High Street, ${cell(row, "postcode")}`,
    ]),
  );
  const both = combine(inOneForm([first, second]));
  const { clusters } = linkTable(both.table, both.roles, { seed: 1 });
  const people = [...ofHealth, ...ofOthers].map((row) => ({ person: records[row]?.person ?? -1 }));
  const { precision, recall } = measure(clusters, people);
  expect(precision).toBeGreaterThan(0.97);
  expect(recall).toBeGreaterThan(0.93);
  // Put below each other by their roles alone, most of what both say is never compared.
  const apart = combine([first, second]);
  const before = linkTable(apart.table, apart.roles, { seed: 1 });
  expect(measure(before.clusters, people).recall).toBeLessThan(0.8);
});
