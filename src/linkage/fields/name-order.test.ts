import { expect, test } from "vitest";
import { combine } from "../columns/combine.ts";
import { detectRoles } from "../columns/detect.ts";
import { textAt } from "../columns/packed.ts";
import { tableOf } from "../columns/table.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { datasetOf } from "./dataset.ts";

const { records } = agencyTable(120, 2);
const names = records
  .map(({ cells }) => ({ forename: cells[2] ?? "", surname: cells[4] ?? "" }))
  .filter(({ forename, surname }) => /^\p{L}{3,}$/u.test(forename) && /^\p{L}{3,}$/u.test(surname));

type Name = (typeof names)[number];
const aPart = (name: string, written: (name: Name) => string) => {
  const table = tableOf(["Name"], names.map((one) => [written(one)])); // prettier-ignore
  return { name, table, roles: detectRoles(table) };
};

/** Of how many of the names the forename is known by its place. */
function known(data: ReturnType<typeof datasetOf>, from: number): number {
  const { forename } = data;
  return names.filter((name, at) => {
    const code = forename?.codes[from + at] ?? -1;
    return forename && code >= 0 && textAt(forename.texts, code) === name.forename.toLowerCase();
  }).length;
}

test.each([
  ["Reed Sam", ({ forename, surname }: Name) => `${surname} ${forename}`],
  ["Reed, Sam", ({ forename, surname }: Name) => `${surname}, ${forename}`],
  ["Sam Reed", ({ forename, surname }: Name) => `${forename} ${surname}`],
  ["REED SAM 05/04/2011", ({ forename, surname }: Name) => `${surname} ${forename} 05/04/2011`],
  ["Van der Reed Sam", ({ forename, surname }: Name) => `Van der ${surname} ${forename}`],
])("of a list that writes %s it is known which is the forename", (_, written) => {
  const { table, roles } = aPart("list", written);
  expect(known(datasetOf(table, roles), 0)).toBeGreaterThan(names.length * 0.95);
});

test("of two lists that write it in two orders as well", () => {
  const { table, roles } = combine([
    aPart("one", ({ forename, surname }) => `${forename} ${surname}`),
    aPart("other", ({ forename, surname }) => `${surname} ${forename}`),
  ]);
  const data = datasetOf(table, roles);
  expect(known(data, 0)).toBeGreaterThan(names.length * 0.95);
  expect(known(data, names.length)).toBeGreaterThan(names.length * 0.95);
});

test("where neither is known as a forename they stay as they stand", () => {
  const { table, roles } = aPart("list", ({ surname }) => `Zhqx ${surname.slice(0, 2)}qx`);
  const { forename } = datasetOf(table, roles);
  expect(forename && textAt(forename.texts, 0)).toBe("zhqx");
});
