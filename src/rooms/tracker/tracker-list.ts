import { formatDate, isIsoDate } from "../../kernel/dates.ts";
import type { ListOption } from "../../kernel/lists.ts";
import { spanOf } from "../../kernel/list-pages.ts";
import { capitalised, counted } from "../../kernel/words.ts";
import type { Around, ColumnRules, Facet } from "../../platform/lists/declared.ts";
import { defineList } from "../../platform/lists/define-list.ts";
import { levelName } from "../child-record/index.ts";
import { cellText } from "./cell-text.ts";
import {
  columnsOf,
  columnsShown,
  fixedColumns,
  groupKeys,
  sorts,
  type FixedColumn,
  type TrackerColumn,
} from "./columns.ts";
import { filterWords } from "./filter-words.ts";
import { groupNames, groupOfRow } from "./groups.ts";
import { childrenPerPage, look, type AroundTracker } from "./look.ts";
import { apiChild, childFields } from "./tracker-api.ts";
import { matching, type TrackerCounts } from "./tracker-counts.ts";
import { lastMonth, none, trackerFilters, unknown, type TrackerAsked } from "./tracker-filters.ts";
import type { TrackerRow } from "./tracker-row.ts";
import type { TrackerSetting } from "./tracker-setting.ts";

type OfTracker = Around<TrackerRow, AroundTracker, TrackerAsked>;

const listed = ({ heading, sort, isOnCard }: Omit<TrackerColumn, "key">, isFlag: boolean) => ({
  heading,
  ...(sort === undefined ? {} : { sort }),
  // What a flag is not to be used for stays beside the flag.
  onPhone: [...(isOnCard ? [] : ["more" as const]), ...(isFlag ? [] : ["short" as const])],
});

type Column = ColumnRules<TrackerRow, AroundTracker, TrackerAsked>;
const columns = Object.fromEntries(
  Object.entries(fixedColumns).map(([key, rules]) => [key, listed(rules, key === "flag")]),
) as unknown as Readonly<Record<FixedColumn, Column>>;

const shownKeys = ({ asked, around: { setting } }: OfTracker) =>
  columnsShown(asked.columns, setting.ownColumns).map(({ key }) => key);

const groupOf = (row: TrackerRow, { group }: TrackerAsked) =>
  group === undefined ? undefined : groupOfRow(row, group);

/** "49 open children": what else narrows them is said beside it. */
const countOf = ({ total, asked: { show } }: OfTracker): string =>
  counted(total, `${show} child`, `${show} children`);

/** "51 to 100 of 300 open children, review overdue": what is narrowed is read with the table, and on paper. */
function captionOf(shown: OfTracker): string {
  const words = filterWords({ ...shown.asked, show: "open" }, shown.around);
  return `${spanOf(shown.rows.length, shown.pages)}${[countOf(shown), ...words.map(({ text }) => text)].join(", ")}`;
}

const named = (rows: readonly { readonly id: string; readonly name: string }[]) =>
  rows.map(({ id, name }) => ({ value: id, text: name }));
const keyed = (rows: readonly { readonly key: string; readonly name: string }[]) =>
  rows.map(({ key, name }) => ({ value: key, text: name }));

const places = (names: readonly string[]): readonly ListOption[] => [
  ...names.map((name) => ({ value: name, text: name })),
  { value: unknown, text: "Not known or protected" },
];
const notKnown: ListOption = { value: unknown, text: "Not known" };
const overdue = () => [{ value: "overdue", text: "Overdue" }];

/** A month ago is one choice and moves with the day; another day is typed. */
const days = (day: string | undefined): readonly ListOption[] => [
  { value: lastMonth, text: "Since a month ago" },
  ...(day !== undefined && isIsoDate(day)
    ? [{ value: day, text: `Since ${formatDate(day)}` }]
    : []),
];

