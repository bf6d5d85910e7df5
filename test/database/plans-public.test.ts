import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import {
  countPublicMessages,
  listPublicMessages,
} from "../../src/rooms/intake/front-door/queue-reads.ts";
import { listTold } from "../../src/rooms/intake/concern-outcomes/outcome-reads.ts";
import { listDrafts } from "../../src/rooms/assessments/tool-editor/draft-reads.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aThing } from "../harness/flags.ts";
import { actorOf } from "../harness/sign-in.ts";
import { acting } from "./acting.ts";
import { plansOf } from "./plans.ts";

const kept = 20_000;
/** One in two hundred waits. */
const waiting = kept / 200;

let app: TestApp;
const actors = new Map<string, StaffActor>();
beforeAll(async () => {
  app = await anApp();
  await app.query(
    `insert into identify.public_concerns (public_concern_id, partnership_id, agency_id, form_hash, code_hash, number, danger_now, worry,
       sender, sent_at, set_aside_because, handled_by, handled_at)
     select gen_random_uuid(), a.partnership_id, a.agency_id, sha256(convert_to('f' || n, 'UTF8')), sha256(convert_to('c' || n, 'UTF8')),
       'abc-def', case when n % 400 = 0 then 'yes' else 'no' end, 'A worry', 'other', timestamptz '2026-11-24' - n * interval '1 minute',
       case when n % 200 <> 0 then 'Nothing follows' end, case when n % 200 <> 0 then s.staff_id end,
       case when n % 200 <> 0 then timestamptz '2026-11-24' - n * interval '1 minute' end
     from generate_series(1, $1::int) n, (select * from directory.agencies limit 1) a,
       (select staff_id from directory.staff where email like 'mash@%') s`,
    [kept],
  );
  await app.query("vacuum analyze identify.public_concerns");
  const wide = await actorOf(app, "mash");
  actors.set("wide", wide).set("narrow", { ...wide, isWide: false });
}, 60_000);
afterAll(() => app.close());

const actorAs = (key: string): StaffActor => {
  const actor = actors.get(key);
  if (!actor) throw new Error(key);
  return actor;
};

test.each(["wide", "narrow"])("what waits is found and counted from an index: %s", async (key) => {
  const actor = actorAs(key);
  const [list] = await plansOf(app, actor, (tx) =>
    listPublicMessages(tx, { isAside: false, page: 1 }),
  );
  expect(list?.indexes).toContain("public_concerns_waiting_idx");
  expect(list?.scanned).not.toContain("public_concerns");
  expect(list?.sorted).toBeLessThanOrEqual(waiting);
  const counts = await acting(app, actor, countPublicMessages);
  expect(counts).toEqual({ waiting, aside: kept - waiting });
  const first = await acting(app, actor, (tx) =>
    listPublicMessages(tx, { isAside: false, page: 1 }),
  );
  expect(first[0]?.dangerNow).toBe("yes");
});

test.each(["wide", "narrow"])("what was set aside passes over earlier pages: %s", async (key) => {
  const [list] = await plansOf(app, actorAs(key), (tx) =>
    listPublicMessages(tx, { isAside: true, page: 3 }),
  );
  expect(list?.indexes).toContain("public_concerns_aside_idx");
  expect(list?.scanned).not.toContain("public_concerns");
});

test.each(["wide", "narrow"])(
  "what was told of a subject is found by the subject: %s",
  async (key) => {
    const thingId = await aThing(app, { kind: "place", label: `Qxplace ${key}` });
    await app.query(
      `update identify.public_concerns set thing_id = $1, set_aside_because = null where public_concern_id in (
       select public_concern_id from identify.public_concerns where set_aside_because is not null limit 120)`,
      [thingId],
    );
    const [list] = await plansOf(app, actorAs(key), (tx) => listTold(tx, { thingId, page: 2 }));
    expect(list?.scanned).not.toContain("public_concerns");
    expect(list?.indexes).toContain("public_concerns_thing_idx");
    expect(
      await acting(app, actorAs(key), (tx) => listTold(tx, { thingId, page: 2 })),
    ).toHaveLength(51);
  },
);

test("drafts of tools that are ended are passed over", async () => {
  const coordinator = await actorOf(app, "coordinator");
  await app.query(
    `insert into protect.tool_drafts (tool_draft_id, partnership_id, tool, body, begun_by, begun_at, saved_by, saved_at, ended_as, ended_at)
     select gen_random_uuid(), c.partnership_id, c.key, c.body, $1, now(), $1, now() - n * interval '1 hour', 'discarded', now()
     from generate_series(1, 2000) n, (select * from directory.configuration where kind = 'instrument' and key = 'safeguard') c`,
    [coordinator.id],
  );
  await app.query("analyze protect.tool_drafts");
  expect(await acting(app, coordinator, listDrafts)).toEqual([]);
  const [list] = await plansOf(app, coordinator, listDrafts);
  expect(list?.indexes.join(" ")).toContain("tool_drafts");
});
