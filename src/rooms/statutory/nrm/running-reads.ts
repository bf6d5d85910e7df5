import { sql, type RawBuilder } from "kysely";
import type { Actor, StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { firstOf, total, type FirstOf } from "../../../platform/database/first-of.ts";
import { referralColumns, referralJoins, withSteps, type Referral } from "./nrm-reads.ts";

/** A referral that is prepared or waits for a decision, with whose it is. */
export type RunningReferral = Referral & {
  readonly childReference: string;
  readonly familyName: string;
  readonly givenName: string;
};

type Query = {
  readonly today: string;
  readonly onlyLate: boolean;
  readonly page: number;
  readonly pageSize: number;
};

/** A narrow actor's few children are gathered first; for a wide one the index of what is due is walked. */
const reached = ({ isWide }: Actor): RawBuilder<unknown> =>
  isWide
    ? sql`protect.nrm_referrals r`
    : sql`(select person_id from subjects.people offset 0) x join protect.nrm_referrals r on r.person_id = x.person_id`;

const isOpen: RawBuilder<unknown> = sql`r.stage in ('preparing', 'reasonable', 'conclusive')`;
const running = (actor: Actor, { today, onlyLate }: Pick<Query, "today" | "onlyLate">) => sql`
  r.partnership_id = ${actor.partnershipId} and ${isOpen}
  ${onlyLate ? sql`and r.due_on < ${today}::date` : sql``}`;

const cells: RawBuilder<unknown> = sql`${referralColumns}, p.reference as "childReference", p.family_name as "familyName",
  p.given_name as "givenName"`;

/** One page within reach, the longest late first; what has no day last. */
export async function listRunningReferrals(
  tx: Tx,
  actor: Actor,
  query: Query,
): Promise<readonly RunningReferral[]> {
  const { page, pageSize } = query;
  const { rows } = await sql<Omit<RunningReferral, "steps">>`
    with r as (
      select r.* from ${reached(actor)} where ${running(actor, query)}
      order by r.due_on, r.nrm_referral_id limit ${pageSize} offset ${(page - 1) * pageSize}
    )
    select ${cells} from r ${referralJoins} join subjects.people p on p.person_id = r.person_id
    order by r.due_on, r.nrm_referral_id`.execute(tx);
  return withSteps(tx, rows);
}

export type ReferralCounts = {
  readonly running: number;
  readonly late: number;
  readonly preparing: number;
};

export async function countRunningReferrals(
  tx: Tx,
  actor: Actor,
  today: string,
): Promise<ReferralCounts> {
  const { rows } = await sql<ReferralCounts>`
    select count(*)::int as running, (count(*) filter (where r.due_on < ${today}::date))::int as late,
      (count(*) filter (where r.stage = 'preparing'))::int as preparing
    from ${reached(actor)} where ${running(actor, { today, onlyLate: false })}`.execute(tx);
  return rows[0] ?? { running: 0, late: 0, preparing: 0 };
}

/** What this person began and is not decided, of children whom they reach at this moment. */
export async function readMyReferrals(
  tx: Tx,
  actor: StaffActor,
  most: number,
): Promise<FirstOf<RunningReferral>> {
  const { rows } = await sql<Omit<RunningReferral, "steps"> & { total: number }>`
    select ${cells}, ${total} from protect.nrm_referrals r ${referralJoins}
    join subjects.people p on p.person_id = r.person_id
    where r.begun_by = ${actor.id} and ${isOpen}
    order by r.due_on, r.nrm_referral_id limit ${most}`.execute(tx);
  const found = firstOf(rows);
  return { ...found, rows: await withSteps(tx, found.rows) };
}
