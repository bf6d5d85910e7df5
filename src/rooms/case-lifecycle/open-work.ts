import { sql } from "kysely";
import { formatDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";

/** Work that runs for a child in one of the other rooms. */
export type OpenWork = {
  readonly check: keyof typeof titles;
  readonly id: string;
  readonly name: string;
  readonly on: string;
};

const titles = {
  escalation: (name: string, on: string) => `Open disagreement with ${name}, since ${on}`,
  nrm: (_name: string, on: string) => `NRM referral not decided, considered on ${on}`,
  referral: (name: string, on: string) => `Waiting for a service: ${name}, since ${on}`,
  "direct-work": (name: string, on: string) => `Direct work not ended: ${name}, since ${on}`,
  "look-back": (_name: string, on: string) => `Look-back without an answer, due on ${on}`,
  timetable: (name: string, on: string) => `Part-time timetable since ${on}${name}`,
  cohort: (name: string, on: string) => `In the cohort ${name}, since ${on}`,
} as const;

export const titleOf = ({ check, name, on }: OpenWork): string =>
  titles[check](name, formatDate(on));

/**
 * What runs yet, of that which everybody who reaches the child may know. Sensitive services, cohorts
 * with a list and hidden forums are not asked about: a proposal is read by more people than they are.
 */
export async function readOpenWork(
  tx: Tx,
  { personId, today }: { readonly personId: string; readonly today: string },
): Promise<readonly OpenWork[]> {
  const { rows } = await sql<OpenWork>`
    select * from (
      select 'escalation' as "check", e.escalation_id as id, a.name, e.raised_on as "on"
      from work.escalations e join directory.agencies a on a.agency_id = e.with_agency_id
      where e.person_id = ${personId}::uuid and e.resolved_on is null
      union all
      select 'nrm', n.nrm_referral_id, '', n.considered_on from protect.nrm_referrals n
      where n.person_id = ${personId}::uuid and n.stage in ('preparing', 'reasonable', 'conclusive')
      union all
      select 'referral', r.referral_id, s.name, r.state_since
      from protect.referrals r join directory.services s on s.service_id = r.service_id and not s.is_sensitive
      where r.person_id = ${personId}::uuid and r.state in ('wanted', 'referred', 'waiting')
      union all
      select 'direct-work', w.direct_work_id, w.agency, w.started_on
      from protect.direct_work w left join directory.services s on s.service_id = w.service_id
      where w.person_id = ${personId}::uuid and w.ended_on is null and s.is_sensitive is not true
      union all
      select 'look-back', l.look_back_id, '', l.due_on from protect.look_backs l
      where l.person_id = ${personId}::uuid and l.answer is null and l.due_on <= ${today}::date
      union all
      (select 'timetable', t.education_entry_id, case when t.hours is null then '' else ': ' || t.hours::float8 || ' hours a week' end, t.from_on
      from (select r.* from protect.education_entries r where r.person_id = ${personId}::uuid and r.kind = 'timetable'
          and not exists (select from protect.education_entries p where p.corrects_id = r.education_entry_id and p.person_id = r.person_id)
        order by r.from_on desc, r.education_entry_id desc limit 1) t
      where t.value = 'part')
      union all
      select 'cohort', m.cohort_member_id, h.name, m.from_on
      from protect.cohort_members m join protect.cohorts h on h.cohort_id = m.cohort_id and not h.is_listed
      where m.person_id = ${personId}::uuid and m.left_on is null
    ) found order by "check", "on", id`.execute(tx);
  return rows;
}
