import type { TestDatabase } from "../harness/database.ts";

/**
 * How many rows each table has and which transaction wrote the newest, to prove that nothing was written:
 * a row that is added or changed is the newest, one that is taken away is missing. Left out is what every
 * request leaves: the audit, sessions, counted attempts, that it was looked for conflicts, and what a page says next.
 */
export async function contentsOf({
  query,
}: TestDatabase): Promise<Readonly<Record<string, string>>> {
  // Two more processes that open two hundred small tables each take many times longer than reading them.
  await query("select set_config('max_parallel_workers_per_gather', '0', false)");
  // A table whose file has no page holds no row, and most of two hundred are such.
  const tables = await query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('subjects', 'protect', 'identify', 'directory', 'sec', 'history', 'files', 'work', 'panels', 'govern')
       and tablename not in ('sessions', 'attempts', 'pads', 'conflict_looks', 'save_notices')
       and pg_relation_size(format('%I.%I', schemaname, tablename)::regclass) > 0 order by 1`,
  );
  const written = await asked(
    query,
    tables
      .map(
        ({ name }) =>
          `select '${name}' as name, count(*) as rows, max(xmin::text::bigint) as newest from ${name}`,
      )
      .join(" union all "),
  );
  // Nor does one that was written to and taken back.
  return Object.fromEntries(
    written.flatMap(({ name, rows, newest }) =>
      rows === "0" ? [] : [[name, `${rows} rows, the newest by ${newest}`]],
    ),
  );
}

type Written = { readonly name: string; readonly rows: string; readonly newest: string };

const planned = new WeakMap<TestDatabase["query"], Map<string, string>>();

/** Planned once for a connection: to plan reading two hundred tables takes longer than to read them. */
async function asked(query: TestDatabase["query"], text: string): Promise<readonly Written[]> {
  const names = planned.get(query) ?? new Map<string, string>();
  planned.set(query, names);
  const name = names.get(text) ?? `contents_${String(names.size)}`;
  if (!names.has(text)) await query(`prepare ${name} as ${text}`);
  names.set(text, name);
  return query<Written>(`execute ${name}`);
}
