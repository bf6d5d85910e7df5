import type { FieldError } from "../../kernel/fields.ts";
import type { FormTyped } from "../../kernel/forms/index.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { pictureForm } from "../child-record/index.ts";
import { isKeptBack, type PartEntry } from "../intake/index.ts";

export type PictureReview =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** It is no picture, was looked at already, or is the reviewer's own. */
  | { readonly kind: "notFound" };

/** Whether this person may say if a picture is kept: one that waits, that somebody else sent, and that they may open. */
export const mayReview = (entry: PartEntry, actor: StaffActor): boolean =>
  entry.picture?.outcome === "waiting" && entry.addedBy !== actor.id && !isKeptBack(entry, actor);

/**
 * Accepts a picture, or refuses it. What is refused nobody opens again: the database removes the bytes
 * and their key at once, or when the legal hold that keeps them is lifted.
 */
export async function reviewPicture(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  { entry, form }: { readonly entry: PartEntry; readonly form: FormTyped<typeof pictureForm> },
): Promise<PictureReview> {
  if (!mayReview(entry, actor) || entry.fileId === null) return { kind: "notFound" };
  const read = pictureForm.read(form, {});
  if (read.errors) return { kind: "invalid", errors: read.errors };
  await tx
    .insertInto("files.picture_reviews")
    .values({
      file_id: entry.fileId,
      partnership_id: actor.partnershipId,
      ...read.value,
      reviewed_by: actor.id,
      reviewed_at: at,
    })
    .execute();
  return { kind: "accepted" };
}
