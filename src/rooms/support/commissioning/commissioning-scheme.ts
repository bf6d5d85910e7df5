import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../../configuration/index.ts";
import { commissioningKind } from "../configuration-kinds.ts";

export type CommissioningScheme = BodyOf<typeof commissioningKind>;

export async function commissioningSchemeOn(tx: Tx, on: string): Promise<CommissioningScheme> {
  return (await getConfiguration(tx, { kind: commissioningKind, key: "commissioning", on })).body;
}
