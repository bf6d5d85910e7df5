import { afterAll, beforeAll, expect, test } from "vitest";
import { listMissingNow } from "../../src/rooms/missing/missing-now-reads.ts";
import { readMissingAtWork } from "../../src/rooms/missing/missing-at-work-reads.ts";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import type { TestApp } from "../harness/app.ts";
import { actorOf } from "../harness/sign-in.ts";
import { anAppOfMany } from "./many-children.ts";
import { plansOf } from "./plans.ts";

let app: TestApp;
let wide: StaffActor;
let narrow: StaffActor;
beforeAll(async () => {
  app = await anAppOfMany(5_000);
  // Two episodes each, all over and interviewed but for one in 200, which are open or wait.
  await app.query(
    `insert into protect.missing_episodes (missing_episode_id, partnership_id, person_id, missing_since, reported_at, reported_by, scheme_id,
       grade, from_kind, circumstances, recorded_by, recorded_at, changed_by, returned_at, found_by, rhi_due_at, rhi_outcome, rhi_closed_by, rhi_closed_at)
     select gen_random_uuid(), p.partnership_id, p.person_id, w.since, w.since, 'A test', c.configuration_id, 'low', 'home', 'Nothing',
       s.staff_id, w.since, s.staff_id, w.back, case when w.back is not null then 'Police' end, w.back + interval '72 hours',
       case when w.done then 'done' end, case when w.done then s.staff_id end, case when w.done then w.back end
     from (select *, row_number() over () as n from subjects.people) p
     join directory.configuration c on c.partnership_id = p.partnership_id and c.kind = 'missing-grade'
     join directory.staff s on s.email like 'coordinator@%'
     cross join generate_series(1, 2) k
     cross join lateral (select $1::timestamptz - make_interval(hours => (10 + p.n % 5000 * k)::int) as since,
       case when p.n % 200 = 0 and k = 1 then null else $1::timestamptz end as back,
       not (p.n % 200 = 1 and k = 1) and not (p.n % 200 = 0 and k = 1) as done) w`,
    [app.clock.now()],
  );
  await app.query("vacuum analyze");
  wide = await actorOf(app, "coordinator");
  narrow = await actorOf(app, "lead");
}, 600_000);
afterAll(() => app.close());

test("who is missing and whose interview waits comes from their own small indexes", async () => {
  for (const actor of [wide, narrow]) {
    const plans = await plansOf(app, actor, async (tx) => {
      await listMissingNow(tx, app.clock.now());
      await readMissingAtWork(tx, 5);
    });
    expect(plans.map(({ scanned }) => scanned).flat()).not.toContain("missing_episodes");
    expect(plans.map(({ scanned }) => scanned).flat()).not.toContain("people");
    for (const list of [0, 2]) {
      expect(plans[list]?.indexes).toContain("missing_episodes_now_idx");
      expect(plans[list + 1]?.indexes).toContain("missing_episodes_due_idx");
    }
  }
});
