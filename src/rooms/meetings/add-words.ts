import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Person } from "../subjects/index.ts";
import { isStillOpen, type Closed } from "./lock-meeting.ts";

export type WordsForm = { readonly words: string; readonly heardBy: string };

/** How an addition to a meeting ends. */
export type Addition =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | Closed;

type Adding = { readonly person: Person; readonly meetingId: string };

/** The child's own words, kept as they were said: added to, never edited. */
export async function addWords(
  tx: Tx,
  { actor, at }: { actor: StaffActor; at: Date },
  { person, meetingId, form }: Adding & { readonly form: WordsForm },
): Promise<Addition> {
  if (!(await isStillOpen(tx, meetingId))) return { kind: "closed" };
  const words = readText(form.words, {
    name: "What the child said",
    most: 4000,
    missing: "Enter what the child said, in their own words",
  });
  const heardBy = readText(form.heardBy, {
    name: "Who heard it",
    most: 200,
    missing: "Enter who heard it, and when",
  });
  const errors: FieldError[] = [];
  if (!words.ok) errors.push({ field: "words", message: words.error });
  if (!heardBy.ok) errors.push({ field: "heardBy", message: heardBy.error });
  if (!words.ok || !heardBy.ok) return { kind: "invalid", errors };
  await tx
    .insertInto("panels.child_words")
    .values({
      child_words_id: newId(),
      partnership_id: person.partnershipId,
      meeting_id: meetingId,
      words: words.value,
      heard_by: heardBy.value,
      added_by: actor.id,
      added_at: at,
    })
    .execute();
  return { kind: "accepted" };
}
