import type { FieldError } from "../../../kernel/fields.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { FilterOptions } from "../filter-options.ts";
import type { GroupCount, TrackerCounts } from "../tracker-counts.ts";
import type { TrackerFilters } from "../tracker-filters.ts";
import { writeView, type TrackerView } from "../tracker-query.ts";
import type { TrackerRow } from "../tracker-row.ts";
import type { TrackerSetting } from "../tracker-setting.ts";
import type { SavedViews } from "../views/view-reads.ts";
import { paths } from "../../child-record/web/paths.ts";

/** What the tracker's page is made of. */
export type TrackerPage = {
  readonly actor: StaffActor;
  readonly view: TrackerView;
  readonly setting: TrackerSetting;
  readonly rows: readonly TrackerRow[];
  readonly counts: TrackerCounts;
  readonly groups: readonly GroupCount[];
  readonly total: number;
  readonly options: FilterOptions;
  readonly page: number;
  readonly pageSize: number;
  readonly saved: SavedViews;
  /** Why a child was found by the name that is sought, where it is not plain. */
  readonly why: ReadonlyMap<string, string>;
  /** What stands in the filters as it was typed, and what of it cannot be read. */
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  /** How many are missing now by another system and matched to no record; for whoever may match them. */
  readonly notMatched: number;
};

/** The same list with something changed; back on its first page. */
export function addressOf(
  { view }: Pick<TrackerPage, "view">,
  changed: Partial<TrackerView> = {},
): string {
  return paths.tracker(writeView({ ...view, ...changed }));
}

/** The same with a filter set, or taken off where it is undefined. */
export function filteredBy(
  page: Pick<TrackerPage, "view">,
  filters: TrackerFilters,
  changed: Partial<TrackerView> = {},
): string {
  return addressOf(page, { filters: { ...page.view.filters, ...filters }, ...changed });
}
