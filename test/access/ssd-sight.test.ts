import { afterAll, beforeAll, expect, test } from "vitest";
import { feeds } from "../../src/modules/identify/index.ts";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict } from "../harness/factories.ts";
import { aSource } from "../harness/feeds.ts";
import { shutOut } from "../harness/for-machines.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";

/** The council’s dataset is sifted by the reach of whoever brings it: what that tells, and to whom. */
let app: TestApp;
let actor: StaffActor;
let mash: Client;
let source: feeds.FeedSource;

const acts = () => ({ actor, at: app.clock.now(), today: app.clock.today() });

beforeAll(async () => {
  app = await anApp();
  await app.query(
    "update directory.roles set permissions = permissions || '{feed.run}' where key = 'mash-decision-maker'",
  );
  const coordinator = await app.signIn("coordinator");
  mash = await app.signIn("mash");
  actor = await actorOf(app, "coordinator");
  const at = await aSource(app, coordinator, { name: "The council", kind: "council" });
  const found = (await acting(app, actor, feeds.listSources)).find(({ sourceId }) =>
    at.endsWith(sourceId),
  );
  if (!found) throw new Error("the source is not there");
  source = found;
  await aChild(app, { givenName: "Tessa", familyName: "Qxopenly" });
  const shut = await aChild(app, { givenName: "Rafe", familyName: "Qxshutout" });
  const restricted = await aChild(app, { givenName: "Ines", familyName: "Qxrestricted" });
  await app.query(
    `insert into identify.feed_identities (feed_identity_id, partnership_id, person_id, feed_source_id, identifier, verified_by, verified_at)
     select gen_random_uuid(), partnership_id, $1, $2, 'C3', $3, now() from subjects.people where person_id = $1`,
    [restricted.personId, source.sourceId, actor.id],
  );
  await restrict(app, restricted);
  await shutOut(app, shut, await staffIdOf(app, "mash"));
});
afterAll(() => app.close());

const names = ["Tessa Qxopenly", "Rafe Qxshutout", "Ines Qxrestricted", "Perdita Qxnobody"];
const born = "2011-05-04";

/** A plan of each of these, by their places in the list of names. */
function rowsOf(places: readonly number[]): readonly feeds.ssd.SsdRow[] {
  const lines = (all: readonly Readonly<Record<string, string>>[]) =>
    all.map((cells, at) => ({ line: at + 2, cells }));
  const people = names.map((name, at) => {
    const [given = "", family = ""] = name.split(" ");
    const who = { pers_forename: given, pers_surname: family, pers_dob: born };
    return { pers_person_id: `C${at + 1}`, ...who };
  });
  const plans = places.map((at) => ({
    ...{ cppl_cp_plan_id: `${at}`, cppl_person_id: `C${at + 1}` },
    ...{ cppl_cp_plan_start_date: "2026-10-01", cppl_cp_plan_end_date: "" },
  }));
  const tables = { ssd_person: lines(people), ssd_cp_plans: lines(plans) };
  return feeds.ssd.translate(tables, { today: app.clock.today(), since: "2026-09-01" }).rows;
}

const bring = (places: readonly number[]) =>
  acting(app, actor, (tx) =>
    feeds.ssd.addSsdRuns(tx, acts(), { source, rows: rowsOf(places), name: "SSD" }),
  );

test("a restricted child is as nobody: in the count, in no run and in no row that waits", async () => {
  const [one, other] = [await bring([2]), await bring([3])];
  expect(one).toEqual(other);
  expect(one).toEqual({ runs: [], closed: 0, nobody: 1 });
  const kept = await app.query(
    "select from identify.feed_runs where rows::text ~ 'Qxrestricted' union all select from identify.feed_waiting where said::text ~ 'Qxrestricted'",
  );
  expect(kept).toEqual([]);
});

test("a row that waits tells a colleague nothing of a record that they do not reach", async () => {
  const { runs } = await bring([0, 1, 2, 3]);
  expect(runs.map(({ rows }) => rows.length)).toEqual([2]);
  const runId = runs[0]?.runId ?? "";
  const begun = await mash.get(`/feeds/runs/${runId}`);
  expect([begun.status, begun.html.match(/Qx\w+/)]).toEqual([200, null]);
  expect((await mash.get(`/feeds/runs/${runId}/columns`)).status).toBe(404);
  expect((await mash.post(`/feeds/runs/${runId}/go`, { version: "1" })).status).toBe(404);
  await acting(app, actor, async (tx) => {
    const run = await feeds.findRun(tx, runId);
    return run && feeds.goOn(tx, acts(), { run, version: run.version });
  });
  const waiting = await app.query<{ id: string; who: string }>(
    "select feed_waiting_id as id, said ->> 'familyName' as who from identify.feed_waiting order by 2",
  );
  expect(waiting.map(({ who }) => who)).toEqual(["Qxopenly", "Qxshutout"]);
  const coordinator = await app.signIn("coordinator");
  for (const [client, count, statuses] of [
    [coordinator, "2 rows to look at", [200, 200]],
    [mash, "1 row to look at", [200, 404]],
  ] as const) {
    expect((await client.get("/feeds")).page.text).toContain(count);
    const list = (await client.get("/feeds/waiting")).page.text;
    expect(list).toContain("Tessa Qxopenly");
    expect(list.includes("Rafe Qxshutout")).toBe(client === coordinator);
    const rows = waiting.map(({ id }) => client.get(`/feeds/waiting/${id}`));
    expect((await Promise.all(rows)).map(({ status }) => status)).toEqual(statuses);
  }
  const at = `/feeds/waiting/${waiting[1]?.id ?? ""}/aside`;
  expect((await mash.post(at, { because: "mistake", version: "1" })).status).toBe(404);
});
