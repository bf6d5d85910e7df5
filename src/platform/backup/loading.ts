import type pg from "pg";
import { become, leftOut } from "./tables.ts";

type Statement = { readonly owner: string; readonly run: string; readonly undo: string };

/**
 * Takes away what stands between an owner and its tables while rows are loaded: row-level security
 * of the owner itself, triggers of ours, and the order that foreign keys would ask for. The owner may
 * do this without being a superuser. What migrations put in goes, since the backup has it too.
 * @returns what puts it back
 */
export async function openForLoading(client: pg.Client): Promise<readonly Statement[]> {
  const { rows } = await client.query<Statement>(statementsSql, [Object.keys(leftOut)]);
  for (const { owner, run } of rows) {
    await become(client, owner);
    await client.query(run);
  }
  return rows;
}

/** Asks the foreign keys now, and puts everything back. */
export async function closeForChecks(
  client: pg.Client,
  opened: readonly Statement[],
): Promise<void> {
  await client.query("set constraints all immediate");
  for (const { owner, undo } of opened) {
    if (undo === "") continue;
    await become(client, owner);
    await client.query(undo);
  }
  await client.query("reset role");
}

const statementsSql = `
  with tables as (
    select c.oid, quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name, r.rolname as owner,
      c.relforcerowsecurity as forced
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
    where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and n.nspname || '.' || c.relname <> all ($1::text[]))
  select owner, run, undo from (
    select 1 as step, owner, format('alter table %s no force row level security', name) as run,
      format('alter table %s force row level security', name) as undo from tables where forced
    union all
    select 2, owner, format('alter table %s disable trigger %I', name, t.tgname),
      format('alter table %s enable trigger %I', name, t.tgname)
    from tables join pg_trigger t on t.tgrelid = tables.oid and not t.tgisinternal and t.tgenabled = 'O'
    union all
    select 3, owner, format('alter table %s alter constraint %I deferrable initially deferred', name, k.conname),
      format('alter table %s alter constraint %I %s', name, k.conname,
        case when k.condeferrable then 'deferrable initially immediate' else 'not deferrable' end)
    from tables join pg_constraint k on k.conrelid = tables.oid and k.contype = 'f' and k.conparentid = 0
      and not k.condeferred
    union all
    select 4, owner, format('truncate %s', string_agg(name, ', ')), '' from tables group by owner
  ) all_of_them order by step, run`;
