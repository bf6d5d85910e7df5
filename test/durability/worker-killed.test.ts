import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { systemActor } from "../../src/platform/access/actor.ts";
import { enqueue, startJobs } from "../../src/platform/jobs/jobs.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import { createMetrics } from "../../src/platform/telemetry/metrics.ts";
import { acting } from "../database/acting.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { openFolder } from "../harness/open-folder.ts";

const folder = openFolder("lantern-worker-");
let database: TestDatabase;
let worker: ChildProcess | undefined;
beforeAll(async () => {
  database = await aDatabase("cast");
});
afterAll(async () => {
  worker?.kill("SIGKILL");
  await database.close();
  rmSync(folder, { recursive: true });
});

/** A worker of another process that has taken a job and is at it. */
async function aBusyWorker(): Promise<ChildProcess> {
  const file = join(folder, "begun");
  const admin = JSON.stringify(database.admin);
  const child = spawn(process.execPath, ["test/durability/a-worker.ts", admin, file], {
    stdio: "ignore",
  });
  await acting(database, systemActor("housekeeping"), (tx) => enqueue(tx, "slow"));
  await vi.waitFor(() => expect(existsSync(file)).toBe(true), { timeout: 20_000 });
  return child;
}

/** As if it had been at it for a minute: the grace of a worker that has just begun is over. */
const aMinuteLater = (): Promise<unknown> =>
  database.query(
    "update graphile_worker._private_jobs set locked_at = now() - interval '1 minute'",
  );

/** Until a worker has asked so many times whether the one that holds the job has ended. */
async function askedFor(times: number): Promise<void> {
  const asked = new Set<number>();
  const look = async () => {
    const rows = await database.query<{ at: Date }>(
      `select query_start as at from pg_stat_activity
       where datname = current_database() and query like 'select pg_try_advisory_lock(%'`,
    );
    for (const { at } of rows) asked.add(at.getTime());
    return asked.size;
  };
  await expect.poll(look, { interval: 20, timeout: 30_000 }).toBeGreaterThanOrEqual(times);
}

async function secondWorker() {
  const ran: string[] = [];
  const { stop } = await startJobs({
    admin: database.admin,
    jobs: [{ name: "slow", run: () => Promise.resolve(void ran.push("slow")) }],
    schedule: [],
    log: createLog("silent"),
    metrics: createMetrics(),
    takeOverSeconds: 0.1,
  });
  return { ran, stop };
}

test("kill -9 of a worker: its job is done by another, and never while it lives", async () => {
  worker = await aBusyWorker();
  await aMinuteLater();
  const other = await secondWorker();
  try {
    // The control: whoever is alive and slow keeps its job, however often another asks for it.
    await askedFor(4);
    expect(other.ran).toEqual([]);
    const ended = once(worker, "exit");
    worker.kill("SIGKILL");
    await ended;
    await vi.waitFor(() => expect(other.ran).toEqual(["slow"]), { timeout: 15_000 });
  } finally {
    await other.stop();
  }
}, 180_000);
