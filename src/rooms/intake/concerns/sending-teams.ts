import { sql } from "kysely";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";

/** A team in whose name a person sends concerns, and whose concerns they see. */
export type SendingTeam = {
  readonly teamId: string;
  readonly principalId: number;
  readonly name: string;
  readonly agency: string;
};

/**
 * The teams of the actor's current posts that raise concerns. A post without that right, or one that
 * reaches no record by any way, opens nothing here, whatever the person's other posts allow.
 */
export function listSendingTeams(
  tx: Tx,
  actor: StaffActor,
  on: string,
): Promise<readonly SendingTeam[]> {
  return tx
    .selectFrom("directory.posts as p")
    .innerJoin("directory.roles as r", "r.role_id", "p.role_id")
    .innerJoin("directory.teams as t", "t.team_id", "p.team_id")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .select(["t.team_id as teamId", "t.principal_id as principalId", "t.name", "a.name as agency"])
    .distinct()
    .where("p.staff_id", "=", actor.id)
    .where("p.starts_on", "<=", on)
    .where((is) => is.or([is("p.ends_on", "is", null), is("p.ends_on", ">=", on)]))
    .where("r.reach", "<>", "none")
    .where(sql<boolean>`'concern.raise' = any (r.permissions)`)
    .orderBy("a.name")
    .orderBy("t.name")
    .execute();
}

/** Whether concerns have somewhere to go: until a partnership names its MASH, they have not. */
export async function hasMash(tx: Tx): Promise<boolean> {
  const team = await tx
    .selectFrom("directory.teams")
    .select("team_id")
    .where("receives_concerns", "=", true)
    .limit(1)
    .executeTakeFirst();
  return team !== undefined;
}

/** How the MASH can ring the person, as Lantern knows it. */
export async function findOwnPhone(
  tx: Tx,
  actor: StaffActor,
): Promise<{ readonly name: string; readonly phone: string }> {
  const row = await tx
    .selectFrom("directory.staff")
    .select(["name", "phone"])
    .where("staff_id", "=", actor.id)
    .executeTakeFirst();
  return { name: row?.name ?? actor.name, phone: row?.phone ?? "" };
}
