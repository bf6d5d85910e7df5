import { describe, expect, test } from "vitest";
import { combine } from "../columns/combine.ts";
import { detectRoles } from "../columns/detect.ts";
import { textAt } from "../packed/packed.ts";
import type { Part } from "../tables/part.ts";
import { tableOf } from "../tables/table.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { measure } from "../fixtures/measure.ts";
import { linkTable } from "../link.ts";
import { datasetOf } from "./dataset.ts";

type Rows = readonly (readonly string[])[];

function aPart(name: string, headings: readonly string[], rows: Rows): Part {
  const table = tableOf(headings, rows);
  return { name, table, roles: detectRoles(table) };
}

/** What is known of a row of the files together. */
function said(parts: readonly Part[], row: number): Readonly<Record<string, string>> {
  const { table, roles } = combine(parts);
  const { forename, middle, surname, birth, postcode, house, phones } = datasetOf(table, roles);
  const [first, second] = phones;
  const fields = { forename, middle, surname, birth, postcode, house, first, second };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const code = field?.codes[row] ?? -1;
      return field && code >= 0 ? [[name, textAt(field.forms, code)]] : [];
    }),
  );
}

const health = aPart(
  "health",
  ["Forename", "Surname", "DOB", "Home phone", "Mobile phone", "Postcode", "House number"],
  [["Sam", "Reed", "05/04/2011", "020 7946 0001", "07700 900001", "EM1 2AB", "12"]],
);

