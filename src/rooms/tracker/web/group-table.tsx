import type { VNode } from "preact";
import { Details } from "../../../ui/govuk/index.ts";
import { SortableTable, type SortableRow } from "../../../ui/moj/index.ts";
import { levelName } from "../../child-record/index.ts";
import { groupNames, groupText } from "../groups.ts";
import type { GroupKey } from "../columns.ts";
import type { GroupCount } from "../tracker-counts.ts";
import { groupFilter } from "./group-filter.ts";
import type { TrackerShown } from "./tracker-shown.ts";
import { capitalised } from "../../../kernel/words.ts";

type Counted = { readonly shown: TrackerShown };

/** How many children are in each group, by level: the answer to "how many by ward". */
export function GroupTable({ shown }: Counted): VNode | null {
  const { group } = shown.asked;
  if (group === undefined || shown.around.groups.length === 0) return null;
  return (
    <Details
      summaryText={`How many children by ${groupNames[group]}`}
      classes="app-group-counts"
      open
    >
      <GroupCounts shown={shown} />
    </Details>
  );
}

export function GroupCounts({ shown }: Counted): VNode | null {
  const { groups, setting } = shown.around;
  const { group } = shown.asked;
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
      groups={[{ rows: groups.map((counts) => countRow(shown, { group, counts, levels })) }]}
    />
  );
}

type OneRow = {
  readonly group: GroupKey;
  readonly counts: GroupCount;
  readonly levels: readonly (number | null)[];
};

function countRow(shown: TrackerShown, { group, counts, levels }: OneRow): SortableRow {
  const at = (level: number | null): string =>
    String(counts.levels.find((one) => one.level === level)?.children ?? 0);
  const href = shown.at({ ...groupFilter(group, counts.value), group: undefined });
  return {
    group: (
      <a class="govuk-link" href={href}>
        {groupText(group, counts, shown.around.setting)}
      </a>
    ),
    all: String(counts.children),
    ...Object.fromEntries(levels.map((level) => [String(level), at(level)])),
    overdue: String(counts.overdue),
  };
}
