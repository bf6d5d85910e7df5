import { compareDates, formatDate, type IsoDate } from "../../kernel/dates.ts";
import { dueInWords } from "../../kernel/words.ts";
import type { WorkingCalendar } from "../../kernel/working-days.ts";
import { lateInWords } from "../work/index.ts";
import { upcomingReviews } from "./next-review.ts";

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
  /** Words first: "4 days overdue", "due tomorrow". */
  readonly when: string;
  readonly isLate: boolean;
  /** How many other things of this child are late. */
  readonly alsoLate: number;
};

type Knowing = {
  readonly today: IsoDate;
  readonly isUndecided: boolean;
};

/** What is due next for a child, the longest late first; undefined where nothing has a date. */
export function nextThing(
  dates: ChildDates,
  { today, isUndecided }: Knowing,
): NextThing | undefined {
  const { promisedOn, promised } = dates;
  const promises = promisedOn === null ? [] : [{ what: promised ?? "An action", on: promisedOn }];
  const all = [...promises, ...upcomingReviews(dates, isUndecided)].toSorted((one, other) =>
    compareDates(one.on, other.on),
  );
  const [first] = all;
  if (!first) return undefined;
  const late = all.filter(({ on }) => on < today).length;
  return {
    what: first.what,
    ...whenDue(first.on, today),
    alsoLate: Math.max(0, late - 1),
  };
}

type When = { readonly when: string; readonly isLate: boolean };

/** When something with a day is due, or how late it is: in the words of every other page about it. */
export function whenDue(on: IsoDate, today: IsoDate): When {
  const { text, isOverdue } = dueInWords(on, today);
  return {
    when: text.startsWith("due in") ? `${text}, ${formatDate(on)}` : text,
    isLate: isOverdue,
  };
}

/** The same of a clock that runs in working days, and is late in them. */
export function whenClockDue(
  on: IsoDate,
  { today, calendar }: { readonly today: IsoDate; readonly calendar: WorkingCalendar },
): When {
  return on < today ? { when: lateInWords(on, today, calendar), isLate: true } : whenDue(on, today);
}
