import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { Body, Lead, LeadRow } from "./lead-state.ts";

const cells: RawBuilder<unknown> = sql`
  l.lead_id as "leadId", l.agency_id as "agencyId", l.school_id as "schoolId", l.is_deputy as "isDeputy",
  l.staff_id as "staffId", coalesce(s.name, l.name) as name, l.job_title as "jobTitle",
  coalesce(s.phone, l.phone) as phone, coalesce(s.email, l.email) as email, l.area, l.training,
  l.trained_on as "trainedOn", l.trained_until as "trainedUntil", l.confirmed_on as "confirmedOn",
  c.name as "confirmedBy", coalesce(s.ended_at is not null, false) as "hasLeft", l.version
  from directory.leads l left join directory.staff s on s.staff_id = l.staff_id
  join directory.staff c on c.staff_id = l.confirmed_by`;

// A school that works with Lantern is an agency too, and stands in the list once.
const bodies: RawBuilder<unknown> = sql`
  select 'agency' as "of", agency_id as id, name, kind from directory.agencies
  union all select 'school', s.school_id, s.name, 'school' from directory.schools s
  where exists (select from directory.leads l where l.school_id = s.school_id and l.ended_on is null)
    or not exists (select from directory.agencies a where a.kind = 'school' and lower(a.name) = lower(s.name))`;

/** Agencies and schools that should have a lead: all but those of a kind that needs none. */
export async function listBodies(tx: Tx, exempt: readonly string[]): Promise<readonly Body[]> {
  const { rows } = await sql<Body>`
    select * from (${bodies}) b where not (b.kind = any (${[...exempt]}::text[])) order by lower(b.name), b.id`.execute(
    tx,
  );
  return rows;
}

export async function findBody(tx: Tx, asked: Pick<Body, "of" | "id">): Promise<Body | undefined> {
  const { rows } = await sql<Body>`
    select * from (${bodies}) b where b."of" = ${asked.of} and b.id = ${asked.id}::uuid`.execute(
    tx,
  );
  return rows[0];
}

/** Who leads or stands in today, everywhere. */
export async function listLeads(tx: Tx): Promise<readonly Lead[]> {
  const { rows } = await sql<Lead>`
    select ${cells} where l.ended_on is null order by l.is_deputy, l.lead_id`.execute(tx);
  return rows;
}

/** Agencies and schools in which a colleague leads or stands in today. */
export async function bodiesLedBy(
  tx: Tx,
  staffId: string,
): Promise<readonly Pick<Body, "of" | "id">[]> {
  const { rows } = await sql<Pick<Body, "of" | "id">>`
    select case when l.school_id is null then 'agency' else 'school' end as "of", coalesce(l.school_id, l.agency_id) as id
    from directory.leads l where l.staff_id = ${staffId}::uuid and l.ended_on is null`.execute(tx);
  return rows;
}

/** Of one agency or school. */
export async function listLeadsOf(
  tx: Tx,
  { of, id }: Pick<Body, "of" | "id">,
): Promise<readonly Lead[]> {
  const ofBody = of === "agency" ? sql`l.agency_id` : sql`l.school_id`;
  const { rows } = await sql<Lead>`
    select ${cells} where ${ofBody} = ${id}::uuid and l.ended_on is null order by l.is_deputy`.execute(
    tx,
  );
  return rows;
}

export async function findLead(tx: Tx, leadId: string): Promise<Lead | undefined> {
  const { rows } = await sql<Lead>`
    select ${cells} where l.lead_id = ${leadId}::uuid and l.ended_on is null`.execute(tx);
  return rows[0];
}

export type FormerLead = Pick<Lead, "name" | "jobTitle" | "isDeputy"> & {
  readonly namedAt: Date;
  readonly endedOn: string;
  readonly endedBy: string;
  readonly endReason: string;
};

/** Who led there before, the last first. */
export async function listFormerLeads(
  tx: Tx,
  { of, id }: Pick<Body, "of" | "id">,
): Promise<readonly FormerLead[]> {
  const ofBody = of === "agency" ? sql`l.agency_id` : sql`l.school_id`;
  const { rows } = await sql<FormerLead>`
    select coalesce(s.name, l.name) as name, l.job_title as "jobTitle", l.is_deputy as "isDeputy", l.named_at as "namedAt",
      l.ended_on as "endedOn", e.name as "endedBy", l.end_reason as "endReason"
    from directory.leads l left join directory.staff s on s.staff_id = l.staff_id
    join directory.staff e on e.staff_id = l.ended_by
    where ${ofBody} = ${id}::uuid and l.ended_on is not null order by l.ended_on desc, l.lead_id desc limit 50`.execute(
    tx,
  );
  return rows;
}

export const bodyOf = (lead: Lead): Pick<Body, "of" | "id"> =>
  lead.agencyId === null
    ? { of: "school", id: lead.schoolId ?? "" }
    : { of: "agency", id: lead.agencyId };

/** One row for each body, with who leads there and who stands in. */
export function rowsOf(all: readonly Body[], leads: readonly Lead[]): readonly LeadRow[] {
  const keyOf = ({ of, id }: Pick<Body, "of" | "id">): string => `${of} ${id}`;
  const byBody = Map.groupBy(leads, (lead) => keyOf(bodyOf(lead)));
  return all.map((body) => {
    const there = byBody.get(keyOf(body)) ?? [];
    return {
      body,
      lead: there.find(({ isDeputy }) => !isDeputy),
      deputy: there.find(({ isDeputy }) => isDeputy),
    };
  });
}

/** Who to ring about safeguarding in a school of this name, who often leads on exploitation too. */
export async function findSafeguardingLead(
  tx: Tx,
  name: string,
  isDeputy: boolean,
): Promise<{ readonly name: string; readonly phone: string } | undefined> {
  const who = isDeputy ? sql`s.deputy_name` : sql`s.lead_name`;
  const phone = isDeputy ? sql`s.deputy_phone` : sql`s.lead_phone`;
  const { rows } = await sql<{ name: string; phone: string }>`
    select ${who} as name, coalesce(${phone}, '') as phone from directory.schools s
    where lower(s.name) = lower(${name}) and ${who} is not null`.execute(tx);
  return rows[0];
}

export type Colleague = { readonly staffId: string; readonly name: string };

/** Who has a post there on the day; for a school, in any agency that is one. */
export async function listStaffOf(
  tx: Tx,
  { of, id }: Pick<Body, "of" | "id">,
  on: string,
): Promise<readonly Colleague[]> {
  const inBody = of === "agency" ? sql`a.agency_id = ${id}::uuid` : sql`a.kind = 'school'`;
  const { rows } = await sql<Colleague>`
    select distinct s.staff_id as "staffId", s.name from directory.posts p
    join directory.staff s on s.staff_id = p.staff_id join directory.teams t on t.team_id = p.team_id
    join directory.agencies a on a.agency_id = t.agency_id
    where ${inBody} and not s.is_service and s.ended_at is null
      and p.starts_on <= ${on}::date and (p.ends_on is null or p.ends_on >= ${on}::date)
    order by s.name, "staffId"`.execute(tx);
  return rows;
}
