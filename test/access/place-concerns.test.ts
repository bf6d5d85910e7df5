import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aConcernForm, sendAs } from "../harness/concerns.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { decideForm } from "../harness/mash.ts";
import { aMachine, apiClient } from "../harness/machine.ts";
import { staffIdOf } from "../harness/sign-in.ts";

/** Concerns about no child who is known: sent, put with a subject, decided, and read on its page. */
let app: TestApp;
let school: Client;
let mash: Client;
beforeAll(async () => {
  app = await anApp();
  school = await app.signIn("school");
  mash = await app.signIn("mash");
});
afterAll(() => app.close());

const noChild = {
  givenName: "",
  familyName: "",
  "bornOn-day": "",
  "bornOn-month": "",
  "bornOn-year": "",
  noChild: "yes",
};
const sendPlace = (aboutName: string, about = "place"): Promise<string> =>
  sendAs(school, { ...noChild, about, aboutName, worry: `Qxworry of ${aboutName}` });

const versionOf = async (id: string): Promise<string> => {
  const [row] = await app.query<{ version: number }>(
    "select version from identify.mash_episodes where mash_episode_id = $1",
    [id],
  );
  return String(row?.version);
};

const newThing = (label: string) => ({ thing: "", kind: "place", label, identifier: "" });

async function put(id: string, label: string): Promise<string> {
  const form = { ...newThing(label), version: await versionOf(id) };
  expect((await mash.post(`/mash/${id}/place`, form)).location).toBe(`/mash/${id}`);
  const [row] = await app.query<{ thing: string }>(
    "select thing_id as thing from identify.mash_episodes where mash_episode_id = $1",
    [id],
  );
  return row?.thing ?? "";
}

describe("a sender", () => {
  test("says what it is and which one; nothing typed is lost, and no child is asked for", async () => {
    const form = await school.get("/concerns/new?danger=no&about=no-child");
    expect(form.page.text).not.toContain("Date of birth");
    const wrong = await school.post("/concerns", {
      ...aConcernForm,
      ...noChild,
      about: "",
      aboutName: "",
      worry: "Qxkept",
    });
    expect(wrong.status).toBe(422);
    expect(wrong.page.errors.map(({ text }) => text)).toEqual([
      "Choose what it is about",
      "Enter which one it is: what it is called, a postcode, a registration or a name online",
    ]);
    expect(wrong.page.fields["worry"]).toBe("Qxkept");
    expect(wrong.page.text).not.toContain("Date of birth");
    const id = await sendPlace("Qxarcade");
    const page = (await school.get(`/concerns/${id}`)).page.text;
    expect(page).toContain("Qxarcade");
    expect(page).toContain("Vehicles");
    expect(page).not.toContain("SAFEGUARD screening");
    expect((await school.get(`/concerns/${id}/parts/family`)).status).toBe(404);
    const part = { registration1: "QX21 ABC", looks1: "White van" };
    expect((await school.post(`/concerns/${id}/parts/vehicles`, part)).status).toBe(303);
    expect((await school.get(`/concerns/${id}`)).page.text).toContain("QX21 ABC");
    expect((await school.get("/concerns")).page.text).toContain("Qxarcade (place)");
  });

  test("a system sends one by the same rules, and no child in it", async () => {
    const { token } = await aMachine(app);
    const machine = apiClient(app, token);
    const { danger, worry, ringName, ringPhone } = aConcernForm;
    const body = { danger, worry, ringName, ringPhone, about: "account", aboutName: "qx_online" };
    const sent = await machine.post("/api/concerns", body);
    expect(sent.status).toBe(201);
    const read = await machine.get(String(sent.headers["location"]));
    expect(read.body).toMatchObject({ about: "account", aboutName: "qx_online", child: null });
    const both = await machine.post("/api/concerns", { ...body, familyName: "Doyle" });
    expect(both.status).toBe(422);
  });
});

