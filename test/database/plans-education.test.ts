import { afterAll, beforeAll, expect, test } from "vitest";
import { educationSchemeOn } from "../../src/rooms/education/education-scheme.ts";
import {
  countEducation,
  educationLists,
  listEducation,
} from "../../src/rooms/education/list-reads.ts";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import type { TestApp } from "../harness/app.ts";
import { actorOf } from "../harness/sign-in.ts";
import { anAppOfMany } from "./many-children.ts";
import { plansOf, type StatementPlan } from "./plans.ts";

let app: TestApp;
let wide: StaffActor;
let narrow: StaffActor;
beforeAll(async () => {
  app = await anAppOfMany(5_000);
  await app.query(
    `insert into protect.education_entries (education_entry_id, partnership_id, person_id, scheme_id, kind, from_on, to_on, value, reason,
       possible, attended, unauthorised, hours, review_by, source, recorded_by, recorded_at)
     select gen_random_uuid(), p.partnership_id, p.person_id, c.configuration_id, v.kind,
       date '2026-11-01' - (hashtext(p.person_id::text) & 255) - 30 * n, case v.kind when 'attendance' then date '2026-11-10' end,
       case v.kind when 'timetable' then case when hashtext(p.person_id::text) & 7 = 0 then 'part' else 'full' end
         when 'enrolment' then case when hashtext(p.person_id::text) & 15 = 0 then 'home' else 'on-roll' end end, null,
       case v.kind when 'attendance' then 40 end, case v.kind when 'attendance' then 20 + (hashtext(p.person_id::text) & 15) end,
       case v.kind when 'attendance' then 0 end,
       case when v.kind = 'timetable' and hashtext(p.person_id::text) & 7 = 0 then 10 end,
       case when v.kind = 'timetable' and hashtext(p.person_id::text) & 7 = 0 then date '2026-11-20' end,
       'Made for a test', d.staff_id, now()
     from subjects.people p join directory.staff d on d.email = 'chair@eastmoor.example'
     join directory.configuration c on c.partnership_id = p.partnership_id and c.kind = 'education',
       (values ('attendance'), ('timetable'), ('enrolment')) v (kind), generate_series(0, 2) n`,
  );
  await app.query("vacuum analyze");
  wide = await actorOf(app, "coordinator");
  narrow = await actorOf(app, "lead");
}, 600_000);
afterAll(() => app.close());

/** Few rows each: PostgreSQL rightly reads these whole. */
const small = ["staff", "configuration", "memberships"];
const large = ({ scanned }: StatementPlan): readonly string[] =>
  scanned.filter((table) => !small.includes(table));

test("what nobody looked at for longest comes from the index, in its order", async () => {
  for (const show of educationLists) {
    const plans = await plansOf(app, wide, async (tx) => {
      const today = app.clock.today();
      const scheme = await educationSchemeOn(tx, today);
      await listEducation(tx, wide, { scheme, today, show, page: 1, pageSize: 50 });
    });
    // Whose children they are is asked of all the people at once.
    expect(plans.flatMap(large), show).not.toContain("education_entries");
    expect(plans.flatMap((plan) => plan.indexes)).toContain("education_entries_list_idx");
  }
});

test("for a narrow actor the list and its counts are gathered by the stamp", async () => {
  const plans = await plansOf(app, narrow, async (tx) => {
    const today = app.clock.today();
    const scheme = await educationSchemeOn(tx, today);
    for (const show of educationLists) {
      await listEducation(tx, narrow, { scheme, today, show, page: 1, pageSize: 50 });
    }
    await countEducation(tx, narrow, { scheme, today });
  });
  expect(plans.flatMap(large)).toEqual([]);
  expect(plans.flatMap((plan) => plan.indexes)).toContain("people_acl_idx");
});
