import { readFileSync } from "node:fs";
import { systemClock } from "./kernel/clock.ts";
import { ConfigurationProblem, readConfig, type Config } from "./platform/config/config.ts";
import { environment } from "./platform/config/environment.ts";
import { locateDatabase } from "./platform/database/locate.ts";
import type { Located } from "./platform/database/located.ts";
import { asMaintenance } from "./platform/database/maintenance.ts";
import { MigrationProblem } from "./platform/database/migrate.ts";
import { grantOwn } from "./platform/database/own-database.ts";
import { prepareToRun } from "./platform/database/prepare-to-run.ts";
import { ServerUnavailable } from "./platform/database/server/index.ts";
import { startJobs } from "./platform/jobs/jobs.ts";
import { jobsIn, scheduleIn, type JobParts } from "./platform/jobs/room-jobs.ts";
import { logsToFile } from "./platform/telemetry/security-log.ts";
import { createLog } from "./platform/telemetry/log.ts";
import { secretsFor, type Secrets } from "./platform/secrets/secrets.ts";
import { sealAtStart } from "./platform/sealing/seal-at-start.ts";
import { stopEach, type Stop } from "./platform/stopping.ts";
import { createApp, limitsOf, type App } from "./app.ts";
import { sessionJobs, sessionSchedule } from "./session-jobs.ts";
import { fillDemonstration, demonstrationSignIns } from "./demonstration/index.ts";
import { allRooms } from "./rooms.ts";
import { topUpConfiguration } from "./rooms/directory/index.ts";
import { auditJobs, auditSchedule, checkpointAudit } from "./audit-jobs.ts";
import { lookAtReadiness, NotReady, refuseUnready } from "./readiness.ts";
import { housekeepingJobs, housekeepingSchedule } from "./housekeeping.ts";

const assetsDir = "build/assets";
/** Built beside this file; see build.mjs. */
const apart = {
  workbook: new URL("./apart/read-workbook.mjs", import.meta.url),
  feed: new URL("./apart/read-feed.mjs", import.meta.url),
  training: new URL("./apart/read-training.mjs", import.meta.url),
};

/** Starts what the configuration asks for; returns when everything has been told to stop and has. */
export async function main(): Promise<void> {
  const stops: Stop[] = [];
  const stopAll = (): Promise<boolean> => stopEach(stops.splice(0));
  let isStopping = false;
  /** Whoever is first stops everything. */
  const isFirst = (): boolean => {
    const first = !isStopping;
    isStopping = true;
    return first;
  };
  const end = (code: number): void => {
    if (!isFirst()) return;
    void stopAll().then((isClean) => process.exit(isClean ? code : Math.max(code, 1)));
  };
  const onLost = (problem: Error): void => {
    process.stderr.write(`${inOneLine(problem)}\n`);
    // What else stops asks the database, which is gone: only what is left of its server is put away.
    stops.splice(1);
    end(1);
  };
  process.on("SIGINT", () => end(0));
  process.on("SIGTERM", () => end(0));
  try {
    await start(stops, onLost);
  } catch (error) {
    if (!isFirst()) return;
    await stopAll();
    process.stderr.write(`${inOneLine(error)}\n`);
    process.exit(untilMended.some((kind) => error instanceof kind) ? 2 : 1);
  }
}

type OnStop = (stop: () => Promise<unknown>) => void;

/** Somebody who tries it out waits at a terminal; in production requests are answered first. */
const patienceOf = ({ mode }: Config): number => (mode === "evaluation" ? 4_000 : 15_000);
/** PostgreSQL is asked, and then told: see `stopPostmaster`. */
const patienceOfDatabase = 20_000;

/** Starting again does not help: a service manager that sees 2 waits for somebody. */
const untilMended = [ConfigurationProblem, MigrationProblem, NotReady];