describe("the MASH", () => {
  test("puts it with a subject, decides without a threshold, and the sender is told", async () => {
    const id = await sendPlace("Qxshop on the corner");
    expect((await mash.get("/mash")).page.text).toContain("Qxshop on the corner");
    const page = (await mash.get(`/mash/${id}`)).page.text;
    expect(page).toContain("What it is put with");
    expect(page).not.toContain("Records that may be of this child");
    for (const end of ["new-child", "checks"])
      expect((await mash.get(`/mash/${id}/${end}`)).status).toBe(404);
    const decide = { ...decideForm({ nextStep: "kept-with-subject" }), threshold: "" };
    const form = (await mash.get(`/mash/${id}/decide`)).page.text;
    expect(form).not.toContain("family");
    expect(form).not.toContain("Early help");
    const help = { ...decide, nextStep: "early-help", version: await versionOf(id) };
    const refused = await mash.post(`/mash/${id}/decide`, help);
    expect(refused.page.errors.map(({ text }) => text)).toEqual(["Choose a next step"]);
    const early = await mash.post(`/mash/${id}/decide`, {
      ...decide,
      version: await versionOf(id),
    });
    expect(early.page.errors.map(({ text }) => text)).toEqual([
      "Put it first with the place, vehicle, account or group, then choose this step",
    ]);
    const version = await versionOf(id);
    const none = await mash.post(`/mash/${id}/place`, { ...newThing("x"), kind: "", version });
    expect(none.page.errors.map(({ text }) => text)).toEqual(["Choose what it is"]);
    const stale = { ...newThing("Never made"), identifier: "AB1 2CD", version: "999" };
    const behind = await mash.post(`/mash/${id}/place`, stale);
    expect([behind.status, behind.page.fields["identifier"]]).toEqual([409, "AB1 2CD"]);
    expect(behind.page.fields["version"]).toBe(await versionOf(id));
    expect(await app.query("select 1 from subjects.things where label = 'Never made'")).toEqual([]);
    const thing = await put(id, "Qxshop");
    const [made] = await app.query<{ source: string }>(
      "select source from subjects.things where thing_id = $1",
      [thing],
    );
    expect(made?.source).toMatch(/^Concern K\S+ to the MASH$/u);
    const done = await mash.post(`/mash/${id}/decide`, { ...decide, version: await versionOf(id) });
    expect(done.status).toBe(303);
    const late = await mash.post(`/mash/${id}/place`, { ...newThing("Never made"), version });
    expect(late.status).toBe(409);
    const told = (await school.get(`/concerns/${id}`)).page.text;
    expect(told).toContain("Kept with the place, vehicle, account or group");
    expect(told).not.toMatch(/family/iu);
    expect((await mash.get(`/mash/${id}`)).page.text).not.toContain("The family may be told");
    expect((await mash.get(`/mash/${id}`)).page.text).toContain("Not weighed");
    expect((await mash.get(`/mash/${id}/note.json`)).html).toContain('"aboutName": "Qxshop on');
  });

  test("the subject’s page leads to what was told of it, newest first, for the MASH alone", async () => {
    const first = await sendPlace("Qxpier");
    const thing = await put(first, "Qxpier");
    app.clock.advance({ minutes: 5 });
    const second = await sendPlace("Qxpier again", "group");
    const form = { ...newThing(""), thing, version: await versionOf(second) };
    expect((await mash.post(`/mash/${second}/place`, form)).status).toBe(303);
    const at = `/subjects/${thing}`;
    expect((await mash.get(at)).page.text).toContain("Reports about it");
    const list = (await mash.get(`${at}/told`)).page.text;
    expect(list.indexOf("Qxworry of Qxpier again")).toBeGreaterThan(0);
    expect(list.indexOf("Qxworry of Qxpier again")).toBeLessThan(list.lastIndexOf("Qxworry of"));
    const api = await mash.get(`/api${at}/told`);
    expect(JSON.parse(api.html)).toMatchObject({
      hasMore: false,
      told: [{ id: second }, { id: first }],
    });
    for (const key of ["coordinator", "police"]) {
      const other = await app.signIn(key);
      expect((await other.get(`${at}/told`)).status).toBe(403);
      const page = await other.get(at);
      expect(page.status).toBe(200);
      expect(page.html).not.toMatch(/Reports about it|Qxworry/);
    }
    expect((await school.get(`/concerns/${first}`)).html).not.toContain(thing);
  });

  test("who is shut out of the work on it finds no row", async () => {
    const id = await sendPlace("Qxyard");
    const thing = await put(id, "Qxyard");
    await app.query(
      "update identify.mash_episodes set shut_out = array[$2::uuid] where mash_episode_id = $1",
      [id, await staffIdOf(app, "mash")],
    );
    const list = (await mash.get(`/subjects/${thing}/told`)).page.text;
    expect(list).toContain("No report has been put with it");
  });
});

