import { statSync } from "node:fs";
import { basename, extname, resolve } from "node:path";
import { milestones } from "../../kernel/milestones.ts";
import { counted } from "../../kernel/words.ts";
import {
  combine,
  datasetOf,
  dividedBy,
  tellingNothing,
  detectRoles,
  type Column,
  type ColumnRole,
  type Dataset,
  type Model,
  type Part,
  type Table,
} from "../../linkage/index.ts";
import { UsageProblem } from "../command.ts";
import { refuseOthers, startOf } from "./kind-of-file.ts";
import { copyPlain, type PlainTexts } from "./lines.ts";
import { notRead } from "./not-read.ts";
import { readCsvApart, type TableApart } from "./read-apart.ts";
import { readCsv } from "./read-csv.ts";
import { refuseSameIds } from "./same-ids.ts";
import { readParquet } from "./read-parquet.ts";
import { isSameHeading } from "./threads.ts";

export type Records = {
  readonly data: Dataset;
  readonly ids: PlainTexts;
};

type Reading = {
  readonly from: string;
  readonly id: string;
  readonly tell: (line: string) => void;
  /** A model that was learned before. */
  readonly model?: Model | undefined;
  /** What a second thread is started from, where one may be. */
  readonly worker?: URL | undefined;
};

/** Reads the files, says what each column is taken for, and puts them below each other. What was read is let go. */
export async function readFiles(files: readonly string[], given: Reading): Promise<Records> {
  const opened: ReadTable[] = [];
  try {
    return await readAll(files, given, opened);
  } finally {
    for (const { end } of opened) await end?.();
  }
}

async function readAll(
  files: readonly string[],
  given: Reading,
  opened: ReadTable[],
): Promise<Records> {
  const parts = [];
  const ids: PlainTexts[] = [];
  for (const file of files) {
    const name = basename(file, extname(file));
    const read = await readOne(resolve(given.from, file), file, given);
    opened.push(read);
    const part = { name, table: read.table, roles: rolesIn(read.table, file, given) };
    ids.push(toldIds(part.table, file, given));
    parts.push(part);
  }
  const [only] = parts;
  const { table, roles: all } = parts.length === 1 && only ? only : combined(parts, given.tell);
  given.tell("reading values …");
  const roles = tellingRoles(table, all, given);
  if (roles.every(({ role }) => role === "ignored" || role === "source"))
    throw new UsageProblem(
      `${files.join(", ")}: nothing is known of the records that can be compared. Are there headings in the first line?`,
    );
  refuseSameIds(
    parts.map(({ name }) => name),
    ids,
  );
  const names = parts.map(({ name }) => (files.length > 1 ? `${name}:` : ""));
  const ready = parts.length === 1 ? await opened[0]?.fields?.(roles) : undefined;
  return {
    data: datasetOf(table, roles, { ready, divided: dividedBy(given.model) }),
    ids: below(ids, names),
  };
}

/** One table of several; what is compared under different headings is told. */
function combined(parts: readonly Part[], tell: Reading["tell"]): ReturnType<typeof combine> {
  const made = combine(parts);
  for (const headings of made.together) tell(`  Compared with each other: ${headings.join(", ")}`);
  return made;
}

/** Without what tells nothing, unless a model compares it. */
function tellingRoles(
  table: Table,
  all: readonly ColumnRole[],
  { model, tell }: Reading,
): readonly ColumnRole[] {
  const isMeant = (column: string): boolean =>
    model?.fields.some(({ name }) => name === column || name.endsWith(` ${column}`)) === true;
  const left = tellingNothing(table, all).filter(({ name }) => !isMeant(name));
  for (const { name, because } of left) tell(`  ${name}: not compared after all (${because})`);
  return all.filter(({ name }) => !left.some((one) => one.name === name));
}

/** What the columns are taken for, which is told. */
function rolesIn(table: Table, file: string, { id, tell }: Reading): ColumnRole[] {
  if (table.rows === 0) throw new UsageProblem(`${file}: there are no records in it`);
  const roles = detectRoles(table, new Set([idColumn(table, file, id).name]));
  tell(`${file}: ${counted(table.rows, "record")}`);
  for (const { name: column, role, because } of roles)
    tell(`  ${column}: ${words[role] ?? role} (${because})`);
  return roles;
}

function toldIds(table: Table, file: string, { id, tell }: Reading): PlainTexts {
  const { again, texts } = idsOf(idColumn(table, file, id), file);
  if (again) {
    const [one, other] = again.first.map((row) => String(row + 1)) as [string, string];
    const records = `${counted(again.rows, "record")} with an id that a record before has`;
    tell(
      `${file}: ${records}, first ${texts.at(again.first[0]) ?? ""} of records ${one} and ${other}: what is written cannot tell them apart by it. If it is a child’s own number, name another column with --id, and this one is compared`,
    );
  }
  return texts;
}

