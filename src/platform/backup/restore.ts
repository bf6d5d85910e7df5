import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrationFiles } from "../database/migrate.ts";
import { databaseFolder, prepareDatabase } from "../database/prepare.ts";
import type { ArchiveHeader, ArchiveManifest } from "./archive.ts";
import { BackupProblem } from "./backup-problem.ts";
import { compareWith, type Comparison } from "./compare.ts";
import { loadArchive, openArchive } from "./load-backup.ts";

export type Restored = {
  readonly header: ArchiveHeader;
  readonly manifest: ArchiveManifest;
  readonly comparison: Comparison;
  /** What stood in the database that was backed up, did not come from Lantern, and is not here. */
  readonly notOurs: readonly string[];
};

type HandlerInput = {
  readonly path: string;
  readonly identity: string;
  /** An admin login on the database that rows are loaded into. */
  readonly into: pg.PoolConfig;
  /** Signs who is acting in that database; a scratch database may have any. */
  readonly contextKey?: Buffer;
};

/**
 * Restores a backup into an empty database, as it was: with the migrations that had run and no
 * later ones. Then reads every row back and compares.
 */
export async function restoreInto(given: HandlerInput): Promise<Restored> {
  const archive = await openArchive(given.path, given.identity);
  await refuseFilled(given.into);
  await migrateTo(given.into, archive.header, given.contextKey ?? randomBytes(32));
  const client = new pg.Client(given.into);
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { manifest, skipped } = await loadArchive(client, archive);
    const comparison = await compareWith(client, manifest, skipped);
    const notOurs = [...new Set([...(manifest.notOurs ?? []), ...skipped])];
    return { header: archive.header, manifest, comparison, notOurs };
  } finally {
    await client.end();
  }
}

async function refuseFilled(into: pg.PoolConfig): Promise<void> {
  const client = new pg.Client(into);
  await client.connect();
  try {
    const { rows } = await client.query<{ tables: number }>(
      "select count(*)::int as tables from pg_tables where schemaname !~ '^pg_' and schemaname <> 'information_schema'",
    );
    if (rows[0]?.tables !== 0)
      throw new BackupProblem("this database is not empty: a restore never writes over anything");
  } finally {
    await client.end();
  }
}

/** Runs the migrations that had run when the backup was made, and makes sure that they are the same. */
async function migrateTo(
  into: pg.PoolConfig,
  { migrations }: ArchiveHeader,
  contextKey: Buffer,
): Promise<void> {
  const files = migrationFiles(join(databaseFolder, "migrations"));
  const folder = mkdtempSync(join(tmpdir(), "lantern-restore-"));
  try {
    for (const { name, sha256 } of migrations) {
      const file = files.find((one) => one.name === name);
      if (file?.sha256 !== sha256) {
        throw new BackupProblem(
          `this backup is of a Lantern with the migration ${name}, which this version ${file ? "has otherwise" : "does not know"}: restore with the version that made it`,
        );
      }
      writeFileSync(join(folder, name), file.text);
    }
    await prepareDatabase(into, contextKey, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * What a database needs before it serves again: nobody is signed in, and the jobs that a worker had
 * in its hands when the backup was made are free for the next one.
 */
export async function readyToServe(into: pg.PoolConfig): Promise<void> {
  const client = new pg.Client(into);
  await client.connect();
  try {
    await client.query("begin; set local role lantern_maintenance");
    await client.query("delete from sec.sessions");
    await client.query("set local role lantern_jobs");
    await client.query(
      "update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null",
    );
    await client.query(
      "update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null",
    );
    await client.query("commit");
  } finally {
    await client.end();
  }
}

const scratchPrefix = "lantern_proof_";

/**
 * Restores a backup into a database made for it and gone afterwards. What an earlier proof left
 * behind when it was killed goes first: it holds children's records and serves nobody.
 */
export async function restoreToScratch(
  root: pg.PoolConfig,
  given: Pick<HandlerInput, "path" | "identity">,
): Promise<Restored> {
  const client = new pg.Client(root);
  client.on("error", () => undefined);
  await client.connect();
  const name = `${scratchPrefix}${randomBytes(6).toString("hex")}`;
  try {
    await dropLeftBehind(client);
    await makeScratch(client, name);
    try {
      return await restoreInto({ ...given, into: onDatabase(root, name) });
    } finally {
      await dropScratch(client, name);
    }
  } finally {
    await client.end();
  }
}

async function makeScratch(client: pg.Client, name: string): Promise<void> {
  try {
    await client.query(`create database ${name} template template0`);
  } catch (error) {
    if ((error as { code?: string }).code !== "42501") throw error;
    throw new BackupProblem(
      "the admin login may not make a scratch database: alter role … createdb, or set DATABASE_SCRATCH_URL to a login that may",
    );
  }
  await client.query(`do $$ begin
    grant create on database ${name} to lantern_owner, lantern_jobs;
  exception when undefined_object then null; end $$`);
}

/**
 * Drops a scratch database, waiting for whoever is still in it. `with (force)` is for what does not
 * go by itself: under a login that is no superuser it is refused where the server's own autovacuum
 * is at work in the rows just restored, which a plain drop sends away.
 */
export async function dropScratch(client: pg.Client, name: string): Promise<void> {
  try {
    await client.query(`drop database if exists ${name}`);
  } catch (error) {
    if ((error as { code?: string }).code !== "55006") throw error;
    await client.query(`drop database if exists ${name} with (force)`);
  }
}

async function dropLeftBehind(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select d.datname as name from pg_database d join pg_roles r on r.oid = d.datdba
     where d.datname ~ '^${scratchPrefix}[0-9a-f]{12}$' and r.rolname = current_user
       and not exists (select from pg_stat_activity a where a.datid = d.oid)`,
  );
  for (const { name } of rows) await client.query(`drop database if exists ${name}`);
}

/** The same server and login, another database. */
export function onDatabase(config: pg.PoolConfig, database: string): pg.PoolConfig {
  if (config.connectionString === undefined) return { ...config, database };
  const url = new URL(config.connectionString);
  url.pathname = `/${encodeURIComponent(database)}`;
  return { ...config, connectionString: url.toString() };
}
