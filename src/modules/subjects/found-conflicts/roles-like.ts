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

type Asked = {
  readonly partnershipId: number;
  readonly staffId: string;
  readonly staff: StaffFacts;
};

/** Rows of the register that somebody may be, live with or work for. As the system actor `conflicts` alone. */
export async function listRolesLike(
  tx: Tx,
  { partnershipId, staffId, staff }: Asked,
): Promise<readonly RoleFacts[]> {
  const { names, numbers } = lookedUpBy(staff);
  const { rows } = await sql<{ role: Kept }>`
    select role from sec.roles_like(${staffId}::uuid, ${names}::text[], ${numbers}::text[])`.execute(
    tx,
  );
  return rows.map(({ role: { id, sealedKey, sealed, ...role } }) => ({
    ...role,
    ...openDetails(tx, rolePlace(id, partnershipId), {
      sealedKey: Buffer.from(sealedKey, "base64"),
      sealed: Buffer.from(sealed, "base64"),
    }),
  }));
}
