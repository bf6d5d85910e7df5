import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { actionFields, anOpenContext, factFields, voiceFields } from "../harness/contexts.ts";
import { aChild } from "../harness/factories.ts";
import { aThing } from "../harness/flags.ts";
import { agencyIdOf } from "../harness/leads.ts";
import { dayOf } from "../harness/measures.ts";
import { aSitting, giveSeats, idOf, makePapers, recorded } from "../harness/panels.ts";
import { acting } from "../database/acting.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";

/** A panel decides on a case on a place: put on the agenda, in its papers, decided, and shown on the case. */
let app: TestApp;
let coordinator: Client;
let sittingId: string;
let contextId: string;
let item: string;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  await aThing(app, { kind: "place", label: "Qxpark" });
  await aThing(app, { kind: "place", label: "Qxyard" });
  contextId = await anOpenContext({ app, by: coordinator, manager: coordinator });
  const at = `/contexts/${contextId}`;
  for (const [path, fields] of [
    ["actions/new", actionFields()],
    ["facts/new", factFields()],
    ["voices/new", voiceFields()],
  ] as const)
    expect((await coordinator.post(`${at}/${path}`, fields)).status, path).toBe(303);
  sittingId = await aSitting(app, coordinator, "chair lead police");
}, 60_000);
afterAll(() => app.close());

const said = ({ page }: Answer): string => page.errors.map(({ text }) => text).join();
const sitting = (): string => `/sittings/${sittingId}`;
const add = (by: Client, over: Readonly<Record<string, string>> = {}) =>
  by.post(`${sitting()}/case`, { case: contextId, section: "themes", ...over });
const itemOf = (id: string): Promise<string> =>
  idOf(
    app,
    "select agenda_item_id as id from panels.item_contexts where context_id = $1 and not is_off",
    [id],
  );

describe("on the agenda", () => {
  test("put on by who keeps panels and reads the case, once", async () => {
    expect((await coordinator.get(sitting())).html).toContain("Put a case on the agenda");
    const form = await coordinator.get(`${sitting()}/case`);
    expect(form.page.text).toContain("Qxpark");
    expect(said(await add(coordinator, { case: "", section: "" }))).toContain("Choose a case");
    expect((await add(coordinator)).status).toBe(303);
    item = await itemOf(contextId);
    expect((await coordinator.get(sitting())).page.text).toContain("Qxpark");
    expect(said(await add(coordinator))).toContain("Choose a case");
  });

  test("by nobody who does not keep panels, or does not read it", async () => {
    for (const key of ["lead", "police", "school", "nurse"])
      expect((await add(await app.signIn(key))).status, key).toBe(403);
    expect((await add(await app.signIn("chair"))).status).toBe(404);
    expect((await add(coordinator, { case: "00000000-0000-7000-8000-000000000000" })).status).toBe(
      422,
    );
  });

  test("its paper says where the case stands, and names no child", async () => {
    const child = await aChild(app, { givenName: "Qxgiven", familyName: "Qxfamily" });
    await app.query(
      "insert into subjects.context_voices (context_voice_id, partnership_id, context_id, wording, said_on, heard_how, recorded_by, recorded_at) values (gen_random_uuid(), 1, $1, 'Qxgiven Qxfamily sits there', '2026-11-19', 'A walk', $2, now())",
      [contextId, await staffIdOf(app, "lead")],
    );
    await makePapers(coordinator, sitting());
    const police = await app.signIn("police");
    const files = [`${sitting()}/papers`, `${sitting()}/items/${item}`];
    for (const path of files) {
      const text = (await police.get(path)).page.text;
      expect(text, path).toContain("Case on a place");
      expect(text, path).toContain("Mends the light at the bandstand");
      expect(text, path).toContain("9 in four weeks");
      expect(text, path).toContain("nobody bothers you");
      expect(text, path).toContain("a child may be named");
      expect(text, path).not.toContain("Qxfamily");
      expect(text, path).not.toContain(child.personId);
    }
  });
});

describe("decided", () => {
  test("with decisions that fit a place, and no name of a child", async () => {
    app.clock.set("2026-12-01T11:00:00Z");
    coordinator = await app.signIn("coordinator");
    const page = await coordinator.get(`${sitting()}/items/${item}`);
    expect(page.page.text).not.toContain("Record the level agreed");
    expect(page.html).toContain(`/contexts/${contextId}`);
    const decision = {
      decision: "disruption",
      decisionReason: "Qxgiven Qxfamily is there",
      decisionDissent: "",
    };
    const refused = await coordinator.post(`${sitting()}/items/${item}/decisions`, decision);
    expect(said(refused)).toContain("Take the name of a child out");
    await recorded(coordinator, `${sitting()}/items/${item}/decisions`, {
      ...decision,
      decisionReason: "Qxwhy: adults come back on Fridays",
    });
    const promise = {
      wording: "Qxpromise: patrols on Friday evenings",
      owner: `agency:${await agencyIdOf(app, "police")}`,
      ...dayOf("due", "2026-12-18"),
    };
    const made = await coordinator.post(`${sitting()}/items/${item}/promises`, promise);
    expect(said(made)).toBe("");
    expect(made.status).toBe(303);
  });

  test("the case shows what was decided, who owes what by when, to who reads the case", async () => {
    const lead = await app.signIn("lead");
    for (const client of [coordinator, lead]) {
      const text = (await client.get(`/contexts/${contextId}`)).page.text;
      expect(text).toContain("Qxwhy: adults come back");
      expect(text).toContain("Qxpromise: patrols");
      expect(text).toContain("18 December 2026");
      expect(text).toContain("The minutes are not approved yet");
    }
    expect((await (await app.signIn("nurse")).get(`/contexts/${contextId}`)).status).toBe(404);
  });

  test("taken off, the case says nothing of it", async () => {
    const other = await anOpenContext({ app, by: coordinator, manager: coordinator });
    await recorded(coordinator, `${sitting()}/case`, { case: other, section: "themes" });
    expect((await coordinator.get(`/contexts/${other}`)).page.text).toContain(
      "Nothing was decided",
    );
    await recorded(coordinator, `${sitting()}/items/${await itemOf(other)}/off`, {});
    expect((await coordinator.get(`/contexts/${other}`)).page.text).not.toContain(
      "Nothing was decided",
    );
  });
});

