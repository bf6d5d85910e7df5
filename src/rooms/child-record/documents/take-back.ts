import type { FieldError } from "../../../kernel/fields.ts";
import { defineForm, text } from "../../../kernel/forms/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { appendChronology } from "../chronology-writes.ts";

export const takeBackForm = defineForm()({
  reason: text({
    label: "Why is it withdrawn?",
    labelClasses: "govuk-label--s",
    hint: "Such as “Belongs to another child’s record”. Everybody who can open this record reads it",
    rows: 3,
    called: "Reason",
    most: 1000,
    missing: "Enter why it is withdrawn",
  }),
});

export type TakingBack = {
  readonly person: { readonly personId: string; readonly partnershipId: number };
  readonly documentId: string;
  readonly reason: string;
};

export type TakenBack =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** Somebody else has taken it back: nothing was written. */
  | { readonly kind: "stale" };

/** Takes a document back: it is kept, says why, and nobody opens it from here on. */
export async function takeBackDocument(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, documentId, reason }: TakingBack,
): Promise<TakenBack> {
  const read = takeBackForm.read({ reason }, {});
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { numUpdatedRows } = await tx
    .updateTable("protect.documents")
    .set({ taken_back_at: at, taken_back_by: actor.id, taken_back_reason: read.value.reason })
    .where("document_id", "=", documentId)
    .where("person_id", "=", person.personId)
    .where("taken_back_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return { kind: "stale" };
  await appendChronology(tx, person, {
    kind: "document",
    by: actor,
    happenedOn: today,
    headline: "Document withdrawn",
    detail: read.value.reason,
  });
  return { kind: "accepted" };
}
