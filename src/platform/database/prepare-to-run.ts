import { join } from "node:path";
import type pg from "pg";
import { counted } from "../../kernel/words.ts";
import type { Config } from "../config/config.ts";
import { migrationFiles, MigrationProblem, pendingMigrations } from "./migrate.ts";
import { databaseFolder, prepareDatabase } from "./prepare.ts";

type Running = {
  readonly admin: pg.ClientConfig;
  readonly contextKey: Buffer;
  readonly migrations?: string;
};

/**
 * What a start and every command does first. An evaluation is brought to this version; in production
 * whoever upgrades does that, with a backup in hand: a start that did it would leave nothing to go back
 * to. A database that Lantern has never seen is made ready in every mode.
 *
 * @throws {MigrationProblem} in production, where the database is of an older version; in every mode,
 * where it is of a newer one
 */
export async function prepareToRun(
  { mode }: Pick<Config, "mode">,
  { admin, contextKey, migrations = join(databaseFolder, "migrations") }: Running,
): Promise<void> {
  if (mode !== "evaluation") await refuseOlder(admin, migrations);
  await prepareDatabase(admin, contextKey, migrations);
}

async function refuseOlder(admin: pg.ClientConfig, migrations: string): Promise<void> {
  const pending = await pendingMigrations(admin, migrations);
  if (pending.length === 0 || pending.length === migrationFiles(migrations).length) return;
  throw new MigrationProblem(
    `this database is of an older version of Lantern, with ${counted(pending.length, "migration")} to run: back it up with that version, then run the upgrade: lantern db migrate`,
  );
}
