import { sql, type RawBuilder } from "kysely";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";

/** Words to the leads, with who opened them so far, for those who send; and for the lead, the words. */
export type Message = {
  readonly id: string;
  /** What it is about, where the reader may read that. */
  readonly thingId: string | null;
  readonly thing: string | null;
  readonly theme: string | null;
  readonly subject: string;
  readonly wording: string;
  readonly kinds: readonly string[];
  readonly areas: readonly string[];
  readonly stopsOn: string;
  readonly sentBy: string;
  readonly sentAt: Date;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawReason: string | null;
  readonly version: number;
  /** How many leads it is for, have opened it or were told, and have neither. */
  readonly leads: number;
  readonly reached: number;
};

const cells: RawBuilder<unknown> = sql`
  m.lead_message_id as id, m.thing_id as "thingId", t.label as thing, m.theme, m.subject, m.wording, m.kinds, m.areas,
  m.stops_on as "stopsOn", b.name as "sentBy", m.sent_at as "sentAt", w.name as "withdrawnBy", m.withdrawn_at as "withdrawnAt",
  m.withdraw_reason as "withdrawReason", m.version,
  (select count(*)::int from protect.lead_receipts r where r.lead_message_id = m.lead_message_id) as leads,
  (select count(*)::int from protect.lead_receipts r where r.lead_message_id = m.lead_message_id
    and (r.opened_at is not null or r.told_at is not null)) as reached
  from protect.lead_messages m join directory.staff b on b.staff_id = m.sent_by
  left join directory.staff w on w.staff_id = m.withdrawn_by
  left join subjects.things t on t.thing_id = m.thing_id`;

export const messagesOnAPage = 50;

/** All that were sent, the newest first: for those who send. */
export async function listSent(tx: Tx, page: number): Promise<readonly Message[]> {
  const { rows } = await sql<Message>`
    select ${cells} order by m.sent_at desc, m.lead_message_id
    limit ${messagesOnAPage + 1} offset ${(page - 1) * messagesOnAPage}`.execute(tx);
  return rows;
}

export type Mine = Pick<Message, "id" | "subject" | "sentBy" | "sentAt" | "stopsOn"> & {
  readonly openedAt: Date | null;
  readonly withdrawnAt: Date | null;
};

/** What this person has as a lead and has not stopped yet. */
export async function listMine(
  tx: Tx,
  { actor, today }: { readonly actor: StaffActor; readonly today: string },
): Promise<readonly Mine[]> {
  const { rows } = await sql<Mine>`
    select distinct on (m.sent_at, m.lead_message_id) m.lead_message_id as id, m.subject, b.name as "sentBy", m.sent_at as "sentAt",
      m.stops_on as "stopsOn", r.opened_at as "openedAt", m.withdrawn_at as "withdrawnAt"
    from protect.lead_receipts r join protect.lead_messages m on m.lead_message_id = r.lead_message_id
    join directory.staff b on b.staff_id = m.sent_by
    where r.staff_id = ${actor.id}::uuid and m.stops_on >= ${today}::date
    order by m.sent_at desc, m.lead_message_id limit 200`.execute(tx);
  return rows;
}

export async function findMessage(tx: Tx, id: string): Promise<Message | undefined> {
  const { rows } = await sql<Message>`
    select ${cells} where m.lead_message_id = ${id}::uuid`.execute(tx);
  return rows[0];
}

/** For whom a message is, and whether it reached them. */
export type Receipt = {
  readonly id: string;
  readonly staffId: string | null;
  readonly name: string;
  readonly jobTitle: string;
  readonly phone: string | null;
  readonly body: string;
  readonly openedAt: Date | null;
  readonly toldAt: Date | null;
  readonly toldBy: string | null;
  readonly chasedOn: string | null;
  readonly chases: number;
};

/** Those whom it has not reached come first. */
export async function listReceipts(tx: Tx, messageId: string): Promise<readonly Receipt[]> {
  const { rows } = await sql<Receipt>`
    select r.lead_receipt_id as id, r.staff_id as "staffId", coalesce(s.name, l.name) as name, l.job_title as "jobTitle",
      coalesce(l.phone, s.phone) as phone, coalesce(a.name, c.name) as body, r.opened_at as "openedAt", r.told_at as "toldAt",
      b.name as "toldBy", r.chased_on as "chasedOn", r.chases
    from protect.lead_receipts r join directory.leads l on l.lead_id = r.lead_id
    left join directory.staff s on s.staff_id = r.staff_id left join directory.staff b on b.staff_id = r.told_by
    left join directory.agencies a on a.agency_id = l.agency_id left join directory.schools c on c.school_id = l.school_id
    where r.lead_message_id = ${messageId}::uuid
    order by (r.opened_at is null and r.told_at is null) desc, lower(coalesce(a.name, c.name)), r.lead_receipt_id`.execute(
    tx,
  );
  return rows;
}

/** Whether this person has the message as a lead. */
export async function isMine(tx: Tx, actor: StaffActor, messageId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("protect.lead_receipts")
    .select("lead_receipt_id")
    .where("lead_message_id", "=", messageId)
    .where("staff_id", "=", actor.id)
    .executeTakeFirst();
  return row !== undefined;
}
