import type pg from "pg";
import type { Clock } from "./kernel/clock.ts";
import type { Config } from "./platform/config/config.ts";
import { jobsReadiness } from "./platform/jobs/readiness.ts";
import { auditReadiness } from "./platform/audit/readiness.ts";
import { sealingReadiness } from "./platform/sealing/readiness.ts";
import { databaseChecks } from "./platform/readiness/database-checks.ts";
import { machineChecks } from "./platform/readiness/machine-checks.ts";
import { roomChecks } from "./platform/readiness/room-checks.ts";
import { saidWhy, type ReadinessCheck } from "./platform/readiness/readiness.ts";
import { runChecks, type ReadinessReport } from "./platform/readiness/run-checks.ts";
import { allRooms } from "./rooms.ts";

/** Everything that must be in place before a real child is entered: each room brings its own. */
export const readinessChecks: readonly ReadinessCheck[] = [
  ...machineChecks,
  ...databaseChecks,
  ...jobsReadiness,
  ...auditReadiness,
  ...sealingReadiness,
  ...roomChecks.allIn(allRooms).flatMap(({ checks }) => checks),
];

export type LookParts = {
  readonly admin: pg.PoolConfig;
  readonly config: Config;
  readonly clock: Clock;
  readonly checks?: readonly ReadinessCheck[] | undefined;
};

/** Looks at all of it; the machine's part first, as it stands in the list. */
export function lookAtReadiness({
  checks = readinessChecks,
  ...parts
}: LookParts): Promise<ReadinessReport> {
  return runChecks(checks, parts);
}

/** Production was asked to start while something that it needs is missing. */
export class NotReady extends Error {
  override readonly name = "NotReady";

  constructor(report: ReadinessReport) {
    super(refusal(report));
  }
}

export async function refuseUnready(parts: LookParts): Promise<void> {
  if (parts.config.mode !== "production") return;
  const report = await lookAtReadiness(parts);
  if (!report.isReady) throw new NotReady(report);
}

function refusal({ results }: ReadinessReport): string {
  const missing = results.filter(({ isRequired, state }) => isRequired && state !== "in place");
  return [
    "Lantern does not start in production while these are missing:",
    ...missing.flatMap(({ title, missing: parts }) => [
      `  ${title}`,
      ...parts.flatMap((one) => [`    ${saidWhy(one)}`, `    To mend it: ${one.mend}`]),
    ]),
    "Start it with LANTERN_MODE=setting-up to put in place what is entered on pages; `lantern doctor` prints the whole list.",
  ].join("\n");
}
