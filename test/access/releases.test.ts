import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "../../src/platform/access/actor.ts";
import { alertOfReleases } from "../../src/rooms/duties/releases/alert-job.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { addAround, addUntold, dayOf } from "../harness/family-network.ts";
import { aLink } from "../harness/flags.ts";
import { ageFields, aPersonBorn } from "../harness/measures.ts";
import { staffIdOf } from "../harness/sign-in.ts";

/** Bail, release and conditions: who is told before they end, that it is in time, and never somebody who must not be. */
let app: TestApp;
let manager: Client;
let child: Child;
let adult: string;
beforeAll(async () => {
  app = await anApp();
  manager = await app.signIn("manager");
  child = await aChild(app, { familyName: "Qxbail", givenName: "Ada" });
  await allocate(child);
  adult = await aPersonBorn(app, { bornOn: "1990-05-04" });
  await manager.post(`/subjects/${adult}/age`, ageFields());
  await aLink(app, { personId: child.personId, thingId: adult });
}, 180_000);
afterAll(() => app.close());

async function allocate({ circleId }: Child): Promise<void> {
  await app.query(
    `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
     select gen_random_uuid(), partnership_id, $1, staff_id, 'allocation', 'Leads', $3 from directory.staff where staff_id = $2`,
    [circleId, await staffIdOf(app, "lead"), app.clock.now()],
  );
}

type Fields = Readonly<Record<string, string | readonly string[]>>;
const said = ({ page }: Answer): string => page.errors.map(({ text }) => text).join("; ");

const releaseFields = (over: Fields = {}): Fields => ({
  kind: "police-bail",
  conditions: "Not to contact a named child",
  source: "Custody sergeant",
  ...dayOf("beginsOn", "2026-11-10"),
  // A Sunday.
  ...dayOf("endsOn", "2026-11-29"),
  children: [child.personId],
  ...over,
});

async function aRelease(over: Fields = {}): Promise<string> {
  const by = await app.signIn("manager");
  const answer = await by.post(`/subjects/${adult}/releases/new`, releaseFields(over));
  if (answer.status !== 303) throw new Error(`not recorded: ${answer.page.text}`);
  const [row] = await app.query<{ id: string }>(
    "select release_id as id from subjects.releases order by release_id desc limit 1",
  );
  return row?.id ?? "";
}

const alert = () =>
  acting(app, systemActor("housekeeping"), (tx) => alertOfReleases(tx, app.clock));
const noticesOf = async (id: string): Promise<number> =>
  (await app.query("select from work.notifications where href like $1", [`%/releases/${id}`]))
    .length;

const telling = (whom: string, over: Fields = {}): Fields => ({
  whom,
  carer: "",
  outcome: "told",
  ...dayOf("toldOn", "2026-11-24"),
  toldBy: "Mariam Begum",
  wording: "On the telephone",
  ...over,
});

describe("a bail condition that ends on Sunday", () => {
  test("alerts the lead on the Thursday, once; who is told is recorded, and a new end alerts again", async () => {
    const id = await aRelease();
    const [row] = await app.query<{ on: string }>(
      `select alert_on::text as "on" from subjects.releases where release_id = $1`,
      [id],
    );
    expect(row?.on).toBe("2026-11-26");
    await alert();
    expect(await noticesOf(id)).toBe(0);

    app.clock.advance({ days: 2 });
    await alert();
    await alert();
    expect(await noticesOf(id)).toBe(1);
    const by = await app.signIn("lead");
    expect((await by.get("/releases?show=due")).page.text).toContain("Qxbail");
    const at = `/children/${child.personId}/releases/${id}`;
    expect((await by.get(at)).page.text).toContain(
      "Still to tell: the lead practitioner, the child, a parent or carer",
    );

    const darren = await addUntold(app, by, child);
    const mina = await addAround(app, by, child, {
      name: "Mina Qxbail",
      relationship: "mother",
      phone: "",
    });
    expect((await by.post(`${at}/told`, telling("lead"))).status).toBe(303);
    expect((await by.post(`${at}/told`, telling("child", { outcome: "not-told" }))).status).toBe(
      303,
    );
    const wrong = await by.post(`${at}/told`, telling("carer", { carer: darren }));
    expect(said(wrong)).toContain("must not be told");
    const nobody = await by.post(`${at}/told`, telling("carer"));
    expect(said(nobody)).toContain("Choose which parent or carer was told");
    const words = { carer: mina, wording: "Told her and Darren Qxhill" };
    expect(said(await by.post(`${at}/told`, telling("carer", words)))).toContain(
      "must not be told",
    );
    expect((await by.post(`${at}/told`, telling("carer", { carer: mina }))).status).toBe(303);
    expect((await by.get("/releases?show=due")).page.text).not.toContain("Qxbail");

    const change = {
      change: "varied",
      conditions: "Not to contact a named child",
      ...dayOf("endsOn", "2026-11-30"),
      endWords: "",
      version: "1",
    };
    const boss = await app.signIn("manager");
    const address = `/subjects/${adult}/releases/${id}/change`;
    expect((await boss.post(address, change)).status).toBe(303);
    expect((await boss.post(address, change)).status).toBe(409);
    app.clock.advance({ days: 1 });
    await alert();
    expect(await noticesOf(id)).toBe(2);
    const ended = { ...change, change: "ended", endWords: "Charged and remanded", version: "2" };
    expect((await (await app.signIn("manager")).post(address, ended)).status).toBe(303);
    expect((await (await app.signIn("lead")).get(at)).page.text).toContain("Charged and remanded");
  });
});

describe("bad input and who gets in", () => {
  test("a person whose age is unknown has none; a child is not named; it does not end before it begins", async () => {
    const boss = await app.signIn("manager");
    const unknown = await aPersonBorn(app, { bornOn: null });
    const refused = await boss.post(`/subjects/${unknown}/releases/new`, releaseFields());
    expect(refused.status).toBe(422);
    expect(said(refused)).toContain("age is not known");
    const at = `/subjects/${adult}/releases/new`;
    const names = releaseFields({ conditions: "Not to go near Ada Qxbail" });
    expect(said(await boss.post(at, names))).toContain("This names a child");
    const ends = releaseFields(dayOf("endsOn", "2026-11-01"));
    expect(said(await boss.post(at, ends))).toContain("must not end before it begins");
    expect(said(await boss.post(at, releaseFields({ children: [] })))).toContain(
      "Choose which children it concerns",
    );
  });

  test("a restricted child's release is on no list, and its lead is still told; subjects stay with who reads them", async () => {
    const hidden = await aChild(app, { familyName: "Qxhidden" });
    await allocate(hidden);
    await aLink(app, { personId: hidden.personId, thingId: adult });
    const id = await aRelease({
      children: [hidden.personId],
      ...dayOf("endsOn", "2026-11-30"),
    });
    await restrict(app, hidden);
    expect(await alert()).toBe(1);
    expect(await noticesOf(id)).toBe(1);
    for (const key of ["coordinator", "manager"])
      expect((await (await app.signIn(key)).get("/releases")).page.text).not.toContain("Qxhidden");
    const by = await app.signIn("lead");
    expect((await by.get(`/children/${hidden.personId}/releases/${id}`)).status).toBe(200);
    expect((await by.get(`/subjects/${adult}/releases`)).status).toBe(403);
    const school = await app.signIn("school");
    expect((await school.get(`/children/${child.personId}/releases`)).status).toBe(404);
    const rows = await acting(app, systemActor("sign-in"), (tx) =>
      tx.selectFrom("subjects.releases").select("release_id").execute(),
    );
    expect(rows).toEqual([]);
  });
});
