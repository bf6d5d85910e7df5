import type { TestDatabase } from "../harness/database.ts";

/**
 * A digest of every record, to prove that nothing was written. Left out is what every request
 * leaves: the audit, sessions, counted attempts and that it was looked for conflicts.
 */
export async function contentsOf({
  query,
}: TestDatabase): Promise<Readonly<Record<string, string>>> {
  // A table whose file has no page holds no row, and most of two hundred are such.
  const tables = await query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('subjects', 'protect', 'identify', 'directory', 'sec', 'history', 'files', 'work', 'panels', 'govern')
       and tablename not in ('sessions', 'attempts', 'pads', 'conflict_looks')
       and pg_relation_size(format('%I.%I', schemaname, tablename)::regclass) > 0 order by 1`,
  );
  const digests = await query<{ name: string; digest: string | null }>(
    tables
      .map(
        ({ name }) =>
          `select '${name}' as name, md5(string_agg(t::text, '|' order by t::text)) as digest from ${name} t`,
      )
      .join(" union all "),
  );
  // Nor does one that was written to and taken back.
  return Object.fromEntries(
    digests.flatMap(({ name, digest }) => (digest ? [[name, digest]] : [])),
  );
}
