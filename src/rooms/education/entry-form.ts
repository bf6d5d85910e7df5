import { addDays } from "../../kernel/dates.ts";
import { readDateParts, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { orNull, texts } from "../../kernel/read-texts.ts";
import type { EducationScheme } from "./education-scheme.ts";
import { kindWords, type EducationKind } from "./kinds.ts";

export type EntryForm = {
  readonly from: DateParts;
  readonly to: DateParts;
  readonly reviewBy: DateParts;
} & Readonly<Record<EntryText, string>>;

export type EntryText =
  | "value"
  | "reason"
  | "possible"
  | "attended"
  | "unauthorised"
  | "hours"
  | "sessions"
  | "decided"
  | "seenBy"
  | "wording"
  | "source";

/** What is kept of an entry, by the names of its columns. */
export type EntryFields = {
  readonly from_on: string;
  readonly to_on: string | null;
  readonly value: string | null;
  readonly reason: string | null;
  readonly possible: number | null;
  readonly attended: number | null;
  readonly unauthorised: number | null;
  readonly hours: number | null;
  readonly review_by: string | null;
  readonly sessions: number | null;
  readonly decided: string | null;
  readonly seen_by: string | null;
  readonly wording: string | null;
  readonly source: string;
};

export type Reading = {
  readonly kind: EducationKind;
  readonly scheme: EducationScheme;
  readonly today: string;
};
type Gathering = Reading & { readonly form: EntryForm; readonly errors: FieldError[] };

/** The first day that anything here can be of. */
const earliest = "2000-01-01";

/** Reads one entry of whichever kind; what its kind does not have is left out. */
export function readEntry(
  form: EntryForm,
  reading: Reading,
): { readonly fields: EntryFields } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const all = { ...reading, form, errors };
  const text = texts(errors);
  const days = daysOf(all);
  const value = valueOf(all);
  const fields = {
    ...days,
    value,
    reason: reasonOf(all, value),
    ...attendanceOf(all),
    ...timetableOf(all, { value, from: days.from_on }),
    ...lengthOf(all),
    ...homeOf(all, value),
    wording: orNull(text(form.wording, { field: "wording", name: "Notes", most: 1000 })),
    source: text(form.source, {
      field: "source",
      name: "Source",
      most: 200,
      missing: "Enter who says so",
    }),
  };
  return errors.length > 0 ? { errors } : { fields };
}

const isBlank = (parts: DateParts): boolean =>
  [parts.day, parts.month, parts.year].every((part) => part.trim() === "");

function daysOf({ kind, form, errors, today }: Gathering) {
  const words = kindWords[kind];
  const from = readDateParts(form.from, {
    name: words.to === undefined ? "Date" : "First day",
    earliest,
    latest: today,
  });
  if (!from.ok) errors.push({ field: "from", message: from.error });
  const from_on = from.ok ? from.value : earliest;
  const asks = words.to !== undefined && (kind === "attendance" || !isBlank(form.to));
  if (!asks) return { from_on, to_on: null };
  // Of an exclusion the last day is known when it begins.
  const latest = kind === "attendance" ? today : addDays(today, 400);
  const to = readDateParts(form.to, { name: "Last day", earliest: from_on, latest });
  if (!to.ok) errors.push({ field: "to", message: to.error });
  return { from_on, to_on: to.ok ? to.value : null };
}

function valueOf({ kind, form, errors, scheme }: Gathering): string | null {
  const { value: question, values } = kindWords[kind];
  if (question === undefined) return null;
  if (values(scheme).some(({ key }) => key === form.value)) return form.value;
  errors.push({ field: "value", message: `Choose one: ${question.toLowerCase()}` });
  return null;
}

function reasonOf({ kind, form, errors, scheme }: Gathering, value: string | null): string | null {
  const { reason: question, reasons } = kindWords[kind];
  if (question === undefined || (kind === "timetable" && value !== "part")) return null;
  if (reasons(scheme).some(({ key }) => key === form.reason)) return form.reason;
  errors.push({ field: "reason", message: `Choose one: ${question.toLowerCase()}` });
  return null;
}

type Whole = { readonly field: EntryText; readonly name: string; readonly most: number };

/** A whole number from 0, or none and what is wrong with it. */
function wholeOf({ form, errors }: Gathering, { field, name, most }: Whole): number {
  const text = form[field].trim();
  const number = /^\d{1,3}$/.test(text) ? Number(text) : -1;
  if (number < 0 || number > most) {
    errors.push({ field, message: `${name} must be a whole number from 0 to ${String(most)}` });
  }
  return number;
}

function attendanceOf(all: Gathering) {
  const none = { possible: null, attended: null, unauthorised: null };
  if (all.kind !== "attendance") return none;
  const { errors } = all;
  const possible = wholeOf(all, { field: "possible", name: "Sessions possible", most: 400 });
  const attended = wholeOf(all, { field: "attended", name: "Sessions attended", most: 400 });
  const unauthorised = wholeOf(all, {
    field: "unauthorised",
    name: "Absences not authorised",
    most: 400,
  });
  if (possible === 0) {
    errors.push({ field: "possible", message: "Sessions possible must be 1 or more" });
  }
  if (possible > 0 && attended > possible) {
    errors.push({ field: "attended", message: "No more can be attended than were possible" });
  } else if (possible > 0 && attended + unauthorised > possible) {
    const message = "Attended and unauthorised together are more than were possible";
    errors.push({ field: "unauthorised", message });
  }
  return { possible, attended, unauthorised };
}

type Since = { readonly value: string | null; readonly from: string };

function timetableOf({ kind, form, errors, scheme }: Gathering, { value, from }: Since) {
  if (kind !== "timetable" || value === null) return { hours: null, review_by: null };
  const text = form.hours.trim();
  const hours = /^\d{1,2}(?:\.\d)?$/.test(text) ? Number(text) : undefined;
  if (value !== "part") return { hours: hours ?? null, review_by: null };
  if (hours === undefined || hours >= scheme.fullHours) {
    const most = String(scheme.fullHours);
    const message = `Hours a week must be a number below ${most}, which is full time`;
    errors.push({ field: "hours", message });
  }
  const review = readDateParts(form.reviewBy, {
    name: "Review date",
    earliest: from,
    latest: addDays(from, 400),
  });
  if (!review.ok) errors.push({ field: "reviewBy", message: review.error });
  return { hours: hours ?? null, review_by: review.ok ? review.value : null };
}

function lengthOf(all: Gathering) {
  if (all.kind !== "exclusion" || all.form.sessions.trim() === "") return { sessions: null };
  return { sessions: wholeOf(all, { field: "sessions", name: "Sessions", most: 400 }) };
}

/** Who saw the child; of home education how it was decided as well. */
function homeOf({ kind, form, errors, scheme }: Gathering, value: string | null) {
  const text = texts(errors);
  const isHome = scheme.statuses.some(({ key, isHome: home }) => home === true && key === value);
  const askDecided = kind === "enrolment" && isHome;
  const decided = askDecided
    ? text(form.decided, {
        field: "decided",
        name: "How it was decided",
        most: 1000,
        missing: "Enter how it was decided",
      })
    : "";
  if (kind !== "contact" && !askDecided) return { decided: null, seen_by: null };
  const missing =
    kind === "contact" ? "Enter who had contact" : "Enter who saw the child, or that nobody did";
  const seenBy = text(form.seenBy, { field: "seenBy", name: "Who", most: 200, missing });
  return { decided: orNull(decided), seen_by: orNull(seenBy) };
}
