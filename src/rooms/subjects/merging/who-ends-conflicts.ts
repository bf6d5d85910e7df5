import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { listRolesHolding } from "../../directory/index.ts";
import { findPerson } from "../people-reads.ts";

/** The record on which a conflict of interest stands, and the roles that can end it. Whoever is shut out is not counted. */
export type EndsConflicts = { readonly team: string; readonly roles: readonly string[] };

export async function whoEndsConflicts(
  tx: Tx,
  { actor, today }: { readonly actor: StaffActor; readonly today: string },
  personId: string,
): Promise<EndsConflicts | undefined> {
  const person = await findPerson(tx, actor, personId);
  if (!person) return undefined;
  const { owningTeam: team, owningTeamId: teamId, shutOut: without } = person;
  const roles = await listRolesHolding(tx, "conflict.manage", { on: today, teamId, without });
  return { team, roles };
}
