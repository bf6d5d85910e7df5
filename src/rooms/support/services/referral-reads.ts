import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName } from "../../directory/index.ts";
import type { ReferralState, Waited } from "./referral-states.ts";

/** A child and a service, as far as the reader may know: the policies leave out what is not theirs. */
export type Referral = Waited & {
  readonly referralId: string;
  readonly serviceId: string;
  readonly name: string;
  readonly provider: string;
  readonly tier: string;
  readonly isSensitive: boolean;
  readonly isProvided: boolean;
  readonly outcome: string | null;
  readonly reasonKey: string | null;
  readonly why: string;
  readonly referredBy: string;
  readonly version: number;
};

export type ReferralStep = {
  readonly step: ReferralState;
  readonly happenedOn: string;
  readonly wording: string | null;
  readonly outcome: string | null;
  readonly reasonKey: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

export const referralCells: RawBuilder<unknown> = sql`
  r.referral_id as "referralId", r.service_id as "serviceId", s.name, s.provider, s.tier, s.is_sensitive as "isSensitive",
  s.is_provided as "isProvided", s.wait_days as "waitDays", r.state, r.state_since as "stateSince",
  r.referred_on as "referredOn", r.started_on as "startedOn", r.outcome, r.reason_key as "reasonKey", r.why,
  ${shownName({ staff: "b", at: "r.recorded_at" })} as "referredBy", r.version`;
const tables: RawBuilder<unknown> = sql`
  protect.referrals r join directory.services s on s.service_id = r.service_id
  join directory.staff b on b.staff_id = r.referred_by`;

/** Of one child: what is open first, then what has ended, the newest first. */
export async function listReferrals(tx: Tx, personId: string): Promise<readonly Referral[]> {
  const { rows } = await sql<Referral>`
    select ${referralCells} from ${tables} where r.person_id = ${personId}::uuid
    order by (r.state = 'ended'), r.state_since desc, r.referral_id desc limit 200`.execute(tx);
  return rows;
}

export async function findReferral(
  tx: Tx,
  { personId, referralId }: { readonly personId: string; readonly referralId: string },
): Promise<Referral | undefined> {
  const { rows } = await sql<Referral>`
    select ${referralCells} from ${tables}
    where r.referral_id = ${referralId}::uuid and r.person_id = ${personId}::uuid`.execute(tx);
  return rows[0];
}

/** The newest first. */
export async function listSteps(tx: Tx, referralId: string): Promise<readonly ReferralStep[]> {
  const { rows } = await sql<ReferralStep>`
    select t.step, t.happened_on as "happenedOn", t.wording, t.outcome, t.reason_key as "reasonKey",
      ${shownName({ staff: "b", at: "t.recorded_at" })} as "recordedBy", t.recorded_at as "recordedAt"
    from protect.referral_steps t join directory.staff b on b.staff_id = t.recorded_by
    where t.referral_id = ${referralId}::uuid order by t.referral_step_id desc limit 100`.execute(
    tx,
  );
  return rows;
}

/** What stands in place of the services that the reader may not know of: words alone, each once. */
export async function listHidden(tx: Tx, personId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ shown: string }>`
    select shown_as as shown from protect.hidden_services(${personId}::uuid)`.execute(tx);
  return rows.map(({ shown }) => shown);
}
