import { columnLetter } from "./plain-text.ts";
import type { Role } from "./column-roles.ts";
import type { Table } from "./find-table.ts";
import type { Cell, GridRow, Problem } from "./reading-types.ts";

const empty: Cell = { kind: "empty", text: "", ref: "" };

/** One row with the means to look up a cell by what its column is for. */
export class RowInHand {
  readonly problems: Problem[] = [];
  private readonly table: Table;
  private readonly source: GridRow;

  constructor(table: Table, source: GridRow) {
    this.table = table;
    this.source = source;
  }

  column(role: Role): number | undefined {
    return this.table.columnsOf.get(role)?.[0];
  }

  cell(role: Role): Cell {
    const column = this.column(role);
    return column === undefined ? empty : this.at(column);
  }

  /** Every column of a role that several may have. */
  columns(role: Role): readonly number[] {
    return this.table.columnsOf.get(role) ?? [];
  }

  heading(column: number): string {
    return this.table.headings.get(column) ?? "";
  }

  colour(column: number): string | null {
    return this.source.colourOf(column);
  }

  at(column: number): Cell {
    return this.source.cells.get(column) ?? empty;
  }

  report(column: number | undefined, why: string | null): void {
    if (why === null || column === undefined) return;
    this.problems.push({
      sheet: this.table.sheet.name,
      row: this.source.row,
      column: columnLetter(column),
      heading: this.table.headings.get(column) ?? "",
      value: this.at(column).text,
      why,
    });
  }
}
