import { compareDates, formatDate, type IsoDate } from "../../../kernel/dates.ts";
import { dueInWords } from "../../../kernel/words.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import { lateInWords } from "../../work/index.ts";
import { upcomingReviews } from "../next-review.ts";

export type ChildDates = {
  readonly harmReviewBy: IsoDate | null;
  readonly reviewBy: IsoDate | null;
  readonly flagReviewBy: IsoDate | null;
  /** The promise that is due first, whoever made it. */
  readonly promisedOn: IsoDate | null;
  readonly promised: string | null;
};

export type NextThing = {
  readonly what: string;
  /** Words first: "4 working days late", "due tomorrow". */
  readonly when: string;
  readonly isLate: boolean;
  /** How many other things of this child are late. */
  readonly alsoLate: number;
};

type Knowing = {
  readonly today: IsoDate;
  readonly calendar: WorkingCalendar;
  readonly isUndecided: boolean;
};

/** What is due next for a child, the longest late first; undefined where nothing has a date. */
export function nextThing(
  dates: ChildDates,
  { today, calendar, isUndecided }: Knowing,
): NextThing | undefined {
  const { promisedOn, promised } = dates;
  const promises = promisedOn === null ? [] : [{ what: promised ?? "A promise", on: promisedOn }];
  const all = [...promises, ...upcomingReviews(dates, isUndecided)].toSorted((one, other) =>
    compareDates(one.on, other.on),
  );
  const [first] = all;
  if (!first) return undefined;
  const late = all.filter(({ on }) => on < today).length;
  return {
    what: first.what,
    ...whenDue(first.on, { today, calendar }),
    alsoLate: Math.max(0, late - 1),
  };
}

/** When something is due, or how late it is, in words. */
export function whenDue(
  on: IsoDate,
  { today, calendar }: Pick<Knowing, "today" | "calendar">,
): { readonly when: string; readonly isLate: boolean } {
  if (on < today) return { when: lateInWords(on, today, calendar), isLate: true };
  const due = dueInWords(on, today).text;
  return { when: due.startsWith("due in") ? `${due}, ${formatDate(on)}` : due, isLate: false };
}
