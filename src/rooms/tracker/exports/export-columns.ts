import type { OwnColumn } from "../own-column-reads.ts";
import { columnsShown, type ColumnKey, type TrackerColumn } from "../columns.ts";

/** A column that a file can have: it is there when it is ticked, or only with names. */
export type ExportColumn = TrackerColumn & {
  readonly leaves: "ticked" | "with names";
  /** Ticked until somebody says otherwise. What says where a child can be found is not. */
  readonly isTicked: boolean;
};

const always: readonly ColumnKey[] = ["child", "reference", "born"];
const tellsWhere: readonly ColumnKey[] = ["ward", "school"];

/**
 * What of a view can leave in a file. Reference and age always do. Name, date of birth and what
 * people type freely into columns of their own go out with names only: a note in an own column names
 * a child as surely as a name does.
 */
export function exportColumns(
  chosen: readonly ColumnKey[] | undefined,
  ownColumns: readonly OwnColumn[],
): readonly ExportColumn[] {
  const freeText = new Set(
    ownColumns.filter(({ kind }) => kind === "text").map(({ key }) => `own.${key}`),
  );
  return columnsShown(chosen, ownColumns)
    .filter(({ key }) => !always.includes(key))
    .map((column) => ({
      ...column,
      leaves: freeText.has(column.key) ? "with names" : "ticked",
      isTicked: !tellsWhere.includes(column.key),
    }));
}

/** The columns of the file after reference and age, in the tracker's order. */
export function columnsInFile(
  columns: readonly ExportColumn[],
  { ticked, hasNames }: { readonly ticked: readonly string[]; readonly hasNames: boolean },
): readonly ExportColumn[] {
  return columns.filter(({ key, leaves }) =>
    leaves === "with names" ? hasNames : ticked.includes(key),
  );
}
