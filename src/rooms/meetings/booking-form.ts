import { addDays, londonInstant, readTime } from "../../kernel/dates.ts";
import { readDateParts, readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import type { Posted } from "../directory/index.ts";

export type BookingForm = {
  readonly on: DateParts;
  readonly time: string;
  readonly place: string;
  readonly joinLink: string;
  /** Empty: an hour. */
  readonly minutes: string;
  readonly chair: string;
  readonly invited: readonly string[];
};

export type Booking = {
  readonly startsAt: Date;
  readonly place: string;
  readonly joinLink: string | null;
  readonly lastsMinutes: number;
  readonly chairId: string;
  readonly invited: readonly string[];
};

/** A year ahead: a date further off is a slip of the pen. */
const longestDays = 366;

export type BookingContext = { readonly today: string; readonly posted: readonly Posted[] };

export function readBooking(
  form: BookingForm,
  { today, posted }: BookingContext,
): { readonly booking: Booking } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const on = readDateParts(form.on, {
    name: "Date of the meeting",
    earliest: today,
    latest: addDays(today, longestDays),
  });
  if (!on.ok) errors.push({ field: "on", message: on.error });
  const time = readTime(form.time);
  if (time === undefined) errors.push({ field: "time", message: "Enter a time, like 14:30" });
  const place = readText(form.place, {
    name: "Place",
    most: 400,
    missing: "Enter the place, or how to join by video",
  });
  if (!place.ok) errors.push({ field: "place", message: place.error });
  const how = readHow(form);
  errors.push(...how.errors);
  const chair = posted.find(({ staffId, canChair }) => canChair && staffId === form.chair);
  if (!chair) errors.push({ field: "chair", message: "Choose who will chair the meeting" });
  const invited = [...new Set(form.invited)];
  if (invited.some((id) => !posted.some(({ staffId }) => staffId === id))) {
    errors.push({ field: "invited", message: "Choose people from the list" });
  }
  if (!on.ok || time === undefined || !place.ok || !chair || errors.length > 0) return { errors };
  return {
    booking: {
      startsAt: londonInstant(on.value, time),
      place: place.value,
      ...how.read,
      chairId: chair.staffId,
      invited: [...new Set([chair.staffId, ...invited])],
    },
  };
}

export const usualMinutes = 60;

/** How long it lasts, and the link where there is one. */
function readHow({ joinLink, minutes }: Pick<BookingForm, "joinLink" | "minutes">) {
  const errors: FieldError[] = [];
  const link = joinLink.trim();
  if (link !== "" && !isJoinLink(link)) {
    errors.push({ field: "joinLink", message: "Enter the whole link, beginning with https://" });
  }
  const lasts = minutes.trim() === "" ? usualMinutes : readMinutes(minutes);
  if (lasts === undefined) {
    errors.push({ field: "minutes", message: "Enter how many minutes it lasts, 5 to 600" });
  }
  return { read: { joinLink: link || null, lastsMinutes: lasts ?? usualMinutes }, errors };
}

function readMinutes(typed: string): number | undefined {
  const minutes = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  return minutes >= 5 && minutes <= 600 ? minutes : undefined;
}

export const isJoinLink = (link: string): boolean =>
  /^https:\/\/[^\s<>"\\]{3,480}$/.test(link) && URL.canParse(link);
