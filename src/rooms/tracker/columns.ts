import type { FieldKey } from "../child-record/index.ts";
import type { OwnColumn } from "./own-column-reads.ts";

export const columnKeys = [
  "child",
  "reference",
  "born",
  "flag",
  "harm",
  "level",
  "lead",
  "stage",
  "panel",
  "review",
  "missing",
  "actions",
  "agencies",
  "ward",
  "school",
  "contact",
  "opened",
  "recorded",
] as const;

export type ColumnKey = (typeof columnKeys)[number] | `own.${string}`;

export const sortKeys = [
  "review",
  "name",
  "born",
  "harm",
  "level",
  "lead",
  "stage",
  "panel",
  "missing",
  "actions",
  "ward",
  "school",
  "contact",
  "opened",
  "recorded",
] as const;

export type SortKey = (typeof sortKeys)[number] | `own.${string}`;
export type Direction = "ascending" | "descending";

export const groupKeys = ["level", "harm", "stage", "lead", "ward"] as const;
export type GroupKey = (typeof groupKeys)[number];

/** One column of the tracker, as the list, the grid and an export of it know it. */
export type TrackerColumn = {
  readonly key: ColumnKey;
  readonly heading: string;
  /** Present where the list can be sorted by it, with the way that people want first. */
  readonly sort?: { readonly key: SortKey; readonly first: Direction };
  readonly groupable?: GroupKey;
  /** What a person gives in place; absent where the cell is worked out, or is a decision. */
  readonly field?: FieldKey;
  /** Stands on the list where nobody has chosen columns. */
  readonly isUsual: boolean;
};

const up = "ascending";
const down = "descending";

/** In the order in which they stand. */
const fixed: readonly TrackerColumn[] = [
  { key: "child", heading: "Child", sort: { key: "name", first: up }, isUsual: true },
  { key: "reference", heading: "Reference", isUsual: false },
  {
    key: "born",
    heading: "Date of birth",
    sort: { key: "born", first: down },
    field: "bornOn",
    isUsual: false,
  },
  { key: "flag", heading: "Flag", isUsual: true },
  {
    key: "harm",
    heading: "Harm status",
    sort: { key: "harm", first: down },
    groupable: "harm",
    isUsual: true,
  },
  {
    key: "level",
    heading: "Level",
    sort: { key: "level", first: down },
    groupable: "level",
    isUsual: true,
  },
  {
    key: "lead",
    heading: "Lead practitioner",
    sort: { key: "lead", first: up },
    groupable: "lead",
    isUsual: true,
  },
  {
    key: "stage",
    heading: "Stage",
    sort: { key: "stage", first: up },
    groupable: "stage",
    field: "stage",
    isUsual: true,
  },
  {
    key: "panel",
    heading: "Last panel",
    sort: { key: "panel", first: up },
    field: "lastPanelOn",
    isUsual: true,
  },
  { key: "review", heading: "Next review", sort: { key: "review", first: up }, isUsual: true },
  {
    key: "missing",
    heading: "Missing episodes in 90 days",
    sort: { key: "missing", first: down },
    field: "missingCount",
    isUsual: true,
  },
  {
    key: "actions",
    heading: "Actions overdue",
    sort: { key: "actions", first: down },
    isUsual: true,
  },
  { key: "agencies", heading: "Agencies involved", isUsual: false },
  {
    key: "ward",
    heading: "Ward",
    sort: { key: "ward", first: up },
    groupable: "ward",
    field: "ward",
    isUsual: true,
  },
  {
    key: "school",
    heading: "School",
    sort: { key: "school", first: up },
    field: "school",
    isUsual: false,
  },
  {
    key: "contact",
    heading: "Last contact with child",
    sort: { key: "contact", first: up },
    field: "lastContactOn",
    isUsual: true,
  },
  {
    key: "opened",
    heading: "Opened",
    sort: { key: "opened", first: down },
    field: "openedOn",
    isUsual: false,
  },
  {
    key: "recorded",
    heading: "Last recorded",
    sort: { key: "recorded", first: down },
    isUsual: false,
  },
];

/** Every column there is today: the tracker's own order, then the partnership's columns in theirs. */
export function columnsOf(ownColumns: readonly OwnColumn[]): readonly TrackerColumn[] {
  return [
    ...fixed,
    ...ownColumns.map(({ key, name }): TrackerColumn => {
      const own = `own.${key}` as const;
      return {
        key: own,
        heading: name,
        sort: { key: own, first: up },
        field: own,
        isUsual: false,
      };
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
      key === "child" || (chosen === undefined ? isUsual : chosen.includes(key)),
  );
}

/** The way a sort begins: what is overdue, highest or latest first. */
export function firstDirection(sort: SortKey): Direction {
  return fixed.find((column) => column.sort?.key === sort)?.sort?.first ?? up;
}
