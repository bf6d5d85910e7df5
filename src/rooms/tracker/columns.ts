import type { SortWay } from "../../kernel/lists.ts";
import type { FieldKey } from "../child-record/index.ts";
import type { OwnColumn } from "./own-column-reads.ts";

/** What the list can be ordered by, each with the way that people want first: what is overdue, highest or latest. */
export const sorts = {
  review: "ascending",
  name: "ascending",
  born: "descending",
  harm: "descending",
  level: "descending",
  lead: "ascending",
  stage: "ascending",
  panel: "ascending",
  missing: "descending",
  actions: "descending",
  ward: "ascending",
  school: "ascending",
  contact: "ascending",
  opened: "descending",
  recorded: "descending",
} as const satisfies Readonly<Record<string, SortWay>>;

export type FixedSort = keyof typeof sorts;
export type SortKey = FixedSort | `own.${string}`;

export const groupKeys = ["level", "harm", "stage", "lead", "ward"] as const;
export type GroupKey = (typeof groupKeys)[number];

type Rules = {
  readonly heading: string;
  /** Present where the list can be sorted by it. */
  readonly sort?: SortKey;
  /** What a person gives in place; absent where the cell is worked out, or is a decision. */
  readonly field?: FieldKey;
  /** Stands on the list where nobody has chosen columns. */
  readonly isUsual?: true;
  /** What a card on a phone says at once; the rest is one press away in it. */
  readonly isOnCard?: true;
};

/** In the order in which they stand. */
export const fixedColumns = {
  child: { heading: "Child", sort: "name", isUsual: true, isOnCard: true },
  reference: { heading: "Reference" },
  born: { heading: "Date of birth", sort: "born", field: "bornOn" },
  flag: { heading: "Flag", isUsual: true, isOnCard: true },
  harm: { heading: "Harm status", sort: "harm", isUsual: true, isOnCard: true },
  level: { heading: "Level", sort: "level", isUsual: true, isOnCard: true },
  lead: { heading: "Lead practitioner", sort: "lead", isUsual: true },
  stage: { heading: "Stage", sort: "stage", field: "stage", isUsual: true },
  panel: { heading: "Last panel", sort: "panel", field: "lastPanelOn", isUsual: true },
  review: { heading: "Next review", sort: "review", isUsual: true, isOnCard: true },
  missing: {
    heading: "Missing episodes in 90 days",
    sort: "missing",
    field: "missingCount",
    isUsual: true,
  },
  actions: { heading: "Actions overdue", sort: "actions", isUsual: true, isOnCard: true },
  agencies: { heading: "Agencies involved" },
  ward: { heading: "Ward", sort: "ward", field: "ward", isUsual: true },
  school: { heading: "School", sort: "school", field: "school" },
  contact: {
    heading: "Last contact with child",
    sort: "contact",
    field: "lastContactOn",
    isUsual: true,
  },
  opened: { heading: "Opened", sort: "opened", field: "openedOn" },
  recorded: { heading: "Last recorded", sort: "recorded" },
} as const satisfies Readonly<Record<string, Rules>>;

export type FixedColumn = keyof typeof fixedColumns;
export const columnKeys = Object.keys(fixedColumns) as readonly FixedColumn[];
export type ColumnKey = FixedColumn | `own.${string}`;

/** One column of the tracker, as the list, the grid and an export of it know it. */
export type TrackerColumn = Rules & { readonly key: ColumnKey };

/** Every column there is today: the tracker's own order, then the partnership's columns in theirs. */
export function columnsOf(ownColumns: readonly OwnColumn[]): readonly TrackerColumn[] {
  return [
    ...columnKeys.map((key) => ({ key, ...fixedColumns[key] })),
    ...ownColumns.map(({ key, name }): TrackerColumn => {
      const own = `own.${key}` as const;
      return { key: own, heading: name, sort: own, field: own };
    }),
  ];
}

/** What a view shows: the child always first, then what was chosen, in the tracker's order. */
export function columnsShown(
  chosen: readonly ColumnKey[] | undefined,
  ownColumns: readonly OwnColumn[],
): readonly TrackerColumn[] {
  return columnsOf(ownColumns).filter(
    ({ key, isUsual }) =>
      key === "child" || (chosen === undefined ? isUsual === true : chosen.includes(key)),
  );
}
