import { addDays, addMonths, compareDates, dayOfWeek, type IsoDate } from "../../kernel/dates.ts";
import { isWorkingDay, type WorkingCalendar } from "../../kernel/working-days.ts";
import type { Panel } from "./panel.ts";

export type Proposal = {
  readonly on: IsoDate;
  /** The day that the rhythm gives, where it is a holiday and the next working day is proposed. */
  readonly instead: IsoDate | undefined;
  /** Other panels that sit on that day. */
  readonly clashes: readonly string[];
};

type ReadQuery = {
  readonly every: Panel["every"];
  /** The sitting before, or today where there was none. */
  readonly last: IsoDate;
  readonly today: IsoDate;
  readonly count: number;
  readonly calendar: WorkingCalendar;
  readonly others: readonly { readonly on: IsoDate; readonly name: string }[];
};

/**
 * Days for the next sittings: the same weekday again after so many weeks, or the same weekday of the
 * month. A day that is no working day moves to the next; beyond what the calendar knows nothing is proposed.
 */
export function proposeDates(asked: ReadQuery): readonly Proposal[] {
  const { last, every, today, count, calendar, others } = asked;
  const proposals: Proposal[] = [];
  for (let step = 1; proposals.length < count && step < 60; step += 1) {
    const rhythm = nextOf(last, every, step);
    if (compareDates(rhythm, today) <= 0) continue;
    const on = workingDayFrom(rhythm, calendar);
    if (on === undefined) break;
    proposals.push({
      on,
      instead: on === rhythm ? undefined : rhythm,
      clashes: others.filter((one) => one.on === on).map(({ name }) => name),
    });
  }
  return proposals;
}

function nextOf(last: IsoDate, { unit, amount }: Panel["every"], step: number): IsoDate {
  if (unit === "weeks") return addDays(last, 7 * amount * step);
  // The second Tuesday stays the second Tuesday; a fifth one is the last of a shorter month.
  const nth = Math.ceil(Number(last.slice(8)) / 7);
  const first = `${addMonths(`${last.slice(0, 8)}01`, amount * step).slice(0, 8)}01`;
  let day = first;
  while (dayOfWeek(day) !== dayOfWeek(last)) day = addDays(day, 1);
  const wanted = addDays(day, 7 * (nth - 1));
  return wanted.slice(0, 7) === first.slice(0, 7) ? wanted : addDays(wanted, -7);
}

function workingDayFrom(day: IsoDate, calendar: WorkingCalendar): IsoDate | undefined {
  for (let on = day; ; on = addDays(on, 1)) {
    const answer = isWorkingDay(on, calendar);
    if (!answer.ok) return undefined;
    if (answer.value) return on;
  }
}
