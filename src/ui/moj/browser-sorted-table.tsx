import type { VNode } from "preact";
import { type CommonProps, type Content } from "../govuk/shared.ts";
import { Table, type TableCell } from "../govuk/table.tsx";
import type { SortDirection } from "./sortable-table.tsx";

export interface BrowserSortedColumn {
  text: string;
  /** Present where people may sort by this column: how the rows stand when the page opens. */
  sorted?: SortDirection | undefined;
  numeric?: boolean | undefined;
}

export interface BrowserSortedCell {
  text: Content;
  /** What to sort by where the text itself would not do: a date, a level, a number with a unit. */
  sortValue?: string | number | undefined;
}

export interface BrowserSortedTableProps extends CommonProps {
  caption: Content;
  captionClasses?: string | undefined;
  columns: readonly BrowserSortedColumn[];
  rows: readonly (readonly BrowserSortedCell[])[];
  firstCellIsHeader?: boolean | undefined;
}

const format = (column: BrowserSortedColumn | undefined): "numeric" | undefined =>
  column?.numeric === true ? "numeric" : undefined;

function headCell(column: BrowserSortedColumn): TableCell {
  const { text, sorted } = column;
  return {
    text,
    format: format(column),
    attributes: sorted === undefined ? undefined : { "aria-sort": sorted },
  };
}

function bodyCell(cell: BrowserSortedCell, column: BrowserSortedColumn | undefined): TableCell {
  const { text, sortValue } = cell;
  return {
    text,
    format: format(column),
    attributes: sortValue === undefined ? undefined : { "data-sort-value": String(sortValue) },
  };
}

/**
 * A short table that is whole on its page, sorted in the browser; without script it stays as it
 * came. A list of several pages needs `SortableTable`: the browser only knows the rows it has.
 */
export function BrowserSortedTable(props: BrowserSortedTableProps): VNode {
  const { columns, rows } = props;
  return (
    <Table
      caption={props.caption}
      captionClasses={props.captionClasses}
      firstCellIsHeader={props.firstCellIsHeader}
      classes={props.classes}
      attributes={{ "data-module": "moj-sortable-table", ...props.attributes }}
      head={columns.map(headCell)}
      rows={rows.map((row) => row.map((cell, index) => bodyCell(cell, columns[index])))}
    />
  );
}
