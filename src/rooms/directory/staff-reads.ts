import { sql } from "kysely";
import type { Permission, Reach } from "../../kernel/permissions.ts";
import type { Post } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";

export type Colleague = {
  readonly staffId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly role: string;
  readonly agency: string;
  /** The words of a sensitive service, where this post is in its team. */
  readonly instead: string | null;
  /** Whether a child's circle names them to others only: see ADR 61. */
  readonly isClosed: boolean;
};

const isClosedOn = (on: string) =>
  sql<boolean>`s.staff_id = any ((select sec.closed_staff(${on}::date))::uuid[])`;

/**
 * Everyone in the partnership whose post is current on the day and can reach a record, by agency and
 * name. Machines are nobody's colleagues: none of these lists has them.
 */
export function listColleagues(tx: Tx, on: string): Promise<readonly Colleague[]> {
  return tx
    .selectFrom("directory.posts as p")
    .innerJoin("directory.staff as s", "s.staff_id", "p.staff_id")
    .innerJoin("directory.roles as r", "r.role_id", "p.role_id")
    .innerJoin("directory.teams as t", "t.team_id", "p.team_id")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .leftJoin("directory.services as v", (on) =>
      on.onRef("v.service_id", "=", "t.service_id").on("v.is_sensitive", "=", true),
    )
    .select(["s.staff_id as staffId", "s.name", "s.phone", "r.name as role", "a.name as agency"])
    .select("v.shown_as as instead")
    .select(isClosedOn(on).as("isClosed"))
    .where("s.is_service", "=", false)
    .where("p.starts_on", "<=", on)
    .where((is) => is.or([is("p.ends_on", "is", null), is("p.ends_on", ">=", on)]))
    .where("r.reach", "<>", "none")
    .where(sql<boolean>`'child.view' = any (r.permissions)`)
    .orderBy("a.name")
    .orderBy("s.name")
    .execute();
}

/** The team that imported children belong to, with the stamp its records carry. */
export async function findImportTeam(
  tx: Tx,
): Promise<
  | { readonly teamId: string; readonly principals: readonly number[]; readonly agencyId: string }
  | undefined
> {
  const row = await tx
    .selectFrom("directory.teams as t")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .select(["t.team_id", "t.principal_id as team", "a.principal_id as agency", "a.agency_id"])
    .where("t.receives_imports", "=", true)
    .orderBy("t.team_id")
    .limit(1)
    .executeTakeFirst();
  return (
    row && { teamId: row.team_id, principals: [row.team, row.agency], agencyId: row.agency_id }
  );
}

type Holding = {
  readonly on: string;
  /** Only posts that open records. */
  readonly onRecords?: boolean;
  /** Only posts in this team. */
  readonly teamId?: string;
};

/** Everyone whose post on the day holds a permission. */
export async function listHolders(
  tx: Tx,
  permission: Permission,
  { on, onRecords = false, teamId }: Holding,
): Promise<readonly string[]> {
  let holders = tx
    .selectFrom("directory.posts as p")
    .innerJoin("directory.roles as r", "r.role_id", "p.role_id")
    .innerJoin("directory.staff as s", "s.staff_id", "p.staff_id")
    .select("p.staff_id as staffId")
    .distinct()
    .where("s.is_service", "=", false)
    .where("p.starts_on", "<=", on)
    .where((is) => is.or([is("p.ends_on", "is", null), is("p.ends_on", ">=", on)]))
    .where(sql<boolean>`${permission} = any (r.permissions)`);
  if (teamId !== undefined) holders = holders.where("p.team_id", "=", teamId);
  if (onRecords) {
    holders = holders
      .where("r.reach", "<>", "none")
      .where(sql<boolean>`'child.view' = any (r.permissions)`);
  }
  return (await holders.execute()).map(({ staffId }) => staffId);
}

