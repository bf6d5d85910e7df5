import type { TestDatabase } from "../harness/database.ts";

/**
 * A digest of every record, to prove that nothing was written. Left out is what every request
 * leaves: the audit, sessions, counted attempts and that it was looked for conflicts.
 */
export async function contentsOf({
  query,
}: TestDatabase): Promise<Readonly<Record<string, string>>> {
  const tables = await query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('subjects', 'protect', 'identify', 'directory', 'sec', 'history', 'files', 'work', 'panels', 'govern')
       and tablename not in ('sessions', 'attempts', 'pads', 'conflict_looks') order by 1`,
  );
  // One question for all: two hundred would take longer than what is proved by them.
  const digests = await query<{ name: string; digest: string }>(
    tables
      .map(
        ({ name }) =>
          `select '${name}' as name, coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${name} t`,
      )
      .join(" union all "),
  );
  return Object.fromEntries(digests.map(({ name, digest }) => [name, digest]));
}
