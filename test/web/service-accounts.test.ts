import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { housekeepingJobs } from "../../src/housekeeping.ts";
import { newId } from "../../src/kernel/ids.ts";
import { endServiceAccount } from "../../src/rooms/accounts/service-accounts/end-account.ts";
import { listColleagues, listHolders } from "../../src/rooms/directory/staff-reads.ts";
import { listPosted } from "../../src/rooms/directory/agency-reads.ts";
import { listTokens } from "../../src/rooms/accounts/service-accounts/account-reads.ts";
import { notify } from "../../src/rooms/work/notify.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aMachine, apiClient, asAdministrator } from "../harness/machine.ts";
import { actorOf, openTestSession, staffIdOf } from "../harness/sign-in.ts";

const list = "/admin/service-accounts";

let app: TestApp;
let admin: Client;
let school: Client;
beforeAll(async () => {
  app = await anApp();
  admin = await app.signIn("admin");
  school = await app.signIn("school");
});
afterAll(() => app.close());

async function accountForm(more: Readonly<Record<string, string>> = {}) {
  const [ids] = await app.query<{ team: string; role: string }>(
    `select t.team_id as team, r.role_id as role from directory.teams t, directory.roles r
     where t.name = 'Safeguarding team' and r.key = 'agency-system'`,
  );
  const responsible = await staffIdOf(app, "school");
  return { name: `System ${newId()}`, ...ids, responsible, ...more };
}

async function anAccount(): Promise<string> {
  const added = await admin.post(`${list}/new`, await accountForm());
  expect(added.status).toBe(303);
  return added.location ?? "";
}

const tokenForm = () => ({
  id: newId(),
  label: "Live server",
  days: "90",
  scopes: "concern.raise",
});
/** A token that the person who answers for the account has confirmed. */
async function confirmedToken(account: string, form = tokenForm()): Promise<string> {
  const token = tokenIn(await admin.post(`${account}/tokens`, form));
  expect((await school.post(`/tokens/${form.id}`, { verdict: "confirm" })).status).toBe(303);
  return token;
}

const tokenIn = ({ html }: Answer): string =>
  /lantern_[0-9a-f]{32}_[\w-]{43}/.exec(html)?.[0] ?? "";
const noticesOf = async (key: string): Promise<readonly string[]> =>
  (
    await app.query<{ headline: string }>(
      "select headline from work.notifications where staff_id = $1",
      [await staffIdOf(app, key)],
    )
  ).map(({ headline }) => headline);

describe("an account", () => {
  test("is added, listed and told of to the person who answers for it", async () => {
    const form = await accountForm({ name: "Fernhill records" });
    const added = await admin.post(`${list}/new`, form);
    expect((await admin.get(list)).page.text).toContain("Fernhill records");
    const page = await admin.get(added.location ?? "");
    expect(page.page.text).toContain("Send a concern to the MASH");
    expect(await noticesOf("school")).toContain(
      "A service account was added: “Fernhill records”, for which you answer",
    );
    const again = await admin.post(`${list}/new`, { ...form, name: "FERNHILL records" });
    expect([again.status, again.page.errors[0]?.text]).toEqual([
      422,
      "There is a service account of this name: choose another name",
    ]);
  });

  test.each([
    [{ name: "" }, "Enter the name of the system, like “Fernhill school records”"],
    [{ name: "x".repeat(121) }, "Name must be 120 characters or fewer; it is 121"],
    [{ team: "nowhere" }, "Choose the team that the system acts for"],
    [{ role: "" }, "Choose what the system may do"],
    [{ responsible: newId() }, "Choose who answers for the system"],
  ])("is not added with %o, and keeps what was typed", async (wrong, message) => {
    const form = await accountForm(wrong);
    const answer = await admin.post(`${list}/new`, form);
    expect([answer.status, answer.page.errors.map(({ text }) => text)]).toEqual([422, [message]]);
    expect(answer.page.fields["name"]).toBe(form.name);
  });

  test("is answered for by someone else than who gives out its tokens", async () => {
    const form = await accountForm({ responsible: await staffIdOf(app, "admin") });
    const answer = await admin.post(`${list}/new`, form);
    expect(answer.page.errors[0]?.text).toBe("Choose a different person: you give out its tokens");
  });

  test("is never given a role for people", async () => {
    const [lead] = await app.query<{ id: string }>(
      "select role_id as id from directory.roles where key = 'lead-practitioner'",
    );
    const answer = await admin.post(`${list}/new`, await accountForm({ role: lead?.id ?? "" }));
    expect(answer.page.errors[0]?.text).toBe("Choose what the system may do");
  });

  test("shows markup in its name as it was typed", async () => {
    const name = "<script>alert(1)</script> records";
    await admin.post(`${list}/new`, await accountForm({ name }));
    const page = await admin.get(list);
    expect(page.html).not.toContain("<script>alert(1)");
    expect(page.page.text).toContain(name);
  });

  test("is chosen nowhere, told nothing and never signed in", async () => {
    const { accountId } = await aMachine(app);
    const today = app.clock.today();
    const actor = await actorOf(app, "coordinator");
    const audit = { action: "test", outcome: "done", route: "test", requestId: "test" } as const;
    await app.db.as(actor, async (tx) => {
      const lists = [
        (await listColleagues(tx, today)).map(({ staffId }) => staffId),
        (await listPosted(tx, today)).map(({ staffId }) => staffId),
        await listHolders(tx, "concern.raise", { on: today }),
      ];
      for (const one of lists) {
        expect(one.length).toBeGreaterThan(3);
        expect(one).not.toContain(accountId);
      }
      const notice = { kind: "access", headline: "Something", href: "/notices" } as const;
      const told = { partnershipId: 1, staffIds: [accountId], ...notice };
      await notify(tx, told, { by: actor, at: app.clock.now() });
      return { value: undefined, audit };
    });
    const notices = await app.query("select 1 from work.notifications where staff_id = $1", [
      accountId,
    ]);
    expect(notices).toEqual([]);
    await expect(openTestSession(app, accountId)).rejects.toThrow("nobody to open a session for");
  });

  test("ends with its tokens, after a question", async () => {
    const account = await anAccount();
    const token = await confirmedToken(account);
    expect((await apiClient(app, token).get("/api/concerns")).status).toBe(200);
    expect((await admin.get(`${account}/end`)).page.text).toContain("at once and for good");
    expect((await admin.post(`${account}/end`, {})).status).toBe(303);
    expect((await apiClient(app, token).get("/api/concerns")).status).toBe(401);
    expect((await admin.get(account)).page.text).toContain("Ended on");
    expect((await admin.get(`${account}/tokens`)).status).toBe(404);
    expect((await admin.post(`${account}/tokens`, tokenForm())).status).toBe(404);
  });
});

