import { sql } from "kysely";
import type {
  Missing,
  Partnership,
  ReadinessCheck,
  ReadinessParts,
} from "../../platform/readiness/readiness.ts";

/** Where nobody holds it today, an alarm rings in an empty room. */
async function nobodyAnswers({ tx, now }: ReadinessParts): Promise<readonly Missing[]> {
  const { rows } = await sql<Partnership>`
    select n.partnership_id as id, n.name from directory.partnerships n where not exists (
      select from directory.roles r
      join directory.posts o on o.role_id = r.role_id
      join directory.staff s on s.staff_id = o.staff_id and not s.is_service and s.ended_at is null
      where r.partnership_id = n.partnership_id and 'alarm.answer' = any (r.permissions)
        and o.starts_on <= (${now}::timestamptz at time zone 'Europe/London')::date
        and (o.ends_on is null or o.ends_on >= (${now}::timestamptz at time zone 'Europe/London')::date))
    order by n.name`.execute(tx);
  return rows.map((partnership) => ({
    partnership,
    why: "no one with a post today is told of alarms",
    mend: "give someone a role with alarm.answer: an information governance officer or a system administrator",
  }));
}

export const alarmReadiness: readonly ReadinessCheck[] = [
  {
    key: "alarm-answer",
    title: "Someone answers alarms in each partnership",
    isRequired: false,
    look: nobodyAnswers,
  },
];
