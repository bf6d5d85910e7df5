import type { StaffActor } from "../../../../platform/access/actor.ts";
import type { GridColumn } from "../../grid/grid-columns.ts";
import type { GridRow } from "../../grid/grid-rows.ts";
import type { JudgedCell } from "../../grid/judge-cells.ts";
import type { TrackerSave } from "../../grid/save-reads.ts";
import { typedName } from "../../grid/typed-cells.ts";
import { columnsOf, columnsShown, type TrackerColumn } from "../../columns.ts";
import type { TrackerAsked } from "../../tracker-filters.ts";
import { trackerList } from "../../tracker-list.ts";
import type { TrackerRow } from "../../tracker-row.ts";
import type { TrackerSetting } from "../../tracker-setting.ts";

/** A child's row: what can be edited, and what the list says beside it. */
export type GridLine = { readonly row: GridRow; readonly listed: TrackerRow | undefined };

/** What the page of editing in place is made of. */
export type GridPage = {
  readonly actor: StaffActor;
  readonly csrfToken: string;
  readonly asked: TrackerAsked;
  readonly pageSize: number;
  readonly total: number;
  readonly setting: TrackerSetting;
  readonly columns: readonly GridColumn[];
  readonly lines: readonly GridLine[];
  /** What somebody typed and is not saved, by the name of its field. */
  readonly typed: ReadonlyMap<string, JudgedCell>;
  /** Reasons that were written already, kept with the form. */
  readonly reasons: readonly (readonly [string, string])[];
  /** What a block that was pasted filled in, and what did not fit. */
  readonly pasted?: {
    readonly taken: number;
    readonly left: readonly string[];
    readonly text: string;
  };
  readonly saved?: TrackerSave | "nothing" | undefined;
};

export const cellId = (personId: string, key: string): string =>
  `cell-${personId}-${key.replaceAll(".", "-")}`;

export const typedAt = (
  { typed }: GridPage,
  personId: string,
  key: string,
): JudgedCell | undefined => typed.get(typedName(personId, key));

/** The list's query with its page, for the form's address and for the way back. */
export function searchOf({ asked }: Pick<GridPage, "asked">, other = asked.page): string {
  const search = trackerList.text(asked);
  return other > 1 ? `${search}${search === "" ? "" : "&"}page=${other}` : search;
}

/**
 * The list's columns. Where nobody has chosen any, the date of birth and the partnership's own stand
 * with the usual ones: they are what people come here to fill in and put right.
 */
export function shownColumns({ asked, setting }: GridPage): readonly TrackerColumn[] {
  const { ownColumns } = setting;
  if (asked.columns !== undefined) return columnsShown(asked.columns, ownColumns);
  return columnsOf(ownColumns).filter(
    ({ key, isUsual }) => isUsual || key === "born" || key.startsWith("own."),
  );
}

/** The column of the grid that is edited in a column of the list, where there is one. */
export const editedIn = (
  { columns }: Pick<GridPage, "columns">,
  { key, field }: TrackerColumn,
): GridColumn | undefined => columns.find((column) => column.key === (field ?? key));
