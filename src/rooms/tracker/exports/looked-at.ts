import { formatDate } from "../../../kernel/dates.ts";
import { flagName, harmStatusOf, levelName, stageName } from "../../child-record/index.ts";
import { none, unknown, type FilterKey, type TrackerFilters } from "../tracker-filters.ts";
import type { TrackerSetting } from "../tracker-setting.ts";
import { sinceDay } from "../tracker-where.ts";

type Words = {
  readonly [K in Exclude<FilterKey, "show">]-?: (
    value: NonNullable<TrackerFilters[K]>,
    setting: TrackerSetting,
  ) => string;
};

/**
 * What a list was narrowed to, for the register and for the file itself. It goes where the children's
 * names do not: so a name that was searched for, a ward, a school and what somebody typed into an own
 * column are not repeated.
 */
const words: Words = {
  q: () => "found by a name, reference or number",
  harm: (key, { harmScheme }) => `harm status ${harmStatusOf(harmScheme, key).name}`,
  level: (level, { scheme }) => `level ${levelName(scheme, level === unknown ? null : level)}`,
  flag: (key, { flagScheme }) =>
    key === none ? "no flag" : key === "any" ? "any flag" : `flag ${flagName(flagScheme, key)}`,
  lead: (id) => (id === none ? "no lead practitioner" : "one lead practitioner’s"),
  stage: (key, { pathway }) =>
    key === unknown ? "stage not known" : `stage ${stageName(pathway, key)}`,
  ward: () => "one ward",
  school: () => "one school",
  agency: () => "one agency involved",
  cohort: () => "one cohort",
  due: () => "a review overdue",
  actions: () => "an action overdue",
  missing: (least) => `missing ${String(least)} times or more in 90 days`,
  unseen: (since, { today }) => `not seen since ${formatDate(sinceDay(since, today))}`,
  opened: (since, { today }) => `opened since ${formatDate(sinceDay(since, today))}`,
  waiting: () => "a workbook waits for a decision",
  panel: (days) => `for a panel within ${String(days)} days`,
};

/** "open; level High; one ward". */
export const lookedAt = (filters: TrackerFilters, setting: TrackerSetting): string =>
  [stateOf(filters), ...narrowedTo(filters, setting)].join("; ").slice(0, 1000);

export const stateOf = ({ show }: TrackerFilters): "open" | "closed" =>
  show === "closed" ? "closed" : "open";

export function narrowedTo(filters: TrackerFilters, setting: TrackerSetting): readonly string[] {
  const keys = Object.keys(words) as (keyof Words)[];
  const said = keys.flatMap((key) => {
    const value = filters[key];
    // Each says the value of its own key, which TypeScript cannot follow through the table.
    const say = words[key] as (value: unknown, setting: TrackerSetting) => string;
    return value === undefined ? [] : [say(value, setting)];
  });
  const own = Object.keys(filters.own ?? {}).map((key) => {
    const column = setting.ownColumns.find((one) => one.key === key);
    return `one value of ${column?.name ?? "a column of your own"}`;
  });
  return [...said, ...own];
}
