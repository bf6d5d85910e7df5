import type { FieldError } from "../../../kernel/fields.ts";
import { versionOf } from "../../../kernel/version-of.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { askColleagues } from "./ask-colleagues.ts";
import type { PublicRole } from "./role.ts";
import { roleForm, roleValueOf, type Entering, type RoleTyped } from "./role-form.ts";
import { insertRoles, updateRole, type Keeping } from "./role-writes.ts";

type Invalid = { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/** What there is to choose from, and what was typed. */
export type RoleSent = { readonly offered: Entering; readonly typed: RoleTyped };

const readIn = ({ offered, typed }: RoleSent, { at }: Keeping) =>
  roleForm.read(typed, { ...offered, now: at });

export async function addRole(
  tx: Tx,
  keeping: Keeping,
  sent: RoleSent,
): Promise<Invalid | { readonly kind: "accepted"; readonly roleId: string }> {
  const { value, errors } = readIn(sent, keeping);
  if (errors) return { kind: "invalid", errors };
  const { staff: staffId } = value;
  const [roleId = ""] = await insertRoles(tx, keeping, [{ ...roleValueOf(value), staffId }]);
  await askColleagues(tx, keeping, [roleId]);
  return { kind: "accepted", roleId };
}

export async function changeRole(
  tx: Tx,
  keeping: Keeping,
  { role, ...sent }: RoleSent & { readonly role: PublicRole },
): Promise<Invalid | { readonly kind: "accepted" | "stale" }> {
  const version = versionOf(sent.typed.version);
  if (version !== role.version) return { kind: "stale" };
  const { value, errors } = readIn(sent, keeping);
  if (errors) return { kind: "invalid", errors };
  const { roleId } = role;
  const isSaved = await updateRole(tx, keeping, {
    roleId,
    version,
    staffId: value.staff,
    isMistake: value.mistake === true,
    value: roleValueOf(value),
  });
  if (!isSaved) return { kind: "stale" };
  await askColleagues(tx, keeping, [roleId]);
  return { kind: "accepted" };
}
