import { expect, test } from "vitest";
import { detectRoles } from "../columns/detect.ts";
import { textAt } from "../packed/packed.ts";
import { tableOf } from "../tables/table.ts";
import { comparisonsOf } from "../comparing/comparisons.ts";
import { datasetOf } from "./dataset.ts";

const letters = "ABDEFGHJLN";
/** Whole postcodes of EM1 to EM12 in every second row, and in the others what is asked. */
function dataOf(part: (row: number) => string) {
  const rows = Array.from({ length: 60 }, (_, row) => [
    `Sam${String.fromCodePoint(97 + (row % 26))}`,
    row % 2 === 0 ? `EM${String((row % 12) + 1)} ${String(row % 9)}A${letters[row % 10] ?? ""}` : part(row),
  ]); // prettier-ignore
  const table = tableOf(["Forename", "Postcode"], rows);
  return datasetOf(table, detectRoles(table));
}

type Data = ReturnType<typeof dataOf>;
const said = ({ postcode, district }: Data, row: number) =>
  [postcode, district].map((field) => {
    const code = field?.codes[row] ?? -1;
    return field && code >= 0 ? textAt(field.texts, code) : undefined;
  });

test("of whole postcodes beside districts the district of all is known", () => {
  const data = dataOf((row) => `EM${String((row % 12) + 1)}`);
  expect(said(data, 0)).toEqual(["EM10AA", "EM1"]);
  expect(said(data, 11)).toEqual([undefined, "EM12"]);
});

test("and beside sectors the sector", () => {
  const data = dataOf((row) => `EM${String((row % 12) + 1)} ${String(row % 9)}`);
  expect(said(data, 2)).toEqual(["EM32AD", "EM32"]);
  expect(said(data, 11)).toEqual([undefined, "EM122"]);
});

test("a district counts only where one of two tells no more", () => {
  const data = dataOf((row) => `EM${String((row % 12) + 1)}`);
  const district = comparisonsOf(data).find(({ name }) => name === "part of the postcode");
  expect(district?.compare(0, 12)).toBe(0);
  expect(district?.compare(10, 11)).toBe(2);
  expect(district?.compare(11, 23)).toBe(1);
});

test("a few that are cut off are slips, and parts alone are postcodes", () => {
  const few = dataOf((row) => (row === 1 ? "EM1" : "EM2 2AB"));
  expect(said(few, 1)).toEqual(["EM1", undefined]);
  const table = tableOf(["Forename", "Postcode"], Array.from({ length: 30 }, (_, row) => ["Sam", `EM${String(row % 9)}`])); // prettier-ignore
  expect(datasetOf(table, detectRoles(table)).district).toBe(undefined);
});

test("years of school and wards are no districts", () => {
  const rows = ["S1", "S2", "S3", "S4", "S5", "S6", "B1", "E2"].map((stage) => ["Sam", stage]);
  expect(detectRoles(tableOf(["Forename", "Stage"], rows))[1]?.role).toBe("category");
});

test("a column is taken for districts by its content, but not beside postcodes", () => {
  const rows = ["B1", "BS3", "GL50", "SW1A", "EC1", "M4"].map((area) => ["Sam", area, "EM1 2AB"]);
  const roleOf = (headings: readonly string[]) =>
    detectRoles(tableOf(headings, rows.map((row) => row.slice(0, headings.length))))[1]?.role; // prettier-ignore
  expect(roleOf(["Forename", "Where"])).toBe("postcode");
  expect(roleOf(["Forename", "Where", "Postcode"])).toBe("category");
});
