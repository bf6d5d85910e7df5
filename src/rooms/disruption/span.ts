import { addDays, londonDate, londonInstant, readTime } from "../../kernel/dates.ts";

const hour = 3_600_000;

export type Span = { readonly startsAt: Date; readonly endsAt: Date | null };

/** When a reminder comes: as a share of its own length, so that 48 hours and ten years both leave time to act. */
export const remindsAt = ({ startsAt, endsAt }: Span, share: number): Date | null =>
  endsAt && new Date(startsAt.getTime() + (endsAt.getTime() - startsAt.getTime()) * share);

export const hoursOf = ({ startsAt, endsAt }: Span): number | null =>
  endsAt && (endsAt.getTime() - startsAt.getTime()) / hour;

export type SpanTyped = {
  readonly startsOn: string | null;
  readonly startsTime: string | null;
  readonly endsOn: string | null;
  readonly endsTime: string | null;
};

/** From the beginning of its first day, or the time that is said, to the end of its last. */
export function spanOf({ startsOn, startsTime, endsOn, endsTime }: SpanTyped, on: string): Span {
  const starts = londonInstant(startsOn ?? on, readTime(startsTime ?? "") ?? "00:00");
  return { startsAt: starts, endsAt: endsOn === null ? null : endOf(endsOn, endsTime) };
}

/** Without a time the last day is in it. */
function endOf(endsOn: string, endsTime: string | null): Date {
  const time = readTime(endsTime ?? "");
  return time === undefined
    ? londonInstant(addDays(endsOn, 1), "00:00")
    : londonInstant(endsOn, time);
}

/** The day that is shown as the last. */
export const lastDay = (endsAt: Date): string => londonDate(new Date(endsAt.getTime() - 1));
