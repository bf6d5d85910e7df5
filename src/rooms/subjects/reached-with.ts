import { sql, type RawBuilder } from "kysely";
import type { Permission } from "../../kernel/permissions.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import { emergencyBasis } from "../../platform/access/may-on.ts";

type Asker = Pick<StaffActor, "id" | "posts">;

/**
 * Of the children within reach, those on whom this may be done: permission and reach are held by one and
 * the same post, as `mayOn` asks of a single record. Undefined where a post allows it for the whole
 * partnership; else a condition on `subjects.people p`.
 */
export const reachedWith = (
  actor: Asker,
  permission: Permission,
  at: Date,
): RawBuilder<boolean> | undefined => conditionOn("p", { actor, permission, at });

/** Of two children, `subjects.people p` and `o`, those on both of whom this may be done, as `reachedWith` asks it of one. */
export function bothReachedWith(
  actor: Asker,
  permission: Permission,
  at: Date,
): RawBuilder<boolean> {
  const asked = { actor, permission, at };
  const [one, other] = [conditionOn("p", asked), conditionOn("o", asked)];
  return one && other ? sql`(${one} and ${other})` : sql`true`;
}

type ReadQuery = { readonly actor: Asker; readonly permission: Permission; readonly at: Date };

function conditionOn(
  people: "p" | "o",
  { actor, permission, at }: ReadQuery,
): RawBuilder<boolean> | undefined {
  const posts = actor.posts.filter(
    (post) => post.reach !== "none" && post.permissions.includes(permission),
  );
  if (posts.length === 0) return sql`false`;
  if (posts.some(({ reach }) => reach === "partnership")) return undefined;
  const teams = posts.map(({ teamId }) => teamId);
  const agencies = posts.filter(({ reach }) => reach === "agency").map((post) => post.agencyId);
  const column = (name: string) => sql.ref(`${people}.${name}`);
  return sql`(not ${column("restricted")} and ${column("owning_team_id")} = any(array(select t.team_id from directory.teams t
      where t.team_id = any(${teams}::uuid[]) or t.agency_id = any(${agencies}::uuid[])))
    or exists (select from sec.memberships m where m.circle_id = ${column("circle_id")} and m.staff_id = ${actor.id}::uuid and m.basis <> ${emergencyBasis}
      and m.starts_at <= ${at} and (m.ends_at is null or m.ends_at > ${at})))`;
}
