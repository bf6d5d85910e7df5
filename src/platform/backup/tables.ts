import type pg from "pg";
import type { ArchiveSequence, ArchiveTable } from "./archive.ts";
import { ownSequences, ownTables } from "../database/tables.gen.ts";
import { BackupProblem } from "./backup-problem.ts";

/** Left out of a backup, each with its reason. */
export const leftOut: Readonly<Record<string, string>> = {
  "sec.pads": "made anew from LANTERN_SECRET, which a backup must not carry",
  "public.lantern_migrations": "stands in the header; a restore runs the migrations themselves",
  "graphile_worker.migrations": "written by the queue when it makes its own tables",
};

/** Every table of a database but those left out, in the order of its names. */
export async function listTables(client: pg.ClientBase): Promise<readonly ArchiveTable[]> {
  const { rows } = await client.query<TableRow>(tablesSql);
  return rows
    .filter(({ name }) => !(name in leftOut))
    .map(({ name, owner, columns, key }) => ({ name, owner, columns, orderedBy: key ?? columns }));
}

type TableRow = { name: string; owner: string; columns: string[]; key: string[] | null };

/** What stands in a database, whoever made it: the list of what is ours is written from it. */
export async function everyTable(client: pg.ClientBase): Promise<{
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
  readonly sequences: readonly string[];
}> {
  const { rows: tables } = await client.query<TableRow>(tablesSql);
  const { rows: sequences } = await client.query<{ name: string }>(sequencesSql);
  return { tables, sequences: sequences.map(({ name }) => name) };
}

export type OwnTables = {
  readonly tables: readonly ArchiveTable[];
  /** Tables and columns that no migration made: a restore could not put them back. */
  readonly notOurs: readonly string[];
};

/** What a backup holds: the tables that migrations make, and of each the columns that they make. */
export async function listOwnTables(client: pg.ClientBase): Promise<OwnTables> {
  const tables: ArchiveTable[] = [];
  const notOurs: string[] = [];
  for (const table of await listTables(client)) {
    const own = ownTables[table.name]?.split(" ");
    if (!own) {
      notOurs.push(table.name);
      continue;
    }
    const more = table.columns.filter((column) => !own.includes(column));
    notOurs.push(...more.map((column) => `${table.name}.${column}`));
    const columns = table.columns.filter((column) => own.includes(column));
    const isKeyed = table.orderedBy !== table.columns;
    tables.push({ ...table, columns, orderedBy: isKeyed ? table.orderedBy : columns });
  }
  return { tables, notOurs };
}

// Text is ordered by its bytes: a collation may differ between two servers.
const tablesSql = `
  select n.nspname || '.' || c.relname as name, r.rolname as owner,
    (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    (select array_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end
       order by k.place)
     from pg_index i cross join unnest(i.indkey::int[]) with ordinality as k (attnum, place)
     join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
     where i.indrelid = c.oid and i.indisprimary) as key
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
  where c.relkind = 'r' and c.relpersistence = 'p'
    and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  order by 1`;

/** Maintenance reads no hash of a password: another role does, and no page or job takes it. */
const passwordTable = "directory.credentials";

/** Who may read every row of a table: maintenance of ours, the queue's owner of the queue's. */
async function readerOf(
  client: pg.ClientBase,
  { name, owner }: Pick<ArchiveTable, "name" | "owner">,
): Promise<string> {
  if (owner !== "lantern_owner") return owner;
  if (name !== passwordTable) return "lantern_maintenance";
  // A database of an earlier version has maintenance read all of it.
  const { rows } = await client.query<{ may: boolean }>(
    "select has_table_privilege('lantern_maintenance', $1, 'select') as may",
    [name],
  );
  return rows[0]?.may ? "lantern_maintenance" : "lantern_passwords";
}

/** From here on this transaction reads as whoever may read every row of the table. */
export async function becomeReader(
  client: pg.ClientBase,
  table: Pick<ArchiveTable, "name" | "owner">,
): Promise<void> {
  await become(client, await readerOf(client, table));
}

/**
 * Refuses a database in which a policy could hide a row from the backup. A count cannot notice that:
 * who counts is under the same policy. So it is read from the catalogue that the reader of each table
 * has one policy that says `true`, that nothing restricts it, and that no column is withheld.
 */
export async function refuseHiddenRows(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(hiddenSql);
  const hidden = rows
    .map(({ name }) => name)
    .filter((name) => name in ownTables && !(name in leftOut));
  if (hidden.length === 0) return;
  throw new BackupProblem(
    `a policy or a missing grant may hide rows of ${hidden.join(", ")} from the backup: nothing was written`,
  );
}

const hiddenSql = `
  select n.nspname || '.' || c.relname as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
  -- Of a database that is not upgraded yet, maintenance reads all, as readerOf says.
  join pg_roles reader on reader.rolname = case when n.nspname || '.' || c.relname = '${passwordTable}'
    and not has_table_privilege('lantern_maintenance', c.oid, 'select')
    then 'lantern_passwords' else 'lantern_maintenance' end
  where c.relkind = 'r' and c.relpersistence = 'p' and r.rolname = 'lantern_owner'
    and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    and (not has_table_privilege(reader.oid, c.oid, 'select')
      or c.relrowsecurity and (
        not exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive
          and p.polcmd in ('*', 'r') and p.polroles @> array[reader.oid]
          and pg_get_expr(p.polqual, p.polrelid) = 'true')
        or exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive
          and p.polroles && array[reader.oid, 0::oid])))
  order by 1`;

export async function become(client: pg.ClientBase, role: string): Promise<void> {
  await client.query(`set local role ${role}`);
}

/** Where each sequence stands. Read after the rows, so that no number is given out twice. */
export async function listSequences(client: pg.ClientBase): Promise<readonly ArchiveSequence[]> {
  const { rows } = await client.query<{ name: string; owner: string }>(sequencesSql);
  const found: ArchiveSequence[] = [];
  for (const { name, owner } of rows) {
    if (!ownSequences.includes(name)) continue;
    await become(client, owner);
    const { rows: at } = await client.query<{ last_value: string; is_called: boolean }>(
      `select last_value::text, is_called from ${name}`,
    );
    const [value] = at;
    if (value) found.push({ name, owner, lastValue: value.last_value, isCalled: value.is_called });
  }
  return found;
}

const sequencesSql = `
  select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name, r.rolname as owner
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
  where c.relkind = 'S' and c.relpersistence = 'p'
    and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  order by 1`;

/** Values are written in one way whatever the server or the login is set to. */
export const plainWriting = `
  set local datestyle = 'ISO, DMY'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
  set local bytea_output = 'hex'; set local extra_float_digits = 3; set local client_encoding = 'UTF8';
  set local row_security = on; set local statement_timeout = 0; set local lock_timeout = '30s';
  set local idle_in_transaction_session_timeout = 0; set local standard_conforming_strings = on`;
