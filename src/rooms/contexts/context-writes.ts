import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { Context } from "./context-reads.ts";
import type { Act, Closing } from "./context-words.ts";

/** Holds a case as it was read until the transaction ends: false where a colleague was first. */
export async function holdContext(
  tx: Tx,
  { contextId }: Pick<Context, "contextId">,
  version: number,
): Promise<boolean> {
  const held = await tx
    .selectFrom("subjects.contexts")
    .select("context_id")
    .where("context_id", "=", contextId)
    .where("version", "=", version)
    .forUpdate()
    .executeTakeFirst();
  return held !== undefined;
}

export type NewAct = {
  readonly act: Act;
  readonly wording: string;
  readonly level?: number;
  readonly nextReviewBy?: string;
  readonly outcome?: Closing;
};

/** Records why; the database lets nothing of a case change without it. */
export async function recordAct(
  tx: Tx,
  { actor, at }: CommandContext,
  { contextId, versionAfter, act }: { contextId: string; versionAfter: number; act: NewAct },
): Promise<void> {
  await tx
    .insertInto("subjects.context_acts")
    .values({
      context_act_id: newId(),
      partnership_id: actor.partnershipId,
      context_id: contextId,
      act: act.act,
      wording: act.wording,
      level: act.level ?? null,
      next_review_by: act.nextReviewBy ?? null,
      outcome: act.outcome ?? null,
      version_after: versionAfter,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
}

type Row = {
  readonly thing_id?: string | null;
  readonly name?: string;
  readonly state?: Context["state"];
  readonly level?: number;
  readonly owner_id?: string;
  readonly lead_agency_id?: string;
  readonly review_by?: string;
  readonly agency_ids?: string[];
  readonly named?: string[];
  readonly is_restricted?: boolean;
};

type Changing = {
  readonly context: Context;
  readonly acts: readonly NewAct[];
  readonly row: Row;
};

/** Changes a case that is held, by the acts that say why. */
export async function changeContext(
  tx: Tx,
  by: CommandContext,
  { context, acts, row }: Changing,
): Promise<void> {
  const { contextId, version } = context;
  for (const act of acts) await recordAct(tx, by, { contextId, versionAfter: version + 1, act });
  await tx
    .updateTable("subjects.contexts")
    .set({ ...row, changed_by: by.actor.id, changed_at: by.at, version: version + 1 })
    .where("context_id", "=", contextId)
    .where("version", "=", version)
    .execute();
}
