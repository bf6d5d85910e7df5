import { expect, test } from "vitest";
import { detectRoles } from "../columns/detect.ts";
import { textAt } from "../packed/packed.ts";
import { tableOf } from "../tables/table.ts";
import { comparisonsOf, dividedBy } from "../comparing/comparisons.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { linkTable } from "../link.ts";
import { datasetOf } from "./dataset.ts";

const { records } = agencyTable(600, 5);

/** Every second of these records with no more of a name than its initial. */
function tableWith(shortened: "forename" | "surname" | "nothing") {
  const short = (name: string, row: number): string => (row % 2 === 0 ? name : name.slice(0, 1));
  const rows = records.map(({ cells }, row) => [
    shortened === "forename" ? short(cells[2] ?? "", row) : (cells[2] ?? ""),
    shortened === "surname" ? short(cells[4] ?? "", row) : (cells[4] ?? ""),
    cells[5] ?? "",
    cells[10] ?? "",
  ]);
  const table = tableOf(["Forename", "Surname", "DOB", "Postcode"], rows);
  return { table, roles: detectRoles(table) };
}

function dataOf(shortened: Parameters<typeof tableWith>[0]) {
  const { table, roles } = tableWith(shortened);
  return datasetOf(table, roles);
}

test.each(["forename", "surname"] as const)(
  "initials of a %s are compared as what they are, and whole names as before",
  (name) => {
    const data = dataOf(name);
    const comparisons = comparisonsOf(data);
    const initial = comparisons.find((one) => one.name === `initial of the ${name}`);
    const whole = comparisons.find((one) => one.name === name);
    expect([whole?.compare(0, 2), initial?.compare(0, 2)]).toEqual([expect.any(Number), 0]);
    expect(whole?.compare(0, 2)).toBeGreaterThan(0);
    expect([whole?.compare(0, 1), initial?.compare(0, 1)]).toEqual([0, expect.any(Number)]);
    const field = name === "forename" ? data.forenameInitial : data.surnameInitial;
    expect(field && textAt(field.texts, field.codes[1] ?? 0)).toHaveLength(1);
  },
);

test("few initials among names stay names, and so do initials where nobody tells more", () => {
  expect(dataOf("nothing").forenameInitial).toBeUndefined();
  const rows = Array.from({ length: 300 }, (_, row) => [
    String.fromCodePoint(65 + (row % 26)),
    `Reed${String(row)}`,
  ]);
  const table = tableOf(["Forename", "Surname"], rows);
  const alone = datasetOf(table, detectRoles(table));
  expect([alone.forenameInitial, alone.forename?.filled]).toEqual([undefined, 300]);
});

test("a model that was learned before says whether initials are compared by themselves", () => {
  const { table, roles } = tableWith("forename");
  const [plain, own] = [tableWith("nothing"), tableWith("forename")].map(
    (one) => linkTable(one.table, one.roles).model,
  );
  const by = (model: typeof plain) => datasetOf(table, roles, { divided: dividedBy(model) });
  expect([by(plain).forenameInitial, by(plain).forename?.filled]).toEqual([
    undefined,
    records.filter(({ cells }) => cells[2] !== "").length,
  ]);
  expect(by(own).forenameInitial).toBeDefined();
});
