import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import { listUnfiled } from "../../src/rooms/governance/case-note-export/note-reads.ts";
import {
  countKnownTo,
  listKnownTo,
  readMyReferences,
} from "../../src/rooms/statutory/forums/reference-reads.ts";
import {
  countRunningReferrals,
  listRunningReferrals,
  readMyReferrals,
} from "../../src/rooms/statutory/nrm/running-reads.ts";
import type { TestApp } from "../harness/app.ts";
import { putOnList } from "../harness/elsewhere.ts";
import { actorOf } from "../harness/sign-in.ts";
import { anAppOfMany } from "./many-children.ts";
import { plansOf, type StatementPlan } from "./plans.ts";

const children = 5_000;
const pageSize = 50;

let app: TestApp;
let wide: StaffActor;
let narrow: StaffActor;
beforeAll(async () => {
  app = await anAppOfMany(children);
  await putOnList(app, { forum: "marac", key: "coordinator" });
  await app.query(
    `insert into protect.nrm_referrals (nrm_referral_id, partnership_id, person_id, stage, considered_on, reason, form_id, begun_by,
       begun_at, submitted_on, reference, responder, clocks_id, due_on)
     select gen_random_uuid(), p.partnership_id, p.person_id, 'reasonable', date '2026-09-01', 'Made for a test', f.configuration_id,
       s.staff_id, now(), date '2026-09-01', 'NRM', 'The council', k.configuration_id, date '2026-12-31' - (hashtext(p.person_id::text) & 63)
     from subjects.people p, directory.configuration f, directory.configuration k, directory.staff s
     where f.kind = 'nrm-form' and k.kind = 'nrm-clocks' and k.key = 'local-panel' and s.email = case
       when hashtext(p.person_id::text) & 31 = 0 then 'lead@eastmoor.example' else 'chair@eastmoor.example' end`,
  );
  await app.query(
    `insert into protect.forum_entries (forum_entry_id, partnership_id, person_id, forum_reference_id, version, step, forum, forum_id, hidden,
       opened_by, on_since, next_on, basis, recorded_by, recorded_at)
     select gen_random_uuid(), p.partnership_id, p.person_id, gen_random_uuid(), 1, 'recorded', c.key, c.configuration_id, false,
       s.staff_id, date '2026-09-01', date '2026-12-31' - (hashtext(p.person_id::text) & 63), 'Made for a test', s.staff_id, now()
     from subjects.people p, directory.configuration c, directory.staff s
     where c.kind = 'forum' and c.key in ('marac', 'in-care') and s.email = case
       when hashtext(p.person_id::text) & 31 = 0 then 'lead@eastmoor.example' else 'chair@eastmoor.example' end`,
  );
  await app.query(
    `insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, happened_on, recorded_by, recorded_at)
     select gen_random_uuid(), p.partnership_id, p.person_id, 'level', 'Level', date '2026-09-01', s.staff_id,
       timestamptz '2026-11-20' - make_interval(days => hashtext(p.person_id::text) & 511)
     from subjects.people p, directory.staff s where s.email = 'chair@eastmoor.example'`,
  );
  await app.query("vacuum analyze");
  wide = await actorOf(app, "coordinator");
  narrow = await actorOf(app, "lead");
}, 600_000);
afterAll(() => app.close());

/** Few rows each: PostgreSQL rightly reads these whole. */
const small = ["staff", "configuration", "memberships", "nrm_steps", "teams", "agencies"];
const large = ({ scanned }: StatementPlan): readonly string[] =>
  scanned.filter((table) => !small.includes(table));

const today = (): string => app.clock.today();
const running = (onlyLate: boolean) => ({ today: today(), onlyLate, page: 1, pageSize });

test("the referrals that are due first come from the index of what is not decided", async () => {
  for (const onlyLate of [false, true]) {
    const [plan] = await plansOf(app, wide, (tx) =>
      listRunningReferrals(tx, wide, running(onlyLate)),
    );
    expect(plan?.indexes).toContain("nrm_referrals_running_idx");
    expect(plan && large(plan)).not.toContain("nrm_referrals");
  }
});

test("the children of a forum come from its index", async () => {
  const [plan] = await plansOf(app, wide, (tx) =>
    listKnownTo(tx, wide, { forum: "marac", page: 1, pageSize }),
  );
  expect(plan?.indexes).toContain("forum_entries_forum_idx");
});

test("what is not filed yet comes from the index of the latest decisions", async () => {
  const asked = { at: new Date("2026-11-18T00:00:00Z"), page: 1, pageSize };
  const [plan] = await plansOf(app, wide, (tx) => listUnfiled(tx, wide, asked));
  expect(plan?.indexes).toContain("chronology_entries_decided_idx");
  const [own] = await plansOf(app, narrow, (tx) => listUnfiled(tx, narrow, asked));
  expect(own?.scanned).not.toContain("chronology_entries");
});

test("for a narrow actor all of it is gathered by the stamp of those they reach", async () => {
  const plans = await plansOf(app, narrow, async (tx) => {
    await listRunningReferrals(tx, narrow, running(false));
    await countRunningReferrals(tx, narrow, today());
    await readMyReferrals(tx, narrow, 10);
    await listKnownTo(tx, narrow, { forum: "in-care", page: 1, pageSize });
    await countKnownTo(tx, narrow, "in-care");
    await readMyReferences(tx, narrow, { until: today(), most: 10 });
  });
  expect(plans.flatMap(large)).toEqual([]);
});
