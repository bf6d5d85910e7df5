import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askAll as askStandingQueries } from "../../src/rooms/pattern-alerts/standing-job.ts";
import {
  countSuggestions,
  listSuggestions,
} from "../../src/rooms/pattern-alerts/suggestion-reads.ts";
import { systemActor } from "../../src/platform/access/actor.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { someChildren } from "../harness/factories.ts";
import { actorOf } from "../harness/sign-in.ts";
import { acting } from "./acting.ts";
import { plansOf } from "./plans.ts";

const children = 1500;
/** One missing episode of each child for each of so many days. */
const episodes = 3;

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
  await someChildren(
    app,
    Array.from({ length: children }, (_, n) => ({ familyName: `Family${n}`, isOpen: n % 2 === 0 })),
  );
  await app.query(
    `insert into protect.missing_episodes (missing_episode_id, partnership_id, person_id, missing_since, reported_at, reported_by, scheme_id,
       grade, from_kind, circumstances, recorded_by, recorded_at, returned_at, found_by, rhi_due_at, changed_by)
     select gen_random_uuid(), p.partnership_id, p.person_id, t.at, t.at, 'Home', c.configuration_id, 'medium', 'home', 'Not home', s.staff_id, $1,
       t.at + interval '5 hours', 'Police', t.at + interval '4 days', s.staff_id
     from subjects.people p
     cross join (select staff_id from directory.staff order by email limit 1) s
     cross join (select configuration_id from directory.configuration where kind = 'missing-grade' limit 1) c
     cross join lateral (select $1::timestamptz - n * interval '9 days' as at from generate_series(1, $2::int) n) t`,
    [app.clock.now(), episodes],
  );
  await app.query("analyze");
}, 600_000);
afterAll(() => app.close());

test("a night reads each table a few times, however many children there are", async () => {
  const [partnership] = await app.query<{ id: number }>(
    "select partnership_id as id from directory.partnerships",
  );
  const actor = systemActor("standing-queries", { partnershipId: partnership?.id ?? 0 });
  const read = await acting(app, actor, async (tx) => {
    expect(await askStandingQueries(tx, app.clock)).toBe(children / 2);
    const { rows } = await sql<{ read: number }>`
      select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_xact_user_tables
      where schemaname = 'protect' and relname = 'missing_episodes'`.execute(tx);
    return rows[0]?.read ?? 0;
  });
  expect(read).toBeLessThanOrEqual(children * episodes * 4);
});

test("the list is read from an index and no further than its page", async () => {
  await app.query("delete from identify.standing_suggestions");
  await app.query(
    `insert into identify.standing_suggestions (standing_suggestion_id, partnership_id, person_id, query, configuration_id, dates, mark, found_at, expires_at)
     select gen_random_uuid(), p.partnership_id, p.person_id, c.key, c.configuration_id, '{2026-11-01}', '2026-11-01', $1, $1::timestamptz + interval '9 days'
     from subjects.people p, directory.configuration c where c.kind = 'standing-query'`,
    [app.clock.now()],
  );
  await app.query("analyze identify.standing_suggestions");
  const actor = await actorOf(app, "coordinator");
  const [plan] = await plansOf(app, actor, (tx) =>
    listSuggestions(tx, actor, { page: 1, pageSize: 50 }),
  );
  expect(plan?.indexes).toContain("standing_suggestions_list_idx");
  expect(plan?.scanned).not.toContain("standing_suggestions");
  const { all } = await acting(app, actor, (tx) => countSuggestions(tx, actor));
  expect(all).toBe(children * 7);
});
