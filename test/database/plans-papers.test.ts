import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import {
  listOwnOpen,
  listPapersAbout,
  listWaiting,
} from "../../src/rooms/outgoing-papers/paper-reads.ts";
import type { TestApp } from "../harness/app.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { anAppOfMany } from "./many-children.ts";
import { plansOf, type StatementPlan } from "./plans.ts";

const children = 5_000;

let app: TestApp;
let wide: StaffActor;
let narrow: StaffActor;
beforeAll(async () => {
  app = await anAppOfMany(children);
  // One of fifty waits.
  await app.query(
    `insert into papers.papers (paper_id, partnership_id, person_id, reference, kind, made_from, recipient_kind, recipient_name, channel,
       body, state, prepared_by, prepared_at, asked_at, settled_by, settled_at)
     select gen_random_uuid(), partnership_id, person_id, 'P-' || n, 'family-plan', '[]', 'child', 'Someone', 'by-hand', '{}',
       case when waits then 'waiting' else 'released' end, $1, now(), now(), case when not waits then $2::uuid end, case when not waits then now() end
     from (select *, row_number() over (order by person_id) as n, row_number() over (order by person_id) % 50 = 0 as waits
       from subjects.people) c`,
    [await staffIdOf(app, "chair"), await staffIdOf(app, "mash")],
  );
  await app.query("vacuum analyze");
  wide = await actorOf(app, "coordinator");
  narrow = await actorOf(app, "lead");
}, 600_000);
afterAll(() => app.close());

const large = ({ scanned }: StatementPlan): readonly string[] =>
  scanned.filter((table) => ["papers", "people"].includes(table));

test("what waits comes from its index, for a wide and for a narrow actor", async () => {
  for (const actor of [wide, narrow]) {
    const plans = await plansOf(app, actor, (tx) => listWaiting(tx, actor));
    expect(plans.map(({ indexes }) => indexes).flat()).toContain("papers_waiting_idx");
    expect(plans.flatMap(large)).toEqual([]);
  }
});

test("one's own and those about a child come from theirs", async () => {
  const [row] = await app.query<{ person_id: string }>("select person_id from papers.papers");
  for (const actor of [wide, narrow]) {
    const plans = await plansOf(app, actor, async (tx) => {
      await listOwnOpen(tx, actor);
      await listPapersAbout(tx, row?.person_id ?? "");
    });
    expect(plans.flatMap(large)).toEqual([]);
    expect(plans).toHaveLength(2);
  }
});
