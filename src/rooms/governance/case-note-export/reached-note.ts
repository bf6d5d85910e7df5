import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { findPerson, listCircle, mayDo } from "../../subjects/index.ts";
import { findNote } from "./note-reads.ts";

type ReadContext = { readonly tx: Tx; readonly actor: StaffActor; readonly at: Date };

/** A decision about a child whom a post of this actor reaches and may file for; else which answer. */
export async function reachedNote({ tx, actor, at }: ReadContext, noteId: string) {
  const note = await findNote(tx, noteId);
  const person = note && (await findPerson(tx, actor, note.personId));
  if (!person) return { status: 404 as const, subjectIds: [noteId] };
  const subjectIds = [note.personId, noteId];
  const circle = await listCircle(tx, person.circleId, at);
  const may = mayDo(actor, "decision.file", { person, circle });
  return may ? { note, person, subjectIds } : { status: 403 as const, subjectIds };
}
