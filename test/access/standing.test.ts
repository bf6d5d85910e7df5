import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { standingJobs } from "../../src/rooms/pattern-alerts/standing-job.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { standingFacts } from "../harness/standing.ts";
import { cast } from "./world.ts";

let app: TestApp;
let coordinator: Client;
let mash: Client;
let facts: ReturnType<typeof standingFacts>;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  mash = await app.signIn("mash");
  facts = standingFacts(app);
});
afterAll(() => app.close());

let child: Child;
beforeEach(async () => {
  await app.query("delete from identify.standing_suggestions");
  await app.query("delete from identify.standing_tallies");
  await app.query("delete from identify.standing_quiet");
  // Whoever was found for an earlier test is grown up by now.
  await app.query("update subjects.people set born_on = '1990-01-01'");
  child = await aChild(app, { familyName: "Qxstanding", isOpen: false });
});

async function ask(): Promise<void> {
  for (const job of standingJobs({ admin: app.admin, database: app.db, clock: app.clock }))
    await job.run({});
}

type Row = { id: string; query: string; version: number; dates: readonly string[] };
const suggestions = (of: Child = child) =>
  app.query<Row>(
    `select standing_suggestion_id as id, query, version, to_jsonb(dates) as dates
     from identify.standing_suggestions where person_id = $1 order by query`,
    [of.personId],
  );
const queriesOf = async (of: Child = child) => (await suggestions(of)).map(({ query }) => query);
const tallies = async () =>
  (
    await app.query<{ said: string }>(
      "select event || ' ' || reason || ' ' || children as said from identify.standing_tallies order by 1",
    )
  ).map(({ said }) => said);
async function found(): Promise<Row & { at: string }> {
  await facts.missing(child, [5, 20, 40]);
  await ask();
  const [row] = await suggestions();
  if (!row) throw new Error("the query found nobody");
  return { ...row, at: `/standing-queries/suggestions/${row.id}` };
}

describe("what each query finds, and beside it what it does not", () => {
  test("missing three times in ninety days, and nobody said anything", async () => {
    const twice = await aChild(app, { isOpen: false });
    const open = await aChild(app);
    const long = await aChild(app, { isOpen: false });
    const grown = await aChild(app, { isOpen: false, bornOn: "2008-01-01" });
    await facts.missing(twice, [5, 20]);
    await facts.missing(open, [5, 20, 40]);
    await facts.missing(long, [5, 20, 100]);
    await facts.missing(grown, [5, 20, 40]);
    const row = await found();
    expect(row.query).toBe("repeated-missing");
    expect(row.dates).toHaveLength(3);
    for (const one of [twice, open, long, grown]) expect(await queriesOf(one)).toEqual([]);
  });

  test("two low concerns from two agencies, and not two from one or one rated higher", async () => {
    const one = await aChild(app, { isOpen: false });
    const amber = await aChild(app, { isOpen: false });
    await facts.concern(child, { days: 10, rating: "green", by: "lead" });
    await facts.concern(child, { days: 3, rating: "blue", by: "police" });
    await facts.concern(one, { days: 10, rating: "green", by: "lead" });
    await facts.concern(one, { days: 3, rating: "green", by: "lead" });
    await facts.concern(amber, { days: 10, rating: "green", by: "lead" });
    await facts.concern(amber, { days: 3, rating: "amber", by: "police" });
    await ask();
    expect(await queriesOf()).toEqual(["low-concerns"]);
    expect(await queriesOf(one)).toEqual([]);
    expect(await queriesOf(amber)).toEqual([]);
  });

  test("harmed on two days and never at panel; a meeting ends it", async () => {
    await facts.harmed(child, [60, 10]);
    const once = await aChild(app);
    await facts.harmed(once, [10]);
    await ask();
    expect(await queriesOf()).toEqual(["harmed-no-panel"]);
    expect(await queriesOf(once)).toEqual([]);
    await facts.referred(child);
    await ask();
    expect(await queriesOf()).toEqual([]);
    expect(await tallies()).toEqual(["answered  1", "found  1"]);
  });

  test("at the highest level for a year without a break", async () => {
    const [high, dipped] = [await aChild(app), await aChild(app)];
    await facts.level(high, [
      [400, 3],
      [100, 3],
    ]);
    await facts.level(dipped, [
      [400, 3],
      [200, 2],
      [100, 3],
    ]);
    await ask();
    expect(await queriesOf(high)).toEqual(["high-for-long"]);
    expect(await queriesOf(dipped)).toEqual([]);
  });

  test("not a record for which another stands since they were joined", async () => {
    await found();
    const merged = "update subjects.people set is_merged = $2 where person_id = $1";
    await app.query(merged, [child.personId, true]);
    await ask();
    expect(await queriesOf()).toEqual([]);
    await app.query(merged, [child.personId, false]);
    await ask();
    expect(await queriesOf()).toEqual(["repeated-missing"]);
  });

  test("a shared place alone is no link", async () => {
    const other = await aChild(app, { isOpen: false });
    await facts.missing(other, [5, 20, 40]);
    for (const one of [child, other]) await facts.home(one, "4 Shared Street, Eastmoor");
    await ask();
    expect(await queriesOf(other)).toEqual(["repeated-missing"]);
    expect(await queriesOf()).toEqual([]);
  });
});

