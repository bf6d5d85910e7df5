import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { decideForm } from "../harness/mash.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { aFact } from "./world.ts";

/** A concern that was decided when no record of the child was known, and linked with one made later. */
let app: TestApp;
let mash: Client;
let school: Client;
let count = 0;
let name: string;
let concernId: string;

/** Unlike each other: names are compared without what is no letter. */
const names = [
  "Qxalderman",
  "Qxbirchley",
  "Qxcedarwood",
  "Qxdogwood",
  "Qxelmstead",
  "Qxfirbank",
  "Qxhazelrigg",
  "Qxjuniperton",
  "Qxlarchmere",
  "Qxoakham",
];
const home = "12 Tideway Street, Eastmoor, QX1 4RT";
const bornOn = "2012-03-09";

beforeAll(async () => {
  app = await anApp();
  mash = await app.signIn("mash");
  school = await app.signIn("school");
});
beforeEach(async () => {
  count += 1;
  name = names[count - 1] ?? "";
  concernId = await sendAs(school, { familyName: name, givenName: "Ada", worry: "Qxworryz" });
});
afterAll(() => app.close());

async function decide(id = concernId): Promise<void> {
  const at = `/mash/${id}/decide`;
  const { version = "" } = (await mash.get(at)).page.fields;
  const sent = await mash.post(at, decideForm({ nextStep: "early-help", version }));
  expect([sent.status, sent.page.errors]).toEqual([303, []]);
}
const aRecord = (typed: Partial<Parameters<typeof aChild>[1]> = {}): Promise<Child> =>
  aChild(app, { familyName: name, givenName: "Ada", bornOn, ...typed });

const matchOf = (child: Child): string => `/mash/${concernId}/match/${child.personId}`;

async function link(child: Child, verdict = "same") {
  const { page } = await mash.get(matchOf(child));
  return mash.post(matchOf(child), { ...page.fields, verdict, reason: "Rang the school" });
}
const linkedWith = async () => {
  const [row] = await app.query<{ one: string | null; other: string | null }>(
    `select e.person_id as one, c.person_id as other from identify.mash_episodes e
     join identify.concerns c on c.concern_id = e.mash_episode_id where e.mash_episode_id = $1`,
    [concernId],
  );
  expect(row?.one).toBe(row?.other);
  return row?.one;
};

describe("a concern that was decided without a record", () => {
  test("is linked with one that was made since, and is then on the child's record", async () => {
    await decide();
    const child = await aRecord({ isOpen: true });
    const { page } = await mash.get(`/mash/${concernId}`);
    expect(page.text).toContain("This concern was decided without a record");
    expect(page.text).toContain(child.reference);
    const rows = await auditDuring(app, async () => {
      expect((await link(child)).status).toBe(303);
    });
    expect(rows).toContainEqual(
      expect.objectContaining({
        action: "mash.match",
        outcome: "done",
        subject_ids: [concernId, child.personId],
      }),
    );
    expect(await linkedWith()).toBe(child.personId);
    const manager = await app.signIn("manager");
    expect((await manager.get(`/children/${child.personId}/concerns`)).page.text).toContain(
      "Qxworryz",
    );
    const chronology = (await manager.get(`/children/${child.personId}`)).page.text;
    expect(chronology).toMatch(/MASH decision on concern K-/);
    const told = await app.query(
      "select 1 from work.notifications where staff_id = $1 and href = $2",
      [await staffIdOf(app, "manager"), `/children/${child.personId}/concerns`],
    );
    expect(told).toHaveLength(1);
  });

  test("stays linked: it is offered no other record, and is not taken from this one", async () => {
    await decide();
    const [child, other] = [await aRecord(), await aRecord()];
    expect((await link(child)).status).toBe(303);
    expect((await mash.get(`/mash/${concernId}`)).page.text).not.toContain(other.reference);
    for (const one of [child, other]) {
      expect((await mash.get(matchOf(one))).status).toBe(404);
      const form = { verdict: "different", reason: "No", version: "9" };
      expect((await mash.post(matchOf(one), form)).status).toBe(404);
    }
    expect(await linkedWith()).toBe(child.personId);
  });

  test("is linked once, whoever is quicker", async () => {
    await decide();
    const [child, other] = [await aRecord(), await aRecord()];
    const stale = (await mash.get(matchOf(other))).page.fields;
    const said = await link(child, "different");
    expect(said.status).toBe(303);
    const late = await mash.post(matchOf(other), { ...stale, verdict: "same", reason: "Rang" });
    expect(late.status).toBe(409);
    expect(await linkedWith()).toBeNull();
  });

  test("has a record made from it, linked at once", async () => {
    await decide();
    const at = `/mash/${concernId}/new-child`;
    expect((await mash.get(`/mash/${concernId}`)).html).toContain(at);
    const { page } = await mash.get(at);
    const made = await mash.post(at, { ...page.fields, sex: "female", reason: "No record yet" });
    expect([made.status, made.page.errors]).toEqual([303, []]);
    const personId = await linkedWith();
    const entries = await app.query<{ headline: string }>(
      "select headline from protect.chronology_entries where person_id = $1 and kind in ('concern', 'decision')",
      [personId],
    );
    expect(entries).toHaveLength(2);
    expect((await mash.get(at)).status).toBe(404);
  });

  test("is linked by nobody who is tied to the child, who is compared first", async () => {
    await decide();
    const child = await aRecord();
    expect((await mash.post("/people-i-know", { kind: "home", wording: home })).status).toBe(303);
    app.clock.advance({ minutes: 1 });
    await aFact(app, child, { kind: "address", wording: home });
    const { fields } = (await mash.get(`/mash/${concernId}`)).page;
    const sent = await mash.post(matchOf(child), {
      ...fields,
      verdict: "same",
      reason: "Rang",
      version: "2",
    });
    expect(sent.status).toBe(404);
    expect((await mash.get(`/mash/${concernId}`)).html).not.toContain(child.reference);
    expect(await linkedWith()).toBeNull();
    await app.query("delete from sec.staff_ties");
  });

  test("says that a restricted record may match, and who to ring, and links none", async () => {
    await decide();
    const child = await aRecord();
    await restrict(app, child);
    const { page, html } = await mash.get(`/mash/${concernId}`);
    expect(page.text).toContain("restricted");
    expect(html).not.toContain(child.reference);
    expect((await mash.get(matchOf(child))).status).toBe(404);
  });
});

