import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import { listFilings, markFiled, type FilingChange } from "../../work/index.ts";
import type { Note } from "./note-reads.ts";

type Filing = {
  readonly note: Pick<Note, "noteId" | "kind">;
  readonly person: { readonly personId: string; readonly partnershipId: number };
  readonly form: { readonly filedIn: string };
};

/** Says once where a decision was filed: whoever comes second finds it said. */
export async function fileNote(
  tx: Tx,
  acting: { readonly actor: StaffActor; readonly at: Date },
  { note: { noteId, kind }, person, form }: Filing,
): Promise<FilingChange | { readonly kind: "filed already" }> {
  await oneAtATime(tx, `filing ${noteId}`);
  if ((await listFilings(tx, noteId)).length > 0) return { kind: "filed already" };
  return markFiled(tx, acting, { person, kind, sourceId: noteId, form });
}