describe("a suggestion", () => {
  test("is read with its reasons by the co-ordinator and the MASH, and sets nothing", async () => {
    const { at } = await found();
    for (const client of [coordinator, mash]) {
      const list = await client.get("/standing-queries");
      expect(list.page.text).toContain(child.reference);
      expect(list.page.text).toMatch(/Missing from \d+ \w+ 2026, /);
      expect((await client.get(at)).page.text).toContain("The child is not on the pathway");
    }
    expect((await mash.get("/mash")).page.text).toContain("1 pattern alert to read");
    const { suggestions: told } = JSON.parse((await mash.get("/api/standing-queries")).html) as {
      suggestions: readonly { child: object; reasons: readonly string[] }[];
    };
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toContain("Qxstanding");
    const [after] = await app.query(
      `select (select count(*)::int from protect.chronology_entries where person_id = $1 and kind <> 'note' and headline <> 'Made for a test') as lines,
        (select count(*)::int from identify.concerns where person_id = $1) as concerns,
        (select count(*)::int from work.notifications) as notices`,
      [child.personId],
    );
    expect(after).toEqual({ lines: 0, concerns: 0, notices: 0 });
  });

  test("is not found by anyone else, by any address", async () => {
    const { at, version } = await found();
    for (const key of cast.filter((one) => one !== "coordinator" && one !== "mash")) {
      const client = await app.signIn(key);
      for (const address of [at, "/standing-queries", "/standing-queries/repeated-missing"])
        expect((await client.get(address)).status, `${key} ${address}`).toBe(403);
      expect((await client.get("/work")).html).not.toContain("standing quer");
      const answer = await client.post(`${at}/dismiss`, {
        reason: "helped",
        version: String(version),
      });
      expect(answer.status, key).toBe(403);
    }
    expect(await queriesOf()).toEqual(["repeated-missing"]);
  });

  test("about a restricted record is read by who is named on it alone, and is in no count", async () => {
    const { at } = await found();
    await restrict(app, child);
    expect((await coordinator.get("/standing-queries")).html).not.toContain(child.reference);
    expect((await coordinator.get("/standing-queries")).page.text).toContain("0 suggestions");
    expect((await coordinator.get(at)).status).toBe(404);
    expect(
      (await coordinator.post(`${at}/dismiss`, { reason: "helped", version: "1" })).status,
    ).toBe(404);
    await app.query(
      `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
       select gen_random_uuid(), partnership_id, circle_id, $2, 'allocation', 'For a test', $3::timestamptz - interval '1 day'
       from subjects.people where person_id = $1`,
      [child.personId, await staffIdOf(app, "coordinator"), app.clock.now()],
    );
    const list = await coordinator.get("/standing-queries");
    expect(list.page.text).toContain("1 suggestion about restricted records");
    expect(list.page.text).toContain(child.reference);
    expect((await coordinator.get(at)).status).toBe(200);
    expect((await mash.get(at)).status).toBe(404);
    expect((await mash.get("/standing-queries")).html).not.toContain(child.reference);
  });

  test("is hidden from someone who is shut out of the child", async () => {
    const { at } = await found();
    await app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
      child.personId,
      await staffIdOf(app, "mash"),
    ]);
    expect((await mash.get(at)).status).toBe(404);
    expect((await mash.get("/standing-queries")).html).not.toContain(child.reference);
    expect((await coordinator.get(at)).status).toBe(200);
  });

  test("is not opened by a post that reaches the child and reads no suggestion", async () => {
    const { at, version } = await found();
    await app.query(
      `insert into directory.roles (role_id, partnership_id, key, name, reach, permissions)
       select gen_random_uuid(), partnership_id, 'reads-suggestions', 'reads-suggestions', 'team', '{suggestion.read}' from directory.partnerships`,
    );
    await app.query(
      `insert into directory.posts (post_id, partnership_id, staff_id, team_id, role_id, starts_on)
       select gen_random_uuid(), t.partnership_id, $1, t.team_id, r.role_id, '2026-01-01'
       from directory.teams t, directory.roles r where t.name = 'Key workers' and r.key = 'reads-suggestions'`,
      [await staffIdOf(app, "lead")],
    );
    const lead = await app.signIn("lead");
    expect((await lead.get(`/children/${child.personId}`)).status).toBe(200);
    expect((await lead.get(at)).status).toBe(404);
    const sent = { reason: "helped", version: String(version) };
    for (const does of ["take-up", "dismiss"])
      expect((await lead.post(`${at}/${does}`, sent)).status, does).toBe(404);
    expect(await queriesOf()).toEqual(["repeated-missing"]);
  });

  test("that is dismissed is gone without a mark, and is suggested again only by something new", async () => {
    const { at, version } = await found();
    const bad = await coordinator.post(`${at}/dismiss`, { reason: "", version: String(version) });
    expect(bad.status).toBe(422);
    expect(bad.page.errors.map(({ href }) => href)).toEqual(["#reason"]);
    const answer = { reason: "does-not-fit", version: String(version) };
    expect((await coordinator.post(`${at}/dismiss`, answer)).status).toBe(303);
    expect((await mash.post(`${at}/dismiss`, answer)).status).toBe(404);
    expect(await tallies()).toEqual(["dismissed does-not-fit 1", "found  1"]);
    const left = await app.query<{ rows: number }>(
      `select (select count(*)::int from history.versions where row_key = $1 or was::text like '%' || $2 || '%' and relation like 'identify.standing%') as rows`,
      [at.split("/").at(-1), child.personId],
    );
    expect(left).toEqual([{ rows: 0 }]);
    const lead = await app.signIn("manager");
    const looks = await lead.get(`/children/${child.personId}/looked`);
    expect(looks.html).not.toMatch(/standing quer/i);
    await ask();
    expect(await queriesOf()).toEqual([]);
    await facts.missing(child, [1]);
    await ask();
    expect(await queriesOf()).toEqual(["repeated-missing"]);
  });

  test("that someone takes up says so, begins a concern, and goes when it is answered", async () => {
    const { at, version, id } = await found();
    const sent = { version: String(version) };
    expect((await coordinator.post(`${at}/take-up`, sent)).status).toBe(303);
    expect((await mash.get(at)).page.text).toMatch(/has been dealing with it since/);
    const stale = await mash.post(`${at}/dismiss`, { reason: "helped", ...sent });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('name="version" value="2"');
    expect((await mash.post(`${at}/take-up`, { version: "2" })).status).toBe(409);
    const first = await coordinator.get(`/concerns/new?suggestion=${id}`);
    expect(first.html).toContain(`name="suggestion" value="${id}"`);
    const form = await coordinator.get(`/concerns/new?danger=no&suggestion=${id}`);
    expect(form.html).toContain('value="Qxstanding"');
    expect(form.page.text).toContain("Missing again and again: Missing from");
    const [begun] = await app.query<{ told: boolean }>(
      "select subject_ids @> array[$1::uuid] as told from audit.events where action = 'concern.new' order by happened_at desc, event_id desc limit 1",
      [child.personId],
    );
    expect(begun, "who read the child’s name in it is audited").toEqual({ told: true });
    const looks = await (await app.signIn("manager")).get(`/children/${child.personId}/looked`);
    expect(looks.status).toBe(200);
    expect(looks.html).not.toContain("Began a concern");
    const lead = await app.signIn("lead");
    const theirs = await lead.get(`/concerns/new?danger=no&suggestion=${id}`);
    expect(theirs.html).not.toContain("Qxstanding");
    await facts.referred(child);
    await ask();
    expect(await suggestions()).toEqual([]);
    expect(await tallies()).toEqual(["found  1", "taken-up  1"]);
  });

  test("expires by itself and then stays away", async () => {
    await found();
    await app.query(
      "update identify.standing_suggestions set expires_at = $1::timestamptz - interval '1 minute'",
      [app.clock.now()],
    );
    await ask();
    expect(await queriesOf()).toEqual([]);
    expect(await tallies()).toEqual(["expired  1", "found  1"]);
  });
});

