import { readDateParts, type DateParts, type FieldError } from "../../../kernel/fields.ts";
import { orNull, texts } from "../../../kernel/read-texts.ts";

export type ReferenceForm = {
  readonly since: DateParts;
  readonly reference: string;
  readonly contact: string;
  readonly summary: string;
  readonly next: DateParts;
  readonly nextWhat: string;
  readonly basis: string;
};

export type ReferenceFacts = {
  readonly onSince: string;
  readonly reference: string | null;
  readonly contact: string | null;
  readonly summary: string | null;
  readonly nextOn: string | null;
  readonly nextWhat: string | null;
  readonly basis: string;
};

const earliest = "2000-01-01";
const latestNext = "2100-01-01";

const isBlank = ({ day, month, year }: DateParts): boolean => `${day}${month}${year}`.trim() === "";

/** What is wrong is said at every field at once. */
export function readReference(
  form: ReferenceForm,
  today: string,
): ReferenceFacts | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const since = readDateParts(form.since, { name: "Known since", earliest, latest: today });
  if (!since.ok) errors.push({ field: "since", message: since.error });
  const reference = text(form.reference, { field: "reference", name: "Reference", most: 100 });
  const contact = text(form.contact, { field: "contact", name: "Contact", most: 200 });
  const summary = text(form.summary, { field: "summary", name: "What it says", most: 2000 });
  const next = isBlank(form.next)
    ? undefined
    : readDateParts(form.next, { name: "Next date", earliest, latest: latestNext });
  if (next && !next.ok) errors.push({ field: "next", message: next.error });
  const nextWhat = text(form.nextWhat, { field: "nextWhat", name: "What happens then", most: 400 });
  const basis = text(form.basis, {
    field: "basis",
    name: "Basis",
    most: 2000,
    missing: "Enter on what basis it is recorded here",
  });
  if (errors.length > 0 || !since.ok || (next && !next.ok)) return { errors };
  const nextOn = next ? next.value : null;
  return {
    onSince: since.value,
    nextOn,
    basis,
    reference: orNull(reference),
    contact: orNull(contact),
    summary: orNull(summary),
    // What happens at a date that is not known is no promise.
    nextWhat: nextOn === null ? null : orNull(nextWhat),
  };
}

export type EndForm = { readonly ended: DateParts; readonly endReason: string };

export function readEnd(
  form: EndForm,
  { onSince, today }: { readonly onSince: string; readonly today: string },
):
  | { readonly endedOn: string; readonly endReason: string }
  | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const ended = readDateParts(form.ended, {
    name: "Date it ended",
    earliest: onSince,
    latest: today,
  });
  if (!ended.ok) errors.push({ field: "ended", message: ended.error });
  const endReason = texts(errors)(form.endReason, {
    field: "endReason",
    name: "Why",
    most: 1000,
    missing: "Enter why it ended",
  });
  return errors.length > 0 || !ended.ok ? { errors } : { endedOn: ended.value, endReason };
}
