import { sql, type RawBuilder } from "kysely";
import { londonDate } from "../../kernel/dates.ts";
import { leadOf } from "../child-record/index.ts";
import { mostOfEach, type OverdueSource } from "../work/index.ts";

/**
 * When it is due to look at a mark again, and to ask a young person of 16 or of 18 who may be told, as rows of child and
 * day. A child around whom nobody is recorded has nobody who may be told.
 *
 * @param children with person_id and born_on
 */
export const askAgain = (children: RawBuilder<unknown>, today: string): RawBuilder<unknown> => sql`
  select d.person_id, d.review_by as due_on from (${children}) c
  join protect.do_not_tell d on d.person_id = c.person_id and d.lifted_at is null
  union all
  select c.person_id, (c.born_on + make_interval(years => a.age))::date from (${children}) c
  cross join lateral (select case when extract(year from age(${today}::date, c.born_on)) >= 18 then 18 else 16 end as age) a
  where c.born_on <= (${today}::date - interval '16 years')::date
    and exists (select from protect.people_around o where o.person_id = c.person_id)
    and not exists (select from protect.telling_decisions t where t.person_id = c.person_id and t.at_age = a.age)`;

/** Marks to look at again, and young people to ask who may be told: the lead practitioner's, or the agency's. */
export const lateTelling: OverdueSource = {
  order: 25,
  tables: ({
    actor: { partnershipId },
    at,
    children,
    entries,
  }) => sql`telling_late as materialized (
      select x.person_id, min(x.due_on) as due_on
      from (${askAgain(
        sql`select p.person_id, p.born_on from ${children} p
          where p.partnership_id = ${partnershipId}
            and p.person_id in (select o.person_id from protect.people_around o where o.partnership_id = ${partnershipId})`,
        londonDate(at),
      )}) x
      join ${entries} t on t.person_id = x.person_id and t.is_open
      where x.due_on < ${londonDate(at)}
      group by x.person_id order by 2, 1 limit ${mostOfEach}
    ), telling_led as materialized (
      select l.*, lead.staff_id, coalesce(lead.agency_id, own.agency_id) as agency_id
      from telling_late l join ${children} p on p.person_id = l.person_id
      join directory.teams own on own.team_id = p.owning_team_id
      left join lateral (${leadOf(at)}) lead on true
    )`,
  rows: ({ at, agencyId }) => sql`
    select 'telling', l.person_id, null, null, l.due_on, l.agency_id, l.staff_id, ${londonDate(at)}::date from telling_led l
    where true ${agencyId === undefined ? sql`` : sql`and l.agency_id = ${agencyId}`}`,
};