describe("never for", () => {
  test("who has a conflict of interest, also from then on", async () => {
    const lead = await app.signIn("lead");
    expect((await lead.get(`${sitting()}/items/${item}`)).status).toBe(200);
    const conflict = { staff: await staffIdOf(app, "police"), reason: "Plays there on Sundays" };
    const at = `/contexts/${contextId}/conflict`;
    const sent = await coordinator.post(at, conflict);
    expect(said(sent)).toBe("");
    const police = await app.signIn("police");
    expect((await police.get(`${sitting()}/items/${item}`)).status).toBe(404);
    for (const path of [
      sitting(),
      `${sitting()}/papers`,
      `${sitting()}/minutes`,
      "/panel-promises",
    ])
      expect((await police.get(path)).html, path).not.toMatch(/Qxpark|Qxpromise/);
  });

  test("the people of the agency that runs the place, also who joins it after the item was made", async () => {
    const runBy = await agencyIdOf(app, "school");
    const other = await anOpenContext(
      { app, by: coordinator, manager: coordinator },
      { refer: { name: "Qxyard", runBy }, decide: { place: "Qxyard" } },
    );
    await recorded(coordinator, `${sitting()}/case`, { case: other, section: "themes" });
    const yard = await itemOf(other);
    const at = `${sitting()}/items/${yard}`;
    const promise = { wording: "Qxgate is locked at four", ...dayOf("due", "2026-12-18") };
    const owner = `agency:${await agencyIdOf(app, "police")}`;
    await recorded(coordinator, `${at}/promises`, { ...promise, owner });
    const pages = [sitting(), `${sitting()}/papers`, `${sitting()}/minutes`, "/panel-promises"];
    const police = await app.signIn("police");
    const promises = async () =>
      acting(app, await actorOf(app, "police"), async (tx) => {
        const read = tx.selectFrom("panels.item_promises").select("item_promise_id as id");
        return (await read.where("agenda_item_id", "=", yard).execute()).length;
      });
    expect((await police.get(at)).html).toContain("Qxgate");
    expect(await promises()).toBe(1);
    const [post] = await app.query<{ id: string }>(
      `insert into directory.posts (post_id, partnership_id, staff_id, team_id, role_id, starts_on, ends_on)
       select gen_random_uuid(), p.partnership_id, $1, t.team_id, p.role_id, '2026-11-30', '2027-05-01'
       from directory.posts p, directory.teams t where p.staff_id = $1 and t.agency_id = $2 limit 1 returning post_id as id`,
      [await staffIdOf(app, "police"), runBy],
    );
    const joined = await app.signIn("police");
    expect((await joined.get(at)).status).toBe(404);
    expect(await promises()).toBe(0);
    for (const path of pages)
      expect((await joined.get(path)).html, path).not.toMatch(/Qxyard|Qxgate/);
    // Whoever left it reads the item again.
    await app.query("update directory.posts set ends_on = '2026-11-30' where post_id = $1", [
      post?.id,
    ]);
    expect((await (await app.signIn("police")).get(at)).status).toBe(200);
  });

  test("a restricted case: it is not offered, and its items are read by nobody until it ends", async () => {
    await giveSeats(app, coordinator, "manager");
    const readers = { version: "", who: "named", people: [], reason: "Somebody is at risk" };
    const [row] = await app.query<{ version: number }>(
      "select version from subjects.contexts where context_id = $1",
      [contextId],
    );
    const sent = await coordinator.post(`/contexts/${contextId}/readers`, {
      ...readers,
      version: String(row?.version),
    });
    expect(said(sent)).toBe("");
    for (const key of ["coordinator", "lead", "mash", "manager"]) {
      const client = await app.signIn(key);
      expect((await client.get(`${sitting()}/items/${item}`)).status, key).toBe(404);
      expect((await client.get(sitting())).page.text, key).not.toContain("Qxpark");
      expect((await client.get("/panel-promises")).html, key).not.toContain("Qxpromise");
    }
    expect((await coordinator.get(`${sitting()}/case`)).html).not.toContain(contextId);
    expect((await coordinator.get(`/contexts/${contextId}`)).page.text).toContain("Qxpromise");
  });
});
