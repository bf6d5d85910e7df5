import { sql } from "kysely";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration } from "../../configuration/index.ts";
import { pathwayKind } from "../configuration-kinds.ts";

/** How a child came to a stage: opened, moved with a reason, or by a cell of the tracker. */
export type MoveBasis = "opened" | "moved" | "tracker" | "imported" | "undone";

export type StageMove = {
  readonly personId: string;
  /** Null where it is not known any more. */
  readonly to: string | null;
};

type Moving = {
  readonly partnershipId: number;
  readonly at: Date;
  readonly today: string;
  readonly basis: MoveBasis;
  readonly reason?: string | null | undefined;
  /** Absent where a workbook or Lantern itself said it. */
  readonly movedBy: string | null;
};

/**
 * Keeps moves before the stage changes: where each child comes from is read here, and who stays where
 * they are is left out. Called in the transaction of every statement that writes `stage`, and of no other.
 */
export async function recordStageMoves(
  tx: Tx,
  { partnershipId, at, today, basis, reason, movedBy }: Moving,
  moves: readonly StageMove[],
): Promise<void> {
  if (moves.length === 0) return;
  const { id } = await getConfiguration(tx, { kind: pathwayKind, key: "pathway", on: today });
  await sql`
    insert into protect.stage_moves (stage_move_id, partnership_id, person_id, pathway_id, from_stage, to_stage,
      basis, reason, moved_on, moved_by, recorded_at)
    select v.id, ${partnershipId}, v.person_id, ${id}::uuid, t.stage, v.to_stage, ${basis}, ${reason ?? null},
      ${today}::date, ${movedBy}::uuid, ${at}
    from unnest(${moves.map(() => newId())}::uuid[], ${moves.map(({ personId }) => personId)}::uuid[],
      ${moves.map(({ to }) => to)}::text[]) as v (id, person_id, to_stage)
    join protect.tracker_entries t on t.person_id = v.person_id
    where t.stage is distinct from v.to_stage or ${basis} = 'opened'`.execute(tx);
}
