import { sql } from "kysely";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { judgeRoles } from "./judge-roles.ts";
import { bothFindings, judgeTies, type ChildFacts, type StaffFacts } from "./judge-ties.ts";
import { listRolesLike } from "./roles-like.ts";
import { openTies, type SealedTie } from "./sealed-ties.ts";

type Compared = {
  readonly partnershipId: number;
  readonly staff: Omit<StaffFacts, "ties"> & { readonly ties: readonly SealedTie[] };
  readonly child: ChildFacts;
};

type Pair = {
  readonly personId: string;
  readonly staffId: string;
  readonly at: Date;
  /** They would only read a page of an agenda: then whoever manages conflicts is told, and not they. */
  readonly isForPanel?: boolean;
};

/**
 * Looks whether somebody may know a child, where that has not been looked at since anything changed.
 * As the system actor `conflicts` alone: what staff say of their life is nobody else's to compare.
 * Answers whether they are shut out by what was found now.
 */
export async function lookForConflict(
  tx: Tx,
  { personId, staffId, at, isForPanel = false }: Pair,
): Promise<boolean> {
  const { rows } = await sql<Compared>`
    select sec.partnership() as "partnershipId", staff, child from sec.to_compare(${personId}::uuid, ${staffId}::uuid)`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) return false;
  const { partnershipId, staff, child } = row;
  const facts = { ...staff, ties: openTies(tx, partnershipId, staff.ties) };
  const roles = await listRolesLike(tx, { partnershipId, staffId, staff: facts });
  const found = bothFindings(judgeTies(facts, child), judgeRoles(facts, roles, child));
  const noted = await sql<{ out: boolean }>`
    select sec.note_finding(${newId()}::uuid, ${personId}::uuid, ${staffId}::uuid, ${found?.strength ?? null},
      ${found ? [...found.reasons] : null}::text[], ${at}, ${isForPanel}) as out`.execute(tx);
  return noted.rows[0]?.out ?? false;
}
