import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";

/** A system of an agency, as those see it who say which children it may know of. */
export type System = {
  readonly staffId: string;
  readonly name: string;
  readonly agency: string;
  readonly responsible: string;
};

/**
 * Systems whose account and post are current on the day and whose role opens children's records, by
 * agency and name. For a child's circle alone: no other list that people choose from has machines.
 */
export function listSystems(tx: Tx, on: string): Promise<readonly System[]> {
  return tx
    .selectFrom("directory.staff as s")
    .innerJoin("directory.staff as w", "w.staff_id", "s.responsible_id")
    .innerJoin("directory.posts as p", "p.staff_id", "s.staff_id")
    .innerJoin("directory.roles as r", "r.role_id", "p.role_id")
    .innerJoin("directory.teams as t", "t.team_id", "p.team_id")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .select(["s.staff_id as staffId", "s.name", "a.name as agency", "w.name as responsible"])
    .where("s.is_service", "=", true)
    .where("s.ended_at", "is", null)
    .where("p.starts_on", "<=", on)
    .where((is) => is.or([is("p.ends_on", "is", null), is("p.ends_on", ">=", on)]))
    .where("r.reach", "<>", "none")
    .where(sql<boolean>`'child.view' = any (r.permissions)`)
    .orderBy("a.name")
    .orderBy("s.name")
    .orderBy("s.staff_id")
    .execute();
}
