import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { isShutName, shownName } from "../directory/index.ts";
import type { Person } from "./people-reads.ts";

/** Somebody who can open the child's record today, and so could be named. */
export type Reader = {
  readonly staffId: string;
  readonly name: string;
  readonly role: string;
  readonly agency: string;
  /** May record where a child can be found, and so ask or confirm that a protection ends. */
  readonly mayEnd: boolean;
};

/** Everybody who reaches the child today, by agency and name: the same rule as the policies'. */
export async function listReaders(
  tx: Tx,
  person: Person,
  { today, at }: { readonly today: string; readonly at: Date },
): Promise<readonly Reader[]> {
  const { rows } = await sql<Reader>`
    select s.staff_id as "staffId", s.name, min(r.name) as role, min(a.name) as agency,
      bool_or('whereabouts.edit' = any (r.permissions)) as "mayEnd"
    from directory.posts p
    join directory.staff s on s.staff_id = p.staff_id
    join directory.roles r on r.role_id = p.role_id
    join directory.teams t on t.team_id = p.team_id
    join directory.agencies a on a.agency_id = t.agency_id
    where p.starts_on <= ${today} and (p.ends_on is null or p.ends_on >= ${today})
      and p.partnership_id = ${person.partnershipId} and not s.is_service
      and r.reach <> 'none' and 'note.add' = any (r.permissions)
      and s.staff_id <> all ((select sec.closed_staff(${today}::date))::uuid[])
      and not exists (select from subjects.people q
        where q.person_id = ${person.personId} and q.shut_out && array[s.staff_id])
      and (
        exists (select from sec.memberships m where m.circle_id = ${person.circleId}
          and m.staff_id = s.staff_id and m.starts_at <= ${at} and (m.ends_at is null or m.ends_at > ${at}))
        or (not ${person.isRestricted} and (
          r.reach = 'partnership' or p.team_id = ${person.owningTeamId}
          or (r.reach = 'agency' and t.agency_id = ${person.owningAgencyId})))
      )
    group by s.staff_id, s.name
    order by min(a.name), s.name`.execute(tx);
  return rows;
}

export type Named = {
  readonly membershipId: string;
  readonly staffId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly since: Date;
};

const named = { staff: "s", at: "m.starts_at" };

/** The named people, for one of them. */
export function listNamed(tx: Tx, circleId: number): Promise<readonly Named[]> {
  return tx
    .selectFrom("sec.memberships as m")
    .innerJoin("directory.staff as s", "s.staff_id", "m.staff_id")
    .select([
      "m.membership_id as membershipId",
      "s.staff_id as staffId",
      shownName(named).as("name"),
      sql<string | null>`case when not ${isShutName(named)} then s.phone end`.as("phone"),
      "m.starts_at as since",
    ])
    .where("m.circle_id", "=", circleId)
    .where("m.ends_at", "is", null)
    .orderBy("s.name")
    .execute();
}

export type ProtectionDecision = {
  readonly kind: string;
  readonly reason: string;
  readonly by: string;
  readonly byId: string;
  readonly about: string | null;
  readonly at: Date;
};

/** Every decision on a protection, the newest first, for one of the named. */
export function listProtectionDecisions(
  tx: Tx,
  protectionId: string,
): Promise<readonly ProtectionDecision[]> {
  return tx
    .selectFrom("subjects.protection_decisions as d")
    .innerJoin("directory.staff as s", "s.staff_id", "d.decided_by")
    .leftJoin("directory.staff as o", "o.staff_id", "d.about")
    .select([
      "d.kind",
      "d.reason",
      shownName({ staff: "s", at: "d.decided_at" }).as("by"),
      "s.staff_id as byId",
      shownName<string | null>({ staff: "o", at: "d.decided_at" }).as("about"),
      "d.decided_at as at",
    ])
    .where("d.protection_id", "=", protectionId)
    .orderBy("d.decided_at", "desc")
    .orderBy("d.protection_decision_id", "desc")
    .execute();
}

/** Who asked that the protection end, while nobody has answered them. */
export function openRequest(
  decisions: readonly ProtectionDecision[],
): ProtectionDecision | undefined {
  const latest = decisions.find(({ kind }) => kind === "end_asked" || kind === "kept");
  return latest?.kind === "end_asked" ? latest : undefined;
}