describe("what records say in other columns is the same to the engine", () => {
  test.each([
    ["Reed, Sam Alex", { forename: "sam", surname: "reed" }],
    ["Sam Alex REED", { forename: "sam", surname: "reed" }],
  ])("a whole name, %s, beside its parts", (name, expected) => {
    const school = aPart("school", ["Pupil name", "UPN"], [[name, "A801200001001"]]);
    expect(said([health, school], 1)).toMatchObject(expected);
    expect(said([health, school], 0)).toMatchObject(expected);
  });

  test("in one file too, in which some have a whole name and others its parts", () => {
    const headings = ["Name", "Forename", "Middle names", "Surname"];
    const list = aPart("list", headings, [
      ["", "Sam", "", "Reed"],
      ["Ada Mary Obi", "", "", ""],
      ["Somebody Else", "Ben", "", ""],
    ]);
    expect([0, 1, 2].map((row) => said([list], row))).toEqual([
      { forename: "sam", surname: "reed" },
      { forename: "ada", middle: "mary", surname: "obi" },
      { forename: "ben" },
    ]);
    const roles = detectRoles(tableOf(headings, [["Sam Reed", "Sam", "", "Reed"]]));
    expect(roles[0]?.because).toBe("its parts stand in columns of their own");
  });

  test("year, month and day beside a date, and the year alone", () => {
    const social = aPart(
      "social",
      ["Name", "Year of birth", "Month of birth", "Day of birth"],
      [
        ["Sam Reed", "2011", "4", "5"],
        ["Ada Obi", "2012", "", ""],
      ],
    );
    expect(said([health, social], 1)["birth"]).toBe("20110405");
    expect(said([health, social], 2)["birth"]).toBe("20120000");
  });

  test("months before days beside days before months, each read in the order of its own file", () => {
    const police = aPart(
      "police",
      ["Name", "Date of birth"],
      [
        ["Sam Reed", "04/05/2011"],
        ["Ada Obi", "12/31/2012"],
        ["Ben Lee", "soon"],
      ],
    );
    const born = [0, 1, 2, 3].map((row) => said([health, police], row)["birth"]);
    expect(born).toEqual(["20110405", "20110405", "20121231", undefined]);
  });

  test.each([
    ["12 High Street, Eastmoor EM1 2AB", "EM12AB", "12"],
    ["Flat 3, 12a High Street, EM12AB, England", "EM12AB", "12a"],
    ["Rose Cottage, EM1 2AB", "EM12AB", undefined],
  ])("the postcode and the house in an address: %s", (address, postcode, house) => {
    const school = aPart("school", ["Name", "Home address"], [["Sam Reed", address]]);
    expect(said([health, school], 1)["postcode"]).toBe(postcode);
    expect(said([health, school], 1)["house"]).toBe(house);
  });

  test("also of the few addresses of one list beside the many streets of another that has a postcode", () => {
    const streets = Array.from(
      { length: 30 },
      (_, at) => `Street ${String.fromCodePoint(65 + at)}`,
    );
    const council = aPart(
      "council",
      ["Name", "Street", "Postcode"],
      streets.map((street) => ["Ada Obi", street, "EM1 2AB"]),
    );
    const school = aPart("school", ["Name", "Address"], [["Sam Reed", "7 Low Street, EM4 5CD"]]);
    expect(said([council, school], 30)["postcode"]).toBe("EM45CD");
  });

  test("a postcode that is written stays, whatever the address says", () => {
    const list = aPart(
      "list",
      ["Name", "Postcode", "Address"],
      [
        ["Sam Reed", "EM1 2AB", "12 High Street, WS9 9ZZ"],
        ["Ada Obi", "", "7 Low Street, EM4 5CD"],
      ],
    );
    expect([0, 1].map((row) => said([list], row)["postcode"])).toEqual(["EM12AB", "EM45CD"]);
  });

  test("an address alone tells the postcode, and of two the home of today", () => {
    const list = aPart(
      "list",
      ["Name", "Previous address", "Current address"],
      [["Sam Reed", "7 Low Street, EM4 5CD", "12 High Street, EM1 2AB"]],
    );
    expect(said([list], 0)).toMatchObject({ postcode: "EM12AB" });
  });

  test("one telephone stands below the first of two, by its heading below the one that is called so", () => {
    const number = (heading: string) =>
      said([health, aPart("other", ["Name", heading], [["Sam Reed", "07700 900001"]])], 1);
    expect(number("Tel")["first"]).toBe("700900001");
    const byHeading = number("Mobile phone");
    expect(byHeading["first"] ?? byHeading["second"]).toBe("700900001");
    expect(said([health], 0)).toMatchObject({ first: "079460001", second: "700900001" });
  });

  test("kinds of which the same is said stand below each other, whatever they are called, and are told", () => {
    const of = (name: string, heading: string, kinds: readonly string[]) =>
      aPart(name, ["Name", heading], kinds.map((kind) => ["Sam Reed", kind])); // prettier-ignore
    const practices = ["L81001", "L81002", "L81003", "L81004", "L81005"];
    const parts = [
      of("health", "GP code", practices),
      of("school", "Practice", ["l81003", "L81002", "L81005", "L81099", ""]),
      of("police", "Ward", ["Mill", "Hill", "Lake", "Park", "Quay"]),
      of("social", "Risk", ["L81001", "L81002", "L81001", "", ""]),
    ];
    const { table, roles, together } = combine(parts);
    const kinds = datasetOf(table, roles).categories;
    expect(kinds.map(({ name }) => name)).toEqual(["GP code", "Ward", "Risk"]);
    expect(kinds[0]?.filled).toBe(9);
    expect(together).toEqual([["GP code", "Practice"]]);
    const numbers = (figures: number) => practices.map((_, at) => String(10 ** figures + at));
    const both = (figures: number) =>
      combine([of("a", "Setting", numbers(figures)), of("b", "Site", numbers(figures))]).together;
    expect([both(1), both(5)]).toEqual([[], [["Setting", "Site"]]]);
  });

  test("the only line of words of each of two files is compared, whatever it is called", () => {
    const of = (name: string, heading: string, line: string) =>
      aPart(name, ["Name", heading], Array.from({ length: 5 }, (_, at) => ["Sam Reed", `${line} ${String(at)}`])); // prettier-ignore
    const { table, roles } = combine([of("a", "wo", "Am alten Weg"), of("b", "Ort", "Alter Weg")]);
    expect(datasetOf(table, roles).texts.map(({ filled }) => filled)).toEqual([10]);
  });

  test("an age does not stand below a year of school, and of one child one of them tells", () => {
    const club = aPart("club", ["Name", "Age"], [["Sam Reed", "11"]]);
    const school = aPart("school", ["Name", "Year group"], [["Sam Reed", "Year 6"]]);
    const ages = (...parts: readonly Part[]) => {
      const { table, roles } = combine(parts);
      return datasetOf(table, roles).ages.map(({ name }) => name);
    };
    expect(ages(club, school)).toEqual(["Age", "Year group"]);
    expect(ages(aPart("list", ["Age", "Year group"], [["11", "Year 6"]]))).toEqual(["Age"]);
  });

  test("numbers that others issue are not put below each other", () => {
    const one = aPart("one", ["Name", "MRN", "Passport"], [["Sam Reed", "A1", "P1"]]);
    const other = aPart("other", ["Name", "Insurance"], [["Sam Reed", "A1"]]);
    const { roles } = combine([one, other]);
    expect(roles.filter(({ role }) => role === "identifier")).toHaveLength(3);
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
      cell(row, "forename"),
      cell(row, "surname"),
      cell(row, "born"),
      cell(row, "sex"),
      cell(row, "house"),
      cell(row, "postcode"),
    ]),
  );
  const american = (born: string): string => born.replace(/^(\d+)-(\d+)-(\d+)$/, "$2/$3/$1");
  const second = aPart(
    "others",
    ["Name", "Date of birth", "Gender", "Address"],
    ofOthers.map((row) => [
      `${cell(row, "forename")} ${cell(row, "surname").toUpperCase()}`,
      american(cell(row, "born")),
      cell(row, "sex"),
      `${cell(row, "house")} High Street, ${cell(row, "postcode")}`,
    ]),
  );
  const both = combine([first, second]);
  const { clusters } = linkTable(both.table, both.roles, { seed: 1 });
  const people = [...ofHealth, ...ofOthers].map((row) => ({ person: records[row]?.person ?? -1 }));
  const { precision, recall } = measure(clusters, people);
  expect(precision).toBeGreaterThan(0.97);
  expect(recall).toBeGreaterThan(0.93);
});
