import { sql } from "kysely";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { judgeRoles } from "./judge-roles.ts";
import { bothFindings, judgeTies, type ChildFacts, type StaffFacts } from "./judge-ties.ts";
import { listRolesLike } from "./roles-like.ts";
import { openTies, type SealedTie } from "./sealed-ties.ts";

type Compared = {
  readonly staffId: string;
  readonly partnershipId: number;
  readonly staff: Omit<StaffFacts, "ties"> & { readonly ties: readonly SealedTie[] };
  readonly child: ChildFacts;
};

type Looking = {
  readonly personId: string;
  readonly staffIds: readonly string[];
  readonly at: Date;
  /** They would only read a page of an agenda: then whoever manages conflicts is told, and not they. */
  readonly isForPanel?: boolean;
};

/**
 * Looks who of these may know a child, where that has not been looked at since anything changed.
 * As the system actor `conflicts` alone: what staff say of their life is nobody else's to compare.
 * Answers who is shut out by what was found now.
 */
export async function lookForConflicts(
  tx: Tx,
  { personId, staffIds, at, isForPanel = false }: Looking,
): Promise<readonly string[]> {
  const { rows } = await sql<Compared>`
    select s.staff_id as "staffId", sec.partnership() as "partnershipId", c.staff, c.child
    from unnest(${staffIds}::uuid[]) as s (staff_id) cross join lateral sec.to_compare(${personId}::uuid, s.staff_id) c`.execute(
    tx,
  );
  const shutOut: string[] = [];
  for (const { staffId, partnershipId, staff, child } of rows) {
    const facts = { ...staff, ties: openTies(tx, partnershipId, staff.ties) };
    const roles = await listRolesLike(tx, { partnershipId, staffId, staff: facts });
    const found = bothFindings(judgeTies(facts, child), judgeRoles(facts, roles, child));
    const noted = await sql<{ out: boolean }>`
      select sec.note_finding(${newId()}::uuid, ${personId}::uuid, ${staffId}::uuid, ${found?.strength ?? null},
        ${found ? [...found.reasons] : null}::text[], ${at}, ${isForPanel}) as out`.execute(tx);
    if (noted.rows[0]?.out === true) shutOut.push(staffId);
  }
  return shutOut;
}
