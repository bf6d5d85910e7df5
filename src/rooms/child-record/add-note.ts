import { readDateParts, readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Person } from "../subjects/index.ts";
import { wasJustRecorded } from "./chronology-reads.ts";
import { appendChronology } from "./chronology-writes.ts";

export type NoteForm = {
  readonly headline: string;
  readonly detail: string;
  readonly happenedOn: DateParts;
  /** "yes" where the writer says that it matters for the whole story. */
  readonly significant: string;
};

export type NoteChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type Note = { headline: string; detail: string | null; happenedOn: string; significant: boolean };

export function readNoteForm(
  form: NoteForm,
  today: string,
): { readonly note: Note } | { readonly errors: readonly FieldError[] } {
  const headline = readText(form.headline, {
    name: "Headline",
    most: 200,
    missing: "Enter a headline: what happened, in a few words",
  });
  const detail = readText(form.detail, { name: "Detail", most: 10_000 });
  const happenedOn = readDateParts(form.happenedOn, {
    name: "Date it happened",
    earliest: "1990-01-01",
    latest: today,
  });
  const errors: FieldError[] = [];
  if (!headline.ok) errors.push({ field: "headline", message: headline.error });
  if (!detail.ok) errors.push({ field: "detail", message: detail.error });
  if (!happenedOn.ok) errors.push({ field: "happenedOn", message: happenedOn.error });
  if (!headline.ok || !detail.ok || !happenedOn.ok) return { errors };
  return {
    note: {
      headline: headline.value,
      detail: detail.value || null,
      happenedOn: happenedOn.value,
      significant: form.significant === "yes",
    },
  };
}

/**
 * Adds a note to the child's chronology. Notes are added to, never edited. The same form sent twice
 * (an impatient second press, a retry after a lost answer) is one note.
 */
export async function addNote(
  tx: Tx,
  { actor, at, today }: { actor: StaffActor; at: Date; today: string },
  { person, form }: { person: Person; form: NoteForm },
): Promise<NoteChange> {
  const read = readNoteForm(form, today);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  // This locks the child's standing: of two identical forms sent at once the second sees the first.
  await tx
    .updateTable("protect.tracker_entries")
    .set({ last_entry_at: at })
    .where("person_id", "=", person.personId)
    .execute();
  const entry = { kind: "note", ...read.note, by: actor } as const;
  if (!(await wasJustRecorded(tx, person.personId, entry)))
    await appendChronology(tx, person, entry);
  return { kind: "accepted" };
}
