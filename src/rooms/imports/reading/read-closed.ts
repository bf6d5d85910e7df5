import { plainText } from "./plain-text.ts";
import { standingIn, type Standing } from "./read-standing.ts";
import type { Table } from "./find-table.ts";
import type { RowInHand } from "./row-in-hand.ts";

interface Setting {
  table: Table;
  /** Every other date of the row, by heading. */
  dates: Readonly<Record<string, string>>;
  today: string;
}

function saidIn(row: RowInHand, column: number | undefined): Standing {
  return column === undefined ? "not said" : standingIn(row.at(column), row.heading(column));
}

function dateIn(
  row: RowInHand,
  column: number | undefined,
  dates: Setting["dates"],
): string | undefined {
  return column === undefined ? undefined : dates[row.heading(column)];
}

/**
 * Whether the row's child is closed. A sheet of closed children decides. On any other sheet a
 * column decides when it says so plainly and nothing speaks against it: a child who may be open
 * stays open, with the cell listed, because nobody looks for a child among the closed.
 */
export function readClosed(row: RowInHand, { table, dates, today }: Setting): boolean {
  const [statusAt, closedAt] = [row.column("status"), row.column("closedOn")];
  const status = saidIn(row, statusAt);
  const ticked = saidIn(row, closedAt);
  const closedOn = dateIn(row, closedAt, dates);
  if (table.closed) {
    if (status === "open") {
      row.report(statusAt, "This says open, but the sheet is of closed children: read as closed.");
    }
    return true;
  }
  if (status === "doubtful") {
    row.report(statusAt, "This does not say for certain that the case is closed: read as open.");
    return false;
  }
  const isDated = closedOn !== undefined && closedOn <= today;
  const says = status === "closed" || isDated || ticked === "closed";
  if (!says) return false;
  if (status === "open" || (status === "closed" && ticked === "open")) {
    row.report(closedAt, "This says closed, but another cell of the row says open: read as open.");
    return false;
  }
  const referredOn = dateIn(row, row.column("referredOn"), dates);
  if (isDated && status !== "closed" && referredOn !== undefined && referredOn > closedOn) {
    row.report(closedAt, "The child was referred again after this date: read as open.");
    return false;
  }
  return true;
}

/** What a status says beside open and closed: kept as a note. */
export function statusNote(row: RowInHand): { heading: string; text: string } | undefined {
  const column = row.column("status");
  if (column === undefined) return undefined;
  const said = saidIn(row, column);
  const text = plainText(row.at(column).text);
  if (text === "" || said === "open" || said === "closed") return undefined;
  return { heading: row.heading(column), text };
}
