import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import {
  countOpen,
  listOpen,
  readMyEscalations,
} from "../../src/rooms/escalation/escalation-reads.ts";
import { levelSchemeOn } from "../../src/rooms/child-record/level-scheme.ts";
import { listTeam } from "../../src/rooms/my-work/team/team-reads.ts";
import type { TestApp } from "../harness/app.ts";
import { actorOf } from "../harness/sign-in.ts";
import { acting } from "./acting.ts";
import { anAppOfMany } from "./many-children.ts";
import { plansOf, type StatementPlan } from "./plans.ts";

let app: TestApp;
let wide: StaffActor;
let narrow: StaffActor;
beforeAll(async () => {
  app = await anAppOfMany(5_000);
  await app.query(
    `insert into work.escalations (escalation_id, partnership_id, person_id, scheme_id, about, of_agency_id, with_agency_id, wording, asked,
       stage, stage_since, raised_on, raised_by, raised_at)
     select gen_random_uuid(), p.partnership_id, p.person_id, c.configuration_id, 'decision', a.agency_id, a.agency_id, 'Made for a test',
       'Made for a test', 'managers', date '2026-11-01', date '2026-11-20' - (hashtext(p.person_id::text) & 63), s.staff_id, now()
     from subjects.people p, directory.configuration c, directory.staff s, (select agency_id from directory.agencies order by 1 limit 1) a
     where c.kind = 'escalation-stages' and s.email = 'chair@eastmoor.example'`,
  );
  await app.query("vacuum analyze");
  wide = await actorOf(app, "coordinator");
  narrow = await actorOf(app, "lead");
}, 600_000);
afterAll(() => app.close());

/** Few rows each: PostgreSQL rightly reads these whole. */
const small = ["staff", "configuration", "memberships", "escalation_steps", "teams", "agencies"];
const large = ({ scanned }: StatementPlan): readonly string[] =>
  scanned.filter((table) => !small.includes(table));

test("what is open longest comes from the index of what is open", async () => {
  const [plan] = await plansOf(app, wide, (tx) => listOpen(tx, wide, { page: 1, pageSize: 50 }));
  expect(plan?.indexes).toContain("escalations_open_idx");
  expect(plan && large(plan)).not.toContain("escalations");
});

test("for a narrow actor it is gathered by the stamp of those they reach", async () => {
  const plans = await plansOf(app, narrow, async (tx) => {
    await listOpen(tx, narrow, { page: 1, pageSize: 50 });
    await countOpen(tx, narrow, app.clock.today());
    await readMyEscalations(tx, narrow, 10);
  });
  expect(plans.flatMap(large)).toEqual([]);
  expect(plans.flatMap(({ indexes }) => indexes)).toContain("people_acl_idx");
});

test("a team is counted in less than a second", async () => {
  const manager = await actorOf(app, "manager");
  const today = app.clock.today();
  const since = "2026-10-27";
  const scheme = await acting(app, manager, (tx) => levelSchemeOn(tx, today));
  const asked = { at: app.clock.now(), today, since, scheme };
  const before = performance.now();
  const team = await acting(app, manager, (tx) => listTeam(tx, manager, asked));
  expect(team.map(({ name }) => name)).toEqual(team.map(({ name }) => name).toSorted());
  expect(performance.now() - before).toBeLessThan(1_000);
});
