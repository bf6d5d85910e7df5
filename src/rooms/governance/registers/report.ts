import { londonDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { choice, defineForm, moment, text, type FormTyped } from "../../../kernel/forms/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { insertReport } from "./entry-writes.ts";
import { breach, complaint } from "./kinds/events.ts";

export const reportForm = defineForm<{ now: Date }>()({
  about: choice({
    label: "What is it?",
    options: {
      breach: {
        text: "A breach",
        hint: "Information was lost, changed, or seen by a person who should not have",
      },
      "near-miss": { text: "A near miss", hint: "It was stopped in time" },
      complaint: {
        text: "A complaint about how information is used",
        hint: "From a child, a parent or anyone else",
      },
    },
    missing: "Choose what it is",
  }),
  title: text({
    label: "In a few words",
    hint: "Name no child and no address",
    called: "In a few words",
    most: 200,
    missing: "Enter in a few words what happened",
  }),
  what: text({
    label: "What happened, or what they say",
    hint: "Records by their reference, for example C-2048-2",
    rows: 5,
    called: "What happened",
    most: 10_000,
    missing: "Enter what happened, or what they say",
  }),
  known: moment({
    label: "When did you first know of it?",
    called: "Day you first knew",
    time: { label: "At what time?", hint: "For example 14:30. 72 hours run from then" },
  }),
});

export type Reporting =
  | { readonly kind: "accepted"; readonly reference: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/** Somebody who works here tells information governance of a breach, a near miss or a complaint. */
export async function report(
  tx: Tx,
  form: FormTyped<typeof reportForm>,
  now: Date,
): Promise<Reporting> {
  const read = reportForm.read(form, { now });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { about, title, what, known } = read.value;
  const isComplaint = about === "complaint";
  const register = isComplaint ? complaint : breach;
  const body = isComplaint
    ? { about: what, receivedOn: londonDate(known) }
    : { kind: about, what, discoveredAt: known.toISOString() };
  const dueOn = register.dueOn?.(body) ?? null;
  const reference = await insertReport(tx, now, { register, title, body, dueOn });
  return { kind: "accepted", reference };
}
