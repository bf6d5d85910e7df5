import {
  decodeText,
  findDelimiter,
  splitCsvByLine,
  type Delimiter,
} from "../../../../platform/spreadsheets/index.ts";
import {
  columnLetter,
  mayBeCsv,
  openWorkbook,
  type Cell,
  type GridRow,
  type Sheet,
} from "../../../../platform/spreadsheets/opening/index.ts";
import type { SentFile } from "../read-types.ts";

export const largestFile = 100 * 1024 * 1024;
const mostRows = 200_000;
const limits = {
  fileBytes: largestFile,
  inflatedBytes: 400 * 1024 * 1024,
  rows: mostRows,
  cells: 4_000_000,
};

type Opened = { readonly sheets: readonly Sheet[] } | { readonly reason: string };

/** The tables of a file: a workbook or a text with columns. Rows of a text are counted by its lines. */
export async function openFile({ name, bytes }: SentFile): Promise<Opened> {
  if (bytes.length > largestFile)
    return { reason: "The file is larger than 100 MB, so it was not opened." };
  const text = textOf(bytes);
  if (text === undefined) {
    const opened = await openWorkbook(bytes, limits, name);
    return opened.outcome === "opened" ? { sheets: opened.sheets } : { reason: opened.reason };
  }
  if (text.trim() === "") return { reason: "The file is empty." };
  const { delimiter, from } = delimiterOf(text);
  if (delimiter === undefined)
    return {
      reason:
        "This is a text file without columns: export it as CSV or as an Excel workbook (.xlsx).",
    };
  const rows = splitCsvByLine(text, delimiter, mostRows);
  if (rows.length > mostRows)
    return {
      reason: `The file has more than ${mostRows.toLocaleString("en-GB")} rows, so it was not opened.`,
    };
  const grid = rows
    .filter(({ line }) => line >= from)
    .map(({ line, values }): GridRow => ({
      row: line,
      cells: cellsOf(values, line),
      colourOf: () => null,
    }))
    .filter(({ cells }) => cells.size > 0);
  return { sheets: [{ name, hidden: false, rows: grid }] };
}

const hasMark = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/** Some systems write UTF-16 without its mark: every second byte of plain text is then nothing. */
function unmarked(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const start = bytes.subarray(0, 400);
  if (start.length < 8 || hasMark(bytes)) return undefined;
  const empty = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) empty[index % 2] = (empty[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = empty;
  const most = start.length * 0.4;
  if (odd > most && even === 0) return "utf-16le";
  return even > most && odd === 0 ? "utf-16be" : undefined;
}

function textOf(bytes: Uint8Array): string | undefined {
  const encoding = unmarked(bytes);
  if (encoding !== undefined) return new TextDecoder(encoding).decode(bytes);
  return mayBeCsv(bytes) ? decodeText(bytes) : undefined;
}

const said = /^\uFEFF?sep=([,;\t|])\r?\n/u;

/** As the file says itself in its first line, which Excel reads and does not show, or by its shape. */
function delimiterOf(text: string): { delimiter: Delimiter | undefined; from: number } {
  const [, sign] = said.exec(text) ?? [];
  if (sign === undefined) return { delimiter: findDelimiter(text), from: 1 };
  return { delimiter: sign as Delimiter, from: 2 };
}

/** ="00123" is how a text is kept from becoming a number in Excel. */
const keptText = /^="([^"]*)"$/u;
const formula = /^[=@]/u;

function cellsOf(values: readonly string[], row: number): Map<number, Cell> {
  const cells = new Map<number, Cell>();
  values.forEach((value, index) => {
    const text = value.replaceAll("\0", "").toWellFormed();
    if (text.trim() === "") return;
    const ref = `${columnLetter(index + 1)}${row}`;
    const kept = keptText.exec(text.trim())?.[1];
    if (kept !== undefined) cells.set(index + 1, { kind: "text", text: kept, ref });
    else if (formula.test(text.trim())) cells.set(index + 1, { kind: "formula", text, ref });
    else cells.set(index + 1, { kind: "text", text, ref });
  });
  return cells;
}
