import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, cpSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { migrate, migrationFiles } from "../../src/platform/database/migrate.ts";
import { seal } from "../../src/platform/secrets/secrets.ts";
import { aBareDatabase, type BareDatabase } from "../database/bare-database.ts";
import { dataAfter } from "../database/migration-data.ts";
import { testKeys, testLogin, testSecret, testSecrets } from "../harness/constants.ts";
import { openFolder } from "../harness/open-folder.ts";
import { urlOf } from "../harness/url-of.ts";
import { freePort, untilReady } from "./crash-world.ts";

/** The last migration of the version that an operator comes from. */
const lastOfOld = "0031_continuity.sql";
const shipped = resolve("db/migrations");
export const names = migrationFiles(shipped).map(({ name }) => name);
export const oldNames = names.slice(0, names.indexOf(lastOfOld) + 1);

export type UpgradeWorld = {
  /** As the old version left it, with rows in every table. */
  readonly database: BareDatabase;
  /** The program as it is, with the migrations of the old version alone: it checks what that one checks. */
  readonly old: string;
  readonly now: string;
  readonly folder: string;
  lantern(program: string, args: readonly string[], on?: BareDatabase): Ended;
  /** Starts it and waits for the end, which comes when it refuses. */
  refusal(program: string, on?: BareDatabase): Ended;
  start(program: string): Promise<Started>;
  close(): Promise<void>;
};

export type Ended = {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
};
export type Started = { readonly origin: string; stop(): Promise<number | null> };

export async function anUpgradeWorld(): Promise<UpgradeWorld> {
  const folder = openFolder("lantern-upgrade-");
  const old = oldProgram(folder);
  const database = await aBareDatabase();
  await fillAsOld(database, join(folder, "step"));
  const now = process.cwd();
  const env = (on: BareDatabase, more: Readonly<Record<string, string>> = {}) => ({
    PATH: process.env["PATH"],
    LANTERN_SECRET: testSecret,
    LANTERN_KEYS: testKeys,
    LANTERN_DATA: join(folder, "data"),
    LANTERN_LOG_LEVEL: "silent",
    HOST: "127.0.0.1",
    DATABASE_URL: urlOf({ ...on.admin, ...testLogin }),
    DATABASE_ADMIN_URL: urlOf(on.admin),
    ...more,
  });
  const run = (file: string, args: readonly string[], on: BareDatabase): Ended => {
    const INIT_CWD = folder;
    const cwd = resolve(file, "..");
    const options = { cwd, env: env(on, { INIT_CWD, PORT: "1" }), encoding: "utf8" } as const;
    return spawnSync(process.execPath, [file, ...args], { ...options, timeout: 60_000 });
  };
  return {
    database,
    old,
    now,
    folder,
    lantern: (program, args, on = database) => run(join(program, "lantern.mjs"), args, on),
    refusal: (program, on = database) => run(join(program, "start.mjs"), [], on),
    start: async (program) => {
      const port = await freePort();
      const cwd = program;
      const web = spawn(process.execPath, ["start.mjs"], {
        cwd,
        env: env(database, { PORT: String(port) }),
        stdio: "ignore" as const,
      });
      await untilReady(`http://127.0.0.1:${port}`);
      return { origin: `http://127.0.0.1:${port}`, stop: () => stopped(web) };
    },
    close: async () => {
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function oldProgram(folder: string): string {
  const old = join(folder, "old");
  mkdirSync(join(old, "db", "migrations"), { recursive: true });
  // What is run must be a file of its own: Node goes to where a link leads.
  for (const file of ["lantern.mjs", "start.mjs", "run.mjs", "db/roles.sql"])
    copyFileSync(file, join(old, file));
  const linked = ["build", "src", "node_modules", "docs", "build.mjs", "assets.mjs"];
  for (const name of [...linked, "package.json", "package-lock.json"])
    symlinkSync(resolve(name), join(old, name));
  for (const name of oldNames) cpSync(join(shipped, name), join(old, "db", "migrations", name));
  return old;
}

/** Rows after each migration, as in the test of migrations; codes and secrets as that version sealed them. */
async function fillAsOld(database: BareDatabase, step: string): Promise<void> {
  mkdirSync(step);
  const asMaintenance = (statements: string) =>
    database.query(`begin; set local role lantern_maintenance; ${statements}; commit`);
  for (const name of oldNames) {
    cpSync(join(shipped, name), join(step, name));
    await migrate(database.admin, step);
    // Its checkpoint is no signed one, and the audit is verified here.
    if (name !== "0025_audit_chain.sql") await asMaintenance(dataAfter[name] ?? "");
  }
  const { sealKey } = testSecrets();
  const code = seal(sealKey, "one-time code", "JBSWY3DPEHPK3PXP").toString("hex");
  const secret = seal(sealKey, "identity provider secret", "client").toString("hex");
  await asMaintenance(`
    update directory.credentials set totp_sealed = '\\x${code}';
    update directory.identity_providers set secret_sealed = '\\x${secret}', secret_file = null`);
}

async function stopped(web: ChildProcess): Promise<number | null> {
  const ended = once(web, "exit") as Promise<[number | null]>;
  web.kill("SIGTERM");
  return (await ended)[0];
}
