import { sql } from "kysely";
import { londonDate } from "../../kernel/dates.ts";
import { endedWithRecord } from "./chases/chase-reads.ts";
import { mostOfEach, type OverdueSource } from "./overdue-sources.ts";

const only = (agencyId: string | undefined, column: string) =>
  agencyId === undefined ? sql`` : sql`and ${sql.raw(column)} = ${agencyId}`;

/** Promises whose day has passed. */
export const latePromises: OverdueSource = {
  order: 10,
  tables: ({ actor: { isWide, partnershipId }, at, agencyId, children }) => {
    const reached = isWide ? sql`` : sql`join ${children} v on v.person_id = a.person_id`;
    return sql`promised as materialized (
      select a.* from work.actions a ${reached}
      where a.partnership_id = ${partnershipId} and a.state = 'open' and a.due_on < ${londonDate(at)} ${only(agencyId, "a.owner_agency_id")}
      order by a.due_on, a.action_id limit ${mostOfEach}
    )`;
  },
  rows: () => sql`
    select 'action' as kind, a.person_id, a.action_id, a.wording, a.due_on, a.owner_agency_id as agency_id,
      a.owner_staff_id as staff_id, a.added_on as named_on from promised a`,
};

/** Questions about how things are that nobody answered in time. */
export const lateAnswers: OverdueSource = {
  order: 30,
  tables: ({ actor: { partnershipId }, at }) => sql`waiting as materialized (
      select c.* from work.chases c
      where c.partnership_id = ${partnershipId} and c.answered_at is null and c.due_at < ${at} and c.about = 'update'
        and not ${endedWithRecord}
      order by c.due_at, c.chase_id limit ${mostOfEach}
    )`,
  rows: ({ agencyId }) => sql`
    select 'update', c.person_id, null, null, (c.due_at at time zone 'Europe/London')::date, c.asked_of_agency_id,
      c.asked_of_staff_id, (c.asked_at at time zone 'Europe/London')::date from waiting c where true ${only(agencyId, "c.asked_of_agency_id")}`,
};
