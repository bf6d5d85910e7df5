import { sql } from "kysely";
import { markBack, unlookedDays } from "./rooms/feeds/index.ts";
import { unfinishedDays } from "./rooms/imports/index.ts";
import type { Clock } from "./kernel/clock.ts";
import { systemActor } from "./platform/access/actor.ts";
import type { AuditEntry } from "./platform/audit/audit.ts";
import type { Database, Tx } from "./platform/database/database.ts";
import { remindOfExports } from "./rooms/tracker/index.ts";
import type { Job, Scheduled } from "./platform/jobs/jobs.ts";
import type { Log } from "./platform/telemetry/log.ts";

/** A form that was begun and left alone is kept this long. */
const draftDays = 30;
/** So long before a token expires those who must know are told. */
const warningDays = 14;

/** What became of a webhook's messages is read for this long. */
const deliveryDays = 30;

type Parts = { readonly database: Database; readonly clock: Clock; readonly log: Log };

export const housekeepingSchedule: readonly Scheduled[] = [
  { job: "beat", cron: "* * * * *" },
  { job: "sweep", cron: "17 * * * *" },
  { job: "sweep-drafts", cron: "29 3 * * *" },
  { job: "sweep-answers", cron: "37 * * * *" },
  { job: "warn-of-tokens", cron: "11 6 * * *" },
  { job: "sweep-workbooks", cron: "37 3 * * *" },
  { job: "sweep-feeds", cron: "39 3 * * *" },
  { job: "sweep-webhooks", cron: "41 3 * * *" },
  { job: "end-leavers", cron: "7 * * * *" },
  { job: "sweep-refused", cron: "43 * * * *" },
  { job: "compare-access-stamps", cron: "41 2 * * *" },
  { job: "remind-of-exports", cron: "11 7 * * *" },
];

const day = 24 * 60 * 60 * 1000;

/** Work that no person asked for, done under its own name and audited as such. */
export function housekeepingJobs(parts: Parts): readonly Job[] {
  const { clock, log } = parts;
  return [
    // That it was planned is noted by the queue itself, and read as: a worker is there.
    { name: "beat", run: () => Promise.resolve() },
    sweeping(parts, { name: "sweep", done: "sec.sweep", olderThan: 2 * day }),
    sweeping(parts, { name: "sweep-drafts", done: "sec.sweep_drafts", olderThan: draftDays * day }),
    sweeping(parts, { name: "sweep-answers", done: "sec.sweep_answers", olderThan: day }),
    sweeping(parts, {
      name: "sweep-workbooks",
      done: "identify.sweep_workbooks",
      olderThan: unfinishedDays * day,
    }),
    counting(parts, "sweep-feeds", (tx) => sweepFeeds(tx, clock.now())),
    sweeping(parts, {
      name: "sweep-webhooks",
      done: "sec.sweep_hooks",
      olderThan: deliveryDays * day,
    }),
    sweeping(parts, { name: "sweep-refused", done: "files.sweep_refused", olderThan: 0 }),
    sweeping(parts, { name: "sweep-voice", done: "protect.sweep_voice_notes", olderThan: 0 }),
    counting(parts, "end-leavers", (tx) => endLeavers(tx, clock.now())),
    counting(parts, "warn-of-tokens", (tx) => warnOfTokens(tx, clock.now())),
    counting(parts, "remind-of-exports", (tx) => remindOfExports(tx, clock)),
    counting(parts, "compare-access-stamps", (tx) => compareStamps(tx, log)),
  ];
}

/** Their posts ended with their last day; each hour, so that the rest goes soon after midnight. */
async function endLeavers(tx: Tx, now: Date): Promise<number> {
  const { rows } = await sql<{
    ended: number;
  }>`select directory.end_leavers(${now}) as ended`.execute(tx);
  return rows[0]?.ended ?? 0;
}

/** Rows by which a child is missing now stay, however long they wait; those by which the child is back do not. */
async function sweepFeeds(tx: Tx, now: Date): Promise<number> {
  await markBack(tx);
  const before = new Date(now.getTime() - unlookedDays * day);
  const { rows } = await sql<{
    swept: number;
  }>`select identify.sweep_feeds(${before}) as swept`.execute(tx);
  return rows[0]?.swept ?? 0;
}

async function warnOfTokens(tx: Tx, now: Date): Promise<number> {
  const before = new Date(now.getTime() + warningDays * day);
  const { rows } = await sql<{
    warned: number;
  }>`select sec.warn_of_tokens(${now}, ${before}) as warned`.execute(tx);
  return rows[0]?.warned ?? 0;
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

type Sweep = {
  readonly name: string;
  /** The function that deletes what is older, and answers how much it was. */
  readonly done:
    | "sec.sweep"
    | "sec.sweep_drafts"
    | "sec.sweep_answers"
    | "identify.sweep_workbooks"
    | "identify.sweep_feeds"
    | "sec.sweep_hooks"
    | "files.sweep_refused"
    | "protect.sweep_voice_notes";
  readonly olderThan: number;
};

function sweeping(parts: Parts, { name, done, olderThan }: Sweep): Job {
  return counting(parts, name, async (tx) => {
    const before = new Date(parts.clock.now().getTime() - olderThan);
    const { rows } = await sql<{
      swept: number;
    }>`select ${sql.raw(done)}(${before}) as swept`.execute(tx);
    return rows[0]?.swept ?? 0;
  });
}

/** A job that is audited with how many rows it touched. */
function counting({ database }: Parts, name: string, work: (tx: Tx) => Promise<number>): Job {
  return {
    name,
    run: () =>
      database.as(actor, async (tx) => ({ value: undefined, audit: entry(name, await work(tx)) })),
  };
}
