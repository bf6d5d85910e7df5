import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";

export type Agency = { readonly agencyId: string; readonly name: string; readonly kind: string };

export function listAgencies(tx: Tx): Promise<readonly Agency[]> {
  return tx
    .selectFrom("directory.agencies")
    .select(["agency_id as agencyId", "name", "kind"])
    .orderBy("name")
    .execute();
}

/** A colleague who can reach records, with the agency they speak for and whether they may approve minutes. */
export type Posted = {
  readonly staffId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly role: string;
  readonly agencyId: string;
  readonly agency: string;
  readonly agencyKind: string;
  readonly canChair: boolean;
  /** Whether a child’s circle names them to others only: see ADR 61. */
  readonly isClosed: boolean;
};

/** Each once, by their first current post, by agency and name. */
export async function listPosted(tx: Tx, on: string): Promise<readonly Posted[]> {
  const rows = await tx
    .selectFrom("directory.posts as p")
    .innerJoin("directory.staff as s", "s.staff_id", "p.staff_id")
    .innerJoin("directory.roles as r", "r.role_id", "p.role_id")
    .innerJoin("directory.teams as t", "t.team_id", "p.team_id")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .select([
      "s.staff_id as staffId",
      "s.name",
      "s.phone",
      "r.name as role",
      "a.agency_id as agencyId",
      "a.name as agency",
      "a.kind as agencyKind",
      sql<boolean>`'meeting.approve' = any (r.permissions)`.as("canChair"),
      sql<boolean>`s.staff_id = any ((select sec.closed_staff(${on}::date))::uuid[])`.as(
        "isClosed",
      ),
    ])
    .where("s.is_service", "=", false)
    .where("p.starts_on", "<=", on)
    .where((is) => is.or([is("p.ends_on", "is", null), is("p.ends_on", ">=", on)]))
    .where("r.reach", "<>", "none")
    .where(sql<boolean>`'child.view' = any (r.permissions)`)
    .orderBy("a.name")
    .orderBy("s.name")
    .orderBy("p.post_id")
    .execute();
  const byStaff = new Map<string, Posted>();
  for (const row of rows) {
    const known = byStaff.get(row.staffId);
    byStaff.set(row.staffId, known ? { ...known, canChair: known.canChair || row.canChair } : row);
  }
  return [...byStaff.values()];
}
