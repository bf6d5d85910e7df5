import { z } from "zod";
import { isIsoDate } from "../../kernel/dates.ts";
import { text } from "../../platform/http/text.ts";

/** In place of a level, stage, ward or school: those of whom it is not known. */
export const unknown = "unknown";
/** In place of a lead or a flag: those who have none. */
export const none = "none";
/** In place of a date: a month before the day on which the list is read. */
export const lastMonth = "month";

const key = text().regex(/^[a-z0-9-]{1,40}$/);
const words = text()
  .max(200)
  // What no form of ours sends, and PostgreSQL takes for no text.
  .regex(/^[^\p{Cc}\p{Cs}]*$/u)
  .transform((text) => text.trim().replaceAll(/\s+/g, " "))
  .pipe(text().min(1));
const day = text().refine((text) => isIsoDate(text) && text >= "1900-01-01" && text < "2200-01-01");
const since = z.union([z.literal(lastMonth), day]);
const whole = (least: number, most: number) =>
  text()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().int().min(least).max(most));

/** What a list can be narrowed to, by the name that stands in an address. */
export const filterShapes = {
  /** Names, however they are spelt, or a reference. */
  q: words,
  harm: key,
  level: z.union([z.literal(unknown), whole(0, 99)]),
  flag: key,
  lead: z.union([z.literal(none), z.uuid()]),
  stage: key,
  ward: words,
  school: words,
  agency: z.uuid(),
  /** In it today; of one with a list nobody is found. */
  cohort: z.uuid(),
  due: z.literal("overdue"),
  actions: z.literal("overdue"),
  /** At least so many missing episodes. */
  missing: whole(1, 999),
  /** Nobody has seen the child since that day. */
  unseen: since,
  opened: since,
  /** A workbook says what nobody decided here. */
  waiting: z.literal("decision"),
  /** For a panel: highest or rising, or with a review due within so many days. */
  panel: whole(0, 366),
  show: z.enum(["open", "closed"]),
} as const;

export type FilterKey = keyof typeof filterShapes;

type Values = { readonly [K in FilterKey]?: z.output<(typeof filterShapes)[K]> | undefined };

export type TrackerFilters = Values & {
  /** By the key of a column of the partnership's own. */
  readonly own?: Readonly<Record<string, string>> | undefined;
};

/** A value in a column of the partnership's own. */
export const ownShape = words;
export const ownKey = /^own\.([a-z0-9-]{1,40})$/;
/** Filters by own columns in one address; more than anybody has, so that no address grows without end. */
export const mostOwn = 20;

/** Whether anything but open or closed narrows the list. */
export const isNarrowed = ({ own, show: _, ...values }: TrackerFilters): boolean =>
  Object.keys(own ?? {}).length > 0 || Object.values(values).some((value) => value !== undefined);
