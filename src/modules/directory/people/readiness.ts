import { sql } from "kysely";
import type {
  Missing,
  ReadinessCheck,
  ReadinessParts,
} from "../../../platform/readiness/readiness.ts";

/** Everybody with a post today, and whether they can come in by two factors or are about to. */
async function withoutWayIn({ tx, now }: ReadinessParts): Promise<readonly Missing[]> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from directory.staff s
    where not s.is_service and s.ended_at is null
      and exists (select from directory.posts o where o.staff_id = s.staff_id
        and o.starts_on <= (${now}::timestamptz at time zone 'Europe/London')::date
        and (o.ends_on is null or o.ends_on >= (${now}::timestamptz at time zone 'Europe/London')::date))
      and not exists (select from directory.credentials c where c.staff_id = s.staff_id)
      and not exists (select from directory.passkeys k where k.staff_id = s.staff_id and k.removed_at is null)
      and not exists (select from directory.identities i where i.staff_id = s.staff_id and i.ended_at is null)
      and not exists (select from directory.tickets t where t.staff_id = s.staff_id and t.used_at is null
        and t.withdrawn_at is null and t.expires_at > ${now})`.execute(tx);
  const waiting = rows[0]?.waiting ?? 0;
  if (waiting === 0) return [];
  return [
    {
      why: `${waiting} with a post have neither a second factor nor an invitation that stands`,
      mend: "On /admin/people, ask for a new way in for each, or end their posts",
    },
  ];
}

/** In each partnership: recovery takes two administrators, and one may be away. */
async function tooFewAdministrators({ tx, now }: ReadinessParts): Promise<readonly Missing[]> {
  const { rows } = await sql<{ name: string; administrators: number }>`
    select n.name, count(distinct o.staff_id)::int as administrators
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
  return rows.map(({ name, administrators }) => ({
    why: `${name} has ${administrators} of the two administrators that a new way in for somebody takes`,
    mend: "lantern staff add with --role system-administrator",
  }));
}

/** Administrators who come in by a code alone can be talked out of it. */
async function weakAdministrators({ tx }: ReadinessParts): Promise<readonly Missing[]> {
  const { rows } = await sql<{ name: string }>`
    select n.name from directory.partnerships n where not exists (
      select from directory.configuration c where c.partnership_id = n.partnership_id and c.kind = 'second-factor'
        and c.in_force_to is null and c.body -> 'strongFor' ? 'system-administrator')
    order by n.name`.execute(tx);
  return rows.map(({ name }) => ({
    why: `In ${name} a one-time code is enough for an administrator`,
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
