import { expect, test } from "vitest";
import { detectRoles } from "../columns/detect.ts";
import { tableOf } from "../tables/table.ts";
import { comparisonsOf } from "../comparing/comparisons.ts";
import { datasetOf } from "../fields/dataset.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { linkTable } from "../link.ts";
import { NamedFamilies } from "../likelihood/named-families.ts";
import { classes } from "../likelihood/thetas.ts";

test("of pairs whose forenames nobody knows as many are twins as of those with forenames", () => {
  const divided = (families: NamedFamilies): readonly number[] => {
    const shares = Float64Array.of(0.2, 0.1, 0.3, 0.4, 0);
    families.divide(shares);
    expect(shares[classes.match]).toBe(0.2);
    return [shares[classes.household] ?? 0, shares[classes.twins] ?? 0];
  };
  const [household, twins] = divided(new NamedFamilies());
  expect(twins).toBeCloseTo(0.4 * 0.03, 9);
  expect(household).toBeCloseTo(0.4 * 0.97, 9);
  const many = new NamedFamilies();
  many.addBoth(7_000, 3_000);
  expect(divided(many)[1]).toBeCloseTo(0.4 * 0.3, 3);
});

/** One record of each child with its home, and a second of most without a forename. */
function withoutForenames() {
  const { records } = agencyTable(1_200, 3, "many twins");
  const known = records.filter(
    ({ cells, person }, at) =>
      [4, 5, 9, 10].every((place) => cells[place] !== "") && records[at - 1]?.person !== person,
  );
  const row = (cells: readonly string[], forename: string, list: string) => {
    return [list, forename, ...[4, 5, 6, 9, 10].map((at) => cells[at] ?? "")];
  };
  const headings = ["agency", "Forename", "Surname", "DOB", "Sex", "House", "Postcode"];
  return tableOf(headings, [
    ...known.map(({ cells }) => row(cells, cells[2] ?? "", "health")),
    ...known.filter(({ person }) => person % 4 > 0).map(({ cells }) => row(cells, "", "police")),
  ]);
}

test("children whose forename is missing in another list are not all twins", () => {
  const table = withoutForenames();
  const { model } = linkTable(table, detectRoles(table));
  expect(model.shares.twins).toBeLessThan(0.7 * model.shares.match);
  expect(model.shares.match).toBeGreaterThan(0.5 / table.rows);
});

test("who has no forename in a list without any has none for a surname", () => {
  const named = tableOf(
    ["agency", "Forename", "Surname"],
    [
      ["health", "Sam", "Reed"],
      ["health", "Reed", "Ada"],
      ["police", "", "Reed"],
      ["police", "", "Sam"],
    ],
  );
  const [forename] = comparisonsOf(datasetOf(named, detectRoles(named)));
  expect([forename?.compare(0, 3), forename?.compare(1, 2)]).toEqual([0, 0]);
  const without = detectRoles(named).filter(({ role }) => role !== "source");
  const [swapped] = comparisonsOf(datasetOf(named, without));
  expect([swapped?.compare(0, 3), swapped?.compare(1, 2)]).toEqual([4, 4]);
});