describe("a query", () => {
  test("that has a new version says its reasons by that version", async () => {
    const { id } = await found();
    await app.query(
      "update directory.configuration set in_force_to = '2026-11-22' where kind = 'standing-query' and key = 'repeated-missing'",
    );
    await app.query(
      `insert into directory.configuration (configuration_id, partnership_id, kind, key, in_force_from, body)
       select gen_random_uuid(), partnership_id, kind, key, '2026-11-23', jsonb_set(body, '{withinDays}', '60')
       from directory.configuration where kind = 'standing-query' and key = 'repeated-missing'`,
    );
    await ask();
    const page = await coordinator.get(`/standing-queries/suggestions/${id}`);
    expect(page.page.text).toContain("referred the child to a panel in 60 days");
  });

  test("past its stop date finds nobody and says so", async () => {
    const set = (stopsOn: string) =>
      app.query(
        "update directory.configuration set body = jsonb_set(body, '{stopsOn}', to_jsonb($1::text)) where kind = 'standing-query'",
        [stopsOn],
      );
    await set("2026-11-23");
    await facts.missing(child, [5, 20, 40]);
    await ask();
    expect(await queriesOf()).toEqual([]);
    const page = await coordinator.get("/standing-queries/repeated-missing");
    expect(page.page.text).toContain("Stopped on 23 November 2026");
    await set("2028-03-31");
    await ask();
    expect(await queriesOf()).toEqual(["repeated-missing"]);
  });

  test("counts what it missed: recorded late, and referred meanwhile", async () => {
    await ask();
    await app.query("update identify.standing_runs set ran_at = ran_at - interval '2 days'");
    await facts.missing(child, [5, 20, 40]);
    await facts.referred(child, 1);
    await ask();
    expect(await queriesOf()).toEqual([]);
    expect(await tallies()).toEqual(["missed  1"]);
    const page = await coordinator.get("/standing-queries/repeated-missing");
    expect(page.page.text).toMatch(/Missed 1/);
    expect(page.page.text, "with the sum above, nobody works out whether it was a boy").toMatch(
      /Male not shown 0 0 not shown/,
    );
    expect(page.page.text).toContain("Exploitation co-ordinator");
    expect((await coordinator.get("/standing-queries/no-such-query")).status).toBe(404);
  });
});
