import { expect, test } from "vitest";
import { detectRoles } from "../columns/detect.ts";
import { textAt } from "../packed/packed.ts";
import { tableOf } from "../tables/table.ts";
import { forenameLevel } from "../comparing/names.ts";
import { comparisonsOf } from "../comparing/comparisons.ts";
import { readAddress } from "./addresses.ts";
import { datasetOf } from "./dataset.ts";
import { readForename } from "./names.ts";

function dataOf(headings: readonly string[], rows: readonly (readonly string[])[]) {
  const table = tableOf(headings, rows);
  return datasetOf(table, detectRoles(table));
}

test.each([
  ["05/2011", "20110500"],
  ["2011-05", "20110500"],
  ["May 2011", "20110500"],
  ["2011", "20110000"],
])("a month of birth, %s, tells its year as well", (written, birth) => {
  const data = dataOf(["Forename", "Month of birth"], [["Sam", written]]);
  expect(data.birth && textAt(data.birth.texts, 0)).toBe(birth);
});

test.each(["Forename", "Surname"])(
  "where one list has a %s alone, whole names of another tell both parts",
  (heading) => {
    const alone = heading === "Forename" ? "Sam" : "Reed";
    const data = dataOf([heading, "Full name", "Date of birth"], [
      [alone, "", "2011-04-05"],
      ["", "Sam Reed", "2011-04-05"],
      ["", "Amira Khan", "2012-05-06"],
    ]); // prettier-ignore
    const field = heading === "Forename" ? data.forename : data.surname;
    expect(field?.codes[0]).toBe(field?.codes[1]);
    expect([data.forename, data.surname].map((one) => (one?.codes[2] ?? -1) >= 0)).toEqual([
      true,
      true,
    ]);
  },
);

test("a month by its name beside a year", () => {
  const headings = ["Forename", "Year of birth", "Month of birth", "Day of birth"];
  const { birth } = dataOf(headings, [["Sam", "2011", "April", "5"]]);
  expect(birth && textAt(birth.texts, 0)).toBe("20110405");
});

test("an age is compared where enough records tell no birth", () => {
  const rows = Array.from({ length: 40 }, (_, row) => [
    `Sam${String.fromCodePoint(97 + (row % 26))}`,
    row % 2 === 0 ? "2011-04-05" : "",
    "14",
  ]);
  const headings = ["Forename", "DOB", "Age"];
  expect(dataOf(headings, rows).ages).toHaveLength(1);
  const everyBirth = rows.map(([name = "", , age = ""]) => [name, "2011-04-05", age]);
  expect(dataOf(headings, everyBirth).ages).toHaveLength(0);
});

test.each([
  ["J M", "James", forenameLevel.part],
  ["J", "James", forenameLevel.part],
  ["J.M.", "James Michael", forenameLevel.part],
  ["A M", "James", forenameLevel.different],
])("initials, %s, are compared with %s by the first", (one, other, level) => {
  const data = dataOf(["Forename", "Surname"], [[one, "Reed"], [other, "Reed"]]); // prettier-ignore
  expect(comparisonsOf(data)[0]?.compare(0, 1)).toBe(level);
});

test.each([
  ["Rashid", "Rasheed", forenameLevel.nickname],
  ["Mohammed", "Muhammad", forenameLevel.nickname],
  ["Rashid", "Rashida", forenameLevel.near],
  ["Kara", "Karl", forenameLevel.alike],
  ["John", "Jane", forenameLevel.different],
  ["Leila", "Layla", forenameLevel.alike],
  ["Noor", "Nur", forenameLevel.alike],
  ["Tina", "Tony", forenameLevel.different],
  ["Ava", "Aav", forenameLevel.alike],
  ["Leo", "Eo", forenameLevel.alike],
  ["Mia", "Mua", forenameLevel.alike],
  ["Mia", "Zoe", forenameLevel.different],
])("%s and %s are as alike as they are said", (one, other, level) => {
  const data = dataOf(["Forename", "Surname"], [[one, "Reed"], [other, "Reed"]]); // prettier-ignore
  expect(comparisonsOf(data)[0]?.compare(0, 1)).toBe(level);
});

test("a middle name and a name that changed places are known however they are spelled", () => {
  const headings = ["Forename", "Middle name", "Surname"];
  const data = dataOf(headings, [
    ["Idris", "Zainab", "Mohammed"],
    ["Muhammad", "Zeinab", "Idrees"],
  ]);
  const [forename, , middle] = comparisonsOf(data);
  expect(forename?.compare(0, 1)).toBe(forenameLevel.swapped);
  expect(middle?.compare(0, 1)).toBe(2);
});

test.each([
  ["Sam Reed 05/04/2011", {}],
  ["Reed, Sam, dob 5.4.11", {}],
  ["Sam Reed (born 5th April 2011), EM1 2AB", { postcode: "EM12AB" }],
  ["SAM REED 2011-04-05 EM1 2AB 07700 900123", { postcode: "EM12AB" }],
  ["Sam Reed, 12 High Street, EM1 2AB, dob 05/04/2011", { postcode: "EM12AB" }],
  ["Reed, Sam, Rose Cottage, Low Lane, EM1 2AB 05/04/2011", { postcode: "EM12AB" }],
  ["Reed, Sam (2), 05/04/2011", {}],
  ["Sam Reed, Rose Cottage, Low Lane, EM1 2AB 05/04/2011", { postcode: "EM12AB" }],
])("a cell with a name and more, %s, is taken apart", (cell, more) => {
  const data = dataOf(["Child"], [[cell]]);
  const { forename, surname, birth, postcode } = data;
  const said = Object.entries({ forename, surname, birth, postcode }).flatMap(([name, field]) =>
    field ? [[name, textAt(field.texts, 0)] as const] : [],
  );
  const expected = { forename: "sam", surname: "reed", birth: "20110405", ...more };
  expect(Object.fromEntries(said)).toEqual(expected);
});

test("a child who has no name yet has no forename, and twins are told apart", () => {
  for (const none of ["Baby", "BABY GIRL", "Baby boy", "infant"])
    expect(readForename(none)).toBe(undefined);
  expect(readForename("Twin 2")?.text).toBe("twin2");
});

test("streets are the same however short they are written", () => {
  const written = ["12 High Street", "12 High St.", "12, HIGH ST"];
  expect(new Set(written.map((one) => readAddress(one)?.text))).toEqual(new Set(["12 high st"]));
});
