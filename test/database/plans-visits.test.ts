import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import { readToTypeUp } from "../../src/rooms/visits/type-up.ts";
import { countUnseen, listUnseen, readMyUnseen } from "../../src/rooms/visits/unseen-reads.ts";
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
    `update protect.tracker_entries set opened_on = '2026-01-01', seen_on = date '2026-11-20' - (hashtext(person_id::text) & 63)`,
  );
  await app.query("vacuum analyze");
  wide = await actorOf(app, "coordinator");
  narrow = await actorOf(app, "lead");
}, 600_000);
afterAll(() => app.close());

/** Few rows each: PostgreSQL rightly reads these whole. */
const small = ["staff", "memberships", "voice_notes", "visits"];
const large = ({ scanned }: StatementPlan): readonly string[] =>
  scanned.filter((table) => !small.includes(table));
const asked = () => ({
  today: app.clock.today(),
  at: app.clock.now(),
  seenWithinDays: 56,
  aloneWithinDays: 84,
  page: 1,
  pageSize: 50,
});

test("who has not been seen longest comes from the index of the last time", async () => {
  const [seen] = await plansOf(app, wide, (tx) =>
    listUnseen(tx, wide, { ...asked(), show: "seen" }),
  );
  expect(seen?.indexes).toContain("tracker_entries_seen_idx");
  const [alone] = await plansOf(app, wide, (tx) =>
    listUnseen(tx, wide, { ...asked(), show: "alone" }),
  );
  expect(alone?.indexes).toContain("tracker_entries_alone_idx");
});

test("for a narrow actor the list, its counts and their own are gathered by the stamp", async () => {
  const plans = await plansOf(app, narrow, async (tx) => {
    await listUnseen(tx, narrow, { ...asked(), show: "seen" });
    await countUnseen(tx, narrow, asked());
    await readMyUnseen(tx, narrow, { ...asked(), most: 10 });
    await readToTypeUp(tx, narrow, 10);
  });
  expect(plans.flatMap(large)).toEqual([]);
});
