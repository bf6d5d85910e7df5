import type { Permission } from "../../kernel/permissions.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { listCircle } from "./circle-members.ts";
import { mayDo } from "./explain-access.ts";
import { findPerson } from "./people-reads.ts";

export type AskingFor = { readonly tx: Tx; readonly actor: StaffActor; readonly now: Date };

/** Whether a post of theirs that reaches this record, or a place in its circle, lets them do this to it. */
export async function mayOnChild(
  { tx, actor, now }: AskingFor,
  personId: string,
  permission: Permission,
): Promise<boolean> {
  const person = await findPerson(tx, actor, personId);
  if (!person) return false;
  const circle = await listCircle(tx, person.circleId, now);
  return mayDo(actor, permission, { person, circle });
}
