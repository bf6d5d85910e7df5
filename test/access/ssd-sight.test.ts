import { afterAll, beforeAll, expect, test } from "vitest";
import { listSources } from "../../src/rooms/feeds/source-reads.ts";
import { findRun } from "../../src/rooms/feeds/run-reads.ts";
import { goOn } from "../../src/rooms/feeds/run.ts";
import { type SsdRow, translate } from "../../src/rooms/feeds/ssd/translate.ts";
import { addSsdRuns } from "../../src/rooms/feeds/ssd/bring.ts";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { aSource, listSaid } from "../harness/feeds.ts";
import { recorded } from "../harness/elsewhere.ts";
import { shutOut } from "../harness/for-machines.ts";
import { aDay } from "../harness/pathway.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";

/** The council’s dataset is sifted by the reach of whoever brings it: what that tells, and to whom. */
let app: TestApp;
let actor: StaffActor;
let mash: Client;
let coordinator: Client;
/** The page of the council’s system. */
let at: string;

const acts = () => ({ actor, at: app.clock.now(), today: app.clock.today() });

beforeAll(async () => {
  app = await anApp();
  await app.query(
    "update directory.roles set permissions = permissions || '{feed.run}' where key = 'mash-decision-maker'",
  );
  coordinator = await app.signIn("coordinator");
  mash = await app.signIn("mash");
  actor = await actorOf(app, "coordinator");
  at = await aSource(app, coordinator, { name: "The council", kind: "council" });
  await aChild(app, { givenName: "Tessa", familyName: "Qxopenly" });
  const shut = await aChild(app, { givenName: "Rafe", familyName: "Qxshutout" });
  const restricted = await aChild(app, { givenName: "Ines", familyName: "Qxrestricted" });
  await verify(restricted, "C3");
  await restrict(app, restricted);
  await shutOut(app, shut, await staffIdOf(app, "mash"));
});
afterAll(() => app.close());

const names = ["Tessa Qxopenly", "Rafe Qxshutout", "Ines Qxrestricted", "Perdita Qxnobody"];
const born = "2011-05-04";

/** A plan of each of these, by their places in the list of names. */
function rowsOf(
  places: readonly number[],
  { from = "2026-10-01", to = "" } = {},
): readonly SsdRow[] {
  const lines = (all: readonly Readonly<Record<string, string>>[]) =>
    all.map((cells, at) => ({ line: at + 2, cells }));
  const people = names.map((name, at) => {
    const [given = "", family = ""] = name.split(" ");
    const who = { pers_forename: given, pers_surname: family, pers_dob: born };
    return { pers_person_id: `C${at + 1}`, ...who };
  });
  const plans = places.map((at) => ({
    cppl_cp_plan_id: `${at}`,
    cppl_person_id: `C${at + 1}`,
    cppl_cp_plan_start_date: from,
    cppl_cp_plan_end_date: to,
  }));
  const tables = { ssd_person: lines(people), ssd_cp_plans: lines(plans) };
  return translate(tables, { today: app.clock.today(), since: "2026-09-01" }).rows;
}

const bring = (places: readonly number[], span = {}) =>
  acting(app, actor, async (tx) => {
    const found = (await listSources(tx)).find(({ sourceId }) => at.endsWith(sourceId));
    if (!found) throw new Error("the source is not there");
    const rows = rowsOf(places, span);
    return addSsdRuns(tx, acts(), { source: found, rows, name: "SSD" });
  });

const take = (runId: string) =>
  acting(app, actor, async (tx) => {
    const run = await findRun(tx, runId);
    return run && goOn(tx, acts(), { run, version: run.version });
  });

/** From now on rows with this id may join this child. */
const verify = (child: Child, identifier: string) =>
  app.query(
    `insert into identify.feed_identities (feed_identity_id, partnership_id, person_id, feed_source_id, identifier, verified_by, verified_at)
     select gen_random_uuid(), partnership_id, $1, $2, $3, $4, now() from subjects.people where person_id = $1`,
    [child.personId, at.split("/").at(-1), identifier, actor.id],
  );

test("a restricted child is as nobody: in the count, in no run and in no row that waits", async () => {
  const [one, other] = [await bring([2]), await bring([3])];
  expect(one).toEqual(other);
  expect(one).toEqual({ runs: [], closed: 0, nobody: 1 });
  expect(await app.query("select from identify.feed_runs")).toEqual([]);
  expect(JSON.stringify(await listSaid(app))).not.toContain("Qxrestricted");
});

test("a row that waits tells a colleague nothing of a record that they do not reach", async () => {
  const { runs } = await bring([0, 1, 2, 3]);
  expect(runs.map(({ rows }) => rows.length)).toEqual([2]);
  const runId = runs[0]?.runId ?? "";
  const begun = await mash.get(`/feeds/runs/${runId}`);
  expect([begun.status, begun.page.text.match(/Qx\w+/)]).toEqual([200, null]);
  expect((await mash.get(`/feeds/runs/${runId}/columns`)).status).toBe(404);
  expect((await mash.post(`/feeds/runs/${runId}/go`, { version: "1" })).status).toBe(404);
  await take(runId);
  const waiting = (await listSaid(app))
    .map(({ id, said }) => ({ id, who: said["familyName"] ?? "" }))
    .sort((one, other) => one.who.localeCompare(other.who));
  expect(waiting.map(({ who }) => who)).toEqual(["Qxopenly", "Qxshutout"]);
  for (const [client, count, statuses] of [
    [coordinator, "2 rows to check", [200, 200]],
    [mash, "1 row to check", [200, 404]],
  ] as const) {
    expect((await client.get("/feeds")).page.text).toContain(count);
    const list = (await client.get("/feeds/waiting")).page.text;
    expect(list).toContain("Tessa Qxopenly");
    expect(list.includes("Rafe Qxshutout")).toBe(client === coordinator);
    const rows = waiting.map(({ id }) => client.get(`/feeds/waiting/${id}`));
    expect((await Promise.all(rows)).map(({ status }) => status)).toEqual(statuses);
  }
  const aside = `/feeds/waiting/${waiting[1]?.id ?? ""}/aside`;
  expect((await mash.post(aside, { because: "mistake", version: "1" })).status).toBe(404);
});

test("a plan that a person has recorded and ended is taken as the same", async () => {
  const child = await aChild(app, { givenName: "Perdita", familyName: "Qxnobody" });
  const forum = "child-protection-plan";
  const reference = await recorded(coordinator, { personId: child.personId, forum });
  const end = { ...aDay("ended", 20), endReason: "It is over", version: "1" };
  expect((await coordinator.post(`${reference}/end`, end)).status).toBe(303);
  await verify(child, "C4");
  const { runs } = await bring([3], { from: "2026-11-03", to: "2026-11-21" });
  await take(runs[0]?.runId ?? "");
  const [joined] = await app.query<{ written: string }>(
    "select written_id as written from identify.feed_rows where person_id = $1",
    [child.personId],
  );
  expect(joined?.written).toBe(reference.split("/").at(-1));
  const steps = await app.query("select step from protect.forum_entries where person_id = $1", [
    child.personId,
  ]);
  expect(steps).toHaveLength(2);
});