/** Every child within reach: the list, its paper, its API and what its address may ask. */
export const trackerList = defineList({
  about: "children",
  filters: trackerFilters,
  sorts,
  first: "review",
  asksOwn: true,
  pages: { size: childrenPerPage },
  read: look,
  subjectOf: ({ personId }) => personId,
  columns,
  own: {
    columns: ({ setting: { ownColumns } }) =>
      ownColumns.map(({ key, name: heading, kind, choices }) => {
        const own = { key: `own.${key}`, sort: `own.${key}`, heading } as const;
        const onPhone = ["more", "short"] as const;
        if (kind === "date" || kind === "number") return { ...own, onPhone };
        return { ...own, onPhone, asks: kind === "choice" ? choices : "words" };
      }),
    text: (row, key, { setting }) => cellText(row, key, setting),
  },
  tables: {
    list: {
      columns: shownKeys,
      caption: captionOf,
      empty: "No child matches these filters.",
      look: { dense: true, brief: "labelled" },
      groupOf,
    },
    paper: {
      columns: shownKeys,
      caption: countOf,
      empty: "No child matches these filters.",
      look: { dense: true, captionSize: "hidden" },
      groupOf,
      isPaper: true,
    },
  },
  fields: {
    q: { label: "Name, reference or number", isShort: true },
    level: {
      label: "Level",
      all: "All levels",
      options: ({ around: { setting } }) => [...levelsOf(setting), notKnown],
    },
    harm: {
      label: "Harm status",
      all: "All",
      options: ({ around: { setting } }) => keyed(setting.harmScheme.statuses),
    },
    stage: {
      label: "Stage",
      all: "All stages",
      options: ({ around: { setting } }) => [...keyed(setting.pathway.stages), notKnown],
    },
    lead: {
      label: "Lead practitioner",
      all: "Anyone",
      options: ({ around: { options } }) => [
        ...named(options.leads),
        { value: none, text: "Nobody yet" },
      ],
    },
    group: {
      label: "Group by",
      all: "Not grouped",
      options: () => groupKeys.map((key) => ({ value: key, text: capitalised(groupNames[key]) })),
    },
    flag: {
      label: "Flag",
      all: "All",
      isMore: true,
      options: ({ around: { setting } }) => [
        { value: "any", text: "Any flag" },
        ...keyed(setting.flagScheme.types),
        { value: none, text: "No flag" },
      ],
    },
    ward: {
      label: "Ward",
      all: "All",
      isMore: true,
      options: ({ around }) => places(around.options.wards),
    },
    school: {
      label: "School",
      all: "All",
      isMore: true,
      options: ({ around }) => places(around.options.schools),
    },
    agency: {
      label: "Agency involved",
      all: "All",
      isMore: true,
      options: ({ around }) => named(around.options.agencies),
    },
    cohort: {
      label: "Cohort",
      all: "All",
      isMore: true,
      isOptional: true,
      options: ({ around }) => named(around.options.cohorts),
    },
    due: { label: "Reviews", all: "All", isMore: true, options: overdue },
    actions: { label: "Actions", all: "All", isMore: true, options: overdue },
    waiting: {
      label: "After an import",
      all: "All",
      isMore: true,
      options: () => [{ value: "decision", text: "Waiting for a decision" }],
    },
    show: {
      label: "Show",
      isMore: true,
      options: () => [
        { value: "open", text: "Open" },
        { value: "closed", text: "Closed or stepped down" },
      ],
    },
    missing: { label: "Missing episodes, at least", isMore: true },
    panel: { label: "For a panel within so many days", isMore: true },
    opened: {
      label: "Opened",
      all: "Any time",
      isMore: true,
      options: ({ asked }) => days(asked.opened),
    },
    unseen: {
      label: "Not seen",
      all: "All",
      isMore: true,
      options: ({ asked }) => days(asked.unseen),
    },
  },
  sortLabel: "Sort by",
  on: ({ asked, around }) => filterWords(asked, around),
  facets: ({ asked, around }) => ({ levels: levelFacets(asked, around) }),
  api: {
    rows: "children",
    says: "total",
    // Machines ask for more at once.
    pageSize: 50,
    fields: childFields,
    more: (row, { around: { setting } }) => apiChild(row, setting),
  },
});

const levelsOf = ({ scheme }: TrackerSetting): readonly ListOption[] =>
  scheme.levels.toReversed().map(({ level, name }) => ({ value: String(level), text: name }));

type Levels = readonly Facet<TrackerAsked>[];

/** How many stand at each level, and how many are late; each number opens the list it counts. */
function levelFacets(
  { show }: TrackerAsked,
  { counts, setting }: Pick<AroundTracker, "counts" | "setting">,
): Levels {
  if (counts.length === 0) return [];
  const of = (asks: Partial<TrackerAsked>) =>
    ({ asks: { ...asks, show }, keepsLook: true }) as const;
  const [all, late] = [matching(counts, {}), matching(counts, { due: "overdue" })];
  return [
    { count: all, text: `${show} ${all === 1 ? "child" : "children"}`, ...of({}) },
    ...levelsIn(counts).map((level) => ({
      count: matching(counts, { level: level ?? unknown }),
      text: levelName(setting.scheme, level),
      isAttention: level === null,
      ...of({ level: level ?? unknown }),
    })),
    {
      count: late,
      text: late === 1 ? "review overdue" : "reviews overdue",
      isAttention: late > 0,
      ...of({ due: "overdue" }),
    },
  ];
}

const levelsIn = (counts: TrackerCounts): readonly (number | null)[] => [
  ...new Set(counts.map(({ level }) => level)),
];

/** The columns of a view that can be chosen: the child’s own always stands. */
export const choosable = ({ setting }: Pick<AroundTracker, "setting">) =>
  columnsOf(setting.ownColumns).filter(({ key }) => key !== "child");
