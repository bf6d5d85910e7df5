import { expect, test } from "vitest";
import { detectRoles } from "../columns/detect.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { measure } from "../fixtures/measure.ts";
import { textAt } from "../packed/packed.ts";
import { tableOf } from "../tables/table.ts";
import { linkTable } from "../link.ts";
import { addressIn, ageIn, birthIn, emailIn, nameIn, nhsNumberIn, phoneIn } from "./cells.ts";
import { datasetOf } from "./dataset.ts";

test.each([
  ["Sam Reed", "Sam Reed", undefined],
  ["Sam Reed 12 High Street, Eastmoor EM1 2AB", "Sam Reed", "12 High Street, Eastmoor"],
  ["REED, Sam (05.04.11) 12 High St, EM1 2AB", "REED, Sam", "12 High St"],
  ["Sam Reed, 12 High Street, EM1 2AB, born 5 April 2011", "Sam Reed", "12 High Street"],
  ["Sam Reed dob 05/04/2011 Flat 2, 12 High Street", "Sam Reed", "Flat 2, 12 High Street"],
  ["Sam Reed, Mill House, Eastmoor EM1 2AB", "Sam Reed", undefined],
  ["Sam Reed 12 Broadway", "Sam Reed", "12 Broadway"],
  ["Sam Reed aged 12", "Sam Reed", undefined],
  ["Sam Reed (18 months)", "Sam Reed", undefined],
  ["Sam Reed sam@reed.example 07700 900123", "Sam Reed", undefined],
  ["Sam Reed NHS 943 476 5919", "Sam Reed", undefined],
  ["Baby 1 Reed", "Baby 1 Reed", undefined],
  ["Twin 2 of Reed", "Twin 2 of Reed", undefined],
  ["Baby 1 Reed 12 High Street", "Baby 1 Reed", "12 High Street"],
])("%s: the name and the address", (cell, name, address) => {
  expect(nameIn(cell)).toBe(name);
  expect(addressIn(cell)).toBe(address);
});

test("what else is told is read too", () => {
  const cell = "Sam Reed 18 months (05/04/2011) 07700 900123 sam@reed.example NHS 943 476 5919";
  expect([birthIn, ageIn, phoneIn, emailIn, nhsNumberIn].map((read) => read(cell))).toEqual([
    ...(["05/04/2011", "18 months", "07700 900123", "sam@reed.example", "943 476 5919"] as const),
  ]);
});

const { records } = agencyTable(900, 11);
const at = { forename: 2, surname: 4, house: 9, postcode: 10 };

test.each(["Person", "text"])(
  "under %s a name and an address in one cell find the child",
  (heading) => {
    const rows = records.map(({ cells }) => {
      const home = `${cells[at.house] ?? ""} High Street, Eastmoor ${cells[at.postcode] ?? ""}`;
      return [`${cells[at.forename] ?? ""} ${cells[at.surname] ?? ""} ${home}`];
    });
    const table = tableOf([heading], rows);
    const { precision, recall } = measure(linkTable(table, detectRoles(table)).clusters, records);
    expect(precision).toBeGreaterThan(0.85);
    expect(recall).toBeGreaterThan(0.8);
  },
);

test("a telephone beside the name fills what a column of another list leaves open", () => {
  const table = tableOf(
    ["Name", "Phone"],
    [
      ["Sam Reed 07700 900123", ""],
      ["Amy Hall", "07700 900456"],
    ],
  );
  const roles = [
    { name: "Name", role: "fullName", because: "" },
    { name: "Phone", role: "phone", because: "" },
  ] as const;
  const [phone] = datasetOf(table, roles).phones;
  expect(phone?.filled).toBe(2);
});

test("titles tell the sex where no column does, in one of their own or before the names", () => {
  const sexes = (headings: readonly string[], ...rows: readonly (readonly string[])[]) => {
    const table = tableOf(headings, rows);
    const { sex, forename } = datasetOf(table, detectRoles(table));
    return rows.map((_, row) =>
      [sex, forename].map((field) => field && textAt(field.texts, field.codes[row] ?? -1)),
    );
  };
  const expected = [
    ["m", "sam"],
    ["f", "amy"],
    ["", "leo"],
  ];
  expect(
    sexes(["Name", "DOB"], ["Mr Sam Reed", ""], ["HALL, Miss Amy", ""], ["Dr Leo Marsh", ""]),
  ).toEqual(expected);
  expect(sexes(["Title", "Forename"], ["Master", "Sam"], ["MISS", "Amy"], ["Dr.", "Leo"])).toEqual(
    expected,
  );
  const both = detectRoles(tableOf(["Title", "Sex", "Forename"], [["Mr", "M", "Sam"]]));
  expect(both.map(({ role }) => role)).toEqual(["category", "sex", "forename"]);
});
