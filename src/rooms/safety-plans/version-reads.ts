import { sql } from "kysely";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { firstOf, total, type FirstOf } from "../../platform/database/first-of.ts";
import { shownName } from "../directory/index.ts";
import { ledCircles } from "../subjects/index.ts";
import { planContent, type PlanContent } from "./plan.ts";

/** A plan as it was agreed, without what it says. */
export type AgreedLine = {
  readonly planId: string;
  readonly number: number;
  readonly agreedOn: string;
  readonly agreedBy: string;
  readonly agreedWith: string;
  readonly notAgreed: string | null;
  readonly reviewBy: string;
  /** Of the plan that it is a version of; null while that is open. */
  readonly closedOn: string | null;
  readonly closedReason: string | null;
};

export type Agreed = AgreedLine & { readonly content: PlanContent };

const columns = sql`v.plan_id as "planId", v.number, v.agreed_on as "agreedOn", ${shownName({ staff: "s", at: "v.recorded_at" })} as "agreedBy",
  v.agreed_with as "agreedWith", v.not_agreed as "notAgreed", v.review_by as "reviewBy",
  p.closed_on as "closedOn", p.closed_reason as "closedReason"`;
const source = sql`protect.plan_versions v join protect.plans p on p.plan_id = v.plan_id
  join directory.staff s on s.staff_id = v.agreed_by`;

/** Every version that was agreed for a child, of closed plans too, the newest first. */
export async function listAgreed(tx: Tx, personId: string): Promise<readonly AgreedLine[]> {
  const { rows } = await sql<AgreedLine>`select ${columns} from ${source}
    where v.person_id = ${personId}::uuid order by v.plan_version_id desc limit 200`.execute(tx);
  return rows;
}

type ReadQuery = { readonly personId: string; readonly number: number };

/** Versions are numbered through for the child, so that a number names one. */
export async function findAgreed(
  tx: Tx,
  { personId, number }: ReadQuery,
): Promise<Agreed | undefined> {
  const { rows } = await sql<AgreedLine & { content: unknown }>`
    select ${columns}, v.content from ${source}
    where v.person_id = ${personId}::uuid and v.number = ${number}
    order by v.plan_version_id desc limit 1`.execute(tx);
  const [row] = rows;
  return row && { ...row, content: planContent.parse(row.content) };
}

/** What was agreed last of the plan that is open. */
export async function findLastAgreed(tx: Tx, planId: string): Promise<Agreed | undefined> {
  const { rows } = await sql<AgreedLine & { content: unknown }>`
    select ${columns}, v.content from ${source}
    where v.plan_id = ${planId}::uuid order by v.number desc limit 1`.execute(tx);
  const [row] = rows;
  return row && { ...row, content: planContent.parse(row.content) };
}

export type PlanReview = {
  readonly personId: string;
  readonly name: string;
  readonly reviewBy: string;
  readonly agreedOn: string;
};

/** Plans of the children whom the reader leads, that are due for review until a day, the longest due first. */
export async function listPlanReviews(
  tx: Tx,
  { id }: Pick<StaffActor, "id">,
  { until, now, most }: { readonly until: string; readonly now: Date; readonly most: number },
): Promise<FirstOf<PlanReview>> {
  const { rows } = await sql<PlanReview & { total: number }>`
    select p.person_id as "personId", concat_ws(' ', p.given_name, p.family_name) as name,
      v.review_by as "reviewBy", v.agreed_on as "agreedOn", ${total}
    from ${ledCircles(id, now)} m
    join subjects.people p on p.circle_id = m.circle_id
    join protect.plans l on l.person_id = p.person_id and l.closed_on is null
    join lateral (select x.review_by, x.agreed_on from protect.plan_versions x
      where x.plan_id = l.plan_id order by x.number desc limit 1) v on true
    where v.review_by <= ${until}
    order by v.review_by, p.person_id limit ${most}`.execute(tx);
  return firstOf(rows);
}
