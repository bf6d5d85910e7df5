import type { Limits } from "./safe-parts.ts";
import type { Cell, GridRow, Sheet, Unopened } from "./grid.ts";
import { columnLetter } from "./column-letter.ts";
import { decodeText, findDelimiter, splitCsv } from "../read-csv.ts";

function cellsOf(values: readonly string[], row: number): Map<number, Cell> {
  const cells = new Map<number, Cell>();
  values.forEach((value, index) => {
    const text = value.replaceAll("\0", "").toWellFormed();
    const ref = `${columnLetter(index + 1)}${row}`;
    if (text.trim() !== "") cells.set(index + 1, { kind: "text", text, ref });
  });
  return cells;
}

/** An export as one sheet, called after the file: "Closed 2025.csv" says that its children are closed. */
export function openCsv(
  bytes: Uint8Array,
  limits: Limits,
  fileName = "",
): { outcome: "opened"; sheets: Sheet[] } | Unopened {
  const refused = (reason: string): Unopened => ({ outcome: "unreadable", reason });
  const text = decodeText(bytes);
  const delimiter = findDelimiter(text);
  if (delimiter === undefined) {
    return refused(
      "This is a text file without columns, not a workbook: save the tracker as an Excel workbook (.xlsx) or as CSV.",
    );
  }
  const values = splitCsv(text, delimiter, limits.rows);
  if (values.length > limits.rows) {
    return refused(
      `The file has more than ${limits.rows.toLocaleString("en-GB")} rows, so it was not opened.`,
    );
  }
  if (values.reduce((total, row) => total + row.length, 0) > limits.cells) {
    return refused(
      `The file has more than ${limits.cells.toLocaleString("en-GB")} cells, so it was not opened.`,
    );
  }
  const rows = values
    .map((row, index): GridRow => ({
      row: index + 1,
      cells: cellsOf(row, index + 1),
      colourOf: () => null,
    }))
    .filter(({ cells }) => cells.size > 0);
  const name = fileName
    .replace(/^.*[\\/]/u, "")
    .replace(/\.[a-z]{1,4}$/iu, "")
    .trim();
  return {
    outcome: "opened",
    sheets: [{ name: name === "" ? "CSV file" : name, hidden: false, rows }],
  };
}
