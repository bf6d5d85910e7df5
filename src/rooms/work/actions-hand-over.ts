import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";

type HandedOver = {
  readonly actionId: string;
  readonly version: number;
  readonly to: { readonly staffId: string; readonly agencyId: string };
  readonly at: Date;
};

/**
 * Puts an open action into the name of somebody who opens the child's record; the database refuses anybody else.
 * @returns whether it is in their name, and nobody changed it meanwhile
 */
export async function handOverAction(
  tx: Tx,
  { actionId, version, to, at }: HandedOver,
): Promise<boolean> {
  const { rows } = await sql<{ said: string }>`
    select protect.hand_over_action(${actionId}::uuid, ${version}, ${to.agencyId}::uuid, ${to.staffId}::uuid, ${at}) as said`.execute(
    tx,
  );
  return rows[0]?.said === "given";
}
