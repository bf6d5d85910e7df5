import { withoutHeld } from "../words/index.ts";
import type { Cell, Sheet } from "./sheet.ts";
import { mayRun } from "./formula-safe.ts";
import { yielding } from "./yielding.ts";

/** The media type of what `toCsv` makes. */
export const csvType = "text/csv; charset=utf-8";

/** Without it Excel reads the file in the machine's own old encoding, and é as Ã©. */
const byteOrderMark = "\uFEFF";

/**
 * Comma-separated text as RFC 4180 has it. Every text stands in quotes, and one that could run as a
 * formula has an apostrophe before it. A date is written 2026-11-24: the three programs read that as
 * the same day whatever country the machine is set to, and "03/04/2026" they do not.
 */
export async function toCsv(sheet: Sheet): Promise<Buffer> {
  const parts: string[] = [byteOrderMark];
  const write = (cells: readonly Cell[]): void =>
    void parts.push(cells.map(written).join(","), "\r\n");
  for (const line of sheet.lines) write([line]);
  parts.push("\r\n");
  write(sheet.headings.map(({ text }) => text));
  for await (const row of yielding(sheet.rows)) write(row);
  if (sheet.notes.length > 0) parts.push("\r\n");
  for (const note of sheet.notes) write([note]);
  return Buffer.from(parts.join(""), "utf8");
}

function written(cell: Cell): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "object") return cell.date;
  const text = withoutHeld(cell).replaceAll("\u0000", "").toWellFormed();
  return `"${(mayRun(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
