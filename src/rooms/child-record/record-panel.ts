import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";

/**
 * A panel about the child has been held. The tracker shows the latest: minutes that are approved late do
 * not put an earlier day over it. Meetings stand above this room and say so, since it cannot ask them.
 */
export async function recordPanelHeld(tx: Tx, personId: string, on: string): Promise<void> {
  await sql`
    update protect.tracker_entries t set last_panel_on = ${on}::date
    where t.person_id = ${personId}::uuid and (t.last_panel_on is null or t.last_panel_on < ${on}::date)`.execute(
    tx,
  );
}
