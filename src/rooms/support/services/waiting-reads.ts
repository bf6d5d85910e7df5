import { sql, type RawBuilder } from "kysely";
import type { Actor, StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { firstOf, total, type FirstOf } from "../../../platform/database/first-of.ts";
import { ledCircles } from "../../subjects/index.ts";
import { referralCells, type Referral } from "./referral-reads.ts";

export type ReferralOf = Referral & {
  readonly personId: string;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
};

export type Show = "waiting" | "late" | "unmet";

export type WaitingQuery = {
  readonly today: string;
  /** For a service without a limit of its own. */
  readonly usualDays: number;
  readonly show: Show;
  readonly page: number;
  readonly pageSize: number;
};

/** A narrow actor's few children are gathered first; for a wide one the index is walked. */
const reached = ({ isWide }: Actor): RawBuilder<unknown> =>
  isWide
    ? sql`protect.referrals r`
    : sql`(select person_id from subjects.people offset 0) x join protect.referrals r on r.person_id = x.person_id`;

type Days = Pick<WaitingQuery, "today" | "usualDays">;

const isLate = ({ today, usualDays }: Days): RawBuilder<unknown> => sql`
  r.referred_on + (select coalesce(s.wait_days, ${usualDays}::int) from directory.services s where s.service_id = r.service_id)
    < ${today}::date`;

const shown = (show: Show, days: Days): RawBuilder<unknown> => {
  if (show === "unmet") return sql`r.state = 'not-available'`;
  const waiting = sql`r.state in ('referred', 'waiting')`;
  return show === "late" ? sql`${waiting} and ${isLate(days)}` : waiting;
};

const cells: RawBuilder<unknown> = sql`
  ${referralCells}, p.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName"`;

/** One page of referrals within reach: those who wait longest first, or who lack a service longest. */
export async function listWaiting(
  tx: Tx,
  actor: Actor,
  query: WaitingQuery,
): Promise<readonly ReferralOf[]> {
  const { show, page, pageSize } = query;
  const order = show === "unmet" ? sql`r.state_since` : sql`r.referred_on`;
  const { rows } = await sql<ReferralOf>`
    with g as (
      select r.* from ${reached(actor)}
      where r.partnership_id = ${actor.partnershipId} and ${shown(show, query)}
      order by ${order}, r.referral_id limit ${pageSize} offset ${(page - 1) * pageSize}
    )
    select ${cells} from g r join subjects.people p on p.person_id = r.person_id
    join directory.services s on s.service_id = r.service_id
    join directory.staff b on b.staff_id = r.referred_by
    order by ${order}, r.referral_id`.execute(tx);
  return rows;
}

export type WaitingCounts = {
  readonly waiting: number;
  readonly late: number;
  readonly unmet: number;
};

export async function countWaiting(tx: Tx, actor: Actor, days: Days): Promise<WaitingCounts> {
  const { rows } = await sql<WaitingCounts>`
    select (count(*) filter (where r.state <> 'not-available'))::int as waiting,
      (count(*) filter (where r.state <> 'not-available' and ${isLate(days)}))::int as late,
      (count(*) filter (where r.state = 'not-available'))::int as unmet
    from ${reached(actor)}
    where r.partnership_id = ${actor.partnershipId} and (r.state in ('referred', 'waiting') or r.state = 'not-available')`.execute(
    tx,
  );
  return rows[0] ?? { waiting: 0, late: 0, unmet: 0 };
}

/** Referrals that wait too long: this person's own, and those of children whom they lead. */
export async function readMyLate(
  tx: Tx,
  actor: StaffActor,
  { at, most, ...days }: Days & { readonly at: Date; readonly most: number },
): Promise<FirstOf<ReferralOf>> {
  const { rows } = await sql<ReferralOf & { total: number }>`
    with mine as (
      select r.* from protect.referrals r where r.referred_by = ${actor.id} and ${shown("late", days)}
      union all
      select r.* from ${ledCircles(actor.id, at)} m join subjects.people q on q.circle_id = m.circle_id
      join protect.referrals r on r.person_id = q.person_id
      where r.referred_by <> ${actor.id} and ${shown("late", days)}
    ), r as (select *, ${total} from mine order by referred_on, referral_id limit ${most})
    select ${cells}, r.total from r join subjects.people p on p.person_id = r.person_id
    join directory.services s on s.service_id = r.service_id
    join directory.staff b on b.staff_id = r.referred_by
    order by r.referred_on, r.referral_id`.execute(tx);
  return firstOf(rows);
}
