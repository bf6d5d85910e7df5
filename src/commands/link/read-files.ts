import { closeSync, openSync, readSync } from "node:fs";
import { basename, extname, resolve } from "node:path";
import { counted } from "../../kernel/words.ts";
import { combine, detectRoles, type ColumnRole, type Table } from "../../linkage/index.ts";
import { UsageProblem } from "../command.ts";
import { readCsv } from "./read-csv.ts";
import { readParquet } from "./read-parquet.ts";

export type Records = {
  readonly table: Table;
  readonly roles: readonly ColumnRole[];
  readonly ids: readonly string[];
};

type Reading = {
  readonly from: string;
  readonly id: string;
  readonly tell: (line: string) => void;
};

/** Reads the files, says what each column is taken for, and puts them below each other. */
export async function readFiles(files: readonly string[], given: Reading): Promise<Records> {
  const parts = [];
  const ids: string[] = [];
  for (const file of files) {
    const name = basename(file, extname(file));
    const table = await readOne(resolve(given.from, file), file);
    if (table.rows === 0) throw new UsageProblem(`${file}: there are no records in it`);
    const roles = detectRoles(table, new Set([idColumn(table, file, given.id).name]));
    given.tell(`${file}: ${counted(table.rows, "record")}`);
    for (const { name: column, role, because } of roles)
      given.tell(`  ${column}: ${words[role] ?? role} (${because})`);
    const own = idsOf(table, file, given.id);
    const again = own.length - new Set(own).size;
    if (again > 0)
      given.tell(
        `${file}: ${counted(again, "record")} with an id that a record before has: what is written cannot tell them apart`,
      );
    for (const id of own) ids.push(files.length > 1 ? `${name}:${id}` : id);
    parts.push({ name, table, roles });
  }
  const [only] = parts;
  if (parts.length === 1 && only) return { table: only.table, roles: only.roles, ids };
  return { ...combine(parts), ids };
}

const words: Readonly<Record<string, string>> = {
  middleName: "middle name",
  formerSurname: "former or other surname",
  fullName: "whole name",
  birthDate: "date of birth",
  birthYear: "year of birth",
  birthMonth: "month of birth",
  birthDay: "day of birth",
  nhsNumber: "NHS number",
  upn: "UPN",
  identifier: "a number that somebody issued",
  houseNumber: "house number",
  ignored: "not compared",
};

async function readOne(path: string, file: string): Promise<Table> {
  try {
    return isParquet(path) ? await readParquet(path) : readCsv(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: "there is no such file",
      EISDIR: "this is a folder",
      EACCES: "this account may not read it",
    };
    if (error instanceof UsageProblem) throw new UsageProblem(`${file}: ${error.message}`);
    const reason = reasons[code];
    if (reason === undefined) throw error;
    throw new UsageProblem(`${file}: ${reason}`);
  }
}

/** Parquet says so in its first four bytes, whatever the file is called. */
function isParquet(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const start = Buffer.alloc(4);
    readSync(file, start, 0, 4, 0);
    return start.toString("latin1") === "PAR1";
  } finally {
    closeSync(file);
  }
}

function idColumn(table: Table, file: string, id: string) {
  const wanted = id.trim().toLowerCase();
  const column =
    table.columns.find(({ name }) => name === id) ??
    table.columns.find(({ name }) => name.trim().toLowerCase() === wanted);
  if (column) return column;
  const names = table.columns.map(({ name }) => name).join(", ");
  throw new UsageProblem(`${file}: there is no column ${id}; it has ${names}`);
}

function idsOf(table: Table, file: string, id: string): string[] {
  const { codes, values } = idColumn(table, file, id);
  return Array.from(codes.subarray(0, table.rows), (code, row) => {
    const value = values[code];
    if (value === undefined)
      throw new UsageProblem(`${file}: record ${row + 1} has nothing in the column ${id}`);
    return value;
  });
}