function inOneLine(error: unknown): string {
  const known = [...untilMended, ServerUnavailable];
  if (known.some((kind) => error instanceof kind)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function start(stops: Stop[], onLost: (problem: Error) => void): Promise<void> {
  const config = readConfig(environment());
  const log = createLog(config.logLevel);
  const secrets = secretsFor(config);
  const located = await locateDatabase(config);
  stops.push({ stop: located.stop, patience: patienceOfDatabase });
  const onStop: OnStop = (stop) => stops.push({ stop, patience: patienceOf(config) });
  located.watch?.({
    onRestarted: (count) => log.warn({ event: "database started again", count }),
    onGivenUp: onLost,
  });
  await prepare(config, located, secrets.contextKey);
  const parts = { admin: located.admin, config, clock: systemClock, log };
  await refuseUnready(parts);
  onStop(() => checkpointAudit(parts));
  const isFilled = await fillForTryingOut(config, located, secrets);
  const app = await createApp({
    config,
    secrets,
    clock: systemClock,
    log,
    assets: { dir: assetsDir, ...readAssets() },
    look: () => lookAtReadiness(parts),
    pool: { ...located.app, max: config.databasePool },
    signIn: located.signIn,
  });
  onStop(app.stop);
  // Only where there is a file to open anew: otherwise a terminal that closes ends Lantern.
  if (logsToFile(config.securityLog)) process.on("SIGHUP", () => app.security.reopen());
  if (config.run.includes("worker")) {
    const runner = await startWorker(app, { ...parts, ring: secrets.ring });
    onStop(() => runner.stop());
  }
  if (config.run.includes("web")) {
    await app.readWords();
    await listen(app, config);
  }
  greet(config, located, isFilled);
}

type WorkerParts = Pick<JobParts, "admin" | "config" | "clock" | "log" | "ring">;

function startWorker(app: App, parts: WorkerParts): ReturnType<typeof startJobs> {
  const { database, security, metrics } = app;
  const { admin, log, clock, config } = parts;
  const ofRooms = { ...parts, database, security, apart, address: addressOf(config) };
  return startJobs({
    jobs: [
      ...housekeepingJobs({ database, clock, log }),
      ...sessionJobs({ database, clock, security, limits: limitsOf(config) }),
      ...auditJobs({ ...parts, security }),
      ...jobsIn(allRooms, ofRooms),
    ],
    schedule: [
      ...housekeepingSchedule(allRooms),
      ...sessionSchedule,
      ...auditSchedule,
      ...scheduleIn(allRooms),
    ],
    admin,
    log,
    metrics,
  });
}

/** Where people and systems reach Lantern, without a slash at its end. */
const addressOf = ({ publicUrl, host, port }: Config): string =>
  (publicUrl ?? `http://${host}:${port}`).replace(/\/$/, "");

async function fillForTryingOut(
  config: Config,
  { admin }: Located,
  secrets: Secrets,
): Promise<boolean> {
  // Production asks for the command: see what it needs to start.
  if (config.mode !== "production") await sealAtStart(admin, secrets);
  if (config.mode !== "evaluation") return false;
  const filling = { clock: systemClock, ring: secrets.ring, rooms: allRooms };
  return fillDemonstration(admin, filling);
}

async function listen({ server }: App, { host, port }: Config): Promise<void> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EADDRINUSE")
      throw new ConfigurationProblem(`PORT: ${port} is taken by another program; set another`);
    if (code === "EACCES")
      throw new ConfigurationProblem(`PORT: this account may not open ${port}; set one above 1023`);
    if (code === "ENOTFOUND" || code === "EADDRNOTAVAIL")
      throw new ConfigurationProblem(`HOST: ${host} is no address of this machine`);
    throw error;
  }
}

async function prepare(config: Config, located: Located, contextKey: Buffer): Promise<void> {
  await prepareToRun(config, { admin: located.admin, contextKey });
  await asMaintenance(located.admin, (tx) => topUpConfiguration(tx, allRooms));
  if (config.databaseUrl === undefined) await grantOwn(located);
}

function readAssets(): { css: string; js: string } {
  const { css, js } = JSON.parse(readFileSync(`${assetsDir}/manifest.json`, "utf8")) as {
    css: string;
    js: string;
  };
  return { css: `/assets/${css}`, js: `/assets/${js}` };
}

function greet(config: Config, located: Located, isFilled: boolean): void {
  const address = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const lines = [
    config.run.includes("web") ? `Lantern is at ${address}` : "Lantern’s worker is at work",
    // Only an evaluation keeps anything in the folder.
    config.mode === "evaluation" ? `Data: ${config.dataDir}; ${located.words}` : located.words,
  ];
  if (isFilled) lines.push("", ...demonstrationSignIns());
  process.stdout.write(`${lines.join("\n")}\n`);
}
