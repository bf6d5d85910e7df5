import { sql } from "kysely";
import type pg from "pg";
import type { Clock } from "./kernel/clock.ts";
import { auditSigner, publicKeysOf } from "./platform/audit/audit-key.ts";
import { AuditAltered } from "./platform/audit/audit-altered.ts";
import { tellGovernance } from "./platform/audit/tell-governance.ts";
import { outsideOf } from "./platform/audit/outside.ts";
import { signAudit } from "./platform/audit/sign-audit.ts";
import { inWords, keepVerification, verifyLive } from "./platform/audit/verify-live.ts";
import type { Config } from "./platform/config/config.ts";
import { asMaintenance } from "./platform/database/maintenance.ts";
import { soundAlarm } from "./rooms/alarms/index.ts";
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
export async function checkpointAudit(parts: Parts): Promise<void> {
  const { admin, config, clock, log, security } = parts;
  const signer = auditSigner(config);
  if (!signer) {
    log.warn({ event: "audit not signed", code: "no-key" });
    return;
  }
  try {
    const trusted = publicKeysOf(config);
    await signAudit({ admin, signer, trusted, outside: outsideOf(config), at: clock.now() });
  } catch (error) {
    if (!(error instanceof AuditAltered)) throw error;
    // Said every minute until somebody looks: the command says where.
    log.error({ event: "audit altered", code: "checkpoint", at: error.message });
    security?.write(altered(clock.now()));
    // At a stop nobody waits for the whole audit to be read.
    if (security && (await wasUnaltered(admin))) await verifyNightly(parts);
  }
}

/** The page on checkpoints and `lantern doctor` show the last reading: it may not say that all is well. */
async function wasUnaltered(admin: pg.PoolConfig): Promise<boolean> {
  const { rows } = await asMaintenance(admin, (tx) =>
    sql<{
      findings: number;
    }>`select findings from audit.verifications order by verified_at desc limit 1`.execute(tx),
  );
  return (rows[0]?.findings ?? 0) === 0;
}

export async function verifyNightly({ admin, config, clock, log, security }: Parts): Promise<void> {
  const keys = publicKeysOf(config);
  const outside = keys.length === 0 ? undefined : outsideOf(config);
  const report = await asMaintenance(admin, (tx) => verifyLive(tx, { keys, outside }));
  const [first] = report.findings;
  // Told before it is kept: a database that was altered may refuse to keep it.
  if (first) {
    log.error({ event: "audit altered", code: first.kind, at: inWords(first) });
    security?.write(altered(clock.now()));
    await asMaintenance(admin, (tx) => tellGovernance(tx, clock.now()));
    const alarm = { kind: "audit-altered", at: clock.now() } as const;
    await asMaintenance(admin, (tx) => soundAlarm(tx, alarm));
  }
  await asMaintenance(admin, (tx) => keepVerification(tx, report, { by: "job", at: clock.now() }));
}

const altered = (at: Date): SecurityEvent => ({
  at,
  name: "audit-altered",
  category: "database",
  type: "change",
  outcome: "failure",
  isAlert: true,
});
