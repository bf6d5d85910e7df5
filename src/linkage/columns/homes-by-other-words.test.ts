import { expect, test } from "vitest";
import { comparisonsOf } from "../comparing/comparisons.ts";
import { datasetOf } from "../fields/dataset.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { measure } from "../fixtures/measure.ts";
import { linkTable } from "../link.ts";
import { rarityBits } from "../scoring/compare-pair.ts";
import { rarityOf } from "../scoring/rarity.ts";
import { fieldModels } from "../likelihood/thetas.ts";
import { learn } from "../training/learn.ts";
import { detectRoles } from "./detect.ts";
import { tableOf } from "../tables/table.ts";

const { records } = agencyTable(900, 11);
const at = { forename: 2, surname: 4, born: 5, postcode: 10 };

/** A number that is the same for the same text, and for hardly another. */
const numberOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 999_983, 7);

type Of = (cells: readonly string[], row: number) => string;
const postcode: Of = (cells) => cells[at.postcode] ?? "";
const onTheMap: Of = (cells) =>
  postcode(cells, 0) === "" ? "" : String(numberOf(postcode(cells, 0)));
const ward: Of = (cells) =>
  postcode(cells, 0) === "" ? "" : `W${String(numberOf(postcode(cells, 0)) % 40)}`;
const ownNumber: Of = (_, row) => `N${String(numberOf(String(row)))}`;
const ofPerson: Of = (_, row) => `N${String(numberOf(`person ${String(records[row]?.person)}`))}`;

/** Names, the year of birth, a home, and a column more. */
function listWith(heading: string, of: Of) {
  const rows = records.map(({ cells }, row) => [
    cells[at.forename] ?? "",
    cells[at.surname] ?? "",
    (cells[at.born] ?? "").slice(0, 4),
    postcode(cells, row),
    of(cells, row),
  ]);
  return tableOf(["Forename", "Surname", "Year of birth", "Postcode", heading], rows);
}

const roleIn = (heading: string, of: Of) => detectRoles(listWith(heading, of)).at(-1)?.role;

test("a number that children of several names have is a home's, and others are somebody's", () => {
  expect(roleIn("x", onTheMap)).toBe("category");
  expect(roleIn("Case ID", onTheMap)).toBe("category");
  expect(roleIn("x", ownNumber)).toBe("identifier");
  expect(roleIn("x", ofPerson)).toBe("identifier");
});

test.each([
  ["Reed, Sam", (first: string, last: string) => `${last}, ${first}`],
  ["REED Sam", (first: string, last: string) => `${last.toUpperCase()} ${first}`],
  ["Reed Sam", (first: string, last: string) => `${last} ${first}`],
  [
    "Reed Sam Alex",
    (first: string, last: string, row: number) =>
      `${last} ${first} ${row % 2 === 0 ? "Alex" : "Mary"}`,
  ],
  ["Sam Reed", (first: string, last: string) => `${first} ${last}`],
])("also where children are called %s", (_, called) => {
  const rows = records.map(({ cells, person }, row) => [
    called(cells[at.forename] ?? "", cells[at.surname] ?? "", row),
    onTheMap(cells, row),
    `N${String(numberOf(`person ${String(person)}`))}`,
  ]);
  const roles = detectRoles(tableOf(["Name", "x", "y"], rows)).map(({ role }) => role);
  expect(roles).toEqual(["fullName", "category", "identifier"]);
});

test("numbers with a point in them are nobody's number", () => {
  expect(roleIn("x", (_, row) => (50 + row / 10_000).toFixed(4))).toBe("category");
});

test("brothers and sisters who have one place on the map are not taken for one child", () => {
  const table = listWith("x", onTheMap);
  const { precision, recall } = measure(linkTable(table, detectRoles(table)).clusters, records);
  expect(precision).toBeGreaterThan(0.9);
  expect(recall).toBeGreaterThan(0.85);
});

test.each(["Ward", "LSOA code", "easting", "Home latitude"])("%s goes with the home", (heading) => {
  const table = listWith(heading, ward);
  const comparisons = comparisonsOf(datasetOf(table, detectRoles(table)));
  expect(comparisons.find(({ name }) => name === heading)).toMatchObject({ isHome: true });
});

test("of kinds that differ it says nothing how rare they are", () => {
  const table = listWith("Colour", (_, row) => ["red", "blue", "green"][row % 3] ?? "");
  const comparisons = comparisonsOf(datasetOf(table, detectRoles(table)));
  const field = comparisons.findIndex(({ name }) => name === "Colour");
  const [colour] = comparisons.slice(field);
  if (!colour) throw new Error("no colour is compared");
  const models = fieldModels(comparisons, learn(comparisons, []));
  const rarity = rarityOf(comparisons, models)[field];
  const bits = (level: number) => rarityBits(colour, rarity, { level, left: 0, right: 1 });
  expect([bits(0), bits(2)]).toEqual([0, 0]);
});
