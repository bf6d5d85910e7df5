import { addDays, type IsoDate } from "../../../kernel/dates.ts";
import { isWorkingDay, type WorkingCalendar } from "../../../kernel/working-days.ts";

export const audiences = {
  lead: "The lead practitioner",
  child: "The child",
  carer: "A parent or carer",
} as const;
export type Audience = keyof typeof audiences;

export type Release = {
  readonly releaseId: string;
  readonly thingId: string;
  /** Not known to those who may not read subjects. */
  readonly thing: string | null;
  readonly kind: string;
  readonly conditions: string | null;
  readonly source: string;
  readonly beginsOn: IsoDate;
  readonly endsOn: IsoDate | null;
  readonly alertOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
  readonly endWords: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly version: number;
};

export type Telling = {
  readonly whom: Audience;
  readonly outcome: "not-told" | "told";
  /** The end of which they were told. */
  readonly endsOn: IsoDate | null;
  readonly toldOn: IsoDate;
  readonly toldBy: string;
  readonly wording: string;
  readonly recordedBy: string;
};

/**
 * From when those who must be told are told: so many days before the end, and where that is no working day, the last one
 * before it. Plain days where the calendar does not reach: too early is safe, too late is not.
 */
export function alertOn(
  endsOn: IsoDate,
  { alertDays, calendar }: { readonly alertDays: number; readonly calendar: WorkingCalendar },
): IsoDate {
  let day = addDays(endsOn, -alertDays);
  for (let looked = 0; looked < 14; looked += 1) {
    const working = isWorkingDay(day, calendar);
    if (!working.ok || working.value) return day;
    day = addDays(day, -1);
  }
  return day;
}

/** Who has neither been told of this end nor been left out with a reason. */
export const stillToTell = (
  { endsOn }: Pick<Release, "endsOn">,
  tellings: readonly Telling[],
): readonly Audience[] =>
  (Object.keys(audiences) as Audience[]).filter(
    (whom) => !tellings.some((one) => one.whom === whom && one.endsOn === endsOn),
  );

export const isDue = (
  { alertOn: from, endedOn }: Pick<Release, "alertOn" | "endedOn">,
  today: IsoDate,
): boolean => endedOn === null && from !== null && from <= today;

/** It ends today, or should have ended, and somebody is still to be told. */
export const isOverdue = (
  { endsOn, endedOn }: Pick<Release, "endedOn" | "endsOn">,
  today: IsoDate,
): boolean => endedOn === null && endsOn !== null && endsOn <= today;
