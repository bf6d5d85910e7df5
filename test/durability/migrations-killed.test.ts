import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate, migrationFiles } from "../../src/platform/database/migrate.ts";
import { aBareDatabase, type BareDatabase } from "../database/bare-database.ts";
import { statementsOf } from "./statements.ts";

const shipped = resolve("db/migrations");
const files = migrationFiles(shipped);
/** Every statement with `npm run durability`; one in so many in the suite, and the last of each file. */
const every = process.env["LANTERN_DURABILITY"] === "all" ? 1 : 16;
const killed = "\nselect pg_terminate_backend(pg_backend_pid());\n";

let database: BareDatabase;
let clean: BareDatabase;
let folder: string;
beforeAll(async () => {
  database = await aBareDatabase();
  clean = await aBareDatabase();
  folder = mkdtempSync(join(tmpdir(), "lantern-killed-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
  await clean.drop();
});

test("killed at its statements, each migration changed nothing, and the next start completes as a clean install", async () => {
  let [kills, statements] = [0, 0];
  await migrate(database.admin, folder); // its own list, which is there before the first
  for (const { name, text } of files) {
    const parts = statementsOf(text);
    statements += parts.length;
    const before = await schemaOf(database);
    for (let at = 1; at <= parts.length; at++) {
      if (at % every !== 0 && at !== parts.length) continue;
      const cut = [...parts.slice(0, at), killed, ...parts.slice(at)].join("");
      writeFileSync(join(folder, name), cut);
      await expect(migrate(database.admin, folder)).rejects.toThrow(/changed nothing|terminat/);
      kills++;
    }
    expect(await schemaOf(database), name).toBe(before);
    cpSync(join(shipped, name), join(folder, name));
    expect(await migrate(database.admin, folder)).toEqual([name]);
  }
  await migrate(clean.admin, shipped);
  expect(await schemaOf(database)).toBe(await schemaOf(clean));
  expect(kills).toBeGreaterThan(files.length);
  process.stdout.write(
    `migrations killed: ${kills} kills at ${statements} statements of ${files.length} files; every next start completed\n`,
  );
}, 300_000);

test("a schema that differs is noticed: the control", async () => {
  const before = await schemaOf(clean);
  await clean.query("alter table subjects.people alter column reference drop not null");
  expect(await schemaOf(clean)).not.toBe(before);
});

test("statements are told apart from the semicolons within them", () => {
  const sql =
    "-- a; b\nselect ';'; do $$ begin perform 1; end $$;\ncreate function f() as $x$ a; $x$;";
  expect(statementsOf(sql)).toHaveLength(3);
});

/** Everything that migrations make, as text in one order: tables, columns, rules, functions, policies, grants. */
async function schemaOf(database: BareDatabase): Promise<string> {
  const rows = await database.query<{ line: string }>(`
    select line from (
      select 'column ' || a.attrelid::regclass || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
        || ' ' || a.attnotnull || coalesce(pg_get_expr(d.adbin, d.adrelid), '') as line
      from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'S')
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attnum > 0 and not a.attisdropped and c.relnamespace::regnamespace::text !~ '^pg_|^information_schema'
      union all select 'index ' || indexdef from pg_indexes where schemaname !~ '^pg_'
      union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        from pg_constraint where connamespace::regnamespace::text !~ '^pg_|^information_schema'
      union all select 'policy ' || schemaname || '.' || tablename || ' ' || policyname || ' ' || roles::text || cmd
        || coalesce(qual, '') || coalesce(with_check, '') from pg_policies
      union all select 'function ' || pg_get_functiondef(oid) || coalesce(proacl::text, '') from pg_proc
        where pronamespace::regnamespace::text !~ '^pg_|^information_schema' and prokind = 'f'
      union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
      union all select 'class ' || oid::regclass || ' ' || relrowsecurity || relforcerowsecurity || coalesce(relacl::text, '')
        from pg_class where relkind in ('r', 'S') and relnamespace::regnamespace::text !~ '^pg_|^information_schema'
    ) all_of_them order by line collate "C"`);
  return rows.map(({ line }) => line).join("\n");
}
