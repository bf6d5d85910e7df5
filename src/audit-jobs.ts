import { join } from "node:path";
import type pg from "pg";
import type { Clock } from "./kernel/clock.ts";
import { auditSigner } from "./platform/audit/audit-key.ts";
import { copyOut } from "./platform/audit/checkpoint-files.ts";
import { AuditAltered, takeCheckpoint } from "./platform/audit/checkpoints.ts";
import { inWords, keepVerification, verifyLive } from "./platform/audit/verify-live.ts";
import type { Config } from "./platform/config/config.ts";
import { asMaintenance } from "./platform/database/maintenance.ts";
import type { Job, Scheduled } from "./platform/jobs/jobs.ts";
import type { SecurityEvent, SecurityLog } from "./platform/telemetry/security-log.ts";
import type { Log } from "./platform/telemetry/log.ts";

type Parts = {
  readonly admin: pg.PoolConfig;
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** Absent where nobody watches yet: at a stop. */
  readonly security?: SecurityLog | undefined;
};

export const auditSchedule: readonly Scheduled[] = [
  { job: "checkpoint-audit", cron: "* * * * *" },
  { job: "verify-audit", cron: "23 1 * * *" },
];

/**
 * Kept apart from the housekeeping that is audited: a checkpoint that wrote an event would be a
 * reason for the next. They use the maintenance role, because nobody who is served reaches the chains.
 */
export function auditJobs(parts: Parts): readonly Job[] {
  return [
    { name: "checkpoint-audit", run: () => checkpointAudit(parts) },
    { name: "verify-audit", run: () => verifyNightly(parts) },
  ];
}

/** Signs what is new and copies it out; also when Lantern stops. */
export async function checkpointAudit({
  admin,
  config,
  clock,
  log,
  security,
}: Parts): Promise<void> {
  const signer = auditSigner(config);
  if (!signer) {
    log.warn({ event: "audit not signed", code: "no-key" });
    return;
  }
  try {
    await asMaintenance(admin, (tx) => takeCheckpoint(tx, { signer, at: clock.now() }));
  } catch (error) {
    if (!(error instanceof AuditAltered)) throw error;
    // Said every minute until somebody looks: the command says where.
    log.error({ event: "audit altered", code: "checkpoint" });
    security?.write(altered(clock.now()));
    return;
  }
  await asMaintenance(admin, (tx) => copyOut(tx, checkpointFolder(config)));
}

async function verifyNightly({ admin, config, clock, log, security }: Parts): Promise<void> {
  const signer = auditSigner(config);
  const keys = signer ? [signer.publicKey] : [];
  const report = await asMaintenance(admin, (tx) => verifyLive(tx, { keys }));
  await asMaintenance(admin, (tx) => keepVerification(tx, report, { by: "job", at: clock.now() }));
  const [first] = report.findings;
  if (!first) return;
  log.error({ event: "audit altered", code: first.kind, at: inWords(first) });
  security?.write(altered(clock.now()));
}

const altered = (at: Date): SecurityEvent => ({
  at,
  name: "audit-altered",
  category: "database",
  type: "change",
  outcome: "failure",
  isAlert: true,
});

/** Where copies go: outside the database, and in production where the configuration says. */
export function checkpointFolder({ auditCheckpoints, dataDir }: Config): string {
  return auditCheckpoints ?? join(dataDir, "checkpoints");
}
