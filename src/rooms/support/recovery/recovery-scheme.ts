import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../../configuration/index.ts";
import { recoveryKind } from "../configuration-kinds.ts";

/** How direct work and recovery are recorded, as it stood on a day. */
export type RecoveryScheme = BodyOf<typeof recoveryKind> & { readonly id: string };

export async function recoverySchemeOn(tx: Tx, on: string): Promise<RecoveryScheme> {
  const { id, body } = await getConfiguration(tx, { kind: recoveryKind, key: "recovery", on });
  return { id, ...body };
}
