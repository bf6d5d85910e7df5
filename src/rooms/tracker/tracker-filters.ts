import { z } from "zod";
import { isIsoDate } from "../../kernel/dates.ts";
import { text } from "../../platform/http/text.ts";
import {
  aDay,
  aKey,
  look,
  mode,
  oneOf,
  opened,
  sought,
  textOf,
  whole,
  wholeShape,
  wordsShape,
  type FilterValues,
  type ListFilter,
  type ReadQuery,
} from "../../platform/lists/filters.ts";
import { columnKeys, groupKeys, type ColumnKey, type FixedSort, type GroupKey } from "./columns.ts";

/** In place of a level, stage, ward or school: those of who it is not known. */
export const unknown = "unknown";
/** In place of a lead or a flag: those who have none. */
export const none = "none";
/** In place of a date: a month before the day on which the list is read. */
export const lastMonth = "month";

const day = text().refine(
  (value) => isIsoDate(value) && value >= "1900-01-01" && value < "2200-01-01",
);
const since = z.union([z.literal(lastMonth), day]);

const level: ListFilter<number | typeof unknown> = {
  ...textOf(
    z.union([z.literal(unknown), wholeShape(0, 99)]),
    "A level of the scheme in force, or `unknown`",
  ),
  read: (value) => (value === unknown ? unknown : Number(value)),
  write: String,
};

const show: ListFilter<"open" | "closed", "open"> = {
  ...mode("open", ["open", "closed"]),
  says: "Open children, unless closed ones are asked for",
};

/** What a list can be narrowed to, by the name that stands in an address. */
const narrowing = {
  /** Names, however they are spelt, or a reference. */
  q: sought({
    says: "Names however they are spelt, or a reference",
    refused: "Name, reference or number must be 200 characters or fewer",
  }),
  harm: aKey("A harm status of the scheme in force, by its key"),
  level,
  flag: aKey("A kind of flag, `any` or `none`"),
  lead: textOf(z.union([z.literal(none), z.uuid()]), "The id of a lead practitioner, or `none`"),
  stage: aKey("A stage of the pathway in force, or `unknown`"),
  ward: textOf(wordsShape, "A ward by its name, or `unknown`, which is also where it is protected"),
  school: textOf(
    wordsShape,
    "A school by its name, or `unknown`, which is also where it is protected",
  ),
  agency: textOf(z.uuid(), "The id of an agency that is involved"),
  /** In it today; of one with a list nobody is found. */
  cohort: textOf(z.uuid(), "The id of a cohort without a list"),
  due: oneOf(["overdue"], "Only children with an overdue review or decision"),
  actions: oneOf(["overdue"], "Only children with an overdue action"),
  missing: whole(1, 999, {
    says: "At least so many missing episodes in 90 days",
    refused: "Missing episodes must be a whole number from 1 to 999",
  }),
  /** Nobody has seen the child since that day. */
  unseen: aDay(since, {
    says: "Not seen since a day, or since a `month` ago",
    refused: "Not seen since",
  }),
  opened: aDay(since, {
    says: "Opened since a day, or since a `month` ago",
    refused: "Opened since",
  }),
  /** A workbook says what nobody decided here. */
  waiting: oneOf(
    ["decision"],
    "Only children with something from a spreadsheet that nobody has decided",
  ),
  /** For a panel: highest or rising, or with a review due within so many days. */
  panel: whole(0, 366, {
    says: "At the highest level, rising, or with a review due within so many days",
    refused: "Days to the next panel must be a whole number from 0 to 366",
  }),
  show,
};

/** The whole of what stands in an address, so that a saved view, the grid, an export and paper take the same text. */
export const trackerFilters = {
  ...narrowing,
  group: look(z.enum(groupKeys), (key) => key as GroupKey),
  /** Absent: the usual ones. */
  columns: {
    ...look<readonly ColumnKey[] | undefined>(text(), columnsIn),
    isSeveral: true as const,
  },
  /** Under which saved or built-in view it was opened. */
  view: opened(),
};

/** Ticked boxes repeat the field; an address written here has one, with commas. */
function columnsIn(value: string): readonly ColumnKey[] | undefined {
  const keys = value
    .slice(0, 4000)
    .split(",")
    .filter((key): key is ColumnKey => isColumn(key));
  return keys.length === 0 ? undefined : [...new Set(keys)];
}

const isColumn = (key: string): boolean =>
  (columnKeys as readonly string[]).includes(key) || /^own\.[a-z0-9-]{1,40}$/.test(key);

export type FilterKey = keyof typeof narrowing;

/** What a person looks at: filters, order, groups and columns. */
export type TrackerAsked = ReadQuery<typeof trackerFilters, FixedSort>;

export type TrackerFilters = Partial<FilterValues<typeof narrowing>> & {
  /** By the key of a column of the partnership's own. */
  readonly own?: Readonly<Record<string, string>> | undefined;
};
