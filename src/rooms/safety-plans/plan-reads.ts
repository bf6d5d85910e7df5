import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";
import { listActions } from "../work/index.ts";
import type { Contingency, Outcome, Plan, Rated, Trusted, WholePlan } from "./plan.ts";

/** The plan that is open for a child, without its parts. */
export async function findOpenPlan(tx: Tx, personId: string): Promise<Plan | undefined> {
  const { rows } = await sql<Plan>`
    select plan_id as "planId", person_id as "personId", opened_on as "openedOn", child_wants as "childWants",
      parents_want as "parentsWant", child_view as "childView", parents_view as "parentsView", version
    from protect.plans where person_id = ${personId}::uuid and closed_on is null`.execute(tx);
  return rows[0];
}

/** The open plan with everything in it, or undefined where nothing has been planned. */
export async function findPlan(tx: Tx, personId: string): Promise<WholePlan | undefined> {
  const plan = await findOpenPlan(tx, personId);
  if (!plan) return undefined;
  const { planId } = plan;
  return {
    plan,
    outcomes: await listOutcomes(tx, plan),
    contingencies: await listContingencies(tx, planId),
    trusted: await listTrusted(tx, planId),
  };
}

/** What the child's plan is to bring about, for lists to choose from. */
export type Sought = Pick<Outcome, "outcomeId" | "wording">;

export async function listSought(tx: Tx, personId: string): Promise<readonly Sought[]> {
  const { rows } = await sql<Sought>`
    select o.plan_outcome_id as "outcomeId", o.wording from protect.plan_outcomes o
    join protect.plans p on p.plan_id = o.plan_id
    where p.person_id = ${personId}::uuid and p.closed_on is null and o.ended_on is null
    order by o.plan_outcome_id`.execute(tx);
  return rows;
}

type Row = Omit<Outcome, "promises"> & { readonly actionIds: readonly string[] };

async function listOutcomes(tx: Tx, { planId, personId }: Plan): Promise<readonly Outcome[]> {
  const { rows } = await sql<Row>`
    select o.plan_outcome_id as "outcomeId", o.wording, o.why, o.ended_on as "endedOn", o.ended_reason as "endedReason",
      o.version,
      coalesce((select jsonb_agg(jsonb_build_object('rating', r.rating, 'reason', r.reason, 'ratedOn', r.rated_on,
          'ratedBy', ${shownName({ staff: "s", at: "r.recorded_at" })}) order by r.plan_rating_id desc)
        from protect.plan_ratings r join directory.staff s on s.staff_id = r.rated_by
        where r.plan_outcome_id = o.plan_outcome_id), '[]') as ratings,
      array(select l.action_id from protect.plan_promises l
        where l.plan_outcome_id = o.plan_outcome_id and l.ended_at is null) as "actionIds"
    from protect.plan_outcomes o where o.plan_id = ${planId}::uuid order by o.plan_outcome_id`.execute(
    tx,
  );
  const actions = rows.length === 0 ? [] : await listActions(tx, personId);
  return rows.map(({ actionIds, ...outcome }) => ({
    ...outcome,
    ratings: outcome.ratings satisfies readonly Rated[],
    promises: actions.filter(({ actionId }) => actionIds.includes(actionId)),
  }));
}

async function listContingencies(tx: Tx, planId: string): Promise<readonly Contingency[]> {
  const { rows } = await sql<Contingency>`
    select plan_contingency_id as "rowId", happens, response, who, version from protect.plan_contingencies
    where plan_id = ${planId}::uuid and ended_on is null order by plan_contingency_id`.execute(tx);
  return rows;
}

async function listTrusted(tx: Tx, planId: string): Promise<readonly Trusted[]> {
  const { rows } = await sql<Trusted>`
    select trusted_adult_id as "rowId", name, relationship, reached_by as "reachedBy", version
    from protect.trusted_adults
    where plan_id = ${planId}::uuid and ended_on is null order by trusted_adult_id`.execute(tx);
  return rows;
}
