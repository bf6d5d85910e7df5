import { columnLetter } from "./plain-text.ts";
import type { FoundTables, Table } from "./find-table.ts";
import type { ColumnSummary, SheetSummary } from "./reading-types.ts";

const unexplained = { role: null, confidence: "none" as const, why: "", samples: [] };

function columnsOf(table: Table | undefined): Pick<SheetSummary, "headingRow" | "columns"> {
  if (table === undefined) return { headingRow: null, columns: [] };
  const columns = [...table.headings].map(([number, heading]): ColumnSummary => {
    const explained = table.explained.get(number) ?? unexplained;
    return { column: columnLetter(number), heading, ...explained };
  });
  return { headingRow: table.headingRow.row, columns };
}

/**
 * What each sheet was taken for. A sheet without children has its columns too, as far as they
 * could be told, so that a person can say what was missed.
 */
export function summariseSheets(found: FoundTables): SheetSummary[] {
  const children = found.tables.map((table): SheetSummary => {
    const { name, hidden } = table.sheet;
    return { name, hidden, holds: "children", why: "", closed: table.closed, ...columnsOf(table) };
  });
  const others = found.others.map(({ sheet, holds, why, table }): SheetSummary => {
    const { name, hidden } = sheet;
    return { name, hidden, holds, why, closed: false, ...columnsOf(table) };
  });
  return [...children, ...others];
}
