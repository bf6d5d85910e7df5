import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import pg from "pg";
import { grantApp, prepareDatabase } from "../../src/platform/database/prepare.ts";
import { startServer } from "../../src/platform/database/server/index.ts";
import type { Cleanup } from "./cleanup.ts";
import { openFolder } from "../../test/harness/open-folder.ts";

export type BenchServer = {
  /** Started by this run, and gone with it. */
  readonly isOurs: boolean;
  readonly version: string;
  /** A new, empty database, dropped at the end. */
  createDatabase(name: string): Promise<BenchDatabase>;
};

export type BenchDatabase = {
  readonly adminUrl: string;
  /** The application's login, with nothing but the application's role. */
  readonly appUrl: string;
  drop(): Promise<void>;
};

/**
 * The server that DATABASE_URL names, otherwise one of our own that is gone after the run.
 * @param sizes settings of our own, which PostgreSQL reads when it starts
 */
export async function findServer(cleanup: Cleanup, sizes: Settings = []): Promise<BenchServer> {
  const given = process.env["DATABASE_ADMIN_URL"] ?? process.env["DATABASE_URL"] ?? "";
  const url = new URL(given === "" ? await startOwn(cleanup, sizes) : given);
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  cleanup.add(() => client.end());
  const login = { user: `lantern_bench_${process.pid}`, password: randomBytes(18).toString("hex") };
  await client.query(`create role ${login.user} login nobypassrls password '${login.password}'`);
  cleanup.add(() => client.query(`drop role ${login.user}`));
  const { rows } = await client.query<{ server_version: string }>("show server_version");
  return {
    isOurs: given === "",
    version: rows[0]?.server_version.split(" ")[0] ?? "",
    createDatabase: async (name) => {
      const database = `${login.user}_${name}`;
      await client.query(`create database ${database}`);
      const drop = async (): Promise<void> => {
        await client.query(`drop database if exists ${database} with (force)`);
      };
      cleanup.add(drop);
      return { adminUrl: to(url, { database }), appUrl: to(url, { database, ...login }), drop };
    },
  };
}

type Settings = readonly (readonly [name: string, value: string])[];

/** The sizes that `deploy/postgresql.conf` asks an operator for, and none of its rules. */
export function shippedSizes(): Settings {
  const wanted = /^(shared_buffers|effective_cache_size|work_mem|random_page_cost|jit) = (\S+)$/gmu;
  const text = readFileSync("deploy/postgresql.conf", "utf8");
  return [...text.matchAll(wanted)].map(([, name = "", value = ""]) => [name, value]);
}

async function startOwn(cleanup: Cleanup, sizes: Settings): Promise<string> {
  const dataDir = openFolder("lantern-bench-");
  if (sizes.length > 0) await keepSettings(dataDir, sizes);
  const starting = startServer({ dataDir });
  cleanup.add(async () => {
    await starting.then(({ stop }) => stop()).catch(() => undefined);
    await rm(dataDir, { recursive: true, force: true });
  });
  const { connection } = await starting;
  const { host, port, user, password } = connection;
  const url = new URL(`postgres://localhost:${port}/postgres`);
  url.username = user;
  url.password = password;
  // A folder: the server listens on a socket in it and on no port.
  url.searchParams.set("host", host);
  return url.href;
}

/** Starts the server once, to be told what it is to start with. */
async function keepSettings(dataDir: string, settings: Settings): Promise<void> {
  const { connection, stop } = await startServer({ dataDir });
  const client = new pg.Client({ ...connection, database: "postgres" });
  await client.connect();
  for (const [name, value] of settings)
    await client.query(`alter system set ${name} = ${client.escapeLiteral(value)}`);
  await client.end();
  await stop();
}

function to(url: URL, at: { database: string; user?: string; password?: string }): string {
  const copy = new URL(url);
  copy.pathname = `/${at.database}`;
  if (at.user !== undefined) copy.username = at.user;
  if (at.password !== undefined) copy.password = at.password;
  return copy.href;
}

/** Migrations, the context key, and the application's role for its login. */
export async function prepare(
  { adminUrl, appUrl }: BenchDatabase,
  contextKey: Buffer,
): Promise<void> {
  const admin = { connectionString: adminUrl };
  await prepareDatabase(admin, contextKey);
  await grantApp(admin, new URL(appUrl).username);
}
