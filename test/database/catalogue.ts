import type pg from "pg";

/** What the rules read of a database's catalogue. Names of relations carry their schema. */
export type Catalogue = {
  readonly tables: readonly Table[];
  readonly views: readonly View[];
  readonly functions: readonly DatabaseFunction[];
  readonly enums: readonly string[];
  readonly roles: readonly Role[];
  readonly memberships: readonly Membership[];
  /** What is looked through for protected places, and by which column it is known who wrote a row. */
  readonly texts: readonly { readonly relation: string; readonly author: string | null }[];
};

export type Table = {
  readonly name: string;
  readonly owner: string;
  readonly comment: string | null;
  readonly columns: readonly string[];
  /** Those that hold text: as it is, in a list or in a document. */
  readonly textColumns: readonly string[];
  /** Comments on columns, by their names. */
  readonly columnComments: Readonly<Record<string, string>>;
  readonly hasPrimaryKey: boolean;
  readonly isRowSecured: boolean;
  readonly isForced: boolean;
  readonly foreignKeys: readonly { name: string; columns: readonly string[]; target: string }[];
  /** Columns of each index that covers every row, in order. */
  readonly indexes: readonly (readonly string[])[];
  readonly policies: readonly Policy[];
  /** Privileges on the table or on any of its columns, PUBLIC's included. */
  readonly grants: readonly { role: string; verb: string }[];
  /** Functions that its row triggers run, with what fires them. */
  readonly triggers: readonly {
    runs: string;
    onInsert: boolean;
    onUpdate: boolean;
    onDelete: boolean;
  }[];
};

export type Policy = {
  readonly name: string;
  readonly roles: readonly string[];
  readonly verb: "select" | "insert" | "update" | "delete" | "all";
  readonly isPermissive: boolean;
  readonly using: string | null;
  readonly check: string | null;
};

export type View = {
  readonly name: string;
  readonly isMaterialised: boolean;
  readonly isInvoker: boolean;
};

export type DatabaseFunction = {
  readonly name: string;
  readonly owner: string;
  readonly isDefiner: boolean;
  readonly searchPath: string | null;
  readonly isPublic: boolean;
};

export type Role = { readonly name: string; readonly dangers: readonly string[] };

/** A login (not a superuser) or a role of ours, and a role of ours that it can act as. */
export type Membership = {
  readonly member: string;
  readonly role: string;
  readonly isLogin: boolean;
  /** The login that migrates, which is the one that reads this. */
  readonly isMigrator: boolean;
  /** Its policies and grants apply without SET ROLE. */
  readonly inherits: boolean;
};

type Query = <Row extends pg.QueryResultRow>(text: string) => Promise<Row[]>;

