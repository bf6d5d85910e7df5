import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "../platform/config/config.ts";
import { environment } from "../platform/config/environment.ts";
import { locateDatabase } from "../platform/database/locate.ts";
import { migrationFiles } from "../platform/database/migrate.ts";
import { databaseFolder, prepareDatabase, rolesSql } from "../platform/database/prepare.ts";
import { secretsFor } from "../platform/secrets/secrets.ts";
import { UsageProblem, type Runs } from "./command.ts";

export const databaseRuns = {
  "db roles": (_args, { out }) => {
    out(rolesSql());
    out(loginsSql);
    return Promise.resolve(0);
  },
  "db migrate": async (_args, { out }) => {
    const config = readConfig(environment());
    const located = await locateDatabase(config, { mayJoin: true });
    try {
      const ran = await prepareDatabase(located.admin, secretsFor(config).contextKey);
      out(
        ran.length === 0
          ? "Nothing to run: the database is at this version."
          : `Ran ${ran.join(", ")}`,
      );
      return 0;
    } finally {
      await located.stop();
    }
  },
  "db new": ([name], { out }) => {
    if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
      throw new UsageProblem("Name the migration in small letters: lantern db new add_flags");
    }
    const folder = join(databaseFolder, "migrations");
    const last = migrationFiles(folder).at(-1)?.name.slice(0, 4) ?? "0000";
    const path = join(folder, `${String(Number(last) + 1).padStart(4, "0")}_${name}.sql`);
    if (existsSync(path)) throw new UsageProblem(`${path} is there already`);
    writeFileSync(path, newMigration);
    out(path);
    return Promise.resolve(0);
  },
} satisfies Runs;

/** What a DBA fills in: the passwords never pass through Lantern. */
const loginsSql = `
-- Three logins. Change the passwords; the names are yours to choose.
--   create role lantern_service login password '…';            -- DATABASE_URL
--   grant lantern_app to lantern_service with inherit true, set true;
--   create role lantern_door login password '…';               -- DATABASE_SIGN_IN_URL
--   grant lantern_sign_in to lantern_door with inherit true, set true;
--   create role lantern_release login password '…';            -- DATABASE_ADMIN_URL
--   grant lantern_owner, lantern_maintenance, lantern_jobs to lantern_release with inherit false, set true;
--   create database lantern owner lantern_release encoding 'UTF8' template template0;
--   grant create on database lantern to lantern_owner, lantern_jobs;
-- Restores are proved in a database of their own, best on another server; run all of this there too,
-- and there in place of the three logins this one, or give lantern_release createdb.
--   create role lantern_proof login createdb password '…';      -- DATABASE_SCRATCH_URL
--   grant lantern_owner, lantern_maintenance, lantern_jobs to lantern_proof with inherit false, set true;
-- Set jit = off on the server, and random_page_cost = 1.1 unless it has spinning disks.`;

const newMigration = `-- Why this change is made, in a sentence.
-- Runs as lantern_owner in one transaction. Every table: primary key, comment, an index for each
-- foreign key, forced row-level security with one of the shapes in db/README.md, history where rows change.

`;
