import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

/** Whoever migrates holds it; a backup shares it, so that neither sees half of the other. */
export const migrationLock = 7_203_114;

/** A migration that ran was changed or is missing; migrations are forward only. */
export class MigrationProblem extends Error {
  override readonly name = "MigrationProblem";
}

/**
 * Runs the numbered SQL files of a folder that have not run yet, each in its own transaction, as the
 * owner role. Two processes that start together wait for each other. Files are frozen by hash.
 *
 * @returns the names of those that ran now
 */
export async function migrate(admin: pg.ClientConfig, folder: string): Promise<readonly string[]> {
  const client = new pg.Client(admin);
  // A server that goes away fails the statement, which is told; without this it ends the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await client.query(
      "create table if not exists public.lantern_migrations (name text primary key, sha256 text not null, ran_at timestamptz not null default now())",
    );
    const ran = await runPending(client, folder);
    await client.query("select pg_advisory_unlock($1)", [migrationLock]);
    return ran;
  } finally {
    await client.end();
  }
}

/**
 * What has not run yet, without running it; a database that Lantern has never seen has all of it to
 * run. Whoever is migrating is waited for: half of it is no state to judge by.
 */
export async function pendingMigrations(
  admin: pg.ClientConfig,
  folder: string,
): Promise<readonly string[]> {
  const client = new pg.Client(admin);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock_shared($1)", [migrationLock]);
    const { rows } = await client.query<{ here: boolean }>(
      "select to_regclass('public.lantern_migrations') is not null as here",
    );
    const done = rows[0]?.here ? await whatRan(client) : new Map<string, string>();
    return pendingFiles(migrationFiles(folder), done).map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function runPending(client: pg.Client, folder: string): Promise<readonly string[]> {
  const pending = pendingFiles(migrationFiles(folder), await whatRan(client));
  for (const file of pending) await runOne(client, file);
  return pending.map(({ name }) => name);
}

async function whatRan(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    "select name, sha256 from public.lantern_migrations",
  );
  return new Map(rows.map((row) => [row.name, row.sha256]));
}

function pendingFiles(
  files: readonly MigrationFile[],
  done: ReadonlyMap<string, string>,
): readonly MigrationFile[] {
  for (const name of done.keys()) {
    if (!files.some((file) => file.name === name)) {
      throw new MigrationProblem(
        `this database has run ${name}, which this version of Lantern does not know; start the newer version`,
      );
    }
  }
  for (const { name, sha256 } of files) {
    if (done.has(name) && done.get(name) !== sha256) {
      throw new MigrationProblem(
        `${name} was changed after it ran here; write a new migration instead`,
      );
    }
  }
  return files.filter(({ name }) => !done.has(name));
}

type MigrationFile = { readonly name: string; readonly text: string; readonly sha256: string };

async function runOne(client: pg.Client, { name, text, sha256 }: MigrationFile): Promise<void> {
  await client.query("begin");
  try {
    await client.query("set local role lantern_owner");
    await client.query(text);
    await client.query("reset role");
    await client.query("insert into public.lantern_migrations (name, sha256) values ($1, $2)", [
      name,
      sha256,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`migration ${name} failed and changed nothing`, { cause: error });
  }
}

export function migrationFiles(folder: string): readonly MigrationFile[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), "utf8");
      return { name, text, sha256: createHash("sha256").update(text).digest("hex") };
    });
}
