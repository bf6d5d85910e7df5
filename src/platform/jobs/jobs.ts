import { EventEmitter } from "node:events";
import { Logger, run, type Runner, type TaskList, type WorkerEvents } from "graphile-worker";
import { sql } from "kysely";
import type pg from "pg";
import { quietPool } from "../database/pool.ts";
import type { Tx } from "../database/database.ts";
import type { Log } from "../telemetry/log.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import { askAgain } from "./ask-again.ts";
import { startTakingOver } from "./take-over.ts";

export type Job = { readonly name: string; readonly run: (payload: unknown) => Promise<void> };
export type Scheduled = { readonly job: string; readonly cron: string };

export type JobsParts = {
  /** The admin login, straight to the database: listening does not pass through a transaction pooler. */
  readonly admin: pg.PoolConfig;
  readonly jobs: readonly Job[];
  readonly schedule: readonly Scheduled[];
  readonly log: Log;
  readonly metrics: Metrics;
  /** How often to look for jobs of a worker that was killed. */
  readonly takeOverSeconds?: number;
};

/** Starts the worker under the jobs role. The caller stops it before the pools and the database. */
export async function startJobs({
  admin,
  jobs,
  schedule,
  log,
  metrics,
  takeOverSeconds = 30,
}: JobsParts): Promise<Pick<Runner, "stop">> {
  const taskList: TaskList = Object.fromEntries(jobs.map((job) => [job.name, job.run]));
  const events: WorkerEvents = new EventEmitter();
  const takingOver = await startTakingOver({ admin, events, log, everySeconds: takeOverSeconds });
  const runner = await run({
    pgPool: askAgain(quietPool({ ...admin, max: 4, options: "-c role=lantern_jobs" })),
    taskList,
    crontab: schedule.map(({ job, cron }) => `${cron} ${job} ?max=3`).join("\n"),
    events,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2_000,
    // Its own messages can quote payloads; failures are told below.
    logger: new Logger(() => () => undefined),
  });
  // Every attempt that fails; "job:failed" comes only after the last of 25, days later.
  events.on("job:error", ({ job }) => {
    metrics.jobFailed(job.task_identifier);
    log.error({ event: "job failed", task: job.task_identifier });
  });
  return {
    stop: async () => {
      await runner.stop();
      await takingOver.stop();
    },
  };
}

/** Asks for background work within the caller's transaction: it runs only if that commits. Ids only. */
export async function enqueue(
  tx: Tx,
  task: string,
  payload: Readonly<Record<string, string>> = {},
): Promise<void> {
  await sql`select work.enqueue(${task}, ${JSON.stringify(payload)}::json)`.execute(tx);
}