describe("a second concern about someone of the same name and date of birth", () => {
  const words = "Another concern about a child of this name and date of birth came in on";

  test("is said on the page of each, and leads to the other", async () => {
    const second = await sendAs(school, { familyName: name, givenName: "Ada" });
    for (const [one, other] of [
      [concernId, second],
      [second, concernId],
    ] as const) {
      const { page, html } = await mash.get(`/mash/${one}`);
      expect(page.text).toContain(words);
      expect(html).toContain(`/mash/${other}"`);
    }
    await decide(second);
    expect((await mash.get(`/mash/${concernId}`)).page.text).toContain(", decided on ");
    app.clock.advance({ days: 100 });
    mash = await app.signIn("mash");
    school = await app.signIn("school");
    expect((await mash.get(`/mash/${concernId}`)).page.text).not.toContain(words);
    expect((await mash.get(`/mash/${second}`)).page.text).toContain(words);
  });

  test("is not a brother, nor someone born on another day, nor of whom no day is known", async () => {
    await sendAs(school, { familyName: name, givenName: "Bilal" });
    await sendAs(school, { familyName: name, givenName: "Ada", "bornOn-year": "2011" });
    expect((await mash.get(`/mash/${concernId}`)).page.text).not.toContain(words);
    await sendAs(school, { familyName: name, givenName: "Adah" });
    expect((await mash.get(`/mash/${concernId}`)).page.text).toContain(
      "Another concern about a child of a name like this and date of birth came in on",
    );
  });

  test("is told to nobody who may not read it, nor to the sender of either", async () => {
    const second = await sendAs(school, { familyName: name, givenName: "Ada" });
    const child = await aRecord();
    const first = concernId;
    concernId = second;
    expect((await link(child)).status).toBe(303);
    expect((await school.get(`/concerns/${first}`)).page.text).not.toContain(words);
    await restrict(app, child);
    const { page, html } = await mash.get(`/mash/${first}`);
    expect(page.text).not.toContain(words);
    expect(html).not.toContain(second);
  });

  test("is told to nobody who is tied to the child whom it is linked with", async () => {
    const second = await sendAs(school, { familyName: name, givenName: "Ada" });
    const child = await aRecord();
    const first = concernId;
    concernId = second;
    expect((await link(child)).status).toBe(303);
    expect((await mash.post("/people-i-know", { kind: "home", wording: home })).status).toBe(303);
    app.clock.advance({ minutes: 1 });
    await aFact(app, child, { kind: "address", wording: home });
    expect((await mash.get(`/mash/${first}`)).html).not.toContain(second);
  });
});
