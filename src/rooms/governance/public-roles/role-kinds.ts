import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, publicRoleKind } from "../../configuration/index.ts";
import type { RoleKinds } from "./role.ts";

/** Which roles and licences are kept, as the partnership has it on the day. */
export async function roleKindsOn(tx: Tx, on: string): Promise<RoleKinds> {
  const { body } = await getConfiguration(tx, { kind: publicRoleKind, key: "public-role", on });
  return body.kinds;
}