/** The ids of several files below each other, each with its file before it. */
function below(ids: readonly PlainTexts[], names: readonly string[]): PlainTexts {
  const [only] = ids;
  if (ids.length === 1 && only) return only;
  const begins = [0];
  for (const [file, { length }] of ids.entries()) begins.push((begins[file] ?? 0) + length);
  const prefixes = names.map((name) => Buffer.from(name));
  const fileOf = (row: number): number => {
    let file = 0;
    while (row >= (begins[file + 1] ?? Infinity)) file += 1;
    return file;
  };
  return {
    length: begins.at(-1) ?? 0,
    hasTwice: ids.some(({ hasTwice }) => hasTwice === true),
    at: (row) => {
      const file = fileOf(row);
      return `${names[file] ?? ""}${ids[file]?.at(row - (begins[file] ?? 0)) ?? ""}`;
    },
    copy: (row, into, at) => {
      const file = fileOf(row);
      const prefix = prefixes[file] ?? Buffer.of();
      const end = copyPlain(prefix, { begin: 0, end: prefix.length }, into, at);
      return end < 0 ? end : (ids[file]?.copy?.(row - (begins[file] ?? 0), into, end) ?? -1);
    },
  };
}

const words: Readonly<Record<string, string>> = {
  middleName: "middle name",
  knownAs: "name that the person goes by",
  formerSurname: "former or other surname",
  fullName: "whole name",
  initials: "initials of the whole name",
  birthDate: "date of birth",
  recordDate: "the day on which it was written",
  recordYear: "the year in which it was written",
  birthYear: "year of birth",
  birthMonth: "month of birth",
  birthDay: "day of birth",
  nhsNumber: "NHS number",
  upn: "UPN",
  identifier: "a number that someone issued",
  number: "years of age or of school",
  formerPostcode: "postcode of another home",
  houseNumber: "house number",
  ignored: "not compared",
};

const megabyte = 1_000_000;

/** A file of so many bytes is worth the start of a second thread. */
const worthAThread = 8 * megabyte;

/** A table, and where it was read in two threads the way to read its values in both. */
type ReadTable = Pick<TableApart, "table"> & Partial<TableApart>;

async function readOne(
  path: string,
  file: string,
  { id, tell, worker }: Reading,
): Promise<ReadTable> {
  const isId = (heading: string): boolean => isSameHeading(heading, id);
  const onRead = milestones(100 * megabyte, (bytes) =>
    tell(`${file}: ${bytes / megabyte} MB are read …`),
  );
  const onLonger = (longer: { rows: number; first: number }): void =>
    tell(
      `${file}: ${counted(longer.rows, "record")} with more cells than there are headings, record ${longer.first} first; what is beyond is not read. Is a value with the delimiter in it without quotes?`,
    );
  const onBefore = (lines: number): void =>
    tell(`${file}: ${counted(lines, "line")} above the headings left out`);
  try {
    const start = startOf(path);
    refuseOthers(start);
    if (start.toString("latin1", 0, 4) === "PAR1") return { table: await readParquet(path, isId) };
    if (worker !== undefined && statSync(path).size >= worthAThread)
      return await readCsvApart({ path, id, onRead, onLonger, onBefore }, worker);
    return { table: readCsv(path, isId, { onRead, onLonger, onBefore }) };
  } catch (error) {
    throw notRead(file, error);
  }
}

/** So much of all headings is told: in a file that is no CSV they are whatever stands in it. */
const mostOfHeadings = 500;

function idColumn(table: Table, file: string, id: string): Column {
  const column =
    table.columns.find(({ name }) => name === id) ??
    table.columns.find(({ name }) => isSameHeading(name, id));
  if (column) return column;
  const all = table.columns.map(({ name }) => name).join(", ");
  const names = all.slice(0, mostOfHeadings).replaceAll(/\p{Cc}/gu, "\uFFFD");
  throw new UsageProblem(`${file}: there is no column ${id}; it has ${names}`);
}

/** How many records have an id that one before has, and the first two of them. */
type FormState = { readonly rows: number; readonly first: readonly [number, number] };

function idsOf({ name, codes, values }: Column, file: string) {
  const [seen, length] = [new Int32Array(values.length), codes.length];
  let again: FormState | undefined;
  for (let row = 0; row < length; row += 1) {
    const code = codes[row] ?? -1;
    if (code < 0)
      throw new UsageProblem(`${file}: record ${row + 1} has nothing in the column ${name}`);
    const before = (seen[code] ?? 0) - 1;
    if (before >= 0) again = { first: [before, row], ...again, rows: (again?.rows ?? 0) + 1 };
    else seen[code] = row + 1;
  }
  const { copy }: PlainTexts = values;
  const texts: PlainTexts = {
    length,
    hasTwice: again !== undefined,
    at: (row) => values.at(codes[row] ?? -1),
    ...(copy && { copy: (row, into, at) => copy(codes[row] ?? -1, into, at) }),
  };
  return { again, texts };
}
