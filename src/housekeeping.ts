import { sql } from "kysely";
import type { Clock } from "./kernel/clock.ts";
import { systemActor } from "./platform/access/actor.ts";
import type { AuditEntry } from "./platform/audit/audit.ts";
import type { Database, Tx } from "./platform/database/database.ts";
import { housekeeping, sweptBy, type Housekeeping } from "./platform/jobs/housekeeping-slot.ts";
import type { Job, Scheduled } from "./platform/jobs/jobs.ts";
import type { Rooms } from "./platform/rooms/slot.ts";
import type { Log } from "./platform/telemetry/log.ts";
import { allRooms } from "./rooms.ts";

type Parts = { readonly database: Database; readonly clock: Clock; readonly log: Log };

/** What belongs to no room: sessions, answers to programs, files that were refused, stamps of several rooms. */
const ownHousekeeping: readonly Housekeeping[] = [
  { name: "sweep", cron: "17 * * * *", work: sweptBy("sec.sweep", 2) },
  { name: "sweep-answers", cron: "37 * * * *", work: sweptBy("sec.sweep_answers", 1) },
  { name: "sweep-refused", cron: "43 * * * *", work: sweptBy("files.sweep_refused", 0) },
  {
    name: "compare-access-stamps",
    cron: "41 2 * * *",
    work: (tx, { log }) => compareStamps(tx, log),
  },
];

const every = (rooms: Rooms): readonly Housekeeping[] => [
  ...ownHousekeeping,
  ...housekeeping.allIn(rooms),
];

export const housekeepingSchedule = (rooms: Rooms): readonly Scheduled[] => [
  { job: "beat", cron: "* * * * *" },
  ...every(rooms).map(({ name: job, cron }) => ({ job, cron })),
];

/** Work that no person asked for, done under its own name and audited as such. */
export function housekeepingJobs(parts: Parts, rooms: Rooms = allRooms): readonly Job[] {
  return [
    // That it was planned is noted by the queue itself, and read as: a worker is there.
    { name: "beat", run: () => Promise.resolve() },
    ...every(rooms).map((one) => jobOf(parts, one)),
  ];
}

/** A copied stamp that differs from its child's is an incident: it may show a record to the wrong person. */
async function compareStamps(tx: Tx, log: Log): Promise<number> {
  const { rows } = await sql`
    select * from subjects.stamp_differences() union all select * from panels.stamp_differences()
    union all select * from papers.stamp_differences()`.execute(tx);
  if (rows.length > 0) log.error({ event: "access stamps differ", count: rows.length });
  return rows.length;
}

const actor = systemActor("housekeeping");

const entry = (job: string, count: number): AuditEntry => ({
  action: `housekeeping.${job}`,
  outcome: "done",
  route: `job housekeeping.${job}`,
  requestId: "scheduled",
  detail: { count },
});

/** A job that is audited with how many rows it touched. */
function jobOf({ database, clock, log }: Parts, { name, work }: Housekeeping): Job {
  return {
    name,
    run: () =>
      database.as(actor, async (tx) => ({
        value: undefined,
        audit: entry(name, await work(tx, { clock, log })),
      })),
  };
}
