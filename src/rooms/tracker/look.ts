import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Found, Reading } from "../../platform/lists/declared.ts";
import { filterOptions, type FilterOptions } from "./filter-options.ts";
import { readGridRows } from "./grid/grid-rows.ts";
import {
  countGroups,
  countTracker,
  matching,
  type GroupCount,
  type TrackerCounts,
} from "./tracker-counts.ts";
import type { TrackerAsked } from "./tracker-filters.ts";
import { findNamed, listTracker } from "./tracker-reads.ts";
import type { TrackerRow } from "./tracker-row.ts";
import { trackerSetting, type TrackerSetting } from "./tracker-setting.ts";

/** As many as are read at once, on a desk as on a phone; the page that is edited in place is the same. */
export const childrenPerPage = 25;

/** What stands around the rows. */
export type AroundTracker = {
  readonly setting: TrackerSetting;
  readonly counts: TrackerCounts;
  readonly groups: readonly GroupCount[];
  /** Why a child was found by the name that is sought, where it is not plain. */
  readonly why: ReadonlyMap<string, string>;
  /** What there is to filter by; a program and the grid need none of it. */
  readonly options: FilterOptions;
};

export type Looking = Omit<Reading<TrackerAsked>, "of">;

const noOptions: FilterOptions = { leads: [], wards: [], schools: [], agencies: [], cohorts: [] };

/** The rows of one page of a view, with what is counted; as many statements however many children. */
export async function look({
  tx,
  actor,
  clock,
  asked,
  page,
  pageSize,
  isPage,
}: Looking): Promise<Found<TrackerRow, AroundTracker> & { readonly total: number }> {
  const setting = await trackerSetting(tx, clock);
  const isOpen = asked.show === "open";
  const counts = await countTracker(tx, actor, { isOpen, today: setting.today });
  const found = await findNamed(tx, actor, asked);
  const query = { asked, setting, found };
  const groups = isCounted(asked) ? [] : await countGroups(tx, actor, query);
  const total = isCounted(asked) ? matching(counts, asked) : sum(groups);
  const listed = await listTracker(tx, actor, { ...query, page, pageSize });
  const rows = await withWhatMay({ tx, actor }, listed, setting);
  const options = isPage ? await filterOptions(tx, actor, setting) : noOptions;
  const told = (found ?? []).map(({ personId, why }) => [personId, why] as const);
  const why = new Map(told.filter((one): one is readonly [string, string] => one[1] !== undefined));
  return { rows, total, around: { setting, counts, groups, why, options } };
}

/** Where a workbook says what nobody decided: whether this reader may decide it, by the post that reaches the child. */
async function withWhatMay(
  { tx, actor }: { readonly tx: Tx; readonly actor: StaffActor },
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

/** Narrow nothing, or are answered by the counts above the list: how many a level, a harm status and a late review let through. */
const countedOrLook: readonly string[] = [
  "level",
  "harm",
  "due",
  "show",
  "columns",
  "view",
  "sort",
  "way",
  "page",
];

const isCounted = (asked: TrackerAsked): boolean =>
  Object.entries(asked).every(([key, value]) => countedOrLook.includes(key) || value === undefined);
