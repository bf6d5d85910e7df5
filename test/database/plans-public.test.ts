import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import {
  countPublicMessages,
  listPublicMessages,
} from "../../src/modules/identify/front-door/queue-reads.ts";
import { anApp, type TestApp } from "../harness/app.ts";
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
