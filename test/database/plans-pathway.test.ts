import { afterAll, beforeAll, expect, test } from "vitest";
import { englandAndWales as calendar } from "../../src/kernel/bank-holidays.ts";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import {
  countRunning,
  listRunning,
  readMyAssessments,
} from "../../src/rooms/assessments/running-reads.ts";
import {
  countStages,
  limitsOf,
  listDrift,
  type StageLimit,
} from "../../src/rooms/case-lifecycle/pathway/drift-reads.ts";
import { pathwayOn } from "../../src/rooms/child-record/pathway.ts";
import type { TestApp } from "../harness/app.ts";
import { actorOf } from "../harness/sign-in.ts";
import { acting } from "./acting.ts";
import { anAppOfMany } from "./many-children.ts";
import { plansOf, type StatementPlan } from "./plans.ts";

const children = 5_000;
const pageSize = 50;

let app: TestApp;
let wide: StaffActor;
let narrow: StaffActor;
let limits: readonly StageLimit[];
beforeAll(async () => {
  app = await anAppOfMany(children);
  await app.query(
    `update protect.tracker_entries set stage = (array['opened', 'assessment', 'plan'])[1 + (hashtext(person_id::text) & 1)],
       stage_since = date '2026-11-20' - (hashtext(person_id::text) & 127)`,
  );
  await app.query(
    `insert into protect.assessments (assessment_id, partnership_id, person_id, kind, kind_id, started_on, clock_from, lead_id, reason,
       begun_by, begun_at, due_on)
     select gen_random_uuid(), p.partnership_id, p.person_id, 'child-and-family', c.configuration_id, date '2026-09-01', date '2026-09-01',
       s.staff_id, 'Made for a test', s.staff_id, now(), date '2026-12-31' - (hashtext(p.person_id::text) & 63)
     from subjects.people p, directory.configuration c, directory.staff s
     where c.kind = 'assessment-kind' and c.key = 'child-and-family' and s.email = case when hashtext(p.person_id::text) & 31 = 0
       then 'lead@eastmoor.example' else 'chair@eastmoor.example' end`,
  );
  await app.query("vacuum analyze");
  wide = await actorOf(app, "coordinator");
  narrow = await actorOf(app, "lead");
  const today = app.clock.today();
  const pathway = await acting(app, wide, (tx) => pathwayOn(tx, today));
  limits = limitsOf(pathway, { today, calendar });
}, 600_000);
afterAll(() => app.close());

/** Few rows each: PostgreSQL rightly reads these whole. */
const small = ["staff", "configuration", "memberships", "assessment_steps", "teams", "agencies"];
const large = ({ scanned }: StatementPlan): readonly string[] =>
  scanned.filter((table) => !small.includes(table));

const drift = (onlyBeyond: boolean) => ({
  onlyBeyond,
  limits,
  at: app.clock.now(),
  page: 1,
  pageSize,
});
const running = (onlyLate: boolean) => ({
  today: app.clock.today(),
  onlyLate,
  page: 1,
  pageSize,
});

test.each([false, true])(
  "the longest at their stage come from the index in its order, beyond the clock alone: %s",
  async (onlyBeyond) => {
    const [plan] = await plansOf(app, wide, (tx) => listDrift(tx, wide, drift(onlyBeyond)));
    expect(plan?.indexes).toContain("tracker_entries_stage_idx");
    expect(plan && large(plan)).toEqual([]);
    expect(plan?.sorted).toBeLessThanOrEqual(pageSize + 1);
  },
);

test("stages are counted from the index", async () => {
  const asked = { limits, today: app.clock.today() };
  const [plan] = await plansOf(app, wide, (tx) => countStages(tx, wide, asked));
  expect(plan && large(plan)).toEqual([]);
});

test("what is due first comes from the index of what runs", async () => {
  for (const onlyLate of [false, true]) {
    const [plan] = await plansOf(app, wide, (tx) => listRunning(tx, wide, running(onlyLate)));
    expect(plan?.indexes).toContain("assessments_running_idx");
    // Whose children they are is asked of all the people at once.
    expect(plan && large(plan)).not.toContain("assessments");
  }
});

test("for a narrow actor all of it is gathered by the stamp of those they reach", async () => {
  const asked = { limits, today: app.clock.today() };
  const plans = await plansOf(app, narrow, async (tx) => {
    await listDrift(tx, narrow, drift(false));
    await countStages(tx, narrow, asked);
    await listRunning(tx, narrow, running(false));
    await countRunning(tx, narrow, asked);
    await readMyAssessments(tx, narrow, 10);
  });
  expect(plans.flatMap(large)).toEqual([]);
  const indexes = plans.flatMap((plan) => plan.indexes);
  for (const index of ["tracker_entries_acl_idx", "people_acl_idx"])
    expect(indexes).toContain(index);
});
