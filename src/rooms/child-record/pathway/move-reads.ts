import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName } from "../../directory/index.ts";
import { inOrder, type KeptMove } from "./visits.ts";

/** Where a child stands on the pathway, from the tracker's line. */
export type OnPathway = {
  readonly stage: string | null;
  readonly since: string | null;
  readonly isOpen: boolean;
  readonly openedOn: string | null;
  readonly lastPanelOn: string | null;
};

export async function findOnPathway(tx: Tx, personId: string): Promise<OnPathway> {
  const row = await tx
    .selectFrom("protect.tracker_entries")
    .select(["stage", "stage_since as since", "is_open as isOpen", "opened_on as openedOn"])
    .select("last_panel_on as lastPanelOn")
    .where("person_id", "=", personId)
    .executeTakeFirst();
  const nowhere = { stage: null, since: null, isOpen: false, openedOn: null, lastPanelOn: null };
  return row ?? nowhere;
}

/** Every move of one child, the earliest first. */
export async function listMoves(tx: Tx, personId: string): Promise<readonly KeptMove[]> {
  const { rows } = await sql<KeptMove>`
    select m.stage_move_id as "moveId", m.from_stage as "from", m.to_stage as "to", m.basis, m.reason,
      m.moved_on as "movedOn", ${shownName({ staff: "s", at: "m.recorded_at" })} as "movedBy"
    from protect.stage_moves m left join directory.staff s on s.staff_id = m.moved_by
    where m.person_id = ${personId}::uuid order by m.moved_on, m.stage_move_id limit 500`.execute(
    tx,
  );
  return inOrder(rows);
}
