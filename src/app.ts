import { readFileSync } from "node:fs";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import type { Clock } from "./kernel/clock.ts";
import type { Config } from "./platform/config/config.ts";
import { openDatabase, type Database } from "./platform/database/database.ts";
import { clamdScan, type Scan } from "./platform/files/clamd.ts";
import type { Route } from "./platform/http/route.ts";
import { inOrder } from "./platform/http/route-table.ts";
import { createServer } from "./platform/http/server.ts";
import type { Watched } from "./platform/rooms/routes-slot.ts";
import type { Rooms } from "./platform/rooms/slot.ts";
import type { Secrets } from "./platform/secrets/secrets.ts";
import type { Log } from "./platform/telemetry/log.ts";
import { createMetrics, type Metrics } from "./platform/telemetry/metrics.ts";
import { alarmPaths } from "./rooms/alarms/index.ts";
import { viewsByAddress } from "./rooms/intake/index.ts";
import { placesGuard } from "./rooms/record-access/index.ts";
import { renderView, standingViews, type Assets } from "./pages.tsx";
import type { ReadinessReport } from "./platform/readiness/run-checks.ts";
import type { SecurityLog } from "./platform/telemetry/security-log.ts";
import { tellOfAnswers, watchSecurity } from "./security-watch.ts";
import { settingUp } from "./setting-up.tsx";
import { gaugesOf } from "./watching.ts";
import { allRooms } from "./rooms.ts";
import { allRoutes } from "./routes.ts";

export type App = {
  readonly server: FastifyInstance;
  readonly database: Database;
  readonly metrics: Metrics;
  readonly security: SecurityLog;
  /** Reads ahead the words in which a page of the front door says that something is wrong. */
  readonly readWords: () => Promise<void>;
  /** Answers what has begun, then closes the pool. */
  readonly stop: () => Promise<void>;
};

/** Requests that may wait for each connection: more would wait for seconds. */
const waitingForEach = 20;

export type AppParts = {
  readonly config: Config;
  readonly pool: Parameters<typeof openDatabase>[0]["pool"];
  /** The same of the login for signing in. */
  readonly signIn: Parameters<typeof openDatabase>[0]["signIn"];
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Log;
  readonly assets: Assets & { readonly dir: string };
  /** What is in place and what is missing, asked anew; shown to those who watch over the system. */
  readonly look: () => Promise<ReadinessReport>;
  /** For how long the same form again is one press; 10 where nothing is said. */
  readonly pressSeconds?: number;
  /** Every page keeps the plans of what it reads: for a crawl that asks for each as everybody. */
  readonly keepsEveryPlan?: boolean | undefined;
  /** Beside the table of routes.ts: for tests of what the platform offers and no page uses yet. */
  readonly moreRoutes?: readonly Route[] | undefined;
  /** All of them, unless a test brings others. */
  readonly rooms?: Rooms | undefined;
};

/** How long a session stands by itself. */
export const limitsOf = ({
  sessionIdleMinutes: idleMinutes,
  sessionHours: hours,
}: Pick<Config, "sessionIdleMinutes" | "sessionHours">) => ({ idleMinutes, hours });

/** The whole application, put together by hand; reads as a table of contents. */
export async function createApp(parts: AppParts): Promise<App> {
  const { config, pool, signIn, secrets, clock, log, keepsEveryPlan } = parts;
  const isEvaluation = config.mode === "evaluation";
  const ownOrigin = config.publicUrl === undefined ? undefined : new URL(config.publicUrl).origin;
  const metrics = createMetrics();
  const database = openDatabase({ pool, signIn, clock, ...secrets, ...plansOf(parts) });
  const security = watchSecurity({ config, clock, log, metrics });
  metrics.gauges(gaugesOf({ database, clock, look: parts.look }));
  const byAddress = viewsByAddress({ database, clock, views: standingViews });
  let isStopping = false;
  const server = await createServer({
    database,
    clock,
    secrets,
    log,
    metrics,
    isEvaluation,
    keepsEveryPlan,
    ...scanning(config),
    pressSeconds: parts.pressSeconds ?? 10,
    settingUp: config.mode === "setting-up" ? settingUp(parts.look, clock) : undefined,
    isSecure: !isEvaluation,
    ownOrigin,
    trustedProxies: config.trustedProxies,
    sessionLimits: limitsOf(config),
    ...drawing(parts),
    viewsAt: byAddress.viewsAt,
    places: placesGuard,
    onAnswered: tellOfAnswers(security, clock),
    ...routed(parts, database),
    assetsDir: parts.assets.dir,
    load: { isFull: () => isFull(database) },
    securityContact: contactOf(config, ownOrigin),
    health: { isReady: async () => !isStopping && (await answers(database)) },
  });
  return {
    server,
    database,
    metrics,
    security,
    readWords: byAddress.refresh,
    stop: async () => {
      isStopping = true;
      await closeServer(server, isEvaluation ? 2_000 : 12_000);
      await database.close();
    },
  };
}

const contactOf = ({ securityContact: contact }: Config, origin: string | undefined) => ({
  contact,
  origin,
  form: alarmPaths.fault,
});

/** Answers what has begun; whoever is still sending or reading after that is cut off. */
async function closeServer(server: FastifyInstance, patience: number): Promise<void> {
  const late = setTimeout(() => {
    server.server.closeAllConnections();
  }, patience);
  await server.close();
  clearTimeout(late);
}

const drawing = ({ assets, config, clock, rooms = allRooms }: AppParts) => ({
  render: renderView({
    assets,
    name: "Lantern",
    idleMinutes: config.sessionIdleMinutes,
    clock,
    rooms,
  }),
  views: standingViews,
});

/** As many as there are statements. */
const plansOf = ({ keepsEveryPlan }: AppParts) =>
  keepsEveryPlan ? { mostPlans: 20_000 } : undefined;

const scanning = ({ clamd }: Config): { readonly scan?: Scan } =>
  clamd === undefined ? {} : { scan: clamdScan(clamd) };

function routed(parts: AppParts, database: Database) {
  const { config, secrets, moreRoutes = [], rooms = allRooms } = parts;
  const isEvaluation = config.mode === "evaluation";
  const watched = watchedBy(parts, database);
  const inside = config.insideReceivers ?? [];
  const { securityContact } = config;
  const routes = allRoutes({ secrets, isEvaluation, watched, inside, rooms, securityContact });
  return { rooms, routes: inOrder([...routes, ...moreRoutes]) };
}

const isFull = (database: Database): boolean =>
  database.pool().waiting >= waitingForEach * database.pool().most;

function watchedBy({ config, look }: AppParts, database: Database): Watched {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  const { mode, supportContact } = config;
  return { version, mode, support: supportContact, look, pool: () => database.pool() };
}

async function answers(database: Database): Promise<boolean> {
  try {
    await database.beforeSignIn((db) => sql`select 1`.execute(db));
    return true;
  } catch {
    return false;
  }
}
