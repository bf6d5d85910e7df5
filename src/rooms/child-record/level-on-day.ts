import type { Tx } from "../../platform/database/database.ts";
import { saidAtDecision } from "./level-scheme.ts";

type LevelThen = { readonly level: number | null; readonly said: string | null };

/** The level that had been decided by the end of a day, and what it was called; nulls where nobody had decided one. */
export async function levelOnDay(
  tx: Tx,
  { personId, on }: { readonly personId: string; readonly on: string },
): Promise<LevelThen> {
  const row = await tx
    .selectFrom("protect.level_decisions as d")
    .select(["d.level", saidAtDecision.as("said")])
    .where("d.person_id", "=", personId)
    .where("d.decided_on", "<=", on)
    .orderBy("d.level_decision_id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? { level: null, said: null };
}