// Not ours to judge: the server's own schemas, and the queue's, which the jobs role owns and grants nothing of.
const ours = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'graphile_worker')`;
const migrationsTable = "public.lantern_migrations";

const columnsOf = (numbers: string, relation: string): string =>
  `(select array_agg(a.attname::text order by k.at) from unnest(${numbers}::int2[]) with ordinality k (number, at)
    join pg_attribute a on a.attrelid = ${relation} and a.attnum = k.number)`;

const tablesSql = `
  select n.nspname || '.' || c.relname as name, pg_get_userbyid(c.relowner) as owner,
    obj_description(c.oid, 'pg_class') as comment, c.relrowsecurity as "isRowSecured", c.relforcerowsecurity as "isForced",
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'text[]'::regtype)) as "textColumns",
    (select coalesce(jsonb_object_agg(a.attname, d.description), '{}') from pg_attribute a
      join pg_description d on d.objoid = c.oid and d.objsubid = a.attnum and d.classoid = 'pg_class'::regclass
      where a.attrelid = c.oid and a.attnum > 0) as "columnComments",
    exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary) as "hasPrimaryKey",
    coalesce((select jsonb_agg(jsonb_build_object('name', k.conname, 'target', tn.nspname || '.' || t.relname,
        'columns', ${columnsOf("k.conkey", "c.oid")}))
      from pg_constraint k join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
      where k.conrelid = c.oid and k.contype = 'f'), '[]') as "foreignKeys",
    coalesce((select jsonb_agg(${columnsOf("i.indkey", "c.oid")}) from pg_index i
      where i.indrelid = c.oid and i.indpred is null and i.indisvalid), '[]') as indexes,
    coalesce((select jsonb_agg(jsonb_build_object('name', p.polname, 'isPermissive', p.polpermissive,
        'verb', case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
        'roles', (select jsonb_agg(coalesce(r.rolname, 'public')) from unnest(p.polroles) o (id) left join pg_roles r on r.oid = o.id),
        'using', pg_get_expr(p.polqual, c.oid), 'check', pg_get_expr(p.polwithcheck, c.oid)))
      from pg_policy p where p.polrelid = c.oid), '[]') as policies,
    (select coalesce(jsonb_agg(distinct jsonb_build_object('role', coalesce(r.rolname, 'public'), 'verb', lower(x.privilege_type))), '[]')
      from (select c.relacl as acl union all select a.attacl from pg_attribute a where a.attrelid = c.oid) held,
        aclexplode(held.acl) x left join pg_roles r on r.oid = x.grantee where x.grantee <> c.relowner) as grants,
    coalesce((select jsonb_agg(jsonb_build_object('runs', t.tgfoid::regproc::text, 'onInsert', t.tgtype & 4 <> 0, 'onUpdate', t.tgtype & 16 <> 0,
        'onDelete', t.tgtype & 8 <> 0)) from pg_trigger t
      where t.tgrelid = c.oid and not t.tgisinternal and t.tgenabled <> 'D' and t.tgtype & 1 <> 0), '[]') as triggers
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and c.relkind in ('r', 'p', 'f') and n.nspname || '.' || c.relname <> '${migrationsTable}'
  order by 1`;

const viewsSql = `
  select n.nspname || '.' || c.relname as name, c.relkind = 'm' as "isMaterialised",
    coalesce('security_invoker=true' = any (c.reloptions), false) as "isInvoker"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relkind in ('v', 'm') order by 1`;

const functionsSql = `
  select n.nspname || '.' || p.proname as name, pg_get_userbyid(p.proowner) as owner, p.prosecdef as "isDefiner",
    (select setting from unnest(p.proconfig) setting where setting like 'search_path=%') as "searchPath",
    p.proacl is null or exists (select from aclexplode(p.proacl) x where x.grantee = 0) as "isPublic"
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where ${ours} and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1`;

const enumsSql = `
  select n.nspname || '.' || t.typname as name from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where ${ours} and t.typtype = 'e'`;

const rolesSql = `
  select rolname as name, array_remove(array[case when rolcanlogin then 'login' end, case when rolsuper then 'superuser' end,
    case when rolbypassrls then 'bypassrls' end, case when rolcreaterole then 'createrole' end], null) as dangers
  from pg_roles where rolname in ('lantern_owner', 'lantern_app', 'lantern_wide', 'lantern_maintenance', 'lantern_jobs', 'lantern_analyst',
    'lantern_sign_in', 'lantern_passwords')`;

const membershipsSql = `
  select m.rolname as member, r.rolname as role, m.rolcanlogin as "isLogin", m.rolname = session_user as "isMigrator",
    pg_has_role(m.oid, r.oid, 'usage') as inherits
  from pg_roles m, pg_roles r
  where r.rolname ~ '^lantern_(owner|app|wide|maintenance|jobs|analyst|sign_in|passwords)$' and r.oid <> m.oid and not m.rolsuper
    and m.rolname !~ '^pg_' and pg_has_role(m.oid, r.oid, 'member')
  order by 1, 2`;

export async function readCatalogue(query: Query): Promise<Catalogue> {
  return {
    tables: await query<Table>(tablesSql),
    views: await query<View>(viewsSql),
    functions: await query<DatabaseFunction>(functionsSql),
    enums: (await query<{ name: string }>(enumsSql)).map(({ name }) => name),
    roles: await query<Role>(rolesSql),
    memberships: await query<Membership>(membershipsSql),
    texts: await query<Catalogue["texts"][number]>(
      "select relation, author from subjects.text_authors()",
    ),
  };
}
