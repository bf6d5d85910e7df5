import { sql } from "kysely";
import type { IsoDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Agreement, Decision } from "./contract-state.ts";

/** A service of the directory with the terms that count on a day; without terms these are empty. */
export type ServiceTerms = {
  readonly serviceId: string;
  readonly name: string;
  readonly provider: string;
  readonly tier: string;
  readonly criteria: string;
  readonly isSensitive: boolean;
  readonly termId: string | null;
  readonly fromOn: IsoDate | null;
  readonly kind: string | null;
  readonly agreement: Agreement | null;
  readonly capacity: number | null;
  readonly costPounds: number | null;
  readonly contractFrom: IsoDate | null;
  readonly contractUntil: IsoDate | null;
  readonly noticeOn: IsoDate | null;
  readonly outcomes: string | null;
  readonly decision: Decision | null;
  readonly decidedOn: IsoDate | null;
  readonly reasons: string | null;
};

const cells = sql`
  s.service_id as "serviceId", s.name, s.provider, s.tier, s.criteria, s.is_sensitive as "isSensitive",
  t.service_term_id as "termId", t.from_on::text as "fromOn", t.kind, t.agreement, t.capacity,
  t.cost_pounds as "costPounds", t.contract_from::text as "contractFrom", t.contract_until::text as "contractUntil",
  t.notice_on::text as "noticeOn", t.outcomes, d.decision, d.decided_on::text as "decidedOn", d.reasons`;

/** What is provided and open on the day, each with its newest terms. */
export async function listServiceTerms(tx: Tx, today: IsoDate): Promise<readonly ServiceTerms[]> {
  const { rows } = await sql<ServiceTerms>`
    select ${cells} from directory.services s
    left join lateral (
      select * from directory.service_terms t where t.service_id = s.service_id and t.from_on <= ${today}::date
      order by t.from_on desc, t.service_term_id desc limit 1) t on true
    left join directory.service_decisions d on d.service_term_id = t.service_term_id
    where s.is_provided and (s.open_until is null or s.open_until >= ${today}::date)
    order by lower(s.name), s.service_id limit 500`.execute(tx);
  return rows;
}

/** All terms of one service, those that begin last first; a service without terms is one row. */
export async function listTermsOf(tx: Tx, serviceId: string): Promise<readonly ServiceTerms[]> {
  const { rows } = await sql<ServiceTerms>`
    select ${cells} from directory.services s
    left join directory.service_terms t on t.service_id = s.service_id
    left join directory.service_decisions d on d.service_term_id = t.service_term_id
    where s.service_id = ${serviceId}::uuid
    order by t.from_on desc, t.service_term_id desc limit 100`.execute(tx);
  return rows;
}

export type ServiceContact = {
  readonly contactId: string;
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
  readonly namedBy: string;
};

/** Who answers for a service at its provider today. */
export async function listServiceContacts(
  tx: Tx,
  serviceId: string,
): Promise<readonly ServiceContact[]> {
  const { rows } = await sql<ServiceContact>`
    select c.service_contact_id as "contactId", c.staff_id as "staffId", s.name, s.email, n.name as "namedBy"
    from directory.service_contacts c join directory.staff s on s.staff_id = c.staff_id
    join directory.staff n on n.staff_id = c.named_by
    where c.service_id = ${serviceId}::uuid and c.ended_at is null order by lower(s.name), s.staff_id`.execute(
    tx,
  );
  return rows;
}

/** Services for which somebody answers. */
export async function listOwnServices(tx: Tx, staffId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom("directory.service_contacts")
    .select("service_id")
    .where("staff_id", "=", staffId)
    .where("ended_at", "is", null)
    .execute();
  return new Set(rows.map(({ service_id }) => service_id));
}
