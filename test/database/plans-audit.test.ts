import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listAudit } from "../../src/rooms/audit-review/audit-reads.ts";
import type { Tx } from "../../src/platform/database/database.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { acting } from "./acting.ts";
import { plansOf } from "./plans.ts";

/** Of a busy colleague, all of them newer than the few of the other. */
const events = 20_000;
const few = 40;

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
  const add = (kind: string, id: string, [count, daysAgo]: readonly [number, number]) =>
    app.query(
      `insert into audit.events (event_id, partnership_id, happened_at, actor_kind, actor_id, action, outcome, route, request_id)
       select gen_random_uuid(), p.partnership_id, $4::timestamptz - $5 * interval '1 day' - n * interval '1 minute', $2, $3, 'child.read',
         case when n % 10 = 0 then 'refused' else 'done' end, 'GET /children', gen_random_uuid()
       from generate_series(1, $1::int) n, directory.partnerships p`,
      [count, kind, id, app.clock.now(), daysAgo],
    );
  await add("staff", await staffIdOf(app, "coordinator"), [events, 0]);
  await add("staff", await staffIdOf(app, "nurse"), [few, 200]);
  await add("system", "housekeeping", [few, 200]);
  await app.query("vacuum analyze audit.events");
}, 600_000);
afterAll(() => app.close());

const nameOf = async (key: string): Promise<string> => {
  const [row] = await app.query<{ name: string }>(
    "select name from directory.staff where staff_id = $1",
    [await staffIdOf(app, key)],
  );
  return row?.name ?? "";
};

type ReadQuery = { readonly who: string; readonly outcome?: string };

/** Events that this connection has read; what was not told yet of the transactions before is among them. */
async function readSoFar(tx: Tx): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    select (seq_tup_read + idx_tup_fetch)::int as read from pg_stat_xact_user_tables
    where schemaname = 'audit' and relname = 'events'`.execute(tx);
  return rows[0]?.read ?? 0;
}

const search = async ({ who, outcome }: ReadQuery) =>
  acting(app, await actorOf(app, "governance"), async (tx) => {
    const before = await readSoFar(tx);
    const lines = await listAudit(tx, { who, outcome, page: 1, pageSize: 25 });
    return { lines, read: (await readSoFar(tx)) - before };
  });

test.each([
  ["someone with few events, long ago", () => nameOf("nurse"), 25],
  ["someone with many", () => nameOf("coordinator"), 25],
  ["a part of Lantern", () => Promise.resolve("House"), 25],
  ["nobody", () => Promise.resolve("nobody-so-called"), 0],
] as const)("the audit of %s reads no more than a page of theirs", async (_who, name, found) => {
  const { lines, read } = await search({ who: await name() });
  expect(lines).toHaveLength(found);
  expect(read).toBeLessThanOrEqual(few + 10);
});

test("what few of theirs ended so is found among theirs alone", async () => {
  const { lines, read } = await search({ who: await nameOf("nurse"), outcome: "refused" });
  expect(lines).toHaveLength(few / 10);
  expect(read).toBeLessThanOrEqual(few + 10);
});

test("it is by the index of who acted, without sorting more than the page", async () => {
  const who = await nameOf("nurse");
  const [plan] = await plansOf(app, await actorOf(app, "governance"), (tx) =>
    listAudit(tx, { who, page: 1, pageSize: 25 }),
  );
  expect(plan?.indexes).toContain("events_actor_idx");
  expect(plan?.scanned).not.toContain("events");
  expect(plan?.sorted).toBeLessThanOrEqual(few);
});
