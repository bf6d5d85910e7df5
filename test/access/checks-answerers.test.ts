import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { agencyIdOf, answerOf, askAbout } from "../harness/checks.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aMachine } from "../harness/machine.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { cast } from "./world.ts";

const school = "Fernhill High School";
const police = "Eastmoor Police";

let app: TestApp;
let mash: Client;
let sender: Client;
let count = 0;
beforeAll(async () => {
  app = await anApp();
  mash = await app.signIn("mash");
  sender = await app.signIn("school");
});
afterAll(() => app.close());

const aConcern = (): Promise<string> =>
  sendAs(sender, { familyName: `Qxanswer${++count}`, worry: "Qxworryz" });

const checksOn = (concernId: string) =>
  app.query("select 1 from identify.partner_check_children where mash_episode_id = $1", [
    concernId,
  ]);

const ask = (concernId: string, typed: Record<string, string | string[]>) =>
  mash.post(`/mash/${concernId}/checks`, { reason: "Qxreasonz", basis: "", ...typed });

describe("an agency in which nobody can answer", () => {
  test("is apart from those that answer in Lantern, and the form says why", async () => {
    const concernId = await aConcern();
    const { page } = await mash.get(`/mash/${concernId}/checks`);
    expect(page.text).toContain("Agencies that you ring");
    expect(page.text).toMatch(/Fernhill High School[^.]{0,40}nobody can answer in Lantern/);
  });

  test("is sent no question: the form comes back whole, and says to ring", async () => {
    const concernId = await aConcern();
    const agencies = [await agencyIdOf(app, school)];
    const refused = await ask(concernId, { agencies });
    expect(refused.status).toBe(422);
    expect(refused.page.errors.map(({ text }) => text)).toEqual([
      "Fernhill High School has nobody who can answer in Lantern: ring them, and choose them under “Agencies that you ring”",
    ]);
    expect(refused.page.fields["reason"]).toBe("Qxreasonz");
    expect(await checksOn(concernId)).toEqual([]);
  });

  test("has a question kept for what it says by telephone, and is never chased", async () => {
    const concernId = await aConcern();
    const [check = ""] = await askAbout(app, mash, concernId, { rung: [school] });
    const { text } = (await mash.get(`/mash/${concernId}/checks`)).page;
    expect(text).toContain("Nobody there can answer in Lantern: ring them");
    app.clock.advance({ days: 3 });
    mash = await app.signIn("mash");
    sender = await app.signIn("school");
    const owed = (await mash.get("/overdue/partner-checks")).page.text;
    expect(owed).toContain(`Qxanswer${count}`);
    expect(owed).toContain("Nobody there can answer in Lantern: ring them");
    expect(owed).not.toContain("Chase all overdue checks");
    expect((await mash.post("/mash/owed/chase", {})).status).toBe(303);
    expect(await app.query("select 1 from identify.partner_check_steps")).toEqual([]);
    const form = await answerOf(app, check, { holds: "something", words: "Away on Mondays" });
    expect((await mash.post(`/mash/${concernId}/checks/${check}`, form)).status).toBe(303);
  });

  test("is one whose only post that answers has ended, or is not of this agency", async () => {
    const concernId = await aConcern();
    const agencies = [await agencyIdOf(app, police)];
    const [post] = await app.query<{ id: string }>(
      `select o.post_id as id from directory.posts o join directory.roles r using (role_id)
       where o.staff_id = $1 and 'check.answer' = any (r.permissions)`,
      [await staffIdOf(app, "police")],
    );
    const endsOn = (on: string | null) =>
      app.query("update directory.posts set ends_on = $2 where post_id = $1", [post?.id, on]);
    await endsOn(app.clock.today());
    app.clock.advance({ days: 1 });
    mash = await app.signIn("mash");
    sender = await app.signIn("school");
    expect((await ask(concernId, { agencies })).status).toBe(422);
    await endsOn(null);
    const rung = agencies;
    const other = await ask(concernId, { agencies: [], rung });
    expect(other.page.errors.map(({ text }) => text)).toEqual([
      "Eastmoor Police has a colleague who can answer in Lantern: choose them under “Which agencies”",
    ]);
    expect((await ask(concernId, { agencies })).status).toBe(303);
  });
});

describe("the system of an agency", () => {
  test("counts from the day on which its token stands, to the day on which it is revoked", async () => {
    const concernId = await aConcern();
    const form = async () => (await mash.get(`/mash/${concernId}/checks`)).page.text;
    const waits = { agencies: [await agencyIdOf(app, school)] };
    expect((await ask(concernId, waits)).status).toBe(422);
    const { accountId } = await aMachine(app);
    expect(await form()).toContain("answered by its system; nobody there is notified");
    const set = (what: string) =>
      app.query(`update sec.api_tokens set ${what} where staff_id = $1`, [accountId]);
    for (const [ends, stands] of [
      ["confirmed_at = null", "confirmed_at = made_at"],
      ["scopes = '{concern.raise}'", "scopes = '{check.answer}'"],
      ["expires_at = made_at + interval '1 second'", "expires_at = made_at + interval '9 days'"],
      ["revoked_at = made_at", "revoked_at = null"],
    ] as const) {
      await set(ends);
      app.clock.advance({ minutes: 1 });
      expect([ends, (await ask(concernId, waits)).status]).toEqual([ends, 422]);
      await set(stands);
    }
    expect((await ask(concernId, waits)).status).toBe(303);
    await set("revoked_at = made_at");
  });
});

describe("a question that is sent", () => {
  test("is on My work of everybody who may answer it, and of nobody else", async () => {
    const concernId = await aConcern();
    await askAbout(app, mash, concernId, { agencies: [police, "Eastmoor Health Trust"] });
    const has: string[] = [];
    for (const key of cast) {
      const client = await app.signIn(key);
      const [work, asked] = [await client.get("/work"), await client.get("/checks")];
      const name = `Qxanswer${count}`;
      const isAnswered = asked.status === 200 && asked.page.text.includes(name);
      const onWork = work.status === 200 && work.page.text.includes("asked by Owen Price");
      expect([key, onWork]).toEqual([key, isAnswered]);
      if (onWork) has.push(key);
    }
    expect(has).toEqual(expect.arrayContaining(["police", "nurse"]));
  });

  test("is told to a post that answers and opens no records", async () => {
    await app.query(
      `insert into directory.roles (role_id, partnership_id, key, name, permissions, reach)
       values (gen_random_uuid(), 1, 'answers-only', 'Answers only', '{check.answer}', 'none')`,
    );
    await app.query(
      `insert into directory.posts (post_id, partnership_id, staff_id, team_id, role_id, starts_on)
       select gen_random_uuid(), 1, $1, o.team_id, r.role_id, $2
       from directory.posts o, directory.roles r where o.staff_id = $1 and r.key = 'answers-only' limit 1`,
      [await staffIdOf(app, "school"), app.clock.today()],
    );
    const concernId = await aConcern();
    const [check = ""] = await askAbout(app, mash, concernId, { agencies: [school] });
    const told = await app.query(
      "select 1 from work.notifications where staff_id = $1 and kind = 'check' and href = '/checks'",
      [await staffIdOf(app, "school")],
    );
    expect(told).toHaveLength(1);
    sender = await app.signIn("school");
    expect((await sender.get("/work")).page.text).toContain("asked by Owen Price");
    expect((await sender.get(`/checks/${check}`)).status).toBe(200);
  });
});
