import { sql } from "kysely";
import type { Clock } from "./kernel/clock.ts";
import { systemActor } from "./platform/access/actor.ts";
import type { AuditEntry } from "./platform/audit/audit.ts";
import type { Database } from "./platform/database/database.ts";
import type { Job, Scheduled } from "./platform/jobs/jobs.ts";
import type { Log } from "./platform/telemetry/log.ts";

/** A form that was begun and left alone is kept this long. */
const draftDays = 30;

type Parts = { readonly database: Database; readonly clock: Clock; readonly log: Log };

export const housekeepingSchedule: readonly Scheduled[] = [
  { job: "sweep", cron: "17 * * * *" },
  { job: "sweep-drafts", cron: "29 3 * * *" },
  { job: "compare-access-stamps", cron: "41 2 * * *" },
];

/** Work that no person asked for, done under its own name and audited as such. */
export function housekeepingJobs(parts: Parts): readonly Job[] {
  const day = 24 * 60 * 60 * 1000;
  return [
    sweeping(parts, { name: "sweep", done: "sec.sweep", olderThan: 2 * day }),
    sweeping(parts, { name: "sweep-drafts", done: "sec.sweep_drafts", olderThan: draftDays * day }),
    {
      // A copied stamp that differs from its child's is an incident: it may show a record to the wrong person.
      name: "compare-access-stamps",
      run: async () => {
        const { database, log } = parts;
        await database.as(actor, async (tx) => {
          const { rows } =
            await sql`select * from subjects.stamp_differences() union all select * from panels.stamp_differences()`.execute(
              tx,
            );
          if (rows.length > 0) log.error({ event: "access stamps differ", count: rows.length });
          return { value: undefined, audit: entry("compare-access-stamps", rows.length) };
        });
      },
    },
  ];
}

const actor = systemActor("housekeeping");

const entry = (job: string, count: number): AuditEntry => ({
  action: `housekeeping.${job}`,
  outcome: "done",
  route: `job housekeeping.${job}`,
  requestId: "scheduled",
  detail: { count },
});

type Sweep = {
  readonly name: string;
  /** The function that deletes what is older, and answers how much it was. */
  readonly done: "sec.sweep" | "sec.sweep_drafts";
  readonly olderThan: number;
};

function sweeping({ database, clock }: Parts, { name, done, olderThan }: Sweep): Job {
  return {
    name,
    run: async () => {
      const before = new Date(clock.now().getTime() - olderThan);
      await database.as(actor, async (tx) => {
        const { rows } = await sql<{
          swept: number;
        }>`select ${sql.raw(done)}(${before}) as swept`.execute(tx);
        return { value: undefined, audit: entry(name, rows[0]?.swept ?? 0) };
      });
    },
  };
}
