import { sql } from "kysely";
import type { Clock } from "./kernel/clock.ts";
import { systemActor } from "./platform/access/actor.ts";
import type { Database } from "./platform/database/database.ts";
import type { Job, Scheduled } from "./platform/jobs/jobs.ts";
import type { SessionLimits } from "./platform/session/sessions.ts";
import type { SecurityLog } from "./platform/telemetry/security-log.ts";

export const sessionSchedule: readonly Scheduled[] = [
  { job: "end-timed-out", cron: "*/5 * * * *" },
];

type Parts = {
  readonly database: Database;
  readonly clock: Clock;
  readonly limits: SessionLimits;
  readonly security: Pick<SecurityLog, "write">;
};

type TimedOut = {
  readonly staffId: string;
  readonly partnershipId: number;
  readonly endedAt: Date;
};

const job = "end-timed-out";

/** Nobody presses anything when a session times out: a job notices it, for whoever watches over security. */
export function sessionJobs({ database, clock, limits, security }: Parts): readonly Job[] {
  const run = async (): Promise<void> => {
    const ended = await database.as(systemActor("housekeeping"), async (tx) => {
      const { rows } = await sql<TimedOut>`
        select staff_id as "staffId", partnership_id as "partnershipId", ended_at as "endedAt"
        from sec.end_timed_out(${clock.now()}, make_interval(mins => ${limits.idleMinutes}),
          make_interval(hours => ${limits.hours}))`.execute(tx);
      const audit = {
        action: `housekeeping.${job}`,
        outcome: "done",
        route: `job housekeeping.${job}`,
        requestId: "scheduled",
        detail: { count: rows.length },
      } as const;
      return { value: rows, audit };
    });
    for (const { staffId, partnershipId, endedAt } of ended) {
      security.write({
        at: endedAt,
        name: "session-timed-out",
        category: "session",
        type: "end",
        outcome: "success",
        actor: { kind: "staff", id: staffId },
        partnershipId,
      });
    }
  };
  return [{ name: job, run }];
}
