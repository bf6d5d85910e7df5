import type { IsoDate } from "../../../../kernel/dates.ts";
import type { Cell, GridRow } from "../../../../platform/spreadsheets/opening/index.ts";
import type { Column } from "../columns/assign-columns.ts";
import type { ColumnRole } from "../columns/column-roles.ts";
import type { Table } from "../columns/find-table.ts";
import { findDateOrder, type DateOrder } from "../dates/date-order.ts";
import { readDate } from "../dates/read-date.ts";
import type { Problem, ReadRow, WrittenPerson } from "../read-types.ts";
import { isNoRow } from "./is-no-row.ts";
import { readLinesAbove, type LinesAbove } from "./lines-above.ts";
import { readStatus } from "./read-status.ts";

export type TableReading = {
  readonly rows: readonly ReadRow[];
  readonly problems: readonly Problem[];
};

type Within = {
  readonly file: string;
  readonly table: Table;
  readonly above: LinesAbove;
  readonly orders: ReadonlyMap<number, DateOrder>;
  readonly today: IsoDate;
};

const dateRoles: ReadonlySet<ColumnRole> = new Set(["eventDate", "completedDate", "expiryDate"]);

/** Every attendance of a table. */
export function readTable(file: string, table: Table, today: IsoDate): TableReading {
  const above = readLinesAbove(table.above);
  const orders = new Map(
    table.columns
      .filter(({ role }) => dateRoles.has(role))
      .map(({ column }) => [
        column,
        findDateOrder(table.rows.map(({ cells }) => cells.get(column)?.text ?? "")),
      ]),
  );
  const within: Within = { file, table, above, orders, today: above.madeOn ?? today };
  const grid = carriedDown(table.rows, table.columns).filter(
    (row) => !isNoRow(row, table.columns.length) && isOfPerson(row, table.columns),
  );
  const read = grid.map((row) => readRow(row, within));
  return {
    rows: read.map(({ row }) => row),
    problems: read.flatMap(({ problems }) => problems),
  };
}

const personRoles: ReadonlySet<ColumnRole> = new Set([
  "forename",
  "surname",
  "fullName",
  "email",
  "staffNumber",
  "systemNumber",
]);

const isOfPerson = ({ cells }: GridRow, columns: readonly Column[]): boolean =>
  columns.some(({ role, column }) => personRoles.has(role) && cells.has(column));

/**
 * A report by learner writes the learner once and leaves the cells below empty; the same of a course. It does so in
 * many rows, so that a single empty cell stays one.
 */
function carriedDown(rows: readonly GridRow[], columns: readonly Column[]): readonly GridRow[] {
  const people = columns.filter(({ role }) => personRoles.has(role)).map(({ column }) => column);
  const courses = columns
    .filter(({ role }) => role === "course" || role === "courseCode")
    .map(({ column }) => column);
  return carried(carried(rows, people), courses);
}

function carried(rows: readonly GridRow[], columns: readonly number[]): readonly GridRow[] {
  const isEmpty = ({ cells }: GridRow): boolean => columns.every((column) => !cells.has(column));
  const empty = rows.filter((row) => isEmpty(row) && row.cells.size > 1).length;
  if (columns.length === 0 || empty < Math.max(2, rows.length * 0.15)) return rows;
  let from: GridRow | undefined;
  return rows.map((row) => {
    if (!isEmpty(row)) from = row;
    else if (from && row.cells.size > 1) {
      const cells = new Map(row.cells);
      for (const column of columns) {
        const cell = from.cells.get(column);
        if (cell) cells.set(column, cell);
      }
      return { ...row, cells };
    }
    return row;
  });
}

/** The text of the first column of a role: of a formula there is none. */
function textOf({ cells }: GridRow, columns: readonly Column[], role: ColumnRole): string {
  for (const one of columns) {
    const cell = one.role === role ? cells.get(one.column) : undefined;
    if (cell && cell.kind !== "formula" && cell.kind !== "error") return cell.text.trim();
  }
  return "";
}

function personOf(row: GridRow, { file, table: { columns } }: Within): WrittenPerson {
  const text = (role: ColumnRole): string => textOf(row, columns, role);
  const numbers = columns
    .filter(({ role }) => role === "staffNumber" || role === "systemNumber")
    .flatMap(({ column, role }) => {
      const cell = row.cells.get(column);
      if (!cell || cell.kind === "formula" || cell.kind === "error") return [];
      const isStaffNumber = role === "staffNumber";
      return [{ space: `${file} ${column}`, value: cell.text.trim(), isStaffNumber }];
    });
  return {
    forename: text("forename"),
    surname: text("surname"),
    fullName: text("fullName"),
    email: text("email"),
    numbers,
    organisation: text("organisation"),
  };
}

function readRow(row: GridRow, within: Within): { row: ReadRow; problems: readonly Problem[] } {
  const { file, above, table, today } = within;
  const { columns } = table;
  const problems: Problem[] = [];
  const problem = (column: Column, cell: Cell, why: string): void => {
    problems.push({ file, row: row.row, column: column.heading, value: cell.text, why });
  };
  const days = datesOf(row, within, problem);
  const written = columns
    .filter(({ role }) => role === "status")
    .map(({ column }) => row.cells.get(column)?.text ?? "");
  const hasCompleted = columns.some(({ role }) => role === "completedDate");
  const { eventDate, completedDate } = days;
  const event = eventDate === undefined ? above.on : eventDate;
  const { status, unknown } = readStatus({
    written,
    on: event ?? completedDate ?? null,
    isCompleted: days.isCompleted,
    hasCompleted,
    today,
  });
  const odd = columns.find(
    ({ role, column }) => role === "status" && row.cells.get(column)?.text === unknown,
  );
  const cell = odd && row.cells.get(odd.column);
  if (odd && cell)
    problem(odd, cell, `This does not say whether someone attended; taken as ${status}.`);
  const course = textOf(row, columns, "course");
  return {
    row: {
      file,
      row: row.row,
      person: personOf(row, within),
      course: course === "" ? above.course : course,
      courseCode: textOf(row, columns, "courseCode"),
      status,
      on: (status === "attended" ? (completedDate ?? event) : event) ?? null,
    },
    problems,
  };
}

type Days = {
  eventDate?: IsoDate | null;
  completedDate?: IsoDate | null;
  isCompleted: boolean;
};

/** Undefined where the table has no such column, null where the cell has no day. */
function datesOf(
  row: GridRow,
  { table: { columns }, orders }: Within,
  problem: (column: Column, cell: Cell, why: string) => void,
): Days {
  const days: Days = { isCompleted: false };
  for (const column of columns) {
    const { role } = column;
    const order = orders.get(column.column);
    if (!order) continue;
    const cell = row.cells.get(column.column);
    const reading = readDate(cell, order, role !== "eventDate");
    if (reading.outcome === "unreadable" && cell) problem(column, cell, reading.why);
    if (role === "completedDate" && reading.outcome !== "none") days.isCompleted = true;
    if (role === "eventDate" || role === "completedDate")
      days[role] = reading.outcome === "date" ? reading.on : null;
  }
  return days;
}
