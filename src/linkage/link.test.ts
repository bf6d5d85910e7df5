import { expect, test } from "vitest";
import { detectRoles } from "./columns/detect.ts";
import { tableOf } from "./tables/table.ts";
import { agencyTable } from "./fixtures/agency-table.ts";
import { measure } from "./fixtures/measure.ts";
import { linkTable } from "./link.ts";

const ofId = new Set(["rec_id"]);

test.each(["usual", "clean", "dirty", "no households", "many twins", "names from elsewhere"])(
  "of invented children (%s) few records are linked wrongly and most are found",
  (profile) => {
    const { table, records } = agencyTable(1_200, 11, profile);
    const result = linkTable(table, detectRoles(table, ofId));
    const { precision, recall } = measure(result.clusters, records);
    expect(precision).toBeGreaterThan(profile === "dirty" ? 0.94 : 0.965);
    expect(recall).toBeGreaterThan(profile === "dirty" ? 0.8 : 0.93);
  },
  60_000,
);

test("the order of the records changes nothing, and the same seed gives the same", () => {
  const { table, records } = agencyTable(300, 5);
  const headings = table.columns.map(({ name }) => name);
  const turned = tableOf(
    headings,
    records.toReversed().map(({ cells }) => cells),
  );
  const [one, again] = [table, table].map((it) => linkTable(it, detectRoles(it, ofId)));
  expect(again?.scores).toEqual(one?.scores);
  const other = linkTable(turned, detectRoles(turned, ofId));
  const last = records.length - 1;
  const together = (clusters: Int32Array, a: number, b: number) => clusters[a] === clusters[b];
  for (let a = 0; a < records.length; a += 1) {
    for (let b = a + 1; b < Math.min(records.length, a + 12); b += 1)
      expect(together(other.clusters, last - a, last - b)).toBe(
        together(one?.clusters ?? new Int32Array(), a, b),
      );
  }
}, 60_000);
