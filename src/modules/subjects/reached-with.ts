import { sql, type RawBuilder } from "kysely";
import type { Permission } from "../../kernel/permissions.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import { emergencyBasis } from "../../platform/access/may-on.ts";

/**
 * Of the children within reach, those on whom this may be done: permission and reach are held by one and
 * the same post, as `mayOn` asks of a single record. Undefined where a post allows it for the whole
 * partnership; else a condition on `subjects.people p`.
 */
export function reachedWith(
  actor: Pick<StaffActor, "id" | "posts">,
  permission: Permission,
  at: Date,
): RawBuilder<boolean> | undefined {
  const posts = actor.posts.filter(
    (post) => post.reach !== "none" && post.permissions.includes(permission),
  );
  if (posts.length === 0) return sql`false`;
  if (posts.some(({ reach }) => reach === "partnership")) return undefined;
  const teams = posts.map(({ teamId }) => teamId);
  const agencies = posts.filter(({ reach }) => reach === "agency").map((post) => post.agencyId);
  return sql`(not p.restricted and p.owning_team_id = any(array(select t.team_id from directory.teams t
      where t.team_id = any(${teams}::uuid[]) or t.agency_id = any(${agencies}::uuid[])))
    or exists (select from sec.memberships m where m.circle_id = p.circle_id and m.staff_id = ${actor.id}::uuid and m.basis <> ${emergencyBasis}
      and m.starts_at <= ${at} and (m.ends_at is null or m.ends_at > ${at})))`;
}
