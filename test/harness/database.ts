import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { frozenClock, type FrozenClock } from "../../src/kernel/clock.ts";
import { openDatabase, type Database } from "../../src/platform/database/database.ts";
import type { Secrets } from "../../src/platform/secrets/secrets.ts";
import {
  connectionTo,
  templates,
  testLogin,
  testSignInLogin,
  testMoment,
  testSecrets,
  type TemplateName,
} from "./constants.ts";
import { haveDemonstration } from "./demonstration-template.ts";
import { keepMaintenance } from "./maintenance.ts";

export type TestDatabase = {
  readonly db: Database;
  readonly name: string;
  /** The admin login on this database: for arranging and for looking, never for serving. */
  readonly admin: pg.PoolConfig;
  /** The application's login on this database. */
  readonly app: pg.PoolConfig;
  /** The login for signing in on this database. */
  readonly signIn: pg.PoolConfig;
  readonly clock: FrozenClock;
  readonly secrets: Secrets;
  /** Runs SQL as the admin login and answers the rows. */
  readonly query: <Row extends pg.QueryResultRow>(
    text: string,
    values?: unknown[],
  ) => Promise<Row[]>;
  readonly close: () => Promise<void>;
};

/** A database of the test's own, cloned from a template. Close it in afterAll. */
export async function aDatabase(template: TemplateName = "cast"): Promise<TestDatabase> {
  const server = inject("server");
  if (template === "demo") await haveDemonstration(server);
  const name = `lantern_t${server.run}_${randomBytes(5).toString("hex")}`;
  const root = new pg.Client(connectionTo(server, "postgres"));
  await root.connect();
  await root.query(
    `create database ${name} template ${templates[template](server)} strategy file_copy`,
  );
  const admin = connectionTo(server, name);
  const app = { ...admin, ...testLogin, max: 4 };
  const clock = frozenClock(testMoment);
  const secrets = testSecrets();
  const signIn = { ...admin, ...testSignInLogin };
  const { contextKey, ring } = secrets;
  const db = openDatabase({ pool: app, signIn, contextKey, clock, ring });
  const client = new pg.Client(admin);
  await client.connect();
  const closeMaintenance = keepMaintenance(admin);
  return {
    db,
    name,
    admin,
    app,
    signIn,
    clock,
    secrets,
    query: async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
      (await client.query<Row>(text, values)).rows,
    close: async () => {
      await db.close();
      await closeMaintenance();
      await client.end();
      await root.query(`drop database ${name} with (force)`);
      await root.end();
    },
  };
}
