import type { VNode } from "preact";
import type { ListColumn, ListTable as Table, OwnKey } from "../../kernel/lists.ts";
import type { Content } from "../govuk/shared.ts";
import { type RowGroup, type SortableColumn, SortableTable } from "../moj/sortable-table.tsx";

/** How each declared column of a list is drawn: none is forgotten, and none is drawn that is not declared. */
export type Cells<R, C extends string> = { readonly [K in C]: (row: R) => Content };

/** The cells of a list by what it shows: `CellsOf<ShownBy<typeof registerList>>`. */
export type CellsOf<S> = S extends {
  readonly tables: Readonly<Record<string, Table<infer R, infer C> | undefined>>;
}
  ? Cells<R, C>
  : never;

type Drawn<R, C extends string> = {
  readonly cells: Cells<R, C>;
  /** What stands behind "More" on a phone says of whom. */
  readonly aboutOf?: ((row: R) => string) | undefined;
  readonly headingOf?: ((value: string | null) => Content) | undefined;
  /** What stands in a column that a partnership added; its text, where nothing is said. */
  readonly ownCell?: ((text: string) => Content) | undefined;
};

type TablesProps<R, C extends string> = Drawn<R, C> & {
  readonly shown: { readonly tables: Readonly<Record<string, Table<R, C> | undefined>> };
};

/** Every table of a list that is shown, one after the other. */
export function ListTables<R, C extends string>({ shown, ...drawn }: TablesProps<R, C>): VNode {
  return (
    <>
      {Object.values(shown.tables).map((table) => (
        <ListTable table={table} {...drawn} />
      ))}
    </>
  );
}

/** One table of a list: for a page on which something stands between two. */
export function ListTable<R, C extends string>({
  table,
  cells,
  aboutOf,
  headingOf,
  ownCell = (text) => text,
}: Drawn<R, C> & { readonly table: Table<R, C> | undefined }): VNode | null {
  if (table === undefined) return null;
  const { look, columns } = table;
  const rowOf = (row: R): Readonly<Record<string, Content>> => {
    const drawn: Record<string, Content> = aboutOf ? { about: aboutOf(row) } : {};
    for (const { key } of columns) {
      drawn[key] = isOwn(key) ? ownCell(table.ownText(row, key)) : cells[key](row);
    }
    return drawn;
  };
  const groups = table.groups.map(({ value, rows }): RowGroup => {
    const group = { rows: rows.map(rowOf), attributes: rows.map(table.attributesOf ?? none) };
    return table.isGrouped ? { ...group, heading: headingOf?.(value) ?? value } : group;
  });
  return (
    <SortableTable
      caption={table.caption}
      captionClasses={captionClass(look)}
      dense={look.dense}
      brief={look.brief}
      columns={columns.map(columnOf)}
      groups={groups}
      empty={table.empty}
      attributes={look.attributes}
    />
  );
}

const captionClass = ({ captionSize = "s" }: Table<never>["look"]): string =>
  captionSize === "hidden" ? "govuk-visually-hidden" : `govuk-table__caption--${captionSize}`;

const none = (): undefined => undefined;

const isOwn = (key: string): key is OwnKey => key.startsWith("own.");

function columnOf({ heading, onPhone = [], ...column }: ListColumn): SortableColumn {
  return {
    key: column.key,
    text: heading,
    numeric: column.isNumeric,
    isScreenOnly: column.isScreenOnly,
    sort: column.sort,
    isAside: onPhone.includes("aside"),
    isMore: onPhone.includes("more"),
    isShort: onPhone.includes("short"),
    isLabelled: onPhone.includes("labelled"),
  };
}
