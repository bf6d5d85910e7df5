import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { standingJobs } from "../../src/rooms/pattern-alerts/standing-job.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { standingFacts } from "../harness/standing.ts";
import { aFlag, letIn } from "./world.ts";

/** Alerts on what no single event shows: links without a flag, concerns closed one by one, children not seen alone. */
let app: TestApp;
let coordinator: Client;
let mash: Client;
let facts: ReturnType<typeof standingFacts>;
let child: Child;
let other: Child;
beforeAll(async () => {
  app = await anApp();
  [coordinator, mash] = [await app.signIn("coordinator"), await app.signIn("mash")];
  facts = standingFacts(app);
});
beforeEach(async () => {
  await app.query("delete from identify.standing_suggestions");
  await app.query("delete from identify.standing_quiet");
  // Whoever was found for an earlier test is grown up by now.
  await app.query("update subjects.people set born_on = '1990-01-01'");
  child = await aChild(app, { familyName: "Qxalert" });
  other = await aChild(app, { familyName: "Qxother" });
});
afterAll(() => app.close());

async function queriesOf(of: Child): Promise<readonly string[]> {
  for (const job of standingJobs({ admin: app.admin, database: app.db, clock: app.clock }))
    await job.run({});
  const rows = await app.query<{ query: string }>(
    "select query from identify.standing_suggestions where person_id = $1 order by query",
    [of.personId],
  );
  return rows.map(({ query }) => query);
}

/** A subject of this kind, and what links it with the child. */
async function linked(of: Child, kind: "person" | "place"): Promise<void> {
  const standing = kind === "person" ? "suspected" : null;
  await app.query(
    `with made as (
       insert into subjects.things (thing_id, partnership_id, kind, label, match_on, standing, standing_basis, born_on, source, learned_on,
         recorded_by, recorded_at, changed_by, changed_at)
       select gen_random_uuid(), s.partnership_id, $2, 'Qxsubject', 'qxsubject', $4, $5, case $2 when 'person' then date '1985-02-03' end, 'Police', '2026-11-01', s.staff_id, $3, s.staff_id, $3
       from directory.staff s where s.email = 'police@eastmoor.example' returning thing_id, partnership_id, recorded_by
     ) insert into protect.thing_links (thing_link_id, partnership_id, person_id, thing_id, relation, scheme_id, wording, source, learned_on, review_by, recorded_by, recorded_at)
     select gen_random_uuid(), m.partnership_id, $1, m.thing_id, 'seen-with', c.configuration_id, 'Seen together', 'Police', '2026-11-10', '2027-05-10', m.recorded_by, $3
     from made m, directory.configuration c where c.partnership_id = m.partnership_id limit 1`,
    [of.personId, kind, app.clock.now(), standing, standing === null ? null : "Named by two"],
  );
}

test("a child who is linked with a person of concern and has no flag", async () => {
  await linked(child, "person");
  await linked(other, "place");
  expect(await queriesOf(child)).toEqual(["linked-not-flagged"]);
  expect(await queriesOf(other)).toEqual([]);
  const list = (await coordinator.get("/standing-queries")).page;
  expect(list.text).toContain("Linked with a person of concern");
  // Who it is stands on the record, for those who may read the subject there.
  expect(list.text).not.toContain("Qxsubject");
  await aFlag(app, child);
  expect(await queriesOf(child)).toEqual([]);
});

/** The MASH's last word on every concern about the child so far. */
const decided = (of: Child, step: string) =>
  app.query(
    `insert into identify.mash_decisions (mash_decision_id, partnership_id, mash_episode_id, threshold_id, threshold, next_step, rationale, decided_by, decided_at)
     select gen_random_uuid(), n.partnership_id, n.concern_id, c.configuration_id, 'Level 2', $2, 'Because', s.staff_id, n.sent_at
     from identify.concerns n join directory.configuration c on c.partnership_id = n.partnership_id and c.kind = 'threshold'
     join directory.staff s on s.email = 'mash@eastmoor.example' where n.person_id = $1`,
    [of.personId, step],
  );

test("a child about whom three concerns in twelve months were closed without action", async () => {
  await app.query("update protect.tracker_entries set is_open = false where person_id = any ($1)", [
    [child.personId, other.personId],
  ]);
  for (const days of [300, 120, 20])
    await facts.concern(child, { days, rating: "amber", by: "lead" });
  for (const days of [400, 120, 20])
    await facts.concern(other, { days, rating: "amber", by: "lead" });
  await decided(other, "no-further-action");
  expect(await queriesOf(child)).toEqual([]);
  await decided(child, "no-further-action");
  expect(await queriesOf(child)).toEqual(["closed-concerns"]);
  expect(await queriesOf(other)).toEqual([]);
  await app.query("update protect.tracker_entries set is_open = true where person_id = $1", [
    child.personId,
  ]);
  expect(await queriesOf(child)).toEqual([]);
});

