import type { StaffActor } from "../../../platform/access/actor.ts";
import { lookNarrowly, type Tx } from "../../../platform/database/database.ts";
import { lookThrough } from "../../child-record/index.ts";
import type { PartEntry } from "./part-entries.ts";

/** The entry with this id, where its file waits for this reader to read it for everybody else. */
export const toBeReadFirst = (
  entries: readonly PartEntry[],
  entryId: string,
): PartEntry | undefined =>
  entries.find((entry) => entry.entryId === entryId && entry.unread?.by === "reader");

/** One of the named says that the file does not tell where the child is; from now on it opens like every other file. */
export async function readFirst(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  { fileId, unread }: PartEntry,
): Promise<void> {
  if (fileId === null || unread?.by !== "reader") throw new Error("the file waits for nobody");
  // A protection is outside the wide role.
  if (actor.isWide) await lookNarrowly(tx);
  const { protectionId } = unread;
  await lookThrough(tx, { actor, at }, { fileId, protectionId });
}
