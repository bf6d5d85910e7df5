import { addDays, londonInstant, readTime } from "../../kernel/dates.ts";
import { readDateParts, readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import type { Posted } from "../directory/index.ts";

export type BookingForm = {
  readonly on: DateParts;
  readonly time: string;
  readonly place: string;
  readonly chair: string;
  readonly invited: readonly string[];
};

export type Booking = {
  readonly startsAt: Date;
  readonly place: string;
  readonly chairId: string;
  readonly invited: readonly string[];
};

/** A year ahead: a date further off is a slip of the pen. */
const longestDays = 366;

export type BookingGround = { readonly today: string; readonly posted: readonly Posted[] };

export function readBooking(
  form: BookingForm,
  { today, posted }: BookingGround,
): { readonly booking: Booking } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const on = readDateParts(form.on, {
    name: "Date of the meeting",
    earliest: today,
    latest: addDays(today, longestDays),
  });
  if (!on.ok) errors.push({ field: "on", message: on.error });
  const time = readTime(form.time);
  if (time === undefined) {
    errors.push({ field: "time", message: "Enter a time, like 14:30" });
  }
  const place = readText(form.place, {
    name: "Place",
    most: 400,
    missing: "Enter the place, or how to join by video",
  });
  if (!place.ok) errors.push({ field: "place", message: place.error });
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
      chairId: chair.staffId,
      invited: [...new Set([chair.staffId, ...invited])],
    },
  };
}
