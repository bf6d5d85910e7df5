import { repeatsHeadings, type Table } from "./find-table.ts";
import { plainText, saysNone } from "./plain-text.ts";
import type { GridRow, Skipped } from "./reading-types.ts";

const identifying = new Set([
  "name",
  "surname",
  "forename",
  "dateOfBirth",
  "sex",
  "level",
  "reference",
]);

function textOf(row: GridRow): string {
  return [...row.cells.values()]
    .map((cell) => plainText(cell.text))
    .join(" ")
    .slice(0, 200);
}

/** "Total", "Count: 45" and the like under or between the children. */
function isTotal(row: GridRow): boolean {
  const [first] = row.cells.values();
  return (
    first !== undefined &&
    row.cells.size <= 4 &&
    /^(?:sub ?)?(?:total|count|sum)\b/iu.test(plainText(first.text))
  );
}

/** Why a row below the headings is about no child, or undefined when it is about one. */
function reasonToSkip(table: Table, row: GridRow): string | undefined {
  if (repeatsHeadings(table, row.cells)) return "the headings again";
  if (isTotal(row)) return "a total";
  const telling = [...row.cells].filter(
    ([column, cell]) => identifying.has(table.roleOf.get(column) ?? "") && !saysNone(cell.text),
  );
  if (telling.length >= 2) return undefined;
  const [only] = telling;
  if (only === undefined) return "nothing about a child";
  const [column, cell] = only;
  const isName = table.roleOf.get(column) === "name";
  // "Smith, John" alone is a child about whom nothing else is known yet; a lone heading is not.
  const isPerson = isName && /^[\p{L}'. -]+,[\p{L}'. -]+$/u.test(plainText(cell.text));
  if (isPerson || (row.cells.size >= 3 && isName && /\p{L}/u.test(cell.text))) return undefined;
  return row.cells.size === 1 ? "a title or a section line" : "nothing about a child";
}

/** The rows about children, and those that are not with their reason; runs of blank rows as one. */
export function childRows(table: Table): { children: GridRow[]; skipped: Skipped[] } {
  const children: GridRow[] = [];
  const skipped: Skipped[] = [];
  const skip = (row: number, lastRow: number, text: string, why: string): void => {
    skipped.push({ sheet: table.sheet.name, row, lastRow, text, why });
  };
  let previous = 0;
  for (const row of table.sheet.rows) {
    if (row.row > previous + 1) skip(previous + 1, row.row - 1, "", "blank");
    previous = row.row;
    if (row.row < table.headingRow.row) skip(row.row, row.row, textOf(row), "above the headings");
    if (row.row <= table.lastRow) {
      if (row.row > table.headingRow.row) {
        skip(row.row, row.row, textOf(row), "part of the headings");
      }
      continue;
    }
    const why = reasonToSkip(table, row);
    if (why === undefined) children.push(row);
    else skip(row.row, row.row, textOf(row), why);
  }
  return { children, skipped };
}
