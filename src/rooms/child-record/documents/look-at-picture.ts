import type { FieldError } from "../../../kernel/fields.ts";
import type { FormTyped } from "../../../kernel/forms/index.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { isPicture } from "../../../platform/files/stored-files.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import type { ChildDocument } from "./document-reads.ts";
import { pictureForm } from "./picture-form.ts";

export type Look =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/** A picture that waits until somebody else than whoever added it has looked at it. */
export const isWaiting = ({ mediaType, outcome, takenBackAt }: ChildDocument): boolean =>
  isPicture(mediaType) && outcome === null && takenBackAt === null;

/** Whether this person may be the one who looks. */
export const mayLook = (one: ChildDocument, { id }: StaffActor): boolean =>
  isWaiting(one) && one.addedById !== id;

/** Says whether a picture is kept. The database empties one that is refused, unless a hold keeps it. */
export async function lookAtPicture(
  tx: Tx,
  { actor, at }: CommandContext,
  {
    document,
    form,
  }: { readonly document: ChildDocument; readonly form: FormTyped<typeof pictureForm> },
): Promise<Look> {
  const read = pictureForm.read(form, {});
  if (read.errors) return { kind: "invalid", errors: read.errors };
  await tx
    .insertInto("files.picture_reviews")
    .values({
      file_id: document.fileId,
      partnership_id: actor.partnershipId,
      ...read.value,
      reviewed_by: actor.id,
      reviewed_at: at,
    })
    .execute();
  return { kind: "accepted" };
}
