import type { Clock } from "../../../../kernel/clock.ts";
import type { StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { getWorkingCalendar } from "../../../directory/index.ts";
import { gridColumns, type GridColumn, type GridContext } from "../../grid/grid-columns.ts";
import { readGridRows } from "../../grid/grid-rows.ts";
import type { Saving } from "../../grid/save-grid.ts";
import { childrenPerPage as pageSize, look } from "../../look.ts";
import type { TrackerAsked } from "../../tracker-filters.ts";
import { trackerSetting, type TrackerSetting } from "../../tracker-setting.ts";
import type { GridPage } from "./grid-view.ts";

export type ReadContext = { readonly tx: Tx; readonly actor: StaffActor; readonly clock: Clock };
export type Which = { readonly asked: TrackerAsked };

/** What cells can say today. */
export function groundOf(setting: TrackerSetting): {
  readonly ground: GridContext;
  readonly columns: readonly GridColumn[];
} {
  const { scheme, harmScheme, pathway, ownColumns: own, today } = setting;
  const ground = { scheme, harmScheme, pathway, own, today };
  return { ground, columns: gridColumns(ground) };
}

export async function savingIn({ tx, actor, clock }: ReadContext): Promise<{
  readonly setting: TrackerSetting;
  readonly saving: Saving;
}> {
  const setting = await trackerSetting(tx, clock);
  const calendar = await getWorkingCalendar(tx);
  return { setting, saving: { actor, at: setting.at, calendar, ...groundOf(setting) } };
}

type Looked = Pick<GridPage, "actor" | "asked" | "pageSize" | "setting"> &
  Pick<GridPage, "columns" | "lines" | "total">;

/**
 * One page of the list with its cells. A form that comes back says its own children, in the order that
 * it had: what was typed stays where it was, though the list has moved on.
 */
export async function lookAtGrid(
  asking: ReadContext,
  { asked }: Which,
  kept: readonly string[] = [],
): Promise<Looked> {
  const { tx, actor } = asking;
  const looking = { ...asking, asked, page: asked.page, pageSize, isPage: false };
  const { rows: listed, total, around } = await look(looking);
  const { setting } = around;
  const personIds = kept.length > 0 ? kept : listed.map(({ personId }) => personId);
  const rows = await readGridRows(tx, actor, { personIds, at: setting.at });
  const beside = new Map(listed.map((row) => [row.personId, row]));
  const lines = personIds.flatMap((personId) => {
    const row = rows.get(personId);
    return row ? [{ row, listed: beside.get(personId) }] : [];
  });
  const { columns } = groundOf(setting);
  return { actor, asked, pageSize, setting, columns, lines, total };
}
