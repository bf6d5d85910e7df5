import { afterAll, beforeAll, expect, test } from "vitest";
import { countBoard } from "../../src/rooms/disruption/board-rows.ts";
import { pageLinksWith } from "../../src/rooms/people-and-places/link-reads.ts";
import { listTies } from "../../src/rooms/people-and-places/tie-reads.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { restrict, someChildren, type Child } from "../harness/factories.ts";
import { aLink, aThing } from "../harness/flags.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { acting } from "./acting.ts";
import { manyListed } from "./many-listed.ts";
import { plansOf } from "./plans.ts";

/** A place with many links: read by its own, a page at a time, however many subjects there are. */
let app: TestApp;
let place: string;
let children: readonly Child[];
beforeAll(async () => {
  app = await anApp();
  place = await aThing(app, { kind: "place", label: "Qxhub hotel" });
  children = await someChildren(
    app,
    Array.from({ length: 60 }, (_, at) => ({ familyName: `Qxh${String(at).padStart(2, "0")}` })),
  );
  for (const { personId } of children) await aLink(app, { personId, thingId: place });
  await manyListed(app);
  await app.query(
    `insert into subjects.thing_ties (thing_tie_id, partnership_id, from_id, to_id, relation, certainty, confidence, wording, source,
       handling, learned_on, review_by, recorded_by, recorded_at)
     select gen_random_uuid(), t.partnership_id, $1, t.thing_id, 'other', 'alleged', 'low', 'Words', 'A source', 'subjects',
       '2026-11-01', '2027-05-01', $2, $3
     from subjects.things t where t.kind not in ('person', 'group') and t.thing_id <> $1 order by t.thing_id limit 60`,
    [place, await staffIdOf(app, "coordinator"), app.clock.now()],
  );
  await app.query("vacuum (analyze)");
}, 180_000);
afterAll(() => app.close());

const asked = () => ({ thingId: place, today: app.clock.today() });

test("links with other subjects are found by the index, and not every subject is read", async () => {
  const actor = await actorOf(app, "coordinator");
  const plans = await plansOf(app, actor, async (tx) => {
    expect(await listTies(tx, asked())).toHaveLength(60);
  });
  expect(plans).toHaveLength(1);
  expect(plans[0]?.scanned).not.toContain("things");
});

test("what is counted of the board is read in its index", async () => {
  const actor = await actorOf(app, "police");
  const when = { now: app.clock.now(), today: app.clock.today() };
  const [plan] = await plansOf(app, actor, async (tx) => {
    expect((await countBoard(tx, when)).open).toBeGreaterThan(100);
  });
  expect(plan?.indexes).toContain("measures_counts_idx");
});

const linksFrom = async (who: string, from: number, most: number) => {
  const actor = await actorOf(app, who);
  return acting(app, actor, (tx) => pageLinksWith(tx, actor, { ...asked(), from, most }));
};

test("a page of children has each once, in the order of names, and says how many there are", async () => {
  const whole = await linksFrom("coordinator", 0, 1000);
  expect(whole.rows.map(({ familyName }) => familyName)).toEqual(
    whole.rows.map(({ familyName }) => familyName).toSorted(),
  );
  expect(whole.total).toBe(60);
  const cut = [0, 25, 50].map((from) => linksFrom("coordinator", from, 25));
  const pages = await Promise.all(cut);
  expect(pages.map(({ rows }) => rows.length)).toEqual([25, 25, 10]);
  expect(pages.flatMap(({ rows }) => rows)).toEqual(whole.rows);
});

test("on its page 25 stand at once, the audit names those alone, and a restricted child is counted for nobody else", async () => {
  const [first, hidden] = children;
  if (!first || !hidden) throw new Error("no children");
  await restrict(app, hidden);
  const by = await app.signIn("coordinator");
  const { page } = await by.get(`/subjects/${place}`);
  expect(page.text).toContain("1 to 25 of 59 links you can see");
  expect(page.text).toContain("1 to 25 of 60 links with other subjects");
  expect(page.text).toContain("Qxh00");
  expect(page.text).not.toContain("Qxh01");
  expect(page.text).not.toContain("Qxh59");
  const [event] = await app.query<{ ids: readonly string[] }>(
    "select subject_ids as ids from audit.events where action = 'subject.read' order by event_id desc limit 1",
  );
  expect(event?.ids).toHaveLength(26);
  const last = await by.get(`/subjects/${place}?children=3&ties=2`);
  expect(last.page.text).toContain("51 to 59 of 59 links you can see");
  expect(last.page.text).toContain("26 to 50 of 60 links with other subjects");
  expect(last.page.text).toContain("Qxh59");
  // The next page of one keeps the place in the other.
  expect(last.html).toContain(`/subjects/${place}?ties=3&amp;children=3`);
  // An address that asks for no page shows the first.
  for (const wrong of ["children=0", "children=x", "children=201"])
    expect((await by.get(`/subjects/${place}?${wrong}`)).page.text).toContain("1 to 25 of 59");
});
