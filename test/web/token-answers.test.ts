import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { answerToken } from "../../src/rooms/accounts/service-accounts/answer-token.ts";
import { findServiceAccount } from "../../src/rooms/accounts/service-accounts/account-reads.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aMachine, apiClient, asAdministrator } from "../harness/machine.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";

const list = "/admin/service-accounts";
const confirm = { verdict: "confirm" };

let app: TestApp;
let admin: Client;
let school: Client;
beforeAll(async () => {
  app = await anApp();
  admin = await app.signIn("admin");
  school = await app.signIn("school");
});
afterAll(() => app.close());

let account: string;
let tokenId: string;
let token: string;
beforeEach(async () => {
  const [ids] = await app.query<{ team: string; role: string }>(
    `select t.team_id as team, r.role_id as role from directory.teams t, directory.roles r
     where t.name = 'Safeguarding team' and r.key = 'agency-system'`,
  );
  const responsible = await staffIdOf(app, "school");
  const added = await admin.post(`${list}/new`, { name: `System ${newId()}`, ...ids, responsible });
  account = added.location ?? "";
  await app.query("delete from work.notifications");
  tokenId = newId();
  token = await make(tokenId);
});

async function make(id: string, scopes = "concern.raise"): Promise<string> {
  const form = { id, label: "Live <server>", days: "90", scopes };
  const { html } = await admin.post(`${account}/tokens`, form);
  return /lantern_[0-9a-f]{32}_[\w-]{43}/.exec(html)?.[0] ?? "";
}

const opens = async () => (await apiClient(app, token).get("/api/concerns")).status;
const noticesOf = async (key: string) =>
  app.query<{ headline: string; href: string }>(
    "select headline, href from work.notifications where staff_id = $1",
    [await staffIdOf(app, key)],
  );

test("a token opens nothing until the person who answers for it confirms it, from their notice", async () => {
  expect(await opens()).toBe(401);
  expect((await admin.get(account)).page.text).toContain("No access yet:");
  const [notice] = await noticesOf("school");
  expect(notice?.headline).toMatch(/^Confirm or refuse the token “Live <server>” of “System/);
  const page = await school.get(notice?.href ?? "");
  expect(page.status).toBe(200);
  for (const words of ["Send a concern to the MASH", "Live <server>", "22 February 2027"]) {
    expect(page.page.text).toContain(words);
  }
  expect(page.html).not.toContain(token);
  expect((await school.post(`/tokens/${tokenId}`, confirm)).status).toBe(303);
  expect(await opens()).toBe(200);
  expect((await school.get(`/tokens/${tokenId}`)).page.text).toContain("You confirmed it on");
  expect((await admin.get(account)).page.text).toContain("Valid until 22 February 2027");
  const [told] = await noticesOf("admin");
  expect(told?.headline).toMatch(/^Confirmed: the token “Live <server>” of/);
  expect(told?.href).toBe(account);
});

test("a token that is refused never opens anything, and its maker is told", async () => {
  expect((await school.post(`/tokens/${tokenId}`, { verdict: "refuse" })).status).toBe(303);
  expect(await opens()).toBe(401);
  expect((await school.post(`/tokens/${tokenId}`, confirm)).status).toBe(409);
  expect(await opens()).toBe(401);
  expect((await admin.get(account)).page.text).toContain("Revoked on");
  expect((await noticesOf("admin"))[0]?.headline).toMatch(/^Refused: the token/);
});

test("an answer that is none changes nothing and says so", async () => {
  for (const verdict of ["", "yes", "confirm "]) {
    const answer = await school.post(`/tokens/${tokenId}`, { verdict });
    expect([answer.status, answer.page.errors.map(({ text }) => text)]).toEqual([
      422,
      ["Confirm the token or refuse it"],
    ]);
  }
  expect(await opens()).toBe(401);
});

describe("nobody else", () => {
  test("finds it or answers it: not the administrator who made it, nor a colleague", async () => {
    for (const key of ["admin", "coordinator", "lead", "manager"]) {
      const client = await app.signIn(key);
      expect([key, (await client.get(`/tokens/${tokenId}`)).status]).toEqual([key, 404]);
      expect([key, (await client.post(`/tokens/${tokenId}`, confirm)).status]).toEqual([key, 404]);
    }
    expect(await opens()).toBe(401);
  });

  test("answers it in the database, where the page is not asked", async () => {
    const audit = { action: "test", outcome: "done", route: "test", requestId: "test" } as const;
    for (const key of ["admin", "coordinator"]) {
      const done = await app.db.as(await actorOf(app, key), async (tx) => ({
        value: await answerToken(tx, { tokenId, verdict: "confirm" }, app.clock.now()),
        audit,
      }));
      expect([key, done]).toEqual([key, false]);
    }
    await asAdministrator(app, 1, async (tx) => {
      expect(await answerToken(tx, { tokenId, verdict: "confirm" }, app.clock.now())).toBe(false);
    });
    expect(await opens()).toBe(401);
  });

  test("confirms with the token itself, or with another machine's", async () => {
    const other = await aMachine(app);
    for (const one of [token, other.token]) {
      const headers = { authorization: `Bearer ${one}` };
      const { statusCode } = await app.server.inject({
        method: "POST",
        url: `/tokens/${tokenId}`,
        headers,
        payload: confirm,
      });
      expect(statusCode).toBeGreaterThanOrEqual(400);
    }
    expect(await opens()).toBe(401);
  });
});

test("whoever answers for an account makes none of its tokens, so that two are always needed", async () => {
  const accountId = account.split("/").at(-1) ?? "";
  await app.query("update directory.staff set responsible_id = $2 where staff_id = $1", [
    accountId,
    await staffIdOf(app, "admin"),
  ]);
  const form = { id: newId(), label: "Mine", days: "90", scopes: "concern.raise" };
  const answer = await admin.post(`${account}/tokens`, form);
  expect([answer.status, answer.page.errors[0]?.text]).toEqual([
    422,
    "You are responsible for this account and confirm its tokens, so a colleague must make them",
  ]);
  // And the one that was made before they answered for it is not theirs to confirm either.
  expect((await admin.post(`/tokens/${tokenId}`, confirm)).status).toBe(409);
  expect(await opens()).toBe(401);
});

test("an account that has ended, and a token that has expired, are not confirmed", async () => {
  await app.query(
    "update sec.api_tokens set made_at = $2::timestamptz - interval '2 days', expires_at = $2 where token_id = $1",
    [tokenId, app.clock.now()],
  );
  expect((await school.post(`/tokens/${tokenId}`, confirm)).status).toBe(409);
  const second = newId();
  token = await make(second);
  await admin.post(`${account}/end`, {});
  expect((await school.post(`/tokens/${second}`, confirm)).status).toBe(409);
  expect(await opens()).toBe(401);
  const ended = await asAdministrator(app, 1, (tx) =>
    findServiceAccount(tx, account.split("/").at(-1) ?? ""),
  );
  expect(ended?.endedAt).not.toBeNull();
});
