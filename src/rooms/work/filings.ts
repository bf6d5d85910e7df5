import type { FieldError } from "../../kernel/fields.ts";
import { defineForm, text, type FormTyped } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import { shownName } from "../directory/index.ts";

export type Filing = {
  readonly filedIn: string;
  readonly filedAt: Date;
  readonly filedBy: string;
};

/** What can be filed with the council's own record. */
export type FiledKind =
  "mash-decision" | "meeting" | "level" | "harm" | "flag" | "closing" | "reopening" | "panel";

/** Where it was taken over to. */
export const filedForm = defineForm()({
  filedIn: text({
    label: "Where you filed it",
    labelClasses: "govuk-label--s",
    hint: "The system and the number it has there",
    called: "Where it was filed",
    most: 120,
    missing: "Enter the system and the reference it was filed under",
  }),
});

type Filed = {
  readonly person: { readonly personId: string; readonly partnershipId: number };
  readonly kind: FiledKind;
  /** The decision or the meeting. */
  readonly sourceId: string;
  readonly form: FormTyped<typeof filedForm>;
};

export type FilingChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/**
 * Marks a decision as taken over into another system of record: where, when and by whom. It is said
 * once, from whichever page: whoever comes second changes nothing and finds what was said first.
 */
export async function markFiled(
  tx: Tx,
  { actor, at }: { actor: StaffActor; at: Date },
  { person, kind, sourceId, form }: Filed,
): Promise<FilingChange> {
  await oneAtATime(tx, `filing ${sourceId}`);
  if ((await listFilings(tx, sourceId)).length > 0) return { kind: "accepted" };
  const { value, errors } = filedForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  await tx
    .insertInto("work.filings")
    .values({
      filing_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      kind,
      source_id: sourceId,
      filed_in: value.filedIn,
      filed_at: at,
      filed_by: actor.id,
    })
    .execute();
  return { kind: "accepted" };
}

/** Where a decision has been filed; none means that it is still to be done. */
export function listFilings(tx: Tx, sourceId: string): Promise<readonly Filing[]> {
  return tx
    .selectFrom("work.filings as f")
    .innerJoin("directory.staff as s", "s.staff_id", "f.filed_by")
    .select([
      "f.filed_in as filedIn",
      "f.filed_at as filedAt",
      shownName({ staff: "s", at: "f.filed_at" }).as("filedBy"),
    ])
    .where("f.source_id", "=", sourceId)
    .orderBy("f.filed_at", "desc")
    .execute();
}
