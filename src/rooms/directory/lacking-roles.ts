import { sql } from "kysely";
import { permissions, type Permission } from "../../kernel/permissions.ts";
import { roleDefaults } from "../../kernel/roles.ts";
import type { Tx } from "../../platform/database/database.ts";

/** These run under the maintenance role (see platform/database/maintenance.ts). */

/** A built-in role that a partnership has made its own, and what has come to it as shipped since. */
export type LackingRole = {
  readonly key: string;
  readonly name: string;
  readonly lacks: readonly Permission[];
};

type Row = {
  readonly key: string;
  readonly name: string;
  readonly held: readonly string[];
  /** What it allowed at any time before. */
  readonly ever: readonly string[];
};

/**
 * Roles that lack what they have as shipped. A role that nobody changed is brought up to date by each
 * start. One that was changed stays as it is, and what it allowed before and was taken from it on purpose
 * is not counted as lacking.
 */
export async function listLackingRoles(
  tx: Tx,
  partnershipId: number,
): Promise<readonly LackingRole[]> {
  const { rows } = await sql<Row>`
    select r.key, r.name, r.permissions as held, array(
      select distinct jsonb_array_elements_text(v.was -> 'permissions') from history.versions v
      where v.relation = 'directory.roles' and v.row_key = r.role_id::text) as ever
    from directory.roles r where r.partnership_id = ${partnershipId} order by r.name`.execute(tx);
  return rows.flatMap(({ key, name, held, ever }) => {
    const known = new Set([...held, ...ever]);
    const shipped = roleDefaults.find((role) => role.key === key)?.permissions ?? [];
    const lacks = shipped.filter((permission) => !known.has(permission));
    return lacks.length === 0 ? [] : [{ key, name, lacks }];
  });
}

/** In the words of the pages, which say more than a key. */
export const lackingWords = ({ lacks }: LackingRole): string =>
  lacks.map((one) => `“${permissions[one]}”`).join(", ");

/** Gives a role what it lacks, and takes nothing from it. @returns undefined where it lacks nothing */
export async function giveLacking(
  tx: Tx,
  { partnershipId, key }: { readonly partnershipId: number; readonly key: string },
): Promise<LackingRole | undefined> {
  const lacking = (await listLackingRoles(tx, partnershipId)).find((one) => one.key === key);
  if (!lacking) return undefined;
  await tx
    .updateTable("directory.roles")
    .set((row) => ({
      permissions: sql<string[]>`permissions || ${[...lacking.lacks]}::text[]`,
      version: row("version", "+", 1),
    }))
    .where("partnership_id", "=", partnershipId)
    .where("key", "=", key)
    .execute();
  return lacking;
}
