import { sql } from "kysely";
import { holds } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { TieHandling } from "./tie-words.ts";

/** Whoever records a link must be able to read it. */
export async function mayHandle(
  tx: Tx,
  { actor }: CommandContext,
  handling: TieHandling,
): Promise<boolean> {
  if (handling === "subjects") return true;
  if (handling === "measures") return holds(actor, "measure.view");
  const { rows } = await sql<{ may: boolean }>`select sec.handles_intelligence() as may`.execute(
    tx,
  );
  return rows[0]?.may ?? false;
}

export const unreadable = "You could not read it yourself: choose who you belong to";
