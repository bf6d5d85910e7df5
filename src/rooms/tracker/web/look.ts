import type { Clock } from "../../../kernel/clock.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { countGroups, countTracker, matching, type GroupCount } from "../tracker-counts.ts";
import type { TrackerFilters } from "../tracker-filters.ts";
import type { TrackerView } from "../tracker-query.ts";
import { findNamed, listTracker, type TrackerQuery } from "../tracker-reads.ts";
import { readGridRows } from "../grid/grid-rows.ts";
import type { TrackerRow } from "../tracker-row.ts";
import { trackerSetting, type TrackerSetting } from "../tracker-setting.ts";

/** As many as are read at once, on a desk as on a phone; the page that is edited in place is the same. */
export const childrenPerPage = 25;

type ReadContext = { readonly tx: Tx; readonly actor: StaffActor; readonly clock: Clock };
type Looking = Pick<TrackerQuery, "view" | "page" | "pageSize">;

/** The rows of one page of a view, with what is counted; as many statements however many children. */
export async function look({ tx, actor, clock }: ReadContext, { view, page, pageSize }: Looking) {
  const setting = await trackerSetting(tx, clock);
  const { show } = view.filters;
  const counts = await countTracker(tx, actor, {
    isOpen: show !== "closed",
    today: setting.today,
  });
  const found = await findNamed(tx, actor, view);
  const groups = isCounted(view) ? [] : await countGroups(tx, actor, { view, setting, found });
  const total = isCounted(view) ? matching(counts, view.filters) : sum(groups);
  const listed = await listTracker(tx, actor, { view, setting, page, pageSize, found });
  const rows = await withWhatMay({ tx, actor }, listed, setting);
  const why = new Map(
    (found ?? []).flatMap((one) =>
      one.why === undefined ? [] : [[one.personId, one.why] as const],
    ),
  );
  return { view, setting, counts, groups, rows, total, page, pageSize, why };
}

/** Where a workbook says what nobody decided: whether this reader may decide it, by the post that reaches the child. */
async function withWhatMay(
  { tx, actor }: Pick<ReadContext, "tx" | "actor">,
  rows: readonly TrackerRow[],
  { at }: TrackerSetting,
): Promise<readonly TrackerRow[]> {
  const personIds = rows.filter(({ saidOn }) => saidOn !== null).map(({ personId }) => personId);
  if (personIds.length === 0) return rows;
  const found = await readGridRows(tx, actor, { personIds, at });
  return rows.map((row) => {
    const may = found.get(row.personId)?.may;
    return may ? { ...row, may } : row;
  });
}

const sum = (groups: readonly GroupCount[]): number =>
  groups.reduce((all, { children }) => all + children, 0);

/** The counts above the list answer how many a level, a harm status and a late review let through. */
function isCounted({ filters, group }: TrackerView): boolean {
  const { level: _, harm: __, due: ___, show: ____, own, ...rest } = filters;
  const others: TrackerFilters = rest;
  return (
    group === undefined &&
    Object.keys(own ?? {}).length === 0 &&
    Object.values(others).every((value) => value === undefined)
  );
}
