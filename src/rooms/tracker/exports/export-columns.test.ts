import { expect, test } from "vitest";
import type { OwnColumn } from "../own-column-reads.ts";
import { columnKeys } from "../columns.ts";
import { columnsInFile, exportColumns } from "./export-columns.ts";

const own = (key: string, kind: OwnColumn["kind"]): OwnColumn => ({
  columnId: key,
  key,
  name: key,
  kind,
  choices: [],
  version: 1,
});
const ownColumns = [own("comment", "text"), own("asked", "date"), own("pod", "choice")];
const everything = [...columnKeys, "own.comment", "own.asked", "own.pod"] as const;
const keys = (columns: readonly { readonly key: string }[]) => columns.map(({ key }) => key);

test("name, date of birth and reference are no columns to tick", () => {
  const offered = keys(exportColumns([...everything], ownColumns));
  for (const key of ["child", "born", "reference"]) expect(offered).not.toContain(key);
  expect(offered).toContain("own.asked");
});

test("where a child can be found is left out until someone ticks it", () => {
  const unticked = exportColumns([...everything], ownColumns).filter(({ isTicked }) => !isTicked);
  expect(keys(unticked)).toEqual(["ward", "school"]);
});

test("what people type freely leaves with names only, ticked or not", () => {
  const columns = exportColumns([...everything], ownColumns);
  const ticked = ["level", "own.comment", "own.pod"];
  expect(keys(columnsInFile(columns, { ticked, hasNames: false }))).toEqual(["level", "own.pod"]);
  expect(keys(columnsInFile(columns, { ticked: ["level"], hasNames: true }))).toEqual([
    "level",
    "own.comment",
  ]);
});

test("a column that the view does not have cannot be ticked into the file", () => {
  const columns = exportColumns(["level"], ownColumns);
  expect(keys(columnsInFile(columns, { ticked: ["level", "ward"], hasNames: true }))).toEqual([
    "level",
  ]);
});
