import { sql, type RawBuilder } from "kysely";
import { addMonths } from "../../kernel/dates.ts";
import type { Actor, StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { firstOf, total, type FirstOf } from "../../platform/database/first-of.ts";
import { shownName } from "../directory/index.ts";
import { ledCircles } from "../subjects/index.ts";
import type { Transition } from "./transition-form.ts";

export type TransitionPlan = Transition & {
  readonly version: number;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

/** The plan for turning 18 that is in force: its newest version. */
export async function findTransition(
  tx: Tx,
  personId: string,
): Promise<TransitionPlan | undefined> {
  const { rows } = await sql<TransitionPlan>`
    select t.version, t.services, t.who_leads as "whoLeads", t.wants, t.capacity, t.meeting_on as "meetingOn", t.continues,
      t.agreed_on as "agreedOn", t.agreed_with as "agreedWith", ${shownName({ staff: "s", at: "t.recorded_at" })} as "recordedBy", t.recorded_at as "recordedAt"
    from protect.transition_plans t join directory.staff s on s.staff_id = t.recorded_by
    where t.person_id = ${personId}::uuid order by t.version desc limit 1`.execute(tx);
  return rows[0];
}

/** Somebody who turns 18, or has, while their record is open. */
export type Turning = {
  readonly personId: string;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly bornOn: string;
  readonly whoLeads: string | null;
  readonly meetingOn: string | null;
  readonly agreedOn: string | null;
  readonly hasPlan: boolean;
};

export type TurningQuery = {
  readonly today: string;
  readonly fromMonths: number;
  readonly page: number;
  readonly pageSize: number;
};

const cells: RawBuilder<unknown> = sql`
  p.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName", p.born_on as "bornOn",
  v.who_leads as "whoLeads", v.meeting_on as "meetingOn", v.agreed_on as "agreedOn", v.person_id is not null as "hasPlan"`;

const newest: RawBuilder<unknown> = sql`
  left join lateral (select x.* from protect.transition_plans x where x.person_id = p.person_id
    order by x.version desc limit 1) v on true`;

type Born = Pick<TurningQuery, "today" | "fromMonths">;

/** Born on or before this day they are old enough for the plan to be begun. */
const bornBy = ({ today, fromMonths }: Born): string => addMonths(today, -fromMonths);

/** A narrow actor's few children are gathered first; for a wide one the index by birth is walked. */
const reached = ({ isWide }: Actor): RawBuilder<unknown> =>
  isWide ? sql`subjects.people` : sql`(select * from subjects.people offset 0)`;

/** One page of whose turning 18 is not agreed, the soonest birthday first; those who are 18 before them. */
export async function listTurning(
  tx: Tx,
  actor: Actor,
  query: TurningQuery,
): Promise<readonly Turning[]> {
  const { page, pageSize } = query;
  const { rows } = await sql<Turning>`
    select ${cells} from ${reached(actor)} p
    join protect.tracker_entries t on t.person_id = p.person_id and t.is_open ${newest}
    where p.partnership_id = ${actor.partnershipId} and p.born_on <= ${bornBy(query)}::date and v.agreed_on is null
    order by p.born_on, p.person_id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
  return rows;
}

export async function countTurning(tx: Tx, actor: Actor, query: Born): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${reached(actor)} p
    join protect.tracker_entries t on t.person_id = p.person_id and t.is_open ${newest}
    where p.partnership_id = ${actor.partnershipId} and p.born_on <= ${bornBy(query)}::date and v.agreed_on is null`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

/** Of the children whose lead practitioner this person is: whose turning 18 is not agreed. */
export async function readMyTurning(
  tx: Tx,
  { id }: Pick<StaffActor, "id">,
  { now, most, ...query }: Born & { readonly now: Date; readonly most: number },
): Promise<FirstOf<Turning>> {
  const { rows } = await sql<Turning & { total: number }>`
    select ${cells}, ${total} from ${ledCircles(id, now)} m join subjects.people p on p.circle_id = m.circle_id
    join protect.tracker_entries t on t.person_id = p.person_id and t.is_open ${newest}
    where p.born_on <= ${bornBy(query)}::date and v.agreed_on is null
    order by p.born_on, p.person_id limit ${most}`.execute(tx);
  return firstOf(rows);
}
