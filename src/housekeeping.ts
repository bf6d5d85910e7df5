import { sql } from "kysely";
import type { Clock } from "./kernel/clock.ts";
import { systemActor } from "./platform/access/actor.ts";
import type { AuditEntry } from "./platform/audit/audit.ts";
import type { Database } from "./platform/database/database.ts";
import type { Job, Scheduled } from "./platform/jobs/jobs.ts";
import type { Log } from "./platform/telemetry/log.ts";

type Parts = { readonly database: Database; readonly clock: Clock; readonly log: Log };

export const housekeepingSchedule: readonly Scheduled[] = [
  { job: "sweep", cron: "17 * * * *" },
  { job: "compare-access-stamps", cron: "41 2 * * *" },
];

/** Work that no person asked for, done under its own name and audited as such. */
export function housekeepingJobs({ database, clock, log }: Parts): readonly Job[] {
  const actor = systemActor("housekeeping");
  const entry = (action: string, count: number): AuditEntry => ({
    action,
    outcome: "done",
    route: `job ${action}`,
    requestId: "scheduled",
    detail: { count },
  });
  return [
    {
      name: "sweep",
      run: async () => {
        const before = new Date(clock.now().getTime() - 2 * 24 * 60 * 60 * 1000);
        await database.as(actor, async (tx) => {
          const { rows } = await sql<{
            swept: number;
          }>`select sec.sweep(${before}) as swept`.execute(tx);
          return { value: undefined, audit: entry("housekeeping.sweep", rows[0]?.swept ?? 0) };
        });
      },
    },
    {
      // A copied stamp that differs from its child's is an incident: it may show a record to the wrong person.
      name: "compare-access-stamps",
      run: async () => {
        await database.as(actor, async (tx) => {
          const { rows } = await sql`select * from subjects.stamp_differences()`.execute(tx);
          if (rows.length > 0) log.error({ event: "access stamps differ", count: rows.length });
          return {
            value: undefined,
            audit: entry("housekeeping.compare-access-stamps", rows.length),
          };
        });
      },
    },
  ];
}
