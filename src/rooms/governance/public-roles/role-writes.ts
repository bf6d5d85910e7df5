import { newId } from "../../../kernel/ids.ts";
import type { Actor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { insertAll } from "../../../platform/database/insert-all.ts";
import type { RoleKinds, RoleValue } from "./role.ts";
import { roleColumns } from "./role-row.ts";

export type Keeping = {
  readonly actor: Actor & { readonly partnershipId: number };
  readonly at: Date;
  readonly kinds: RoleKinds;
};

const keptBy = ({ actor, at }: Keeping) => ({
  changed_by: actor.kind === "staff" ? actor.id : null,
  changed_at: at,
});

/** @returns the ids, in the order of the values */
export async function insertRoles(
  tx: Tx,
  keeping: Keeping,
  values: readonly (RoleValue & { readonly staffId?: string | null })[],
): Promise<readonly string[]> {
  const { partnershipId } = keeping.actor;
  const rows = values.map(({ staffId = null, ...value }) => {
    const roleId = newId();
    const row = { roleId, partnershipId, header: null };
    const { sealedKey, columns } = roleColumns(tx, row, { value, kinds: keeping.kinds });
    return {
      public_role_id: roleId,
      partnership_id: partnershipId,
      sealed_key: sealedKey,
      ...columns,
      staff_id: staffId,
      ...keptBy(keeping),
    };
  });
  await insertAll(tx, "govern.public_roles", rows);
  return rows.map((row) => row.public_role_id);
}

type Change = {
  readonly roleId: string;
  readonly version: number;
  readonly value: RoleValue;
  readonly staffId: string | null;
  readonly isMistake: boolean;
};

/** @returns whether it was saved: not where somebody else saved it meanwhile */
export async function updateRole(
  tx: Tx,
  keeping: Keeping,
  { roleId, version, value, staffId, isMistake }: Change,
): Promise<boolean> {
  const kept = await tx
    .selectFrom("govern.public_roles")
    .select(["sealed_key", "partnership_id"])
    .where("public_role_id", "=", roleId)
    .executeTakeFirst();
  if (!kept) return false;
  const row = { roleId, partnershipId: kept.partnership_id, header: kept.sealed_key };
  const { columns } = roleColumns(tx, row, { value, kinds: keeping.kinds });
  const { numUpdatedRows } = await tx
    .updateTable("govern.public_roles")
    .set({
      ...columns,
      ...keptBy(keeping),
      staff_id: staffId,
      is_mistake: isMistake,
      version: version + 1,
    })
    .where("public_role_id", "=", roleId)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
