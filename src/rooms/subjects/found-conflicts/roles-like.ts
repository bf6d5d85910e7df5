import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { lookedUpBy, type RoleFacts } from "./judge-roles.ts";
import type { StaffFacts } from "./judge-ties.ts";
import { openDetails, rolePlace } from "./role-details.ts";

type Kept = Pick<RoleFacts, "name" | "nameKeys" | "numberKey" | "isSaid"> & {
  readonly id: string;
  readonly sealedKey: string;
  readonly sealed: string;
};

type ReadQuery = {
  readonly partnershipId: number;
  readonly staff: ReadonlyMap<string, StaffFacts>;
};

/** Rows of the register that each of these may be, live with or work for. As the system actor `conflicts` alone. */
export async function listRolesLike(
  tx: Tx,
  { partnershipId, staff }: ReadQuery,
): Promise<ReadonlyMap<string, readonly RoleFacts[]>> {
  const asked = [...staff].map(([staffId, facts]) => ({ staffId, ...lookedUpBy(facts) }));
  const { rows } = await sql<{ staffId: string; role: Kept }>`
    select s."staffId", r.role
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as s ("staffId" uuid, names jsonb, numbers jsonb)
    cross join lateral sec.roles_like(s."staffId", array(select jsonb_array_elements_text(s.names)),
      array(select jsonb_array_elements_text(s.numbers))) r`.execute(tx);
  const found = new Map<string, RoleFacts[]>();
  for (const { staffId, role } of rows) {
    const { id, sealedKey, sealed, ...facts } = role;
    const details = openDetails(tx, rolePlace(id, partnershipId), {
      sealedKey: Buffer.from(sealedKey, "base64"),
      sealed: Buffer.from(sealed, "base64"),
    });
    found.set(staffId, [...(found.get(staffId) ?? []), { ...facts, ...details }]);
  }
  return found;
}
