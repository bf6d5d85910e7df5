import { newId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Findable } from "../../subjects/index.ts";
import type { ChildDocument } from "./document-reads.ts";

/**
 * A file cannot be looked through for places by Lantern. While where the child can be found is protected
 * it is opened by those who are named and by whoever added it, until one of the named has read it.
 */
export const isKeptBack = (
  one: Pick<ChildDocument, "isLookedThrough" | "addedById">,
  findable: Pick<Findable, "kind">,
  { id }: Pick<StaffActor, "id">,
): boolean => findable.kind === "protected" && !one.isLookedThrough && one.addedById !== id;

/** Whether the reader is one of the named and nobody has said so far that it may be opened. */
export const waitsForReader = (
  one: Pick<ChildDocument, "isLookedThrough" | "takenBackAt">,
  findable: Pick<Findable, "kind">,
): boolean => findable.kind === "named" && !one.isLookedThrough && one.takenBackAt === null;

/** One of the named says that the file does not tell where the child is. Said by two it is said once. */
export async function lookThrough(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  { fileId, protectionId }: { readonly fileId: string; readonly protectionId: string },
): Promise<void> {
  await tx
    .insertInto("protect.document_looks")
    .values({
      document_look_id: newId(),
      partnership_id: actor.partnershipId,
      file_id: fileId,
      protection_id: protectionId,
      looked_by: actor.id,
      looked_at: at,
    })
    .onConflict((conflict) => conflict.columns(["file_id", "protection_id"]).doNothing())
    .execute();
}
