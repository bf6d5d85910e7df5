import type { FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { askColleagues } from "./ask-colleagues.ts";
import { readRole, type RoleForm } from "./read-role.ts";
import type { PublicRole } from "./role.ts";
import { listStaff } from "./role-reads.ts";
import { insertRoles, updateRole, type Keeping } from "./role-writes.ts";

export type WholeForm = RoleForm & {
  /** The colleague who is this person; empty for nobody who works here. */
  readonly staff: string;
  readonly mistake: string;
};

export type RoleSaved =
  | { readonly kind: "accepted"; readonly roleId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

async function staffErrors(tx: Tx, staff: string): Promise<readonly FieldError[]> {
  if (staff === "" || (await listStaff(tx)).some(({ staffId }) => staffId === staff)) return [];
  return [{ field: "staff", message: "Choose a colleague, or nobody" }];
}

const idOf = (staff: string): string | null => (staff === "" ? null : staff);

export async function addRole(tx: Tx, keeping: Keeping, form: WholeForm): Promise<RoleSaved> {
  const read = readRole(form, keeping.kinds);
  const errors = [...(read.ok ? [] : read.errors), ...(await staffErrors(tx, form.staff))];
  if (!read.ok || errors.length > 0) return { kind: "invalid", errors };
  const [roleId = ""] = await insertRoles(tx, keeping, [
    { ...read.value, staffId: idOf(form.staff) },
  ]);
  await askColleagues(tx, keeping, [roleId]);
  return { kind: "accepted", roleId };
}

type ReadQuery = { readonly role: PublicRole; readonly form: WholeForm; readonly version: number };

export async function changeRole(
  tx: Tx,
  keeping: Keeping,
  { role, form, version }: ReadQuery,
): Promise<RoleSaved> {
  const read = readRole(form, keeping.kinds);
  const errors = [...(read.ok ? [] : read.errors), ...(await staffErrors(tx, form.staff))];
  if (!read.ok || errors.length > 0) return { kind: "invalid", errors };
  const { roleId } = role;
  const [staffId, isMistake] = [idOf(form.staff), form.mistake === "yes"];
  const isSaved = await updateRole(tx, keeping, {
    roleId,
    version,
    staffId,
    isMistake,
    value: read.value,
  });
  if (!isSaved) return { kind: "stale" };
  await askColleagues(tx, keeping, [roleId]);
  return { kind: "accepted", roleId };
}
