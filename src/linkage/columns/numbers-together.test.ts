import { expect, test } from "vitest";
import { agencyTable } from "../fixtures/agency-table.ts";
import { measure } from "../fixtures/measure.ts";
import { linkTable } from "../link.ts";
import { combine } from "./combine.ts";
import { detectRoles } from "./detect.ts";
import { numbersTogether } from "./numbers-together.ts";
import type { Part } from "../tables/part.ts";
import { tableOf } from "../tables/table.ts";

const { records } = agencyTable(900, 11);
const at = { forename: 2, surname: 4, born: 5 };

type Numbers = Readonly<Record<string, (person: number, row: number) => string>>;

/** Every second record, with names and a year of birth and numbers besides. */
function listOf(name: string, list: number, numbers: Numbers, withNames = true): Part {
  const own = records.filter((_, row) => row % 2 === list);
  const rows = own.map(({ cells, person }, row) => [
    ...(withNames ? [cells[at.forename] ?? "", cells[at.surname] ?? ""] : []),
    ...Object.values(numbers).map((of) => of(person, row)),
  ]);
  const headings = [...(withNames ? ["Forename", "Surname"] : []), ...Object.keys(numbers)];
  const table = tableOf(headings, rows);
  return { name, table, roles: detectRoles(table) };
}

/** Issued to a person, the next in a row, and one for each record. */
const issued = (person: number): string => `H${String((person * 7919) % 1_000_003)}`;
const inRow = (person: number): string => String(20_000 + person);
const ofRecord = (_: number, row: number): string => String(20_000 + row);
const other = (person: number): string => `K${String((person * 104_729) % 1_000_003)}`;

const found = (one: Numbers, two: Numbers, withNames = true) =>
  [...numbersTogether([listOf("one", 0, one, withNames), listOf("two", 1, two, withNames)])].map(
    ([key, { name }]) => [key, name],
  );

test.each([
  ["as somebody issued them", issued],
  ["in a row", inRow],
])("numbers of one issue belong together whatever they are called, %s", (_, number) => {
  const one = { "Hospital No": number, "Swift ref": other };
  const two = { "Pupil ref": (person: number) => `P${issued(person)}`, MRN: number };
  expect(found(one, two)).toEqual([
    ["0 Hospital No", "Hospital No"],
    ["1 MRN", "Hospital No"],
  ]);
});

test("numbers that are the same by chance, of records of others, do not", () => {
  expect(
    found({ "Hospital No": inRow, "Swift ref": other }, { "Case ref": ofRecord, x: issued }),
  ).toEqual([]);
});

test("without names they do where more are the same than by chance", () => {
  const one = { "Hospital No": issued, "Swift ref": inRow };
  expect(found(one, { "Case ref": ofRecord, MRN: issued }, false)).toEqual([
    ["0 Hospital No", "Hospital No"],
    ["1 MRN", "Hospital No"],
  ]);
});

test("what has the same heading in the other list goes with that", () => {
  expect(found({ MRN: other, Ref: issued }, { MRN: issued, Ref: other })).toEqual([]);
});

test("records are found by such numbers, and it is told", () => {
  const one = listOf("one", 0, { "Hospital No": issued, "Swift ref": inRow });
  const two = listOf("two", 1, { "Pupil ref": other, MRN: issued });
  const { table, roles, together } = combine([one, two]);
  expect(together).toEqual([["Hospital No", "MRN"]]);
  const own = [0, 1].flatMap((list) => records.filter((_, row) => row % 2 === list));
  const { precision, recall } = measure(linkTable(table, roles).clusters, own);
  expect(precision).toBeGreaterThan(0.98);
  expect(recall).toBeGreaterThan(0.98);
});
