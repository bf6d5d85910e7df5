import { formatDate } from "../../kernel/dates.ts";
import { counted } from "../../kernel/words.ts";
import { flagName, harmStatusOf, levelName, stageName } from "../child-record/index.ts";
import type { FilterOptions } from "./filter-options.ts";
import {
  lastMonth,
  none,
  unknown,
  type FilterKey,
  type TrackerAsked,
  type TrackerFilters,
} from "./tracker-filters.ts";
import type { OnWords } from "../../platform/lists/declared.ts";
import type { TrackerSetting } from "./tracker-setting.ts";

type Names = { readonly setting: TrackerSetting; readonly options: FilterOptions };

type Words = {
  readonly [K in FilterKey]: (value: NonNullable<TrackerFilters[K]>, names: Names) => string;
};

const since = (day: string): string => (day === lastMonth ? "a month ago" : formatDate(day));

const place = (value: string): string => (value === unknown ? "not known or protected" : value);

/** Somebody who is no option is not named: an address may hold any id. */
const named = (
  rows: FilterOptions["leads"],
  id: string,
  other = "a person not on your list",
): string => rows.find((one) => one.id === id)?.name ?? other;

const words: Words = {
  q: (text) => `Name, reference or number like “${text}”`,
  harm: (key, { setting }) => `Harm status ${harmStatusOf(setting.harmScheme, key).name}`,
  level: (level, { setting }) =>
    `Level ${levelName(setting.scheme, level === unknown ? null : level)}`,
  flag: (flag, { setting }) => {
    if (flag === none) return "No flag";
    return flag === "any" ? "Any flag" : `Flag ${flagName(setting.flagScheme, flag)}`;
  },
  lead: (lead, { options }) =>
    lead === none ? "No lead practitioner" : `Lead ${named(options.leads, lead)}`,
  stage: (stage, { setting }) =>
    stage === unknown ? "Stage not known" : `Stage ${stageName(setting.pathway, stage)}`,
  ward: (ward) => `Ward ${place(ward)}`,
  school: (school) => `School ${place(school)}`,
  agency: (agency, { options }) => `Agency ${named(options.agencies, agency)}`,
  cohort: (cohort, { options }) => `Cohort ${named(options.cohorts, cohort, "not on your list")}`,
  due: () => "Review overdue",
  actions: () => "Actions overdue",
  missing: (least) => `At least ${counted(least, "missing episode")}, recorded or entered`,
  unseen: (day) => `Not seen since ${since(day)}`,
  opened: (day) => `Opened since ${since(day)}`,
  waiting: () => "Waiting for a decision after an import",
  panel: (days, { setting }) => {
    const highest = setting.scheme.levels.at(-1)?.name ?? "highest";
    return `For the panel: ${highest} or rising, or a review due within ${counted(days, "day")}`;
  },
  show: () => "Closed or stepped down",
};

/** What the list is narrowed to, each filter by itself. */
export function filterWords(
  filters: TrackerFilters,
  names: Names,
): readonly OnWords<TrackerAsked>[] {
  const keys = (Object.keys(words) as FilterKey[]).filter(
    (key) => filters[key] !== undefined && filters[key] !== "open",
  );
  const fixed = keys.map((key) => {
    const say = words[key] as (value: unknown, names: Names) => string;
    return { text: say(filters[key], names), without: { [key]: undefined } };
  });
  const own = Object.entries(filters.own ?? {}).map(([key, value]) => {
    const name = names.setting.ownColumns.find((one) => one.key === key)?.name ?? key;
    const { [key]: _, ...rest } = filters.own ?? {};
    return { text: `${name}: ${value}`, without: { own: rest } };
  });
  return [...fixed, ...own];
}
