import { sql } from "kysely";
import { newId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { lookedUpBy } from "./judge-roles.ts";
import { listOwnTies } from "./ties.ts";

/** Somebody of a name that the acting person has, or named: what anybody can know of them. */
export type AskedRole = {
  readonly roleId: string;
  readonly kind: string;
  readonly authority: string;
  readonly name: string;
};

/** Of whom the acting person is asked whether it is they, or somebody they live with or work for. */
export async function listRolesAsked(tx: Tx, actor: StaffActor): Promise<readonly AskedRole[]> {
  const { names } = lookedUpBy({ name: actor.name, ties: await listOwnTies(tx) });
  const { rows } = await sql<AskedRole>`
    select public_role_id as "roleId", kind, authority, name
    from sec.roles_asked(${names}::text[])`.execute(tx);
  return rows;
}

type Answer = { readonly roleId: string; readonly isClose: boolean };

/** @returns whether they were asked this */
export async function answerRole(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  { roleId, isClose }: Answer,
): Promise<boolean> {
  const asked = await listRolesAsked(tx, actor);
  if (!asked.some((one) => one.roleId === roleId)) return false;
  await tx
    .insertInto("sec.role_answers")
    .values({
      role_answer_id: newId(),
      partnership_id: actor.partnershipId,
      public_role_id: roleId,
      staff_id: actor.id,
      is_close: isClose,
      answered_at: at,
    })
    .execute();
  return true;
}
