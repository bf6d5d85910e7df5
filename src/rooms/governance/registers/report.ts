import { londonDate, londonInstant, readTime } from "../../../kernel/dates.ts";
import {
  readDateParts,
  readText,
  type DateParts,
  type FieldError,
} from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { insertReport } from "./entry-writes.ts";
import { breach, complaint } from "./kinds/events.ts";
import type { Body, Register } from "./register.ts";

export type ReportForm = {
  readonly about: string;
  readonly title: string;
  readonly what: string;
  readonly known: DateParts;
  readonly time: string;
};

export type Reporting =
  | { readonly kind: "accepted"; readonly reference: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/** Somebody who works here tells information governance of a breach, a near miss or a complaint. */
export async function report(tx: Tx, form: ReportForm, now: Date): Promise<Reporting> {
  const read = readReport(form, now);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { register, title, body } = read;
  const dueOn = register.dueOn?.(body) ?? null;
  const reference = await insertReport(tx, now, { register, title, body, dueOn });
  return { kind: "accepted", reference };
}

type Read = { readonly register: Register; readonly title: string; readonly body: Body };

export function readReport(
  form: ReportForm,
  now: Date,
): Read | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const isAbout = ["breach", "near-miss", "complaint"].includes(form.about);
  if (!isAbout) errors.push({ field: "about", message: "Choose what it is" });
  const title = readText(form.title, {
    name: "In a few words",
    most: 200,
    missing: "Enter in a few words what happened",
  });
  if (!title.ok) errors.push({ field: "title", message: title.error });
  const what = readText(form.what, {
    name: "What happened",
    most: 10_000,
    missing: "Enter what happened, or what they say",
  });
  if (!what.ok) errors.push({ field: "what", message: what.error });
  const on = readDateParts(form.known, { name: "Day you first knew", latest: londonDate(now) });
  if (!on.ok) errors.push({ field: "known", message: on.error });
  const time = readTime(form.time);
  if (time === undefined) errors.push({ field: "known-time", message: "Enter a time, like 14:30" });
  if (!isAbout || !title.ok || !what.ok || !on.ok || time === undefined) return { errors };
  const at = londonInstant(on.value, time);
  if (at > now) {
    return { errors: [{ field: "known-time", message: "The time must be in the past" }] };
  }
  return form.about === "complaint"
    ? complaintOf(title.value, what.value, on.value)
    : breachOf(title.value, { kind: form.about, what: what.value, at });
}

const complaintOf = (title: string, about: string, receivedOn: string): Read => ({
  register: complaint,
  title,
  body: { about, receivedOn },
});

const breachOf = (
  title: string,
  { kind, what, at }: { kind: string; what: string; at: Date },
): Read => ({
  register: breach,
  title,
  body: { kind, what, discoveredAt: at.toISOString() },
});
