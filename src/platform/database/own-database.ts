import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Config } from "../config/config.ts";
import type { Located } from "./located.ts";
import {
  findRunningServer,
  ServerUnavailable,
  startServer,
  type RunningServer,
} from "./server/index.ts";

/** A server of our own for trying out, with its database and the application's login in it. */
export async function startOwn(config: Config, mayJoin: boolean): Promise<Located> {
  const server = await ownServer(config, mayJoin);
  const { host, port, user, password } = server.connection;
  // Whatever PGSSLMODE says: this is a Unix socket.
  const admin = { host, port, user, password, database: "lantern", ssl: false };
  const login = await ensureOwnLogin({ ...admin, database: "postgres" }, config.dataDir);
  return {
    admin,
    app: { ...admin, ...login },
    words: `PostgreSQL ${server.version} (${server.source === "npm" ? "carried by npm: for trying out only" : "of this machine"})${whereElse(server, config.dataDir)}`,
    watch: server.watch,
    stop: server.stop,
  };
}

/** Whoever copies or deletes the data folder must know that the database is not in it. */
const whereElse = ({ folder }: OwnServer, dataDir: string): string =>
  folder === undefined || folder === join(realpathSync(dataDir), "database", "postgres")
    ? ""
    : `\nOnly root may enter ${dataDir}: the database is in ${folder}`;

type OwnServer = Pick<RunningServer, "connection" | "version" | "source" | "watch" | "stop"> &
  Partial<Pick<RunningServer, "folder">>;

async function ownServer(config: Config, mayJoin: boolean): Promise<OwnServer> {
  const dataDir = join(config.dataDir, "database");
  try {
    return await startServer({ dataDir, prefer: config.databaseBinaries });
  } catch (error) {
    const running =
      mayJoin && error instanceof ServerUnavailable ? await findRunningServer(dataDir) : undefined;
    if (!running) throw error;
    // Another process owns it, and watches over it.
    const watch = (): void => undefined;
    return { ...running, source: "system", watch, stop: () => Promise.resolve() };
  }
}

/** The application's own login and the database itself, made on the first start. */
async function ensureOwnLogin(
  postgres: pg.ClientConfig,
  dataDir: string,
): Promise<{ user: string; password: string }> {
  const path = join(dataDir, "app-login");
  mkdirSync(dataDir, { recursive: true });
  let password: string;
  try {
    password = readFileSync(path, "utf8");
  } catch {
    password = randomBytes(24).toString("base64url");
    writeFileSync(path, password, { mode: 0o600 });
  }
  const client = new pg.Client(postgres);
  await client.connect();
  try {
    const { rows } = await client.query<{ login: boolean; here: boolean }>(
      `select exists (select from pg_roles where rolname = 'lantern') as login,
         exists (select from pg_database where datname = 'lantern') as here`,
    );
    const verb = rows[0]?.login ? "alter" : "create";
    await client.query(
      `${verb} role lantern login nobypassrls password ${client.escapeLiteral(password)}`,
    );
    if (!rows[0]?.here) await client.query("create database lantern");
  } finally {
    await client.end();
  }
  return { user: "lantern", password };
}
