import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { sql } from "kysely";
import { aDatabase, type TestDatabase } from "../../../test/harness/database.ts";
import { systemActor } from "../access/actor.ts";
import type { AuditEntry } from "../audit/audit.ts";
import type { Tx } from "../database/database.ts";
import { quietPool } from "../database/pool.ts";
import { createLog } from "../telemetry/log.ts";
import { createMetrics, type Metrics } from "../telemetry/metrics.ts";
import { enqueue, startJobs } from "./jobs.ts";

let database: TestDatabase;
let stop: () => Promise<void>;
let metrics: Metrics;
const ran: unknown[] = [];
const lines: string[] = [];

beforeAll(async () => {
  database = await aDatabase("cast");
  metrics = createMetrics();
  const runner = await startJobs({
    admin: database.admin,
    jobs: [
      {
        name: "note",
        run: (payload) => {
          ran.push(payload);
          return Promise.resolve();
        },
      },
      { name: "break", run: () => Promise.reject(new Error("Bea Doyle could not be found")) },
    ],
    schedule: [{ job: "note", cron: "0 0 1 1 *" }],
    log: createLog("info", { write: (line) => void lines.push(line) }),
    metrics,
  });
  stop = () => runner.stop();
});
afterAll(async () => {
  await stop();
  await database.close();
});

const look: AuditEntry = { action: "test.look", outcome: "done", route: "test", requestId: "test" };
const actor = systemActor("housekeeping");

function within(work: (tx: Tx) => Promise<unknown>): Promise<unknown> {
  return database.db.as(actor, async (tx) => ({ value: await work(tx), audit: look }));
}

const waiting = async (): Promise<number> => {
  const [row] = await database.query<{ jobs: number }>(
    "select count(*)::int as jobs from graphile_worker._private_jobs",
  );
  return row?.jobs ?? -1;
};

test("what was asked for in a transaction runs once it commits, with the ids it was given", async () => {
  await within((tx) => enqueue(tx, "note", { personId: "0199-a" }));
  await vi.waitFor(() => expect(ran).toEqual([{ personId: "0199-a" }]), { timeout: 8_000 });
  await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 8_000 });
});

test("not before: it waits for the commit", async () => {
  ran.length = 0;
  await within(async (tx) => {
    await enqueue(tx, "note", { personId: "0199-b" });
    // Longer than the worker's own look at the queue takes when it is told of a job.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(ran).toEqual([]);
  });
  await vi.waitFor(() => expect(ran).toEqual([{ personId: "0199-b" }]), { timeout: 8_000 });
});

test("never, when the transaction fails", async () => {
  ran.length = 0;
  const failing = within(async (tx) => {
    await enqueue(tx, "note", { personId: "0199-c" });
    throw new Error("changed its mind");
  });
  await expect(failing).rejects.toThrow("changed its mind");
  expect(await waiting()).toBe(0);
  // A later job overtakes nothing: had the first been left behind, it would run before this one.
  await within((tx) => enqueue(tx, "note", { personId: "0199-d" }));
  await vi.waitFor(() => expect(ran).toEqual([{ personId: "0199-d" }]), { timeout: 8_000 });
});

test("a job that fails is counted and told by name, and what it said is not", async () => {
  await within((tx) => enqueue(tx, "break"));
  await vi.waitFor(() => expect(lines.join()).toContain('"event":"job failed","task":"break"'), {
    timeout: 8_000,
  });
  expect(await metrics.text()).toContain('lantern_job_failures_total{task="break"} 1');
  expect(lines.join()).not.toContain("Bea");
  // It stays, to be tried again.
  const [job] = await database.query(
    "select attempts, max_attempts from graphile_worker._private_jobs",
  );
  expect(job).toMatchObject({ attempts: 1, max_attempts: 25 });
  await database.query("delete from graphile_worker._private_jobs");
});

test("the worker is the jobs role, which sees no record", async () => {
  const pool = quietPool({ ...database.admin, max: 1, options: "-c role=lantern_jobs" });
  try {
    await expect(pool.query("select from subjects.people")).rejects.toThrow(/permission denied/);
    const { rows } = await pool.query<{ role: string }>("select current_user as role");
    expect(rows).toEqual([{ role: "lantern_jobs" }]);
  } finally {
    await pool.end();
  }
  const [queue] = await database.query(
    "select tableowner from pg_tables where schemaname = 'graphile_worker' limit 1",
  );
  expect(queue).toEqual({ tableowner: "lantern_jobs" });
});

test("the application reaches the queue in no other way", async () => {
  await expect(within((tx) => sql`select * from graphile_worker.jobs`.execute(tx))).rejects.toThrow(
    /permission denied/,
  );
  await expect(
    within((tx) => sql`select graphile_worker.add_job('note')`.execute(tx)),
  ).rejects.toThrow(/permission denied/);
});
