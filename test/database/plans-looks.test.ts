import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listLooks } from "../../src/rooms/audit-review/record-views/look-reads.ts";
import { listUnusual } from "../../src/rooms/audit-review/anomalous-access/unusual-reads.ts";
import type { Tx } from "../../src/platform/database/database.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { acting } from "./acting.ts";
import { plansOf } from "./plans.ts";

const events = 20_000;
/** Of the one child that is asked about. */
const own = 200;

let app: TestApp;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  child = await aChild(app);
  await app.query(
    `insert into audit.events (event_id, partnership_id, happened_at, actor_kind, actor_id, action, outcome, route, request_id, subject_ids)
     select gen_random_uuid(), s.partnership_id, $3::timestamptz - n * interval '1 minute', 'staff', s.staff_id::text, 'child.read', 'done',
       'GET /children/:personId', gen_random_uuid(), array[case when n % $5 = 0 then $4::uuid else gen_random_uuid() end]
     from generate_series(1, $1::int) n, directory.staff s where s.staff_id = $2`,
    [events, await staffIdOf(app, "coordinator"), app.clock.now(), child.personId, events / own],
  );
  await app.query(
    `insert into govern.unusual_uses (unusual_use_id, partnership_id, staff_id, used_on, rule, configuration_id, counts, found_at)
     select gen_random_uuid(), s.partnership_id, s.staff_id, date '2026-01-01' - n, 'many-records', c.configuration_id, '{}', $2
     from generate_series(1, 5000) n, directory.staff s join directory.configuration c on c.kind = 'unusual-use' where s.staff_id = $1`,
    [await staffIdOf(app, "coordinator"), app.clock.now()],
  );
  await app.query("vacuum analyze audit.events");
  await app.query("analyze govern.unusual_uses");
}, 600_000);
afterAll(() => app.close());

/** What this transaction has read of the audit: from end to end, and by an index. */
async function readOf(tx: Tx): Promise<{ readonly whole: number; readonly byIndex: number }> {
  const { rows } = await sql<{ whole: number; byIndex: number }>`
    select seq_tup_read::int as whole, idx_tup_fetch::int as "byIndex" from pg_stat_xact_user_tables
    where schemaname = 'audit' and relname = 'events'`.execute(tx);
  return rows[0] ?? { whole: 0, byIndex: 0 };
}

test.each(["lead", "governance"])(
  "who has looked at one child of many reads that child's events and no others: %s",
  async (key) => {
    const actor = await actorOf(app, key);
    const seen = await acting(app, actor, async (tx) => {
      const looks = await listLooks(tx, {
        record: child.personId,
        from: undefined,
      });
      return { times: looks[0]?.times, ...(await readOf(tx)) };
    });
    expect(seen.times).toBe(own);
    expect(seen.whole).toBe(0);
    expect(seen.byIndex).toBeLessThan(own * 3);
  },
);

test("the same question under the policy reads all of it: the control", async () => {
  const seen = await acting(app, await actorOf(app, "governance"), async (tx) => {
    await sql`select count(*) from audit.events where subject_ids @> array[${child.personId}::uuid]`.execute(
      tx,
    );
    return readOf(tx);
  });
  expect(seen.whole + seen.byIndex).toBeGreaterThanOrEqual(events);
});

test("what waits is listed from an index, the oldest first", async () => {
  const actor = await actorOf(app, "governance");
  const [plan] = await plansOf(app, actor, (tx) =>
    listUnusual(tx, { isDecided: false, page: 1, pageSize: 50 }),
  );
  expect(plan?.indexes).toContain("unusual_uses_open_idx");
  expect(plan?.scanned).not.toContain("unusual_uses");
  expect(plan?.sorted).toBeLessThanOrEqual(50);
});
