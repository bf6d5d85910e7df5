import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";
import type { TransferKind } from "./transfer-kinds.ts";

export type DutyDone = {
  readonly duty: string;
  readonly doneOn: string;
  readonly doneBy: string;
};

/** The last notice to the other area: what became of its paper, and by when an answer is due. */
export type Notice = {
  readonly reference: string;
  readonly paperId: string;
  /** As the paper stands: prepared, waiting, released, given, sent-back or withdrawn. */
  readonly state: string;
  readonly sentOn: string | null;
  readonly answerBy: string | null;
};

export type Transfer = {
  readonly transferId: string;
  readonly personId: string;
  /** As it was when the transfer was recorded: its name and the duties of both areas. */
  readonly kind: TransferKind;
  readonly area: string;
  readonly contact: string;
  readonly beganOn: string;
  readonly reason: string;
  readonly recordedBy: string;
  readonly handoverOn: string | null;
  readonly acknowledgedOn: string | null;
  readonly acknowledgedBy: string | null;
  readonly endedOn: string | null;
  readonly endReason: string | null;
  readonly version: number;
  readonly done: readonly DutyDone[];
  readonly notice: Notice | null;
};

const cells: RawBuilder<unknown> = sql`
  t.transfer_id as "transferId", t.person_id as "personId", k.kind, t.area, t.contact, t.began_on as "beganOn", t.reason,
  ${shownName({ staff: "s", at: "t.recorded_at" })} as "recordedBy", t.handover_on as "handoverOn", t.acknowledged_on as "acknowledgedOn",
  t.acknowledged_by as "acknowledgedBy", t.ended_on as "endedOn", t.end_reason as "endReason", t.version,
  coalesce((select jsonb_agg(jsonb_build_object('duty', d.duty, 'doneOn', d.done_on, 'doneBy', d.done_by)
    order by d.transfer_duty_id) from protect.transfer_duties d where d.transfer_id = t.transfer_id), '[]') as done,
  (select jsonb_build_object('reference', n.reference, 'paperId', n.paper_id, 'state', p.state, 'sentOn', p.given_on, 'answerBy', n.answer_by)
    from protect.border_notices n join papers.papers p on p.paper_id = n.paper_id
    where n.transfer_id = t.transfer_id order by n.border_notice_id desc limit 1) as notice`;

const joined: RawBuilder<unknown> = sql`
  join directory.staff s on s.staff_id = t.recorded_by
  join directory.configuration c on c.configuration_id = t.kinds_id
  join lateral (select x as kind from jsonb_array_elements(c.body -> 'kinds') x where x ->> 'key' = t.kind limit 1) k on true`;

export async function listTransfersOf(tx: Tx, personId: string): Promise<readonly Transfer[]> {
  const { rows } = await sql<Transfer>`
    select ${cells} from protect.transfers t ${joined}
    where t.person_id = ${personId}::uuid order by t.transfer_id desc limit 50`.execute(tx);
  return rows;
}

export async function findTransfer(
  tx: Tx,
  { personId, transferId }: { readonly personId: string; readonly transferId: string },
): Promise<Transfer | undefined> {
  const { rows } = await sql<Transfer>`
    select ${cells} from protect.transfers t ${joined}
    where t.person_id = ${personId}::uuid and t.transfer_id = ${transferId}::uuid`.execute(tx);
  return rows[0];
}

/** A transfer that runs, with whose it is. */
export type RunningTransfer = Transfer & {
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
};

/** A narrow actor's few children are gathered first; for a wide one the index of what runs is walked. */
const reached = ({ isWide }: Actor): RawBuilder<unknown> =>
  isWide
    ? sql`protect.transfers t`
    : sql`(select person_id from subjects.people offset 0) r join protect.transfers t on t.person_id = r.person_id`;

/** One page of the transfers that run, the longest first. */
export async function listTransfers(
  tx: Tx,
  actor: Actor,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): Promise<readonly RunningTransfer[]> {
  const { rows } = await sql<RunningTransfer>`
    with t as materialized (
      select t.* from ${reached(actor)}
      where t.partnership_id = ${actor.partnershipId} and t.ended_on is null
      order by t.began_on, t.transfer_id limit ${pageSize} offset ${(page - 1) * pageSize}
    )
    select ${cells}, p.reference, p.family_name as "familyName", p.given_name as "givenName"
    from t ${joined} join subjects.people p on p.person_id = t.person_id
    order by t.began_on, t.transfer_id`.execute(tx);
  return rows;
}

export async function countTransfers(tx: Tx, actor: Actor): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${reached(actor)}
    where t.partnership_id = ${actor.partnershipId} and t.ended_on is null`.execute(tx);
  return rows[0]?.count ?? 0;
}
