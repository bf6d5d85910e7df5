import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { frozenClock } from "../../src/kernel/clock.ts";
import { openDatabase } from "../../src/platform/database/database.ts";
import { grantApp, grantSignIn, prepareDatabase } from "../../src/platform/database/prepare.ts";
import { findBinaries } from "../../src/platform/database/server/find-binaries.ts";
import { startServer } from "../../src/platform/database/server/index.ts";
import { launch } from "../../src/platform/database/server/launch.ts";
import { openPlaces } from "../../src/platform/database/server/places.ts";
import { minimalEnvironment } from "../../src/platform/database/server/processes.ts";
import { chooseRunAs } from "../../src/platform/database/server/run-as.ts";
import { hireDemonstration } from "../../src/demonstration/index.ts";
import {
  testKeys,
  testLogin,
  testMoment,
  testSecret,
  testSecrets,
  testSignInLogin,
} from "../harness/constants.ts";
import type { TestDatabase } from "../harness/database.ts";
import { openFolder } from "../harness/open-folder.ts";
import { roomsOfTests } from "../harness/all-rooms.ts";

/** A server and a Lantern of the test's own, both in processes that can be killed. */
export type CrashWorld = {
  readonly database: TestDatabase;
  readonly origin: string;
  startWeb(): Promise<void>;
  killWeb(): Promise<void>;
  /** Every process of the server at once, as a power cut would. */
  killDatabase(): void;
  restartDatabase(): Promise<void>;
  close(): Promise<void>;
};

/** @param on a folder to keep everything in; one of its own, if none is given */
export async function aCrashWorld(on?: string): Promise<CrashWorld> {
  const dataDir = on ?? openFolder("lantern-crash-");
  const server = await startServer({ dataDir });
  const admin = { ...server.connection, database: "postgres" };
  const database = await fill(admin);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let web: ChildProcess | undefined;
  const killWeb = async (): Promise<void> => {
    if (!web || web.exitCode !== null || web.signalCode !== null) return;
    const ended = once(web, "exit");
    web.kill("SIGKILL");
    await ended;
  };
  const places = openPlaces(dataDir);
  return {
    database,
    origin,
    startWeb: async () => {
      web = spawn(process.execPath, ["start.mjs"], {
        env: environment({ admin, port, dataDir }),
        stdio: "ignore",
      });
      await untilReady(origin);
    },
    killWeb,
    killDatabase: () => {
      for (const pid of processesOf(places.cluster)) process.kill(pid, "SIGKILL");
    },
    restartDatabase: async () => {
      const binaries = findBinaries({
        source: server.source,
        major: Math.floor(server.serverVersionNumber / 10_000),
        searchPath: minimalEnvironment.PATH,
      });
      const runAs = chooseRunAs(places.folder, binaries.folder);
      await launch({ places, binaries, runAs, connection: server.connection });
    },
    close: async () => {
      await killWeb();
      await database.close();
      await server.stop();
      for (const pid of processesOf(places.cluster)) process.kill(pid, "SIGKILL");
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function fill(admin: pg.PoolConfig): Promise<TestDatabase> {
  const secrets = testSecrets();
  const clock = frozenClock(testMoment);
  await prepareDatabase(admin, secrets.contextKey);
  const pool = new pg.Pool({ ...admin, max: 2 });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  for (const { user, password } of [testLogin, testSignInLogin])
    await pool.query(`create role ${user} login nobypassrls password '${password}'`);
  await grantApp(admin, testLogin.user);
  await grantSignIn(admin, testSignInLogin.user);
  await hireDemonstration(admin, {
    clock,
    ring: secrets.ring,
    rooms: await roomsOfTests(),
  });
  const app = { ...admin, ...testLogin, max: 4 };
  const signIn = { ...admin, ...testSignInLogin };
  const { contextKey, ring } = secrets;
  const db = openDatabase({ pool: app, signIn, contextKey, clock, ring });
  return {
    db,
    name: "postgres",
    admin,
    app,
    signIn,
    clock,
    secrets,
    query: async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
      (await pool.query<Row>(text, values)).rows,
    close: async () => {
      await db.close();
      await pool.end();
    },
  };
}

type HandlerInput = {
  readonly admin: pg.PoolConfig;
  readonly port: number;
  readonly dataDir: string;
};

function environment({ admin, port, dataDir }: HandlerInput): NodeJS.ProcessEnv {
  const host = encodeURIComponent(String(admin.host));
  const urlOf = (user: string, password: string): string =>
    `postgres://${user}:${encodeURIComponent(password)}@localhost/postgres?host=${host}`;
  return {
    PATH: process.env["PATH"],
    LANTERN_RUN: "web",
    LANTERN_DATA: join(dataDir, "data"),
    LANTERN_SECRET: testSecret,
    LANTERN_KEYS: testKeys,
    LANTERN_LOG_LEVEL: "silent",
    HOST: "127.0.0.1",
    PORT: String(port),
    DATABASE_URL: urlOf(testLogin.user, testLogin.password),
    DATABASE_ADMIN_URL: urlOf(String(admin.user), String(admin.password)),
  };
}

/** The postmaster first: it must not have time to end the others in order. */
function processesOf(cluster: string): readonly number[] {
  let postmaster: number;
  try {
    postmaster = Number(readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[0]);
  } catch {
    return [];
  }
  const isOurs = (pid: number): boolean => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return state !== "Z" && (pid === postmaster || Number(parent) === postmaster);
    } catch {
      return false;
    }
  };
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter(isOurs);
  return all.sort((a, b) => Number(b === postmaster) - Number(a === postmaster));
}

export async function untilReady(origin: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const ready = await fetch(`${origin}/health/ready`).catch(() => undefined);
    if (ready?.status === 200) return;
    await sleep(100);
  }
  throw new Error("Lantern did not become ready");
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
