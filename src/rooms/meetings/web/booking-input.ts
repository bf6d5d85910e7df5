import { z } from "zod";
import { formatTime, londonDate } from "../../../kernel/dates.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import { field } from "../../../platform/http/field.ts";
import { formText } from "../../../platform/http/text.ts";
import { usualMinutes } from "../booking-form.ts";
import { proposedStart, type HoldBy } from "../hold-by.ts";
import type { Meeting } from "../meeting-reads.ts";

export const bookingForm = z.object({
  "on-day": field(),
  "on-month": field(),
  "on-year": field(),
  time: field(),
  minutes: field(),
  place: field(),
  joinLink: field(),
  chair: field(),
  reason: field(),
  version: field(),
  type: field(),
  invited: z
    .union([z.array(formText()), formText().transform((one) => (one === "" ? [] : [one]))])
    .default([]),
});

export type BookingTyped = z.output<typeof bookingForm>;

export const bookingOf = (typed: BookingTyped) => ({
  on: { day: typed["on-day"], month: typed["on-month"], year: typed["on-year"] },
  time: typed.time,
  minutes: typed.minutes,
  place: typed.place,
  joinLink: typed.joinLink,
  chair: typed.chair,
  invited: typed.invited,
  reason: typed.reason,
  version: typed.version,
});

export const blankBooking: BookingTyped = {
  ...bookingForm.parse({}),
  minutes: String(usualMinutes),
};

/** With a time inside the hours within which such a meeting is held; nothing is proposed within days. */
export function proposedBooking(
  typed: BookingTyped,
  { at, holdBy }: { readonly at: Date; readonly holdBy: HoldBy | null },
): BookingTyped {
  const start = holdBy === null ? undefined : proposedStart(at, holdBy);
  if (start === undefined) return typed;
  const { day, month, year } = datePartsOf(londonDate(start));
  return {
    ...typed,
    "on-day": day,
    "on-month": month,
    "on-year": year,
    time: formatTime(start),
  };
}

/** The booking as it stands, for the form that changes it. */
export function standingBooking(meeting: Meeting, invited: readonly string[]): BookingTyped {
  const { day, month, year } = datePartsOf(londonDate(meeting.startsAt));
  return {
    ...blankBooking,
    "on-day": day,
    "on-month": month,
    "on-year": year,
    time: formatTime(meeting.startsAt),
    minutes: String(meeting.lastsMinutes),
    place: meeting.place,
    joinLink: meeting.joinLink ?? "",
    chair: meeting.chairId,
    version: String(meeting.version),
    invited: [...invited],
  };
}
