import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import { readMyLookBacks } from "../../src/rooms/support/recovery/look-back-reads.ts";
import {
  countWaiting,
  listWaiting,
  readMyLate,
} from "../../src/rooms/support/services/waiting-reads.ts";
import type { TestApp } from "../harness/app.ts";
import { aService } from "../harness/recovery.ts";
import { actorOf } from "../harness/sign-in.ts";
import { anAppOfMany } from "./many-children.ts";
import { plansOf, type StatementPlan } from "./plans.ts";

let app: TestApp;
let wide: StaffActor;
let narrow: StaffActor;
beforeAll(async () => {
  app = await anAppOfMany(5_000);
  const service = await aService(app);
  await app.query(
    `insert into protect.referrals (referral_id, partnership_id, person_id, service_id, state, state_since, referred_on, outcome, reason_key,
       why, referred_by, recorded_at)
     select gen_random_uuid(), p.partnership_id, p.person_id, $1, s.state, date '2026-11-01', date '2026-11-20' - (hashtext(p.person_id::text) & 63),
       case s.state when 'ended' then 'completed' end, case s.state when 'not-available' then 'full' end, 'Made for a test', d.staff_id, now()
     from subjects.people p
     join directory.staff d on d.email = case when hashtext(p.person_id::text) & 31 = 0 then 'lead@eastmoor.example' else 'chair@eastmoor.example' end,
       generate_series(0, 3) n,
       lateral (select case when n > 0 then 'ended' when hashtext(p.person_id::text) & 7 = 0 then 'not-available'
         when hashtext(p.person_id::text) & 3 = 1 then 'waiting' else 'started' end as state) s
     where s.state <> 'started'`,
    [service],
  );
  await app.query(
    `insert into protect.look_backs (look_back_id, partnership_id, person_id, after, from_on, months, due_on, asked_by, asked_at)
     select gen_random_uuid(), p.partnership_id, p.person_id, 'work-ended', date '2026-05-20', 6,
       date '2026-12-31' + (hashtext(p.person_id::text) & 511) - 40, d.staff_id, now()
     from subjects.people p join directory.staff d on d.email = 'chair@eastmoor.example'`,
  );
  await app.query("vacuum analyze");
  wide = await actorOf(app, "coordinator");
  narrow = await actorOf(app, "lead");
}, 600_000);
afterAll(() => app.close());

/** Few rows each: PostgreSQL rightly reads these whole. */
const small = ["staff", "services", "service_readers", "memberships"];
const large = ({ scanned }: StatementPlan): readonly string[] =>
  scanned.filter((table) => !small.includes(table));

const asked = (show: "waiting" | "late" | "unmet") => ({
  today: app.clock.today(),
  usualDays: 28,
  show,
  page: 1,
  pageSize: 50,
});

test("who waits longest comes from the index of those who wait", async () => {
  for (const show of ["waiting", "late"] as const) {
    const [plan] = await plansOf(app, wide, (tx) => listWaiting(tx, wide, asked(show)));
    expect(plan?.indexes).toContain("referrals_waiting_idx");
    // Whose children they are is asked of all the people at once.
    expect(plan && large(plan)).not.toContain("referrals");
  }
});

test("who lacks a service comes from the index of unmet needs", async () => {
  const [plan] = await plansOf(app, wide, (tx) => listWaiting(tx, wide, asked("unmet")));
  expect(plan?.indexes).toContain("referrals_unmet_idx");
  expect(plan && large(plan)).not.toContain("referrals");
});

test("a person's own come from the indexes of what waits and of what is due", async () => {
  const at = app.clock.now();
  const { today, usualDays } = asked("late");
  for (const actor of [wide, narrow]) {
    const plans = await plansOf(app, actor, async (tx) => {
      await readMyLate(tx, actor, { at, today, usualDays, most: 10 });
      await readMyLookBacks(tx, actor, { at, today, most: 10 });
    });
    for (const table of ["referrals", "look_backs"]) {
      expect(plans.flatMap(large)).not.toContain(table);
    }
  }
});

test("for a narrow actor the list and its counts are gathered by the stamp", async () => {
  const plans = await plansOf(app, narrow, async (tx) => {
    await listWaiting(tx, narrow, asked("waiting"));
    await countWaiting(tx, narrow, asked("waiting"));
  });
  expect(plans.flatMap(large)).toEqual([]);
  expect(plans.flatMap((plan) => plan.indexes)).toContain("people_acl_idx");
});
