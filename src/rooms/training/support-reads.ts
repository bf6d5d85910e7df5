import { sql, type RawBuilder } from "kysely";
import type { IsoDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";

/** Support with training: a task of somebody. */
export type Support = {
  readonly supportId: string;
  readonly body: string;
  readonly audience: string;
  readonly wording: string;
  readonly ownerId: string;
  readonly owner: string;
  readonly dueOn: IsoDate;
  readonly closedOn: IsoDate | null;
  readonly outcome: string | null;
  readonly version: number;
};

const cells: RawBuilder<unknown> = sql`
  t.training_support_id as "supportId", coalesce(h.name, g.name, '') as body, t.audience, t.wording,
  t.owner_id as "ownerId", o.name as owner, t.due_on::text as "dueOn", t.closed_on::text as "closedOn", t.outcome,
  t.version
  from directory.training_support t join directory.staff o on o.staff_id = t.owner_id
  left join directory.agencies g on g.agency_id = t.agency_id
  left join directory.schools h on h.school_id = t.school_id`;

/** Open ones first, the first due before others. */
export async function listSupport(tx: Tx): Promise<readonly Support[]> {
  const { rows } = await sql<Support>`
    select ${cells} order by t.closed_on is not null, t.due_on, t.training_support_id limit 500`.execute(
    tx,
  );
  return rows;
}

/** What one person promised and has not given yet. */
export const openSupportCount = (ownerId: string): RawBuilder<{ readonly many: number }> => sql`
  select count(*)::int as many from directory.training_support t
  where t.owner_id = ${ownerId}::uuid and t.closed_on is null`;

export async function findSupport(tx: Tx, supportId: string): Promise<Support | undefined> {
  const { rows } = await sql<Support>`
    select ${cells} where t.training_support_id = ${supportId}::uuid`.execute(tx);
  return rows[0];
}

export type Contact = {
  readonly contactId: string;
  readonly body: string;
  readonly name: string;
  readonly namedBy: string;
};

/** Who keeps training for which agency or school today. */
export async function listContacts(tx: Tx): Promise<readonly Contact[]> {
  const { rows } = await sql<Contact>`
    select c.training_contact_id as "contactId", coalesce(h.name, g.name, '') as body, s.name, n.name as "namedBy"
    from directory.training_contacts c
    join directory.staff s on s.staff_id = c.staff_id join directory.staff n on n.staff_id = c.named_by
    left join directory.agencies g on g.agency_id = c.agency_id
    left join directory.schools h on h.school_id = c.school_id
    where c.ended_at is null order by lower(coalesce(h.name, g.name, '')), lower(s.name)`.execute(
    tx,
  );
  return rows;
}
