import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";
import type { Business, BusinessContact } from "./business.ts";

const cells: RawBuilder<unknown> = sql`
  select b.business_id as "businessId", b.name, b.licence_class as "licenceClass", b.authority, b.is_elsewhere as "isElsewhere",
    b.locality, (b.added_at at time zone 'Europe/London')::date::text as "addedOn", b.ended_on::text as "endedOn", c."visitedOn",
    c."trainedOn", coalesce(c.trained, 0)::int as trained, c."pledgedOn", b.version
  from directory.businesses b
  left join lateral (
    select (max(c.happened_on) filter (where c.kind = 'visit'))::text as "visitedOn",
      (max(c.happened_on) filter (where c.kind = 'training'))::text as "trainedOn", sum(c.people) as trained,
      (max(c.happened_on) filter (where c.kind = 'pledge'))::text as "pledgedOn"
    from directory.business_contacts c where c.business_id = b.business_id) c on true`;

/** Those that are in the register today. */
export async function listBusinesses(tx: Tx): Promise<readonly Business[]> {
  const { rows } = await sql<Business>`
    ${cells} where b.ended_on is null order by lower(b.name), b.business_id limit 5000`.execute(tx);
  return rows;
}

export async function findBusiness(tx: Tx, businessId: string): Promise<Business | undefined> {
  const { rows } = await sql<Business>`
    ${cells} where b.business_id = ${businessId}::uuid`.execute(tx);
  return rows[0];
}

export async function listContacts(
  tx: Tx,
  businessId: string,
): Promise<readonly BusinessContact[]> {
  const { rows } = await sql<BusinessContact>`
    select c.business_contact_id as "contactId", c.kind, c.happened_on::text as "happenedOn", c.people, c.wording,
      ${shownName({ staff: "s", at: "c.recorded_at" })} as "recordedBy"
    from directory.business_contacts c join directory.staff s on s.staff_id = c.recorded_by
    where c.business_id = ${businessId}::uuid order by c.happened_on desc, c.business_contact_id desc limit 200`.execute(
    tx,
  );
  return rows;
}
