import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, type ConfigurationBody } from "../../configuration/index.ts";

/** How direct work and recovery are recorded, as it stood on a day. */
export type RecoveryScheme = ConfigurationBody<"recovery"> & { readonly id: string };

export async function recoverySchemeOn(tx: Tx, on: string): Promise<RecoveryScheme> {
  const { id, body } = await getConfiguration(tx, { kind: "recovery", key: "recovery", on });
  return { id, ...body };
}
