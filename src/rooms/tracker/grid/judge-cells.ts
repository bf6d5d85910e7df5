import { isWhereabouts, type GridColumn } from "./grid-columns.ts";
import type { GridRow } from "./grid-rows.ts";
import { cellText, readCell } from "./read-cell.ts";
import type { TypedCell } from "./typed-cells.ts";

/** What came of one cell that somebody sent. */
export type Verdict =
  | { readonly kind: "same" }
  | { readonly kind: "changed"; readonly value: string | null }
  | { readonly kind: "invalid"; readonly message: string }
  /** Somebody else gave another value since the cell was read. */
  | {
      readonly kind: "stale";
      readonly theirs: string | null;
      /** Who gave it, where that is known. */
      readonly by?: string;
    }
  | { readonly kind: "refused"; readonly message: string };

export type JudgedCell = TypedCell & { readonly column: GridColumn; readonly verdict: Verdict };

type Context = {
  readonly rows: ReadonlyMap<string, GridRow>;
  readonly columns: readonly GridColumn[];
};

/** Works out what was changed from what each cell said; a cell nobody touched is never refused. */
export function judgeCells(
  cells: readonly TypedCell[],
  { rows, columns }: Context,
): readonly JudgedCell[] {
  const byKey = new Map<string, GridColumn>(columns.map((column) => [column.key, column]));
  return cells.flatMap((cell) => {
    const column = byKey.get(cell.key);
    if (!column) return [];
    return [{ ...cell, column, verdict: judge(cell, column, rows.get(cell.personId)) }];
  });
}

function judge({ typed, was }: TypedCell, column: GridColumn, row: GridRow | undefined): Verdict {
  const before = was === "" ? null : was;
  if (typed.trim() === cellText(column, before)) return { kind: "same" };
  const read = readCell(column, typed);
  if (read.ok && read.value === before) return { kind: "same" };
  const why = row ? whyNot(row, column) : "This record is not open to you";
  if (row === undefined || why !== undefined) return { kind: "refused", message: why ?? "" };
  if (!read.ok) return { kind: "invalid", message: read.error };
  const now = row.values[column.key] ?? null;
  if (now === read.value) return { kind: "same" };
  return now === before ? { kind: "changed", value: read.value } : { kind: "stale", theirs: now };
}

/** Why this cell cannot be edited here by this person, or undefined where it can. */
export function whyNot(row: GridRow, { key, needs }: GridColumn): string | undefined {
  if (isWhereabouts(key) && row.isHidden) return "Where this child can be found is protected";
  if (!row.may.has(needs)) return "You may not change this for this child";
  if (isWhereabouts(key) && row.severalPlaces.includes(key)) return "More than one is recorded";
  return undefined;
}
