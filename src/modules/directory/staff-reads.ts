import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";

export type Colleague = {
  readonly staffId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly role: string;
  readonly agency: string;
};

/** Everyone in the partnership whose post is current on the day and can reach a record, by agency and name. */
export function listColleagues(tx: Tx, on: string): Promise<readonly Colleague[]> {
  return tx
    .selectFrom("directory.posts as p")
    .innerJoin("directory.staff as s", "s.staff_id", "p.staff_id")
    .innerJoin("directory.roles as r", "r.role_id", "p.role_id")
    .innerJoin("directory.teams as t", "t.team_id", "p.team_id")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .select(["s.staff_id as staffId", "s.name", "s.phone", "r.name as role", "a.name as agency"])
    .where("p.starts_on", "<=", on)
    .where((is) => is.or([is("p.ends_on", "is", null), is("p.ends_on", ">=", on)]))
    .where("r.reach", "<>", "none")
    .where(sql<boolean>`'child.view' = any (r.permissions)`)
    .orderBy("a.name")
    .orderBy("s.name")
    .execute();
}

/** The team that imported children belong to, with the stamp its records carry. */
export async function findImportTeam(
  tx: Tx,
): Promise<
  | { readonly teamId: string; readonly principals: readonly number[]; readonly agencyId: string }
  | undefined
> {
  const row = await tx
    .selectFrom("directory.teams as t")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .select(["t.team_id", "t.principal_id as team", "a.principal_id as agency", "a.agency_id"])
    .where("t.receives_imports", "=", true)
    .orderBy("t.team_id")
    .limit(1)
    .executeTakeFirst();
  return (
    row && { teamId: row.team_id, principals: [row.team, row.agency], agencyId: row.agency_id }
  );
}