/** What the roles are called whose people hold a permission on the day, in this team if anybody there does. */
export async function listRolesHolding(
  tx: Tx,
  permission: Permission,
  { on, teamId, without }: { on: string; teamId: string; without: readonly string[] },
): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; isInTeam: boolean }>`
    select r.name, bool_or(p.team_id = ${teamId}::uuid) as "isInTeam"
    from directory.posts p join directory.roles r on r.role_id = p.role_id
    join directory.staff s on s.staff_id = p.staff_id and not s.is_service
    where ${permission} = any (r.permissions) and r.reach <> 'none' and p.staff_id <> all (${without}::uuid[])
      and p.starts_on <= ${on}::date and (p.ends_on is null or p.ends_on >= ${on}::date)
      and (p.team_id = ${teamId}::uuid or r.reach = 'partnership')
    group by r.name order by r.name`.execute(tx);
  const inTeam = rows.filter(({ isInTeam }) => isInTeam);
  return (inTeam.length > 0 ? inTeam : rows).map(({ name }) => name);
}

/** A post with whose it is: what `mayOn` asks of somebody who is not acting. */
export type Holder = Post & { readonly staffId: string; readonly name: string };

/** Everyone with a current post whose role allows this; once for each such post. */
export async function listPostHolders(
  tx: Tx,
  { permission, on }: { permission: Permission; on: string },
): Promise<readonly Holder[]> {
  const rows = await tx
    .selectFrom("directory.posts as p")
    .innerJoin("directory.staff as s", "s.staff_id", "p.staff_id")
    .innerJoin("directory.roles as r", "r.role_id", "p.role_id")
    .innerJoin("directory.teams as t", "t.team_id", "p.team_id")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .select(["s.staff_id as staffId", "s.name", "r.key as role", "r.name as roleName", "r.reach"])
    .select(["p.team_id as teamId", "a.agency_id as agencyId", "a.name as agencyName"])
    .select(sql<readonly Permission[]>`r.permissions`.as("permissions"))
    .where("s.is_service", "=", false)
    .where("p.starts_on", "<=", on)
    .where((is) => is.or([is("p.ends_on", "is", null), is("p.ends_on", ">=", on)]))
    .where("r.reach", "<>", "none")
    .where(sql<boolean>`${permission} = any (r.permissions)`)
    .orderBy("s.name")
    .orderBy("s.staff_id")
    .execute();
  return rows.map((row) => ({ ...row, reach: row.reach as Reach }));
}

export type OwningTeam = {
  readonly teamId: string;
  readonly name: string;
  readonly agency: string;
  readonly principals: readonly number[];
  readonly receivesImports: boolean;
};

/** What running a child's record takes: to let others in and end their place again. */
const running: Permission = "circle.manage";

/**
 * Teams of the council that can hold a child's record, and whichever team imports come to. A team can
 * where somebody's post lets them run one; a post that has ended still says what the team is for.
 */
export async function listOwningTeams(tx: Tx): Promise<readonly OwningTeam[]> {
  const rows = await tx
    .selectFrom("directory.teams as t")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .select([
      "t.team_id as teamId",
      "t.name",
      "a.name as agency",
      "t.principal_id as team",
      "a.principal_id as agencyPrincipal",
      "t.receives_imports as receivesImports",
    ])
    .where((is) =>
      is.or([
        is("t.receives_imports", "=", true),
        is.and([
          is("a.kind", "=", "council"),
          is.exists(
            is
              .selectFrom("directory.posts as p")
              .innerJoin("directory.roles as r", "r.role_id", "p.role_id")
              .select("p.post_id")
              .whereRef("p.team_id", "=", "t.team_id")
              .where("r.reach", "<>", "none")
              .where(sql<boolean>`${running} = any (r.permissions)`),
          ),
        ]),
      ]),
    )
    .orderBy("a.name")
    .orderBy("t.name")
    .execute();
  return rows.map(({ team, agencyPrincipal, ...row }) => ({
    ...row,
    principals: [team, agencyPrincipal],
  }));
}

/** Members of staff by name in small letters, where exactly one is called so. */
export async function listStaffNamed(
  tx: Tx,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ name: string; staffId: string }>`
    select lower(s.name) as name, min(s.staff_id::text) as "staffId" from directory.staff s
    where not s.is_service and lower(s.name) = any(${names.map((name) => name.toLowerCase())}::text[])
    group by lower(s.name) having count(*) = 1`.execute(tx);
  return new Map(rows.map(({ name, staffId }) => [name, staffId]));
}
