import { expect, test } from "vitest";
import { combine } from "../columns/combine.ts";
import { detectRoles } from "../columns/detect.ts";
import { textAt } from "../packed/packed.ts";
import { tableOf } from "../tables/table.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { datasetOf } from "./dataset.ts";
import { splitFullName } from "./names.ts";

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

test.each([
  ["ABDI WARSAME Hamza", ["hamza", "", "abdi warsame"]],
  ["Hamza ABDI WARSAME", ["hamza", "", "abdi warsame"]],
  ["NG Sam", ["ng", "", "sam"]],
  ["AMELIA Rose REED", ["amelia", "rose", "reed"]],
  ["AMELIA REED", ["amelia", "", "reed"]],
])("%s by its capitals", (name, parts) => {
  const { forename, middle, surname } = splitFullName(name);
  expect([forename, middle, surname.toLowerCase()]).toEqual(parts);
});

test("a list with capitals in front has the family name first, however short it is", () => {
  const names = ["NG Sam", ...Array.from({ length: 30 }, (_, at) => `ZHQX Qo${"ab".repeat(at)}`)];
  const table = tableOf(["Name"], names.map((name) => [name])); // prettier-ignore
  const { surname } = datasetOf(table, [{ name: "Name", role: "fullName", because: "" }]);
  expect(surname && textAt(surname.texts, surname.codes[0] ?? -1)).toBe("ng");
});

/** Names that nobody knows for one or the other. */
const children = Array.from({ length: 60 }, (_, at) => ({
  forename: `Zhqo${"abcdef"[at % 6] ?? ""}`,
  surname: `Qx${"ghklmnpqrs"[at % 10] ?? ""}z${"aei"[at % 3] ?? ""}`,
}));

test.each([
  ["Forename", "Surname"],
  ["whole names, the first list's order", undefined],
])("names that are not known are told by the other list (%s)", (heading, other) => {
  const headings = other === undefined ? ["Name"] : [heading, other];
  const first = tableOf(
    headings,
    children.map(({ forename, surname }) =>
      other === undefined ? [`${forename} ${surname}`] : [forename, surname],
    ),
  );
  const second = tableOf(["Name"], children.map(({ forename, surname }) => [`${surname} ${forename}`])); // prettier-ignore
  const { table, roles } = combine([
    { name: "one", table: first, roles: detectRoles(first) },
    { name: "two", table: second, roles: detectRoles(second) },
  ]);
  const { forename } = datasetOf(table, roles);
  const told = children.map((_, at) => forename?.codes[children.length + at] ?? -1);
  expect(told.map((code) => forename && textAt(forename.texts, code))).toEqual(
    children.map((child) => child.forename.toLowerCase()),
  );
});

test("a family name within a whole name is another surname of theirs", () => {
  const whole = ["Teresa Nevarez Limon", "Maria Nevarez Cruz", "Amelia Rose Reed"];
  const records = [...whole.map((name) => [name, "", ""]), ["", "Teresa", "Nevarez"], ["", "Rose", "Reed"]]; // prettier-ignore
  const table = tableOf(["Name", "Forename", "Surname"], records);
  const { formers } = datasetOf(table, detectRoles(table));
  const told = formers.map(({ codes, texts }) => [...codes].map((code) => textAt(texts, code)));
  expect(told).toEqual([["nevarez", "nevarez", "", "", ""]]);
});

test("a list of fifteen whose order nobody knows is told by another, and tells none", () => {
  const few = children.slice(0, 15);
  const partOf = (name: string, cells: readonly string[]) => {
    const table = tableOf(["Name"], cells.map((cell) => [cell])); // prettier-ignore
    return { name, table, roles: detectRoles(table) };
  };
  const { table, roles } = combine([
    partOf("few", few.map(({ forename, surname }) => `${surname} ${forename}`)), // prettier-ignore
    partOf("all", children.map(({ forename, surname }) => `${surname}, ${forename}`)), // prettier-ignore
  ]);
  const { forename } = datasetOf(table, roles);
  const told = few.map((_, at) => forename && textAt(forename.texts, forename.codes[at] ?? -1));
  expect(told).toEqual(few.map((child) => child.forename.toLowerCase()));
});
