import { sql, type RawBuilder } from "kysely";
import type { IsoDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { ActionState } from "../work/index.ts";

export type PlanAction = {
  readonly measureActionId: string;
  readonly wording: string;
  readonly agency: string;
  readonly dueOn: IsoDate;
  readonly state: ActionState;
  readonly endedOn: IsoDate | null;
  readonly outcome: string | null;
  readonly version: number;
};

const most = 200;

/** What is done under a plan, the next due first. */
export async function listPlanActions(tx: Tx, measureId: string): Promise<readonly PlanAction[]> {
  const { rows } = await sql<PlanAction>`
    select n.measure_action_id as "measureActionId", n.wording, a.name as agency, n.due_on::text as "dueOn", n.state,
      n.ended_on::text as "endedOn", n.outcome, n.version
    from subjects.measure_actions n join directory.agencies a on a.agency_id = n.agency_id
    where n.measure_id = ${measureId}::uuid order by n.due_on, n.measure_action_id limit ${most}`.execute(
    tx,
  );
  return rows;
}

/** How many actions of a plan wait for an outcome. */
export async function countOpenActions(tx: Tx, measureId: string): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    select count(*)::int as count from subjects.measure_actions
    where measure_id = ${measureId}::uuid and state = 'open'`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Plans that have an action past its date, by their key. */
export const overduePlans = (today: IsoDate): RawBuilder<unknown> => sql`(
  select n.measure_id from subjects.measure_actions n
  where n.partnership_id = (select sec.partnership()) and n.state = 'open' and n.due_on < ${today}::date)`;