const notOpen = () =>
  app.query("update protect.tracker_entries set is_open = false where person_id = any ($1)", [
    [child.personId, other.personId],
  ]);
/** A second longer ago than what was entered. */
const before = (of: Child, table: string, column: string) =>
  app.query(
    `update ${table} set ${column} = ${column} - interval '1 second' where person_id = $1`,
    [of.personId],
  );

test("the first moment of ninety days counts, as pages count it, and the moment before does not", async () => {
  await notOpen();
  for (const one of [child, other]) await facts.missing(one, [90, 40, 20]);
  await before(other, "protect.missing_episodes", "missing_since");
  expect(await queriesOf(child)).toEqual(["repeated-missing"]);
  expect(await queriesOf(other)).toEqual([]);
  const onPage = async (of: Child): Promise<string | undefined> =>
    /Last 90 days (\d+)/.exec(
      (await coordinator.get(`/children/${of.personId}/missing`)).page.text,
    )?.[1];
  expect([await onPage(child), await onPage(other)]).toEqual(["3", "2"]);
});

test("so it is with concerns of twelve months, and with visits", async () => {
  for (const one of [child, other])
    await visited(one, [
      [90, "with-others"],
      [30, "no-answer"],
      [10, "with-others"],
    ]);
  await before(other, "protect.visits", "visited_at");
  expect(await queriesOf(child)).toEqual(["not-seen-alone"]);
  expect(await queriesOf(other)).toEqual([]);
  await notOpen();
  for (const one of [child, other])
    for (const days of [365, 120, 95])
      await facts.concern(one, { days, rating: "amber", by: "lead" });
  await before(other, "identify.concerns", "sent_at");
  for (const one of [child, other]) await decided(one, "no-further-action");
  expect(await queriesOf(child)).toEqual(["closed-concerns"]);
  expect(await queriesOf(other)).toEqual([]);
});

/** Visits so many days ago, each with how the child was seen. */
async function visited(of: Child, visits: readonly (readonly [number, string])[]): Promise<void> {
  for (const [days, outcome] of visits)
    await app.query(
      `insert into protect.visits (visit_id, partnership_id, person_id, scheme_id, visited_at, visited_by, purpose, outcome, setting, recorded_by, recorded_at)
       select gen_random_uuid(), s.partnership_id, $1, c.configuration_id, t.at, s.staff_id, 'plan', $3, 'home', s.staff_id, t.at
       from directory.staff s join directory.configuration c on c.partnership_id = s.partnership_id and c.kind = 'visits',
         (select $4::timestamptz - make_interval(days => $2::int) as at) t where s.email = 'lead@eastmoor.example' limit 1`,
      [of.personId, days, outcome, app.clock.now()],
    );
}

test("a child who is visited again and again and not seen alone; being seen alone ends it", async () => {
  await visited(child, [
    [60, "with-others"],
    [30, "no-answer"],
    [10, "with-others"],
  ]);
  await visited(other, [
    [60, "with-others"],
    [30, "alone"],
    [10, "with-others"],
    [5, "declined"],
  ]);
  expect(await queriesOf(child)).toEqual(["not-seen-alone"]);
  expect(await queriesOf(other)).toEqual([]);
  await visited(child, [[1, "alone"]]);
  expect(await queriesOf(child)).toEqual([]);
});

test("alerts obey who may see: of a restricted record those who are named on it, and of any nobody else", async () => {
  await linked(child, "person");
  expect(await queriesOf(child)).toEqual(["linked-not-flagged"]);
  for (const key of ["manager", "lead", "nurse", "chair", "governance", "analyst"]) {
    const client = await app.signIn(key);
    expect((await client.get("/standing-queries")).status, key).toBe(403);
    expect((await client.get("/standing-queries/linked-not-flagged")).status, key).toBe(403);
  }
  await restrict(app, child);
  for (const client of [coordinator, mash])
    expect((await client.get("/standing-queries")).html).not.toContain(child.reference);
  await letIn(app, child, "coordinator");
  expect((await coordinator.get("/standing-queries")).page.text).toContain(child.reference);
  expect((await mash.get("/standing-queries")).html).not.toContain(child.reference);
});
