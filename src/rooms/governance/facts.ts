import { sql } from "kysely";
import type { Permission, Reach, Role } from "../../kernel/permissions.ts";
import type { Tx } from "../../platform/database/database.ts";

export type SchemaFacts = {
  readonly schema: string;
  readonly holds: string;
  readonly tables: number;
  readonly secured: number;
  readonly versioned: number;
  readonly guarded: number;
};

/** What the database itself says of its schemas: counted now, and written by nobody. */
export async function listSchemaFacts(tx: Tx): Promise<readonly SchemaFacts[]> {
  const { rows } = await sql<SchemaFacts>`
    select n.nspname as schema, coalesce(obj_description(n.oid, 'pg_namespace'), '') as holds, count(*)::int as tables,
      count(*) filter (where c.relrowsecurity and c.relforcerowsecurity)::int as secured,
      count(*) filter (where exists (select from pg_trigger t join pg_proc f on f.oid = t.tgfoid
        where t.tgrelid = c.oid and f.proname = 'record'))::int as versioned,
      count(*) filter (where exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'keep_while_held'))::int as guarded
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and pg_get_userbyid(c.relowner) = 'lantern_owner' and n.nspname <> 'public'
    group by n.oid, n.nspname order by n.nspname`.execute(tx);
  return rows;
}

export type Counted = {
  readonly server: string;
  readonly agencies: number;
  readonly people: number;
  readonly systems: number;
  /** About so many: counting them one by one would take longer than the page. */
  readonly auditEvents: number;
};

/** Numbers of the running partnership that are about nobody. */
export async function countFacts(tx: Tx): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select current_setting('server_version') as server,
      (select count(*)::int from directory.agencies) as agencies,
      (select count(*)::int from directory.staff where not is_service) as people,
      (select count(*)::int from directory.staff where is_service and ended_at is null) as systems,
      (select greatest(reltuples, 0)::int from pg_class where oid = 'audit.events'::regclass) as "auditEvents"`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) throw new Error("the database counted nothing");
  return row;
}

/** The roles as this partnership has them, which need not be the built-in ones. */
export async function listRoles(tx: Tx): Promise<readonly Role[]> {
  const rows = await tx
    .selectFrom("directory.roles")
    .select(["key", "name", "reach", "permissions"])
    .orderBy("name")
    .execute();
  return rows.map(({ permissions, reach, ...role }) => ({
    ...role,
    reach: reach as Reach,
    permissions: permissions as Permission[],
  }));
}
