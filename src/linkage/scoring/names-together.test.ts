import { expect, test } from "vitest";
import { detectRoles } from "../columns/detect.ts";
import { tableOf } from "../tables/table.ts";
import { comparisonsOf, compareRecords } from "../comparing/comparisons.ts";
import { datasetOf } from "../fields/dataset.ts";
import { agencyHeadings } from "../fixtures/agency-records.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { shippedColumns, shippedModel, shippedPublicRoles } from "../shipped/shipped-model.ts";
import { learnNames } from "../training/names-together.ts";
import { togetherOf } from "./names-together.ts";

/** How much commoner two names are together, in bits, for two records with these names. */
function together(forename: string, surname: string, names = shippedModel.names): number {
  const row = [forename, surname, "", "", ""];
  const comparisons = comparisonsOf(
    datasetOf(tableOf(shippedColumns, [row, row]), shippedPublicRoles),
  );
  const levels = new Uint8Array(comparisons.length);
  compareRecords(comparisons, 0, 1, levels);
  return togetherOf(comparisons, names)(levels, 0, 1);
}

test("names of one language are commoner together than each by itself says", () => {
  expect(together("Kwame", "Mensah")).toBeGreaterThan(1);
  expect(together("Kwame", "Mensah")).toBeGreaterThan(together("Kwame", "Smith") + 1);
});

test("names that the data does not know say nothing, and neither does a model without groups", () => {
  expect(together("Zzyzx", "Qwerty")).toBeCloseTo(0, 1);
  expect(together("Muhammad", "Hussain", { sizes: [1], fields: new Map() })).toBe(0);
});

test("the order of the records changes nothing", () => {
  const { table, records } = agencyTable(500, 4);
  const headings = table.columns.map(({ name }) => name);
  const learned = [records, records.toReversed()].map((all) => {
    const turned = tableOf(
      headings,
      all.map(({ cells }) => cells),
    );
    const data = datasetOf(turned, detectRoles(turned, new Set(["rec_id"])));
    return learnNames(comparisonsOf(data), data.rows);
  });
  for (const names of learned) expect(names.sizes.length).toBeGreaterThan(1);
  const [one, other] = learned.map((names) => together("Muhammad", "Hussain", names));
  expect(one).toBeCloseTo(other ?? Number.NaN, 6);
});

test("a name of fewer than four children is in no group, on however many records it stands", () => {
  const { records } = agencyTable(500, 4);
  const rename = ["Threefold", "Fourfold"] as const;
  const at = (heading: (typeof agencyHeadings)[number]) => agencyHeadings.indexOf(heading);
  const named = rename.flatMap((name, more) =>
    Array.from({ length: 3 + more }, (_, child) => {
      const cells = [...(records[child]?.cells ?? [])];
      for (const heading of ["first_name", "middle_name", "surname"] as const)
        cells[at(heading)] = name;
      cells[at("dob")] = `2012-0${child + 1}-17`;
      return [cells, cells, cells];
    }).flat(),
  );
  const table = tableOf(agencyHeadings, [...named, ...records.map(({ cells }) => cells)]);
  const data = datasetOf(table, detectRoles(table, new Set(["rec_id"])));
  const { fields } = learnNames(comparisonsOf(data), data.rows);
  for (const field of ["forename", "middle name", "surname"]) {
    expect(fields.get(field)?.has("fourfold")).toBe(true);
    expect(fields.get(field)?.has("threefold")).toBe(false);
  }
});