describe("a token", () => {
  test("is shown once, works for its scopes, and is revoked after a question", async () => {
    const account = await anAccount();
    const form = tokenForm();
    const shown = await admin.post(`${account}/tokens`, form);
    const token = tokenIn(shown);
    expect(shown.page.text).toContain("It expires on 22 February 2027");
    await school.post(`/tokens/${form.id}`, { verdict: "confirm" });
    expect((await apiClient(app, token).get("/api/concerns")).status).toBe(200);
    // The page loaded again, or the form sent twice: no second token, and not the first one either.
    const again = await admin.post(`${account}/tokens`, form);
    expect([again.status, tokenIn(again)]).toEqual([409, ""]);
    const page = await admin.get(account);
    expect([tokenIn(page), page.page.text.includes("Valid until 22 February 2027")]).toEqual([
      "",
      true,
    ]);
    const revoke = `${account}/tokens/${form.id}/revoke`;
    expect((await admin.get(revoke)).page.text).toContain("can do nothing with it from now on");
    expect((await admin.post(revoke, {})).status).toBe(303);
    expect((await apiClient(app, token).get("/api/concerns")).status).toBe(401);
    expect((await admin.get(account)).page.text).toContain("Revoked on");
  });

  test.each([
    [{ label: "" }, "Enter what the token is for, like “Test server”"],
    [{ scopes: "" }, "Choose what the token may be used for"],
    [{ scopes: "level.set" }, "Choose what the token may be used for"],
    [{ days: "366" }, "Choose from 1 to 365 days"],
    [{ days: "-1" }, "Choose from 1 to 365 days"],
    [{ days: "" }, "Choose from 1 to 365 days"],
  ])("is not made with %o", async (wrong, message) => {
    const account = await anAccount();
    const answer = await admin.post(`${account}/tokens`, { ...tokenForm(), ...wrong });
    expect([answer.status, answer.page.errors.map(({ text }) => text)]).toEqual([422, [message]]);
    expect(tokenIn(answer)).toBe("");
  });

  test("of one account is not revoked through another", async () => {
    const [one, other] = [await anAccount(), await anAccount()];
    const form = tokenForm();
    const token = await confirmedToken(one, form);
    expect((await admin.post(`${other}/tokens/${form.id}/revoke`, {})).status).toBe(404);
    expect((await apiClient(app, token).get("/api/concerns")).status).toBe(200);
  });

  test("is made and read by nobody without the permission, in the database too", async () => {
    const { accountId } = await aMachine(app);
    const actor = await actorOf(app, "coordinator");
    const audit = { action: "test", outcome: "done", route: "test", requestId: "test" } as const;
    await app.db.as(actor, async (tx) => {
      expect(await listTokens(tx, accountId)).toEqual([]);
      expect(await endServiceAccount(tx, accountId, app.clock.now())).toBe(false);
      return { value: undefined, audit };
    });
    const mine = await asAdministrator(app, 1, (tx) => listTokens(tx, accountId));
    expect(mine).toHaveLength(1);
  });
});

test("two weeks before a token expires its people are told, once", async () => {
  await app.query("delete from work.notifications");
  await aMachine(app, { days: 30 });
  const log = createLog("silent");
  const warn = housekeepingJobs({ database: app.db, clock: app.clock, log }).find(
    ({ name }) => name === "warn-of-tokens",
  );
  const warnings = async () => [
    ...(await app.query<{ headline: string }>(
      "select headline from work.notifications where headline like 'A token of%'",
    )),
  ];
  await warn?.run({});
  expect(await warnings()).toEqual([]);
  app.clock.advance({ days: 17 });
  await warn?.run({});
  await warn?.run({});
  const said = await warnings();
  expect(said).toHaveLength(2);
  expect(said[0]?.headline).toMatch(/expires on 24 December 2026$/);
});
