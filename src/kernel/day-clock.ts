import { addDays, compareDates, formatDate, type IsoDate } from "./dates.ts";
import { ok, type Result } from "./result.ts";
import { counted } from "./words.ts";
import { isWorkingDay, type CalendarNotKnown, type WorkingCalendar } from "./working-days.ts";

/** How long something may take, counted in whole days. */
export type DaysWithin = { readonly unit: "working-days" | "days"; readonly amount: number };

/** While it lasts no day is counted: from the day after it began, up to and with the day it ended. */
export type Pause = { readonly from: IsoDate; readonly to: IsoDate | null };

export type DayClock = {
  /** The day of the event, which is not counted. */
  readonly runsFrom: IsoDate;
  readonly within: DaysWithin;
  readonly pauses: readonly Pause[];
};

export type ClockState = {
  /** Days counted up to a day, with it; more than `of` where it is late. */
  readonly used: number;
  readonly of: number;
  /** The last day on which it is in time; null while the clock stands. */
  readonly dueOn: IsoDate | null;
  readonly pausedOn: IsoDate | null;
  readonly isLate: boolean;
};

/**
 * Where a clock stands on a day. Dates only, so that a change to summer time moves nothing; bank
 * holidays come from the partnership's calendar, and where that does not reach there is no answer.
 */
export function clockOn(
  { runsFrom, within, pauses }: DayClock,
  on: IsoDate,
  calendar: WorkingCalendar,
): Result<ClockState, CalendarNotKnown> {
  const standing = pauses.find(({ to }) => to === null);
  let [all, used] = [0, 0];
  let reached: IsoDate | null = null;
  const isPast = (day: IsoDate): boolean => compareDates(day, on) > 0;
  for (let day = runsFrom; compareDates(day, on) < 0 || (reached === null && !standing);) {
    day = addDays(day, 1);
    const counts = countsOn(day, { within, pauses, calendar });
    if (!counts.ok) return counts;
    if (!counts.value) continue;
    all += 1;
    if (!isPast(day)) used = all;
    if (all === within.amount) reached = day;
  }
  // What had run out before it was paused stays late; what was paused in time does not become late.
  const isOut = reached !== null && compareDates(reached, on) < 0;
  const isLate = isOut && (!standing || used > within.amount);
  return ok({
    used,
    of: within.amount,
    isLate,
    dueOn: standing && !isLate ? null : reached,
    pausedOn: standing?.from ?? null,
  });
}

type Counting = Pick<DayClock, "within" | "pauses"> & { readonly calendar: WorkingCalendar };

function countsOn(
  day: IsoDate,
  { within, pauses, calendar }: Counting,
): Result<boolean, CalendarNotKnown> {
  const isPaused = pauses.some(({ from, to }) => day > from && (to === null || day <= to));
  if (within.unit === "days") return ok(!isPaused);
  const working = isWorkingDay(day, calendar);
  return working.ok ? ok(working.value && !isPaused) : working;
}

const unitWords = { "working-days": "working day", days: "day" } as const;

/** "45 working days". */
export const withinWords = ({ unit, amount }: DaysWithin): string =>
  counted(amount, unitWords[unit]);

/** A clock in words: how much of it is used, and until when, or how late it is. */
export function clockWords(
  state: ClockState,
  { unit }: Pick<DaysWithin, "unit">,
): { readonly text: string; readonly isLate: boolean } {
  const { used, of, dueOn, pausedOn, isLate } = state;
  const word = unitWords[unit];
  if (isLate && dueOn !== null) {
    const due = `due ${formatDate(dueOn)}`;
    return {
      text: used > of ? `${counted(used - of, word)} overdue, ${due}` : `Overdue, ${due}`,
      isLate,
    };
  }
  const spent = `${used} of ${counted(of, word)} used`;
  if (pausedOn !== null) return { text: `Paused since ${formatDate(pausedOn)}: ${spent}`, isLate };
  if (dueOn === null) return { text: spent, isLate };
  return { text: `${spent}, due ${formatDate(dueOn)}`, isLate };
}
