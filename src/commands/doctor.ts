import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { systemClock } from "../kernel/clock.ts";
import { ConfigurationProblem, readSettings, type Config } from "../platform/config/config.ts";
import { environment } from "../platform/config/environment.ts";
import { locateDatabase } from "../platform/database/locate.ts";
import type { Located } from "../platform/database/located.ts";
import { MigrationProblem, pendingMigrations } from "../platform/database/migrate.ts";
import { databaseFolder } from "../platform/database/prepare.ts";
import { ServerUnavailable } from "../platform/database/server/index.ts";
import { machineChecks } from "../platform/readiness/machine-checks.ts";
import { saidWhy, type Missing, type ReadinessCheck } from "../platform/readiness/readiness.ts";
import {
  notLookedAt,
  reportOf,
  resultOf,
  runChecks,
  type CheckResult,
  type ReadinessReport,
} from "../platform/readiness/run-checks.ts";
import { counted } from "../kernel/words.ts";
import type { Runs } from "./command.ts";

/** @param checks everything that must be in place, from every room */
export const doctorRuns = (checks: readonly ReadinessCheck[]) =>
  ({
    doctor: async (args, { out }) => {
      const { values } = parseArgs({ args: [...args], options: { json: { type: "boolean" } } });
      const { mode, report } = await examine(checks);
      out(values.json ? JSON.stringify({ mode, ...report }, null, 2) : inWords(mode, report));
      return report.isReady ? 0 : 1;
    },
  }) satisfies Runs;

type Examined = { readonly mode: string; readonly report: ReadinessReport };

async function examine(checks: readonly ReadinessCheck[]): Promise<Examined> {
  let config: Config;
  try {
    config = readSettings(environment());
  } catch (error) {
    if (!(error instanceof ConfigurationProblem)) throw error;
    const missing = [{ why: error.message, mend: "see .env.example, which has every setting" }];
    const results = checks.map((check) =>
      check.key === "settings" ? resultOf(check, missing) : notLookedAt(check),
    );
    return { mode: "unknown", report: reportOf([notLookedAt(database), ...results]) };
  }
  const found = await reach(config);
  if ("why" in found)
    return { mode: config.mode, report: await withoutDatabase(checks, config, found) };
  try {
    const { admin } = found;
    const { results } = await runChecks(checks, { admin, config, clock: systemClock });
    return { mode: config.mode, report: reportOf([resultOf(database, []), ...results]) };
  } finally {
    await found.stop();
  }
}

/** Stands before all others: without it most of them cannot be looked at. */
const database = {
  key: "database",
  title: "A database that answers, at this version of Lantern",
  isRequired: true,
};

async function reach(config: Config): Promise<Located | Missing> {
  const { databaseUrl, dataDir } = config;
  if (databaseUrl === undefined && !existsSync(join(dataDir, "database"))) {
    const mend = "have a DBA run what `lantern db roles` prints, and set DATABASE_URL";
    return { why: "no database is named, and none has been started here", mend };
  }
  let located: Located;
  try {
    // What a version or a login lacks is told by its own check.
    located = await locateDatabase({ ...config, mode: "evaluation" }, { mayJoin: true });
  } catch (error) {
    if (!(error instanceof ConfigurationProblem || error instanceof ServerUnavailable)) throw error;
    const mend = "see that the server runs, and that the address, login and password are right";
    return { why: error.message, mend };
  }
  const fault = await versionFault(located);
  if (fault) await located.stop();
  return fault ?? located;
}

async function versionFault({ admin }: Located): Promise<Missing | undefined> {
  try {
    const pending = await pendingMigrations(admin, join(databaseFolder, "migrations"));
    if (pending.length === 0) return undefined;
    return {
      why: `the database is not at this version: ${counted(pending.length, "migration")} to run`,
      mend: "lantern db migrate",
    };
  } catch (error) {
    if (!(error instanceof MigrationProblem)) throw error;
    return { why: error.message, mend: "start the version of Lantern that this database has" };
  }
}

async function withoutDatabase(
  checks: readonly ReadinessCheck[],
  config: Config,
  missing: Missing,
): Promise<ReadinessReport> {
  const results: CheckResult[] = [resultOf(database, [missing])];
  for (const check of checks) {
    const local = machineChecks.find(({ key }) => key === check.key);
    const found = await local?.look({ config, now: systemClock.now() });
    results.push(found ? resultOf(check, found) : notLookedAt(check));
  }
  return reportOf(results);
}

function inWords(mode: string, { isReady, results }: ReadinessReport): string {
  const lines = results.flatMap(({ title, state, isRequired, missing }) => {
    const word = state === "missing" && !isRequired ? "advised" : state;
    return [
      `${word.padEnd(14)}${title}`,
      ...missing.flatMap((one) => [`${indent}${saidWhy(one)}`, `${indent}To mend it: ${one.mend}`]),
    ];
  });
  const open = results.filter(({ state, isRequired }) => isRequired && state !== "in place");
  const end = isReady
    ? "Everything that is required before a real child is entered is in place."
    : `${open.length} of ${counted(results.length, "thing")} that must be in place ${open.length === 1 ? "is" : "are"} not.`;
  return [`LANTERN_MODE=${mode}`, "", ...lines, "", end].join("\n");
}

const indent = " ".repeat(14);
