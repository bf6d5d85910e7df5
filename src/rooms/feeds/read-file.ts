import type { FileAsItIs } from "../../platform/http/uploads.ts";
import { hasMoreRows } from "../../platform/spreadsheets/index.ts";
import { cleanName } from "../../platform/files/file-name.ts";
import {
  mayBeCsv,
  reasonAgainstName,
  reasonByFirstBytes,
  openWorkbook,
  type Cell,
} from "../../platform/spreadsheets/opening/index.ts";
import { longestText } from "./read-row.ts";

export const fileLimit = 10 * 1024 * 1024;
/** A CSV file up to this size is read while its sender waits, which nobody notices. */
export const atOnceLimit = 64 * 1024;
export const mostRows = 5000;
const mostColumns = 100;
const limits = {
  fileBytes: fileLimit,
  inflatedBytes: 40 * 1024 * 1024,
  rows: mostRows + 1,
  cells: 250_000,
};

export type FeedFile = {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** A file as it came: only reading shows what is in it. */
export type Unopened = { readonly name: string; readonly content: Buffer };

type Wrong = { readonly wrong: string };
const tooManyRows: Wrong = {
  wrong: `The file must have ${mostRows.toLocaleString("en-GB")} rows or fewer`,
};

/**
 * What a file’s first bytes say: a short CSV is read at once, everything else is left to the background. A CSV
 * that is too long is told where it was chosen: its rows are counted, and not read.
 */
export async function lookAtFile(
  file: FileAsItIs | undefined,
): Promise<{ readonly file: FeedFile } | { readonly unopened: Unopened } | Wrong> {
  const chosen = chosenOf(file);
  if ("wrong" in chosen) return chosen;
  const isCsv = mayBeCsv(chosen.content);
  const reason =
    (isCsv ? undefined : reasonByFirstBytes(chosen.content)) ??
    reasonAgainstName(chosen.content, cleanName(chosen.name));
  if (reason !== undefined) return { wrong: reason.replace(/\.$/u, "") };
  if (isCsv && chosen.content.length <= atOnceLimit) {
    const read = await readFile(chosen);
    return "wrong" in read ? read : { file: read };
  }
  if (isCsv && hasMoreRows(chosen.content, mostRows + 1)) return tooManyRows;
  return { unopened: { ...chosen, name: shortName(chosen.name) } };
}

function chosenOf(file: FileAsItIs | undefined): Unopened | Wrong {
  if (file === undefined) return { wrong: "Choose the file to bring in" };
  const { name, content } = file;
  if (content === undefined || content.length > fileLimit)
    return { wrong: "The file must be 10 MB or smaller" };
  return content.length === 0 ? { wrong: "The file is empty" } : { name, content };
}

function shortName(named: string): string {
  const name = Array.from(cleanName(named)).slice(0, 255).join("");
  return name === "" ? "file" : name;
}

/** A table with its headings in the first row, or in one sentence why there is none. */
export async function readFile(given: FileAsItIs | undefined): Promise<FeedFile | Wrong> {
  const file = chosenOf(given);
  if ("wrong" in file) return file;
  const opened = await openWorkbook(file.content, limits, file.name);
  if (opened.outcome === "unreadable") return { wrong: opened.reason.replace(/\.$/u, "") };
  const grid = opened.sheets.find(({ hidden }) => !hidden)?.rows ?? [];
  const [first, ...rest] = grid;
  if (!first || rest.length === 0)
    return { wrong: "The file needs headings in its first row, and a row below them" };
  if (rest.length > mostRows) return tooManyRows;
  const width = Math.max(...grid.map(({ cells }) => Math.max(0, ...cells.keys())));
  if (width > mostColumns) return { wrong: `The file must have ${mostColumns} columns or fewer` };
  const lines = grid.map(({ cells }) =>
    Array.from({ length: width }, (_, at) => textOf(cells.get(at + 1))),
  );
  const [headings = [], ...rows] = lines;
  const named = headings.filter((heading) => heading !== "");
  const double = named.find((one, at) => named.indexOf(one) !== at);
  if (double !== undefined)
    return { wrong: "Two columns have the same heading: give each its own" };
  return { name: shortName(file.name), headings, rows };
}

/**
 * Formulas begin with their sign, which a row’s reading refuses; a mistake of Excel’s says so itself. What is
 * too long stays too long, so that its row is put right and never half taken.
 */
const textOf = (cell: Cell | undefined): string =>
  (cell?.text ?? "")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .slice(0, longestText + 1);
