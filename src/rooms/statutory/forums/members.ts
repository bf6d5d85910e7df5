import { versionOf } from "../../../kernel/version-of.ts";
import { sql } from "kysely";
import { readText, type FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";

/** A place on the list of a hidden forum. */
export type ForumMember = {
  readonly memberId: string;
  readonly staffId: string;
  readonly name: string;
  readonly agency: string | null;
  readonly reason: string;
  readonly givenBy: string;
  readonly givenAt: Date;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly version: number;
};

/** Who may know, by name; then who might once. For those with `forum.lists`; for others it is empty. */
export async function listMembers(tx: Tx, forum: string): Promise<readonly ForumMember[]> {
  const { rows } = await sql<ForumMember>`
    select m.forum_member_id as "memberId", m.staff_id as "staffId", s.name, a.name as agency, m.reason, g.name as "givenBy",
      m.given_at as "givenAt", e.name as "endedBy", m.ended_at as "endedAt", m.end_reason as "endReason", m.version
    from protect.forum_members m
    join directory.staff s on s.staff_id = m.staff_id
    join directory.staff g on g.staff_id = m.given_by
    left join directory.staff e on e.staff_id = m.ended_by
    left join lateral (select t.agency_id from directory.posts o join directory.teams t on t.team_id = o.team_id
      where o.staff_id = m.staff_id order by o.starts_on desc limit 1) o on true
    left join directory.agencies a on a.agency_id = o.agency_id
    where m.forum = ${forum}
    order by m.ended_at is not null, m.ended_at desc, s.name, m.forum_member_id limit 500`.execute(
    tx,
  );
  return rows;
}

export type MemberForm = { readonly staff: string; readonly reason: string };

export type MemberChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

type Giving = {
  readonly forum: string;
  /** Who may be chosen; the acting person is not among them. */
  readonly colleagues: readonly string[];
  readonly form: MemberForm;
};

/** Lets a colleague know which children are known to a hidden forum. Never oneself: the database holds that too. */
export async function giveMember(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  { forum, colleagues, form }: Giving,
): Promise<MemberChange> {
  const errors: FieldError[] = [];
  const isColleague = form.staff !== actor.id && colleagues.includes(form.staff);
  if (!isColleague) errors.push({ field: "staff", message: "Choose a colleague" });
  const reason = readText(form.reason, {
    name: "Why",
    most: 1000,
    missing: "Enter why they need to know",
  });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  if (!isColleague || !reason.ok) return { kind: "invalid", errors };
  const standing = (await listMembers(tx, forum)).some(
    ({ staffId, endedAt }) => staffId === form.staff && endedAt === null,
  );
  // Pressed twice, or given by somebody else meanwhile: they are on it.
  if (standing) return { kind: "accepted" };
  await tx
    .insertInto("protect.forum_members")
    .values({
      forum_member_id: newId(),
      partnership_id: actor.partnershipId,
      forum,
      staff_id: form.staff,
      reason: reason.value,
      given_by: actor.id,
      given_at: at,
    })
    .onConflict((is) => is.columns(["staff_id", "forum"]).where("ended_at", "is", null).doNothing())
    .execute();
  return { kind: "accepted" };
}

/** From the next request on they know of nothing but what they recorded themselves. */
export async function endMember(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  { memberId, form }: { memberId: string; form: { endReason: string; version: string } },
): Promise<MemberChange> {
  const reason = readText(form.endReason, {
    name: "Why",
    most: 1000,
    missing: "Enter why they are taken off the list",
  });
  if (!reason.ok)
    return { kind: "invalid", errors: [{ field: "endReason", message: reason.error }] };
  const read = versionOf(form.version);
  const { numUpdatedRows } = await tx
    .updateTable("protect.forum_members")
    .set({ ended_by: actor.id, ended_at: at, end_reason: reason.value, version: read + 1 })
    .where("forum_member_id", "=", memberId)
    .where("version", "=", read)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}
