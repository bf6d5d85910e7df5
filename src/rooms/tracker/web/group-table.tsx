import type { VNode } from "preact";
import { Details } from "../../../ui/govuk/index.ts";
import { SortableTable, type SortableRow } from "../../../ui/moj/index.ts";
import { levelName } from "../../child-record/index.ts";
import { groupText } from "../groups.ts";
import type { GroupKey } from "../columns.ts";
import type { GroupCount } from "../tracker-counts.ts";
import { groupFilter } from "./group-filter.ts";
import { filteredBy, type TrackerPage } from "./tracker-view.ts";
import { capitalised } from "../../../kernel/words.ts";

export const groupNames: Readonly<Record<GroupKey, string>> = {
  level: "level",
  harm: "harm status",
  stage: "stage",
  lead: "lead practitioner",
  ward: "ward",
};

type Counted = Pick<TrackerPage, "view" | "groups" | "setting">;

/** How many children are in each group, by level: the answer to "how many by ward". */
export function GroupTable(page: Counted): VNode | null {
  const { group } = page.view;
  if (group === undefined || page.groups.length === 0) return null;
  return (
    <Details
      summaryText={`How many children by ${groupNames[group]}`}
      classes="app-group-counts"
      open
    >
      <GroupCounts {...page} />
    </Details>
  );
}

export function GroupCounts(page: Counted): VNode | null {
  const { view, groups, setting } = page;
  const { group } = view;
  if (group === undefined || groups.length === 0) return null;
  const levels = [...setting.scheme.levels.map(({ level }) => level).reverse(), null];
  const byLevel = group === "level" ? [] : levels;
  return (
    <SortableTable
      caption={`How many children by ${groupNames[group]}`}
      captionClasses="govuk-visually-hidden"
      classes="app-table--counts"
      dense
      columns={[
        { key: "group", text: capitalised(groupNames[group]) },
        { key: "all", text: "Children", numeric: true },
        ...byLevel.map((level) => ({
          key: String(level),
          text: level === null ? "Level not known" : levelName(setting.scheme, level),
          numeric: true,
        })),
        { key: "overdue", text: "Review overdue", numeric: true },
      ]}
      groups={[{ rows: groups.map((counts) => countRow(page, { group, counts, levels })) }]}
    />
  );
}

type OneRow = {
  readonly group: GroupKey;
  readonly counts: GroupCount;
  readonly levels: readonly (number | null)[];
};

function countRow(page: Counted, { group, counts, levels }: OneRow): SortableRow {
  const at = (level: number | null): string =>
    String(counts.levels.find((one) => one.level === level)?.children ?? 0);
  const href = filteredBy(page, groupFilter(group, counts.value), { group: undefined });
  return {
    group: (
      <a class="govuk-link" href={href}>
        {groupText(group, counts, page.setting)}
      </a>
    ),
    all: String(counts.children),
    ...Object.fromEntries(levels.map((level) => [String(level), at(level)])),
    overdue: String(counts.overdue),
  };
}
