import { rmSync } from "node:fs";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { frozenClock } from "../../src/kernel/clock.ts";
import { grantApp, grantSignIn, prepareDatabase } from "../../src/platform/database/prepare.ts";
import { startServer } from "../../src/platform/database/server/index.ts";
import { hireDemonstration } from "../../src/demonstration/index.ts";
import { buildAll } from "../../build.mjs";
import { keepBrowser } from "./browser-keeper.ts";
import { openFolder } from "./open-folder.ts";
import { again } from "./sample.ts";
import {
  connectionTo,
  testLogin,
  testMoment,
  testSignInLogin,
  testSecrets,
  templates,
  type TestServer,
} from "./constants.ts";
import { roomsOfTests } from "./all-rooms.ts";

declare module "vitest" {
  interface ProvidedContext {
    server: TestServer;
  }
}

/**
 * One PostgreSQL for the run and two databases to clone: migrated, and with the invented staff. Others,
 * the whole demonstration among them, are made by the first test that asks. With DATABASE_URL (and DATABASE_ADMIN_URL, where the first may not
 * create databases) it is somebody else's server; otherwise one that is started here.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  process.stdout.write(`What takes turns: ${again} measures the same again.\n`);
  const { server, stop: stopServer } = await findServer();
  const stopBrowser = await keepBrowser(project);
  // Together: after a signal there is little time.
  const stop = (): Promise<unknown> => Promise.all([stopServer(), stopBrowser()]);
  // vitest ends on a signal without calling the teardown: nothing may be left running.
  const onSignal = (): void => void stop().finally(() => process.exit(130));
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  try {
    // Both to their end: a server that is stopped under the one would hide why the other failed.
    for (const one of await Promise.allSettled([buildAll(), makeTemplates(server)]))
      if (one.status === "rejected") throw one.reason;
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide("server", server);
  return async () => {
    process.removeListener("SIGINT", onSignal).removeListener("SIGTERM", onSignal);
    await dropTemplates(server);
    await stop();
  };
}

type Found = { readonly server: TestServer; readonly stop: () => Promise<void> };

async function findServer(): Promise<Found> {
  const url = process.env["DATABASE_ADMIN_URL"] ?? process.env["DATABASE_URL"];
  const run = `${process.pid}`;
  if (url !== undefined && url !== "") {
    return {
      server: { admin: { connectionString: url }, run, isOurs: false },
      stop: () => Promise.resolve(),
    };
  }
  const dataDir = openFolder("lantern-test-");
  const started = await startServer({ dataDir });
  const { host, port, user, password } = started.connection;
  const admin = { host, port, user, password, database: "postgres" };
  await waitForNoDisk(admin);
  const stop = async (): Promise<void> => {
    await started.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return {
    server: { admin, run, isOurs: true },
    stop,
  };
}

/** Nobody needs these databases after a power cut: writes, and dropping a database, take a fraction. */
async function waitForNoDisk(server: pg.ClientConfig): Promise<void> {
  const admin = new pg.Client(server);
  await admin.connect();
  for (const setting of ["fsync", "full_page_writes"])
    await admin.query(`alter system set ${setting} = off`);
  await admin.query("select pg_reload_conf()");
  await admin.end();
}

async function makeTemplates(server: TestServer): Promise<void> {
  const { contextKey, ring } = testSecrets();
  const clock = frozenClock(testMoment);
  const admin = new pg.Client(server.admin);
  await admin.connect();
  try {
    const [empty, cast] = [templates.empty(server), templates.cast(server)];
    await admin.query(`create database ${empty}`);
    await prepareDatabase(connectionTo(server, empty), contextKey);
    for (const { user, password } of [testLogin, testSignInLogin])
      await admin.query(
        `do $$ begin create role ${user} login nobypassrls password '${password}'; exception when duplicate_object then null; end $$`,
      );
    await grantApp(connectionTo(server, empty), testLogin.user);
    await grantSignIn(connectionTo(server, empty), testSignInLogin.user);
    await admin.query(`create database ${cast} template ${empty}`);
    await hireDemonstration(connectionTo(server, cast), {
      clock,
      ring,
      rooms: await roomsOfTests(),
    });
  } finally {
    await admin.end();
  }
}

async function dropTemplates(server: TestServer): Promise<void> {
  if (server.isOurs) return;
  const admin = new pg.Client(server.admin);
  await admin.connect();
  for (const name of Object.values(templates))
    await admin.query(`drop database if exists ${name(server)} with (force)`);
  await admin.end();
}
