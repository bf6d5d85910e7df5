import fc from "fast-check";
import { expect, test } from "vitest";
import { CsvScanner } from "./csv-scanner.ts";
import { columnOf, columnsRead } from "./gather.ts";

const comma = ",".charCodeAt(0);

/** Little else than what a CSV has to be careful with. */
const anyCell = fc.string({
  unit: fc.constantFrom("a", "b", '"', ",", "\n", " ", "é"),
  maxLength: 5,
});

const written = (cell: string): string =>
  /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** @param cuts where the bytes are cut into pieces, as shares of all */
function read(bytes: Buffer, cuts: readonly number[]): (string | undefined)[][] {
  const scanner = new CsvScanner(comma);
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length];
  places.sort((one, other) => one - other);
  for (const [at, end] of places.entries())
    if (at > 0) scanner.push(bytes.subarray(places[at - 1], end));
  const { rows, ...gathered } = scanner.end();
  const columns = columnsRead({ rows, ...gathered }).map(
    (column) => column && columnOf(column, () => true),
  );
  return Array.from({ length: rows }, (_, row) =>
    columns.map((column) => column?.values.at(column.codes[row] ?? -1) ?? ""),
  );
}

test("cells come out as they were written, wherever the file is cut into pieces", () => {
  const anyRows = fc.array(fc.tuple(anyCell, anyCell, anyCell), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(anyRows, fc.array(fc.nat()), (rows, cuts) => {
      const text = [["one", "two", "three"], ...rows].map((row) => row.map(written).join(","));
      expect(read(Buffer.from(text.join("\n")), cuts)).toEqual(
        rows.map((row) => row.map((cell) => cell.replaceAll(/^ +| +$/g, ""))),
      );
    }),
    { numRuns: 300 },
  );
});

test("more records than are looked up together, with values that come again much later", () => {
  const rows = Array.from({ length: 5_000 }, (_, row) => [
    `${row}`,
    `${row % 3_000}`,
    row % 2 ? "x" : "",
  ]);
  const text = [["id", "name", "mark"], ...rows].map((row) => row.join(",")).join("\r\n");
  expect(read(Buffer.from(text), [1_000, 1_001, 30_000])).toEqual(rows);
});

test("a record with too few cells has nothing in the rest, and one with too many is told", () => {
  const scanner = new CsvScanner(comma);
  scanner.push(Buffer.from("a,b,c\n1,2,3\n4\n5,6,7,,\n8,9,10,11\n"));
  const gathered = scanner.end();
  const codes = columnsRead(gathered).map((column) => [...(column?.codes ?? [])]);
  expect(codes).toEqual([[0, 1, 2, 3], [0, -1, 1, 2], [0, -1, 1, 2]]); // prettier-ignore
  expect(gathered.longer).toEqual({ rows: 1, first: 4 });
});

test("what was encoded twice is read as it was, but for ids", () => {
  const scanner = new CsvScanner(comma);
  scanner.push(Buffer.from("id,name\nÃ©,CastaÃ±eda\n"));
  const columns = columnsRead(scanner.end()).flatMap((column) => column ?? []);
  const [id, name] = columns.map((column) => columnOf(column, (heading) => heading === "id"));
  expect([id?.values.at(0), name?.values.at(0)]).toEqual(["Ã©", "Castañeda"]);
});

test.each([
  ['1,Reed\n2,"Hall\n3,Obi\n4,"Ward\n5,Cole\n', "record 1"],
  ['1,"seen at home\n2,Hall\n3,"said ""no"""\n', "record 0"],
])("a quotation mark that swallows records up to the next is refused: %j", (text, where) => {
  for (const cut of [[], [9], [17], [25]])
    expect(() => read(Buffer.from(`id,name\n${text}`), cut)).toThrow(where);
});

test("a value in quotes may have lines of its own, and words may stand behind one that has none", () => {
  const text = 'id,name\n1,"Flat 2,\nMill Road" \r\n2,"Sam" Reed\n3,"said ""no""\ntwice"\n';
  expect(read(Buffer.from(text), [12, 20]).map(([, name]) => name)).toEqual([
    "Flat 2,\nMill Road",
    "Sam",
    'said "no"\ntwice',
  ]);
});
