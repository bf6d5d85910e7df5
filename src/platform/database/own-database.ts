import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Config } from "../config/config.ts";
import type { Located } from "./located.ts";
import { grantApp, grantSignIn } from "./prepare.ts";
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
  const logins = await ensureOwnLogins({ ...admin, database: "postgres" }, config.dataDir);
  return {
    admin,
    app: { ...admin, ...logins.app },
    signIn: { ...admin, ...logins.signIn },
    words: `PostgreSQL ${server.version} (${server.source === "npm" ? "carried by npm: for trying out only" : "of this machine"})${whereElse(server, config.dataDir)}`,
    watch: server.watch,
    stop: server.stop,
  };
}

/** Once it has its roles: each login gets its own, and nothing more. */
export async function grantOwn({ admin, app, signIn }: Located): Promise<void> {
  if (typeof app.user === "string") await grantApp(admin, app.user);
  if (typeof signIn.user === "string") await grantSignIn(admin, signIn.user);
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

type Login = { readonly user: string; readonly password: string };

/** The application's own logins and the database itself, made on the first start. */
async function ensureOwnLogins(
  postgres: pg.ClientConfig,
  dataDir: string,
): Promise<{ app: Login; signIn: Login }> {
  mkdirSync(dataDir, { recursive: true });
  const app = { user: "lantern", password: keptPassword(join(dataDir, "app-login")) };
  const signIn = {
    user: "lantern_door",
    password: keptPassword(join(dataDir, "sign-in-login")),
  };
  const client = new pg.Client(postgres);
  await client.connect();
  try {
    for (const login of [app, signIn]) await ensureLogin(client, login);
    const { rows } = await client.query("select from pg_database where datname = 'lantern'");
    if (rows.length === 0) await client.query("create database lantern");
  } finally {
    await client.end();
  }
  return { app, signIn };
}

function keptPassword(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    const password = randomBytes(24).toString("base64url");
    writeFileSync(path, password, { mode: 0o600 });
    return password;
  }
}

async function ensureLogin(client: pg.Client, { user, password }: Login): Promise<void> {
  const { rows } = await client.query("select from pg_roles where rolname = $1", [user]);
  const verb = rows.length === 0 ? "create" : "alter";
  await client.query(
    `${verb} role ${user} login nobypassrls password ${client.escapeLiteral(password)}`,
  );
}
