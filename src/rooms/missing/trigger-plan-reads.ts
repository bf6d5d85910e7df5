import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";

export type TriggerPlan = {
  readonly version: number;
  readonly description: string;
  readonly likelyPlaces: string | null;
  readonly likelyPeople: string | null;
  readonly firstSteps: string;
  readonly whomToRing: string;
  readonly talking: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

/** The trigger plan in force: the newest version. */
export async function findTriggerPlan(tx: Tx, personId: string): Promise<TriggerPlan | undefined> {
  const { rows } = await sql<TriggerPlan>`
    select p.version, p.description, p.likely_places as "likelyPlaces", p.likely_people as "likelyPeople",
      p.first_steps as "firstSteps", p.whom_to_ring as "whomToRing", p.talking, ${shownName({ staff: "s", at: "p.recorded_at" })} as "recordedBy",
      p.recorded_at as "recordedAt"
    from protect.trigger_plans p join directory.staff s on s.staff_id = p.recorded_by
    where p.person_id = ${personId}::uuid order by p.version desc limit 1`.execute(tx);
  return rows[0];
}
