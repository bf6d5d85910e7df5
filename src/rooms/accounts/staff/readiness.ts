import { sql } from "kysely";
import type {
  Missing,
  Partnership,
  ReadinessCheck,
  ReadinessParts,
} from "../../../platform/readiness/readiness.ts";

/** Everybody with a post today, and whether they can come in by two factors or are about to. */
async function withoutWayIn({ tx, now }: ReadinessParts): Promise<readonly Missing[]> {
  const { rows } = await sql<Partnership & { waiting: number }>`
    select n.partnership_id as id, n.name, count(*)::int as waiting
    from directory.staff s join directory.partnerships n on n.partnership_id = s.partnership_id
    where not s.is_service and s.ended_at is null
      and exists (select from directory.posts o where o.staff_id = s.staff_id
        and o.starts_on <= (${now}::timestamptz at time zone 'Europe/London')::date
        and (o.ends_on is null or o.ends_on >= (${now}::timestamptz at time zone 'Europe/London')::date))
      and not exists (select from directory.credentials c where c.staff_id = s.staff_id)
      and not exists (select from directory.passkeys k where k.staff_id = s.staff_id and k.removed_at is null)
      and not exists (select from directory.identities i where i.staff_id = s.staff_id and i.ended_at is null)
      and not exists (select from directory.tickets t where t.staff_id = s.staff_id and t.used_at is null
        and t.withdrawn_at is null and t.expires_at > ${now})
    group by n.partnership_id, n.name order by n.name`.execute(tx);
  return rows.map(({ id, name, waiting }) => ({
    partnership: { id, name },
    why: `${waiting} with a post have neither a second factor nor a valid invitation`,
    mend: "on /admin/people, request a new sign-in for each, or end their posts",
  }));
}

/** In each partnership: recovery takes two administrators, and one may be away. */
async function tooFewAdministrators({ tx, now }: ReadinessParts): Promise<readonly Missing[]> {
  const { rows } = await sql<Partnership & { administrators: number }>`
    select n.partnership_id as id, n.name, count(distinct o.staff_id)::int as administrators
    from directory.partnerships n
    left join directory.roles r on r.partnership_id = n.partnership_id and 'staff.manage' = any (r.permissions)
    left join (
      directory.posts o join directory.staff s on s.staff_id = o.staff_id and not s.is_service and s.ended_at is null
    ) on o.role_id = r.role_id
      and o.starts_on <= (${now}::timestamptz at time zone 'Europe/London')::date
      and (o.ends_on is null or o.ends_on >= (${now}::timestamptz at time zone 'Europe/London')::date)
    group by n.partnership_id, n.name having count(distinct o.staff_id) < 2 order by n.name`.execute(
    tx,
  );
  return rows.map(({ id, name, administrators }) => ({
    partnership: { id, name },
    why: `a new sign-in takes two administrators; there ${administrators === 1 ? "is" : "are"} ${administrators}`,
    mend: "lantern staff add with --role system-administrator",
  }));
}

/** Administrators who come in by a code alone can be talked out of it. */
async function weakAdministrators({ tx }: ReadinessParts): Promise<readonly Missing[]> {
  const { rows } = await sql<Partnership>`
    select n.partnership_id as id, n.name from directory.partnerships n where not exists (
      select from directory.configuration c where c.partnership_id = n.partnership_id and c.kind = 'second-factor'
        and c.in_force_to is null and c.body -> 'strongFor' ? 'system-administrator')
    order by n.name`.execute(tx);
  return rows.map((partnership) => ({
    partnership,
    why: `a one-time code is enough for an administrator`,
    mend: "lantern second-factor with --strong-for system-administrator",
  }));
}

export const signInReadiness: readonly ReadinessCheck[] = [
  {
    key: "second-factors",
    title: "Everybody with a post has a second factor or an invitation",
    isRequired: true,
    look: withoutWayIn,
  },
  {
    key: "two-administrators",
    title: "There are two administrators in each partnership",
    isRequired: true,
    look: tooFewAdministrators,
  },
  {
    key: "strong-administrators",
    title: "Administrators need more than a one-time code",
    isRequired: false,
    look: weakAdministrators,
  },
];
