import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import { levelSchemeOn } from "../../src/rooms/child-record/level-scheme.ts";
import { listUnled } from "../../src/rooms/overdue/unled-reads.ts";
import { allRooms } from "../../src/rooms.ts";
import { readOverdue } from "../../src/rooms/overdue/overdue-reads.ts";
import { readForSecond } from "../../src/rooms/subjects/second-person-reads.ts";
import { limitsOn, readMine } from "../../src/rooms/my-work/read-my-work.ts";
import { listMyChildren } from "../../src/rooms/my-work/my-children-reads.ts";
import type { TestApp } from "../harness/app.ts";
import { actorOf } from "../harness/sign-in.ts";
import { acting } from "./acting.ts";
import { anAppOfMany } from "./many-children.ts";
import { manyVisits } from "./many-visits.ts";
import { plansOf, type StatementPlan } from "./plans.ts";

const children = 5_000;

let app: TestApp;
let wide: StaffActor;
let narrow: StaffActor;
beforeAll(async () => {
  app = await anAppOfMany(children);
  await manyVisits(app);
  // Half of what was promised is late.
  await app.query(
    "update work.actions set due_on = date '2026-11-01' + hashtext(action_id::text) % 30",
  );
  await app.query("vacuum analyze");
  wide = await actorOf(app, "coordinator");
  narrow = await actorOf(app, "lead");
}, 600_000);
afterAll(() => app.close());

// Few rows each, or none yet: PostgreSQL rightly reads these whole.
const small = [
  "staff",
  "agencies",
  "teams",
  "posts",
  "roles",
  "memberships",
  "chases",
  "chase_answers",
  "closure_decisions",
  "missing_episodes",
  "rhi_attempts",
  "trigger_plans",
  "configuration",
  "assessments",
  "nrm_referrals",
  "forum_entries",
  "services",
  "referrals",
  "look_backs",
  "transition_plans",
  "escalations",
  "people_around",
  "do_not_tell",
  "telling_decisions",
  "family_views",
  "family_links",
  "family_replies",
  "thing_flags",
  "things",
];
const large = ({ scanned }: StatementPlan): readonly string[] =>
  scanned.filter((table) => !small.includes(table));

const page = () => ({ rooms: allRooms, at: app.clock.now(), page: 1, pageSize: 50 });

test("for a wide actor what is longest late comes from its index, whatever there is", async () => {
  const plans = await plansOf(app, wide, (tx) => readOverdue(tx, wide, page()));
  expect(plans).toHaveLength(1);
  expect(plans[0]?.indexes).toContain("actions_open_due_idx");
  expect(plans[0]?.indexes).toContain("tracker_entries_review_idx");
  expect(plans.flatMap(large)).not.toContain("actions");
  expect(plans.flatMap(large)).not.toContain("tracker_entries");
});

test("for a narrow actor it is gathered by the stamp of those they reach", async () => {
  const plans = await plansOf(app, narrow, (tx) => readOverdue(tx, narrow, page()));
  expect(plans[0]?.indexes).toContain("people_acl_idx");
  expect(plans[0]?.indexes).toContain("tracker_entries_acl_idx");
  expect(plans.flatMap(large)).toEqual([]);
});

test("whom nobody leads at the highest level comes from the index of levels, or from those within reach", async () => {
  const scheme = await acting(app, wide, (tx) => levelSchemeOn(tx, app.clock.today()));
  for (const [actor, index] of [
    [wide, "tracker_entries_level_idx"],
    [narrow, "people_acl_idx"],
  ] as const) {
    const plans = await plansOf(app, actor, (tx) =>
      listUnled(tx, actor, { at: app.clock.now(), scheme }),
    );
    expect(plans).toHaveLength(1);
    expect(plans[0]?.indexes).toContain(index);
    // No whereabouts are protected here: an empty table is read whole.
    expect(plans.flatMap(large).filter((table) => table !== "protections")).toEqual([]);
  }
});

test("what waits for a second person is one statement, also for who may look and join", async () => {
  const plans = await plansOf(app, wide, async (tx) => {
    const { twoLooks } = await limitsOn(tx, app.clock.today());
    await readForSecond(tx, wide, { at: app.clock.now(), most: 10, twoLooks });
  });
  expect(plans).toHaveLength(2);
  const none = await plansOf(app, narrow, (tx) =>
    readForSecond(tx, narrow, {
      at: app.clock.now(),
      most: 10,
      twoLooks: { unsureFrom: 0, listFrom: 0 },
    }),
  );
  expect(none).toEqual([]);
});

test("my work reads nothing from end to end", async () => {
  const whose = ["mine", "team"] as const;
  for (const one of whose) {
    const asked = { at: app.clock.now(), whose: one, page: 1, pageSize: 20 };
    const plans = await plansOf(app, narrow, async (tx) => {
      const limits = await limitsOn(tx, app.clock.today());
      await readMine(tx, narrow, { at: app.clock.now(), most: 10, limits });
      await listMyChildren(tx, narrow, asked);
    });
    expect(plans.flatMap(large)).toEqual([]);
    const indexes = plans.flatMap((plan) => plan.indexes);
    expect(indexes).toContain("actions_owner_idx");
    expect(indexes).toContain("actions_next_promise_idx");
    expect(plans).toHaveLength(20);
  }
});
