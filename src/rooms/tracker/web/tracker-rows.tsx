import type { VNode } from "preact";
import type { RowGroup, SortableColumn, SortableRow } from "../../../ui/moj/index.ts";
import { counted } from "../../../kernel/words.ts";
import { columnsShown, type ColumnKey, type TrackerColumn } from "../columns.ts";
import { fullName } from "../../subjects/index.ts";
import { groupOfRow, groupText } from "../groups.ts";
import type { TrackerRow } from "../tracker-row.ts";
import { ChildCell, trackerCell } from "./tracker-cells.tsx";
import { groupFilter } from "./group-filter.ts";
import { addressOf, filteredBy, type TrackerPage } from "./tracker-view.ts";

type Rows = Pick<TrackerPage, "view" | "setting" | "rows" | "groups" | "why">;

const shownIn = ({ view, setting }: Pick<Rows, "view" | "setting">): readonly TrackerColumn[] =>
  columnsShown(view.columns, setting.ownColumns);

/** What a card on a phone says at once; the rest is one press away in it. */
const onEachCard: ReadonlySet<ColumnKey> = new Set([
  ...(["child", "flag", "harm", "level", "review", "actions"] as const),
]);

export function columns(page: TrackerPage): readonly SortableColumn[] {
  const { view } = page;
  return shownIn(page).map(({ key, heading, sort }) => {
    const isMore = !onEachCard.has(key);
    // What a flag is not to be used for stays beside the flag.
    const isShort = key !== "flag";
    if (sort === undefined) return { key, text: heading, isMore, isShort };
    const isOn = view.sort === sort.key;
    const other = view.direction === "ascending" ? "descending" : "ascending";
    const href = addressOf(page, { sort: sort.key, direction: isOn ? other : sort.first });
    return {
      key,
      text: heading,
      isMore,
      isShort,
      sort: { href, direction: isOn ? view.direction : "none" },
    };
  });
}

/** The rows of a page, under the headings of their groups where the list has them. */
export function trackerGroups(page: Rows): readonly RowGroup[] {
  const { rows, view, setting } = page;
  const shown = shownIn(page);
  const cells = (row: TrackerRow): SortableRow => ({
    about: fullName(row),
    ...Object.fromEntries(
      shown.map(({ key }) => [
        key,
        key === "child" ? (
          <ChildCell row={row} setting={setting} why={page.why.get(row.personId)} />
        ) : (
          trackerCell(row, key, setting)
        ),
      ]),
    ),
  });
  const { group } = view;
  if (group === undefined) return [{ rows: rows.map(cells) }];
  const byGroup = Map.groupBy(rows, (row) => groupOfRow(row, group));
  return [...byGroup].map(([value, inGroup]) => ({
    heading: <GroupHeading page={page} value={value} />,
    rows: inGroup.map(cells),
  }));
}

type Heading = { readonly page: Rows; readonly value: string | null };

function GroupHeading({ page, value }: Heading): VNode {
  const { group } = page.view;
  if (group === undefined) return <></>;
  const counts = page.groups.find((one) => one.value === value);
  const name = groupText(group, { value, name: counts?.name ?? null }, page.setting);
  return (
    <>
      <a
        class="govuk-link"
        href={filteredBy(page, groupFilter(group, value), { group: undefined })}
      >
        {name}
      </a>
      {counts !== undefined && ` · ${counted(counts.children, "child", "children")}`}
      {counts !== undefined && counts.overdue > 0 && `, ${counts.overdue} with a review overdue`}
    </>
  );
}
