import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { demoEmail, demoPassword } from "../../src/demonstration/index.ts";
import { codeAt } from "../../src/rooms/accounts/one-time-codes.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { codeOn, givePassword, signInByPages, submit } from "./sign-in-steps.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(() => {
  app.clock.advance({ minutes: 20 });
});

/** Each test has a person of its own: what one changes, no other meets. */
async function signedIn(key: string): Promise<Client> {
  const client = app.nobody();
  const answer = await signInByPages(app, client, { key });
  if (answer.status !== 303) throw new Error(`${key} is not signed in`);
  return client;
}

const isIn = async (client: Client): Promise<boolean> =>
  (await client.get("/account")).status === 200;

const words = "orange kettle window";
const change = (client: Client, typed: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  client.post("/account/password", {
    current: demoPassword,
    password: words,
    again: words,
    ...typed,
  });

async function passwordOpens(key: string, password: string): Promise<boolean> {
  const client = app.nobody();
  const page = await client.get("/sign-in");
  const typed = { email: demoEmail(key), password };
  return (await submit(client, page, { to: "/sign-in", typed })).page.heading !== "Sign in";
}

describe("changing one's password", () => {
  test("takes the password of now and ends every other session, not this one", async () => {
    const [here, there] = [await signedIn("school"), await signedIn("school")];
    expect((await change(here, { current: "not it" })).page.errors[0]?.text).toBe(
      "Your password now is not right",
    );
    expect([await isIn(there), await passwordOpens("school", demoPassword)]).toEqual([true, true]);
    expect((await change(here)).location).toBe("/account");
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
    expect(await passwordOpens("school", demoPassword)).toBe(false);
    expect(await passwordOpens("school", words)).toBe(true);
  });

  test.each([
    ["short", "short", "Use at least 12 characters"],
    ["password1234", "password1234", "one of those that are tried first"],
    [words, "orange kettle windows", "Type the same password twice"],
    ["x".repeat(201), "x".repeat(201), "Use at most 200 characters"],
  ])("takes no %j", async (password, again, fault) => {
    const answer = await change(await signedIn("lead"), { password, again });
    expect([answer.status, answer.page.errors[0]?.text]).toEqual([
      422,
      expect.stringContaining(fault),
    ]);
    expect(await passwordOpens("lead", demoPassword)).toBe(true);
  });

  test("is not done by guessing the one of now: ten tries close it for the right one too", async () => {
    const client = await signedIn("manager");
    for (let tried = 0; tried < 10; tried++) await change(client, { current: `guess ${tried}` });
    expect((await change(client)).page.errors[0]?.text).toContain("too many wrong attempts");
    expect(await isIn(client)).toBe(true);
  });

  test("is told to the person themselves, whoever it was that did it", async () => {
    const client = await signedIn("commissioner");
    const told = async () => (await client.get("/notices")).page.text;
    const headline = "Your password or your authenticator app was changed. If that was not you";
    expect(await told()).not.toContain(headline);
    expect((await change(client)).location).toBe("/account");
    expect(await told()).toContain(headline);
  });

  test("is for someone who is signed in", async () => {
    expect((await change(app.nobody())).status).toBe(401);
  });
});

describe("one's sessions", () => {
  const idsOn = (page: Answer): readonly string[] =>
    [...page.html.matchAll(/\/account\/sessions\/([0-9a-f-]{36})\/end/g)].map(([, id = ""]) => id);

  test("are listed, and each can be ended from another", async () => {
    const [here, there] = [await signedIn("police"), await signedIn("police")];
    const [id = "", ...more] = idsOn(await here.get("/account"));
    expect(more).toEqual([]);
    expect((await here.post(`/account/sessions/${id}/end`, {})).location).toBe("/account");
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
    expect((await here.post(`/account/sessions/${id}/end`, {})).status).toBe(404);
  });

  test("are nobody else's to see or to end", async () => {
    const [nurse, chair] = [await signedIn("nurse"), await signedIn("chair")];
    const [row] = await app.query<{ id: string }>(
      "select session_id as id from sec.sessions where staff_id = $1 and ended_at is null",
      [await staffIdOf(app, "nurse")],
    );
    expect((await chair.get("/account")).html).not.toContain(row?.id ?? "-");
    expect((await chair.post(`/account/sessions/${row?.id ?? ""}/end`, {})).status).toBe(404);
    expect(await isIn(nurse)).toBe(true);
  });

  test("all the others end at once", async () => {
    const [here, ...others] = [
      await signedIn("youthworker"),
      await signedIn("youthworker"),
      await signedIn("youthworker"),
    ];
    await here.post("/account/sessions/end-others", {});
    expect(await isIn(here)).toBe(true);
    for (const other of others) expect(await isIn(other)).toBe(false);
  });
});

describe("what stands in for the phone", () => {
  const codesOn = (page: Answer): readonly string[] =>
    page.page.text.match(/[a-z2-9]{4}(?:-[a-z2-9]{4}){5}/g) ?? [];
  const by = async (key: string, code: string): Promise<Answer> => {
    const client = app.nobody();
    const page = await givePassword(client, key);
    return submit(client, page, { to: "/sign-in/code", typed: { code } });
  };

  test("recovery codes open once each, and new ones make the old ones worthless", async () => {
    const client = await signedIn("mash");
    const [first = "", second = ""] = codesOn(await client.post("/account/recovery-codes", {}));
    expect((await by("mash", first)).status).toBe(303);
    expect((await by("mash", first)).status).not.toBe(303);
    const fresh = codesOn(await client.post("/account/recovery-codes", {}));
    expect(fresh).toHaveLength(10);
    expect((await by("mash", second)).status).not.toBe(303);
    expect((await by("mash", fresh[9] ?? "")).status).toBe(303);
  });

  test("a code is kept as a digest, and is in no line of the log or the audit", async () => {
    const client = await signedIn("analyst");
    const codes = codesOn(await client.post("/account/recovery-codes", {}));
    const [kept] = await app.query<{ text: string }>(
      `select string_agg(c::text, ' ') || (select string_agg(e::text, ' ') from audit.events e) as text
       from directory.recovery_codes c`,
    );
    const said = `${kept?.text ?? ""}${app.log.join("")}`;
    expect(codes.length).toBe(10);
    expect(codes.filter((code) => said.includes(code))).toEqual([]);
  });

  test("another app replaces the one before, once it has shown a code of its own", async () => {
    const client = await signedIn("coordinator");
    const page = await client.get("/account/app");
    const key = /[A-Z2-7]{4}(?: [A-Z2-7]{4})+/.exec(page.page.text)?.[0].replaceAll(" ", "") ?? "";
    const wrong = await submit(client, page, { to: "/account/app", typed: { code: "000000" } });
    expect(wrong.status).toBe(422);
    const old = async (): Promise<string> =>
      codeOn(await givePassword(app.nobody(), "coordinator"));
    const before = await old();
    const code = codeAt(key, app.clock.now());
    expect((await submit(client, page, { to: "/account/app", typed: { code } })).status).toBe(303);
    app.clock.advance({ minutes: 2 });
    expect((await by("coordinator", before)).status).not.toBe(303);
    expect((await by("coordinator", codeAt(key, app.clock.now()))).status).toBe(303);
  });

  test("what was offered to one person adds no app to another", async () => {
    const [one, another] = [await signedIn("intelligence"), await signedIn("training")];
    const page = await one.get("/account/app");
    const key = /[A-Z2-7]{4}(?: [A-Z2-7]{4})+/.exec(page.page.text)?.[0].replaceAll(" ", "") ?? "";
    const typed = { code: codeAt(key, app.clock.now()) };
    const { sealed = "" } = page.page.fields;
    expect((await another.post("/account/app", { sealed, ...typed })).status).toBe(422);
  });
});