/** A concern about a child, linked and nine days old, of which the sender asks: whether the MASH is told. */
async function askedAbout(
  familyName: string,
  before: (child: Child) => Promise<void> = () => Promise.resolve(),
): Promise<readonly string[]> {
  const child = await aChild(app, { familyName });
  const id = await sendAs(school, { ...aConcernForm, familyName });
  const link = "set person_id = $2 where";
  await app.query(
    `update identify.concerns set sent_at = sent_at - interval '9 days', person_id = $2 where concern_id = $1`,
    [id, child.personId],
  );
  await app.query(`update identify.mash_episodes ${link} mash_episode_id = $1`, [
    id,
    child.personId,
  ]);
  await before(child);
  expect((await school.post(`/concerns/${id}/ask`, {})).status).toBe(303);
  expect(
    await app.query("select 1 from identify.concern_asks where concern_id = $1", [id]),
  ).toHaveLength(1);
  const told = await app.query(
    "select 1 from work.notifications where staff_id = $1 and href = $2",
    [await staffIdOf(app, "mash"), `/mash/${id}`],
  );
  return told.map(() => "mash");
}

describe("a sender who heard nothing", () => {
  test("asks after three working days, once a day, and the MASH is told", async () => {
    const id = await sendPlace("Qxquiet");
    const at = `/concerns/${id}`;
    const ask = "Ask the MASH for the outcome";
    expect((await school.get(at)).page.text).not.toContain(ask);
    expect((await school.post(`${at}/ask`, {})).status).toBe(303);
    expect(await app.query("select 1 from identify.concern_asks")).toEqual([]);
    await app.query(
      "update identify.concerns set sent_at = sent_at - interval '9 days' where concern_id = $1",
      [id],
    );
    expect((await school.get(at)).page.text).toContain(ask);
    for (const _ of [1, 2]) expect((await school.post(`${at}/ask`, {})).status).toBe(303);
    expect(await app.query("select 1 from identify.concern_asks")).toHaveLength(1);
    expect((await school.get(at)).page.text).toContain("asked the MASH for the outcome");
    expect((await mash.get("/mash")).page.text).toContain("The sender asks for the outcome");
    expect((await mash.get(`/mash/${id}`)).page.text).toContain("The sender asks for the outcome");
    const notices = await app.query<{ headline: string }>(
      "select headline from work.notifications where staff_id = $1 and headline like '%asks for the outcome%'",
      [await staffIdOf(app, "mash")],
    );
    expect(notices).toHaveLength(1);
    const lead = await app.signIn("lead");
    expect((await lead.post(`${at}/ask`, {})).status).toBe(404);
  });

  test("of a child who is restricted by now, whoever does not reach the record is told nothing", async () => {
    const open = await askedAbout("Qxopen");
    expect(open).toEqual(["mash"]);
    expect(await askedAbout("Qxshut", (child) => restrict(app, child))).toEqual([]);
  });

  test("asks by its system as well, of its own team’s concerns and of no other", async () => {
    const machine = apiClient(app, (await aMachine(app)).token);
    const other = apiClient(app, (await aMachine(app, { team: "Key workers" })).token);
    const { danger, worry, ringName, ringPhone } = aConcernForm;
    const body = { danger, worry, ringName, ringPhone, about: "group", aboutName: "Qxgroup" };
    const sent = await machine.post("/api/concerns", body);
    const address = String(sent.headers["location"]);
    const early = await machine.post(`${address}/ask`, {});
    expect(early).toMatchObject({ status: 200, body: { asked: false, lastAskedAt: null } });
    await app.query(
      "update identify.concerns set sent_at = sent_at - interval '9 days' where family_name = $1",
      ["Qxgroup"],
    );
    expect((await other.post(`${address}/ask`, {})).status).toBe(404);
    const asked = await machine.post(`${address}/ask`, {});
    expect(asked).toMatchObject({ status: 200, body: { asked: true, status: "sent" } });
    const again = await machine.post(`${address}/ask`, {});
    const lastAskedAt = app.clock.now().toISOString();
    expect(again).toMatchObject({ body: { asked: false, lastAskedAt } });
  });
});
