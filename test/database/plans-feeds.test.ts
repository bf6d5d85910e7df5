import { afterAll, beforeAll, expect, test } from "vitest";
import { listDeliveries } from "../../src/rooms/webhooks/hook-reads.ts";
import { listWaiting } from "../../src/rooms/feeds/row-reads.ts";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aMachine } from "../harness/machine.ts";
import { actorOf } from "../harness/sign-in.ts";
import { plansOf } from "./plans.ts";

const many = 20_000;
const hookId = newId();

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
  const { accountId } = await aMachine(app);
  const [first] = await app.query<{ staff: string; agency: string }>(
    "select p.staff_id as staff, t.agency_id as agency from directory.posts p join directory.teams t using (team_id) where p.partnership_id = 1 limit 1",
  );
  const [source, run] = [newId(), newId()];
  await app.query(
    `insert into identify.feed_sources (feed_source_id, partnership_id, agency_id, name, kind, record_of, contact, kept_by, kept_at)
     values ($1, 1, $2, 'Police', 'missing', 'Episodes', 'A desk', $3, $4)`,
    [source, first?.agency, first?.staff, app.clock.now()],
  );
  await app.query(
    `insert into identify.feed_runs (feed_run_id, partnership_id, feed_source_id, file_name, headings, total, brought_by, brought_at, ended_at)
     values ($1, 1, $2, 'a.csv', '[]', 1, $3, $4, $4)`,
    [run, source, first?.staff, app.clock.now()],
  );
  await app.query(
    `insert into identify.feed_waiting (feed_waiting_id, partnership_id, feed_source_id, feed_run_id, row_key, said, brought_by, brought_at)
     select gen_random_uuid(), 1, $1, $2, 'K' || n, '{"givenName": "A", "familyName": "B"}', $3, $4::timestamptz - n * interval '1 minute'
     from generate_series(1, ${many}) n`,
    [source, run, first?.staff, app.clock.now()],
  );
  await app.query(
    `insert into work.hooks (hook_id, partnership_id, account_id, address, events, made_by, made_at)
     select case n when 1 then $1 else gen_random_uuid() end, 1, $2, 'https://records.example/' || n, '{note.made}', $3, $4 from generate_series(1, 20) n`,
    [hookId, accountId, first?.staff, app.clock.now()],
  );
  await app.query(
    `insert into work.hook_deliveries (hook_delivery_id, partnership_id, hook_id, kind, happened_at, send_after)
     select gen_random_uuid(), 1, h.hook_id, 'test', $1::timestamptz - n * interval '1 minute', $1
     from work.hooks h, generate_series(1, ${many / 20}) n`,
    [app.clock.now()],
  );
  await app.query("analyze");
}, 600_000);
afterAll(() => app.close());

test("rows that wait come from the index of what waits longest", async () => {
  const by = await actorOf(app, "coordinator");
  const asked = { page: 2, pageSize: 25, unseen: [] };
  const [plan] = await plansOf(app, by, (tx) => listWaiting(tx, asked));
  expect(plan?.indexes).toContain("feed_waiting_partnership_idx");
  expect(plan?.sorted).toBeLessThan(100);
});

test("messages of a webhook come from the index of its own", async () => {
  const by = await actorOf(app, "admin");
  const asked = { hookId, page: 2, pageSize: 25 };
  const [plan] = await plansOf(app, by, (tx) => listDeliveries(tx, asked));
  expect(plan?.indexes).toContain("hook_deliveries_hook_idx");
  expect(plan?.scanned).not.toContain("hook_deliveries");
});
