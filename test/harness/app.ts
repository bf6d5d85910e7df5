import { readFileSync } from "node:fs";
import type { FastifyInstance } from "fastify";
import { createApp, type App } from "../../src/app.ts";
import { readConfig, type Config } from "../../src/platform/config/config.ts";
import type { Route } from "../../src/platform/http/route.ts";
import type { Rooms } from "../../src/platform/rooms/slot.ts";
import { lookAtReadiness } from "../../src/readiness.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import { aClient, type Client } from "./client.ts";
import type { TemplateName } from "./constants.ts";
import { aDatabase, type TestDatabase } from "./database.ts";
import { openTestSession, staffIdOf } from "./sign-in.ts";

export type TestApp = TestDatabase & {
  readonly server: FastifyInstance;
  /** What was logged, line by line. */
  readonly log: readonly string[];
  /** A browser in which this invented person is signed in (`coordinator`, `school`, … see demonstration/people.ts). */
  signIn(key: string): Promise<Client>;
  /** A browser in which nobody is. */
  nobody(): Client;
};

/** The whole application over a database of its own, by `inject`: no port is opened. */
export async function anApp(
  options: {
    template?: TemplateName;
    config?: Readonly<Record<string, string>>;
    /** Beside the table's own: for what the platform offers and no page uses yet. */
    moreRoutes?: readonly Route[];
    /** In place of all of them. */
    rooms?: Rooms;
    /** Tests send the same form again on purpose, and their clock stands still. */
    pressSeconds?: number;
    /** For a crawl that asks for each page as everybody: what it reads is planned once. */
    keepsEveryPlan?: boolean;
  } = {},
): Promise<TestApp> {
  const database = await aDatabase(options.template);
  const config: Config = readConfig({ ...options.config });
  const log: string[] = [];
  const assets = JSON.parse(readFileSync("build/assets/manifest.json", "utf8")) as {
    css: string;
    js: string;
  };
  const app = await createApp({
    config,
    pool: database.app,
    signIn: database.signIn,
    secrets: database.secrets,
    clock: database.clock,
    look: () => lookAtReadiness({ admin: database.admin, config, clock: database.clock }),
    log: createLog("info", { write: (line) => void log.push(line) }),
    moreRoutes: options.moreRoutes,
    rooms: options.rooms,
    pressSeconds: options.pressSeconds ?? 0,
    keepsEveryPlan: options.keepsEveryPlan,
    assets: { dir: "build/assets", css: `/assets/${assets.css}`, js: `/assets/${assets.js}` },
  });
  await app.server.ready();
  // The application's own connections, which know the catalogue already.
  const served = { ...database, db: app.database };
  const held = holding(app);
  return {
    ...served,
    get server() {
      return held.it().server;
    },
    log,
    nobody: () => aClient(() => held.it().server, database.secrets),
    signIn: async (key) => {
      const token = await openTestSession(served, await staffIdOf(database, key));
      return aClient(() => held.it().server, database.secrets, token);
    },
    close: async () => {
      await held.it().stop();
      held.letGo();
      await database.close();
    },
  };
}

/**
 * Holds the application until its test file ends. A worker keeps the module of each file that it ran, with its
 * variables and so with each browser made in it; held by them, each application would keep some twelve megabytes.
 */
function holding(app: App): { readonly it: () => App; readonly letGo: () => void } {
  let held: App | undefined = app;
  return {
    it: () => {
      if (held === undefined) throw new Error("the application of this test file is closed");
      return held;
    },
    letGo: () => {
      held = undefined;
    },
  };
}
