import type { Tx } from "../../platform/database/database.ts";

/** The level that had been decided by the end of a day; null where nobody had decided one. */
export async function levelOnDay(
  tx: Tx,
  { personId, on }: { readonly personId: string; readonly on: string },
): Promise<number | null> {
  const row = await tx
    .selectFrom("protect.level_decisions")
    .select("level")
    .where("person_id", "=", personId)
    .where("decided_on", "<=", on)
    .orderBy("level_decision_id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.level ?? null;
}
