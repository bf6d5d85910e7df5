import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { signatureHeaders } from "../../src/platform/outbound/signed-post.ts";
import { aHookServer } from "../../src/platform/outbound/fixtures/hook-server.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { letInById, shutOut } from "../harness/for-machines.ts";
import { aHook, sendHooks, type MadeHook } from "../harness/hooks.ts";
import { apiClient } from "../harness/machine.ts";

let app: TestApp;
let admin: Client;
let school: Client;
let coordinator: Client;
beforeAll(async () => {
  app = await anApp();
  await pass(0);
  await app.query(
    "update directory.roles set permissions = permissions || '{decision.file}' where key = 'agency-system'",
  );
});
afterAll(() => app.close());

/** Time passes, and with it sessions: everybody signs in anew. */
async function pass(minutes: number): Promise<void> {
  app.clock.advance({ minutes });
  [admin, school] = [await app.signIn("admin"), await app.signIn("school")];
  coordinator = await app.signIn("coordinator");
}

const closing: (() => void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) close();
  await app.query("delete from work.hook_secrets");
  await app.query("delete from work.hook_deliveries");
  await app.query(
    "update work.hooks set ended_at = made_at, ended_by = made_by where ended_at is null",
  );
});

async function server(...statuses: (number | "never")[]) {
  const made = await aHookServer(...statuses);
  closing.push(made.close);
  return made;
}

const confirm = async (hook: MadeHook) =>
  expect((await school.post(`/webhooks/${hook.hookId}`, { verdict: "confirm" })).status).toBe(303);

async function aConfirmedHook(): Promise<MadeHook> {
  const hook = await aHook(app, admin);
  await confirm(hook);
  return hook;
}

const review = { "review-day": "1", "review-month": "12", "review-year": "2026" };
const level = { level: "2", reason: "Qxwhy: two signs", dissent: "", version: "1", ...review };

/** A level is decided; answers the id of the note to file. */
async function decide(child: Child): Promise<string> {
  const sent = await coordinator.post(`/children/${child.personId}/level`, level);
  expect(sent.status).toBe(303);
  const [note] = await app.query<{ id: string }>(
    "select chronology_entry_id as id from protect.chronology_entries where person_id = $1 and kind = 'level'",
    [child.personId],
  );
  return note?.id ?? "";
}

/** A child whom this system reaches. */
async function reached(hook: MadeHook, familyName: string): Promise<Child> {
  const child = await aChild(app, { familyName });
  await letInById(app, child, hook.accountId);
  return child;
}

/** Restricting a record ends every place but those of the named, a system's as well. */
async function hide(child: Child, { accountId }: MadeHook): Promise<void> {
  await restrict(app, child);
  await app.query(
    "update sec.memberships set starts_at = starts_at - interval '2 hours', ends_at = starts_at - interval '1 hour' where staff_id = $1 and circle_id = $2",
    [accountId, child.circleId],
  );
}

const messagesOf = ({ hookId }: MadeHook) =>
  app.query<{ id: string; state: string; attempts: number; status: number | null }>(
    "select hook_delivery_id as id, state, attempts, status from work.hook_deliveries where hook_id = $1",
    [hookId],
  );

test("a decision is told in words about nobody, and fetched with the system’s own token", async () => {
  const hook = await aConfirmedHook();
  const child = await reached(hook, "Qxtold");
  const noteId = await decide(child);
  const { taken, network } = await server(500, 200);
  await sendHooks(app, network);
  expect(await messagesOf(hook)).toMatchObject([{ state: "waiting", attempts: 1, status: 500 }]);
  // Not before its time.
  await sendHooks(app, network);
  expect(taken).toHaveLength(1);
  await pass(2);
  await sendHooks(app, network);
  expect(await messagesOf(hook)).toMatchObject([{ state: "sent", attempts: 2, status: 200 }]);
  const [first, second] = taken;
  expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  expect(second?.body).toBe(first?.body);
  const body = second?.body ?? "";
  expect(JSON.parse(body)).toEqual({
    type: "note.made",
    timestamp: expect.stringMatching(/^20\d\d-\d\d-\d\dT[\d:.]+Z$/) as string,
    data: {
      id: noteId,
      reference: child.reference,
      link: `https://lantern.example/api/notes-to-file/${noteId}`,
    },
  });
  expect(body).not.toMatch(/Qx|level/i);
  const at = new Date(Number(second?.headers["webhook-timestamp"]) * 1000);
  const signed = { id: String(second?.headers["webhook-id"]), body, at, secrets: [hook.secret] };
  expect(second?.headers).toMatchObject(signatureHeaders(signed));
  const client = apiClient(app, hook.token);
  expect((await client.get(`/api/notes-to-file/${noteId}`)).status).toBe(200);
  // Where it was filed is told as well, and the concern of nobody is not.
  await client.post(`/api/notes-to-file/${noteId}/filed`, { filedIn: "CMS 1" });
  await sendHooks(app, network);
  const types = taken.map((one) => (JSON.parse(one.body) as { type: string }).type);
  expect(types.join(" ")).toBe("note.made note.made note.filed");
  const own = await client.get("/api/webhooks");
  expect(own.body).toMatchObject({
    webhooks: [
      { id: hook.hookId, state: "stands", messages: [{ state: "sent" }, { state: "sent" }] },
    ],
  });
  expect(JSON.stringify(own.body) + own.text).not.toContain(hook.secret);
  const events = await app.query(
    "select from audit.events where action = 'webhook.send' and actor_id = $1 and $2 = any(subject_ids)",
    [hook.accountId, child.personId],
  );
  expect(events).toHaveLength(3);
});

test("a concern is told of to the system of the team that sent it, once it is answered", async () => {
  const hook = await aConfirmedHook();
  const client = apiClient(app, hook.token);
  const other = await aConfirmedHook();
  await app.query(
    "update directory.posts set team_id = (select team_id from directory.teams where name <> 'Safeguarding team' and partnership_id = 1 limit 1) where staff_id = $1",
    [other.accountId],
  );
  const { taken, network } = await server(200);
  const sent = await client.post("/api/concerns", {
    danger: "no",
    givenName: "Sam",
    familyName: "Qxconcern",
    dateOfBirth: "2011-05-04",
    worry: "Collected from school",
    ringName: "Lead",
    ringPhone: "020 7946 0000",
  });
  expect(sent.status).toBe(201);
  const { id, reference } = sent.body as { id: string; reference: string };
  await app.query(
    `insert into identify.concern_outcomes (concern_outcome_id, partnership_id, concern_id, next_step, for_family, for_sender, told_by, told_at)
     select gen_random_uuid(), 1, $1, 'A plan', 'Qxfamily', 'Qxsender', staff_id, $2 from directory.staff where not is_service limit 1`,
    [id, app.clock.now()],
  );
  await sendHooks(app, network);
  expect(taken.map((one) => JSON.parse(one.body) as object)).toMatchObject([
    { type: "concern.decided", data: { id, reference } },
  ]);
  expect(await messagesOf(other)).toEqual([]);
});

test("tells of nothing that the system does not reach", async () => {
  const hook = await aConfirmedHook();
  const { taken, network } = await server(200);
  const away = await aChild(app, { familyName: "Qxaway" });
  const hidden = await reached(hook, "Qxhidden");
  const known = await reached(hook, "Qxknown");
  for (const child of [away, hidden, known]) await decide(child);
  await hide(hidden, hook);
  await shutOut(app, known, hook.accountId);
  await sendHooks(app, network);
  expect(taken).toEqual([]);
  expect(await messagesOf(hook)).toEqual([]);
  // What goes out of reach between two tries leaves nothing behind.
  const later = await reached(hook, "Qxlater");
  await decide(later);
  const failing = await server(500);
  await sendHooks(app, failing.network);
  expect(await messagesOf(hook)).toHaveLength(1);
  await hide(later, hook);
  await pass(5);
  await sendHooks(app, network);
  expect(taken).toEqual([]);
  expect(await messagesOf(hook)).toEqual([]);
});

test("tells a system without a token that stands, or whose account has ended, of nothing", async () => {
  const hook = await aConfirmedHook();
  const { taken, network } = await server(200);
  const child = await reached(hook, "Qxtoken");
  await app.query("update sec.api_tokens set scopes = '{concern.raise}' where staff_id = $1", [
    hook.accountId,
  ]);
  await decide(child);
  await sendHooks(app, network);
  expect(taken).toEqual([]);
  await admin.post(`${hook.address}/test`, {});
  await admin.post(`/admin/service-accounts/${hook.accountId}/end`, {});
  await sendHooks(app, network);
  expect(taken).toEqual([]);
  expect((await admin.get(hook.address)).page.text).toContain("Ended on");
  expect((await admin.post(`${hook.address}/test`, {})).status).toBe(409);
});

test("what goes wrong with one system keeps none of the others back, and is made up for", async () => {
  const [broken, hook] = [await aConfirmedHook(), await aConfirmedHook()];
  const child = await reached(broken, "Qxapart");
  await letInById(app, child, hook.accountId);
  await decide(child);
  const { taken, network } = await server(200);
  const db: typeof app.db = {
    ...app.db,
    as: (actor, work) =>
      "id" in actor && actor.id === broken.accountId
        ? Promise.reject(new Error("cannot be read"))
        : app.db.as(actor, work),
  };
  await expect(sendHooks({ ...app, db }, network)).rejects.toThrow("some webhooks were left out");
  expect(await messagesOf(broken)).toEqual([]);
  expect(await messagesOf(hook)).toMatchObject([{ state: "sent" }]);
  await sendHooks(app, network);
  expect(await messagesOf(broken)).toMatchObject([{ state: "sent" }]);
  expect(taken).toHaveLength(2);
});

test("sends nothing before someone else has confirmed it, and nothing once it was refused", async () => {
  const hook = await aHook(app, admin);
  const { taken, network } = await server(200);
  await decide(await reached(hook, "Qxearly"));
  expect((await admin.post(`${hook.address}/test`, {})).status).toBe(409);
  await sendHooks(app, network);
  expect(taken).toEqual([]);
  expect(await app.query("select from work.hook_events where taken_at is null")).toEqual([]);
  for (const client of [admin, coordinator]) {
    expect((await client.get(`/webhooks/${hook.hookId}`)).status).toBe(404);
    const tried = await client.post(`/webhooks/${hook.hookId}`, { verdict: "confirm" });
    expect(tried.status).toBe(404);
  }
  const page = await school.get(`/webhooks/${hook.hookId}`);
  expect(page.page.text).toContain("https://records.example/hook");
  expect(page.html).not.toContain(hook.secret);
  expect((await school.post(`/webhooks/${hook.hookId}`, { verdict: "" })).status).toBe(422);
  expect((await school.post(`/webhooks/${hook.hookId}`, { verdict: "refuse" })).status).toBe(303);
  const late = await school.post(`/webhooks/${hook.hookId}`, { verdict: "confirm" });
  expect(late.status).toBe(409);
  expect(late.page.errors.map(({ text }) => text)).toEqual([
    "It has already been answered: this is its state now",
  ]);
  expect(late.page.text).toContain("Ended on");
  await sendHooks(app, network);
  expect(taken).toEqual([]);
});

test("is kept by administrators alone, at a public address, and shows its secret once", async () => {
  const hook = await aConfirmedHook();
  const list = `/admin/service-accounts/${hook.accountId}/webhooks`;
  for (const address of [list, `${list}/new`, hook.address, `${hook.address}/end`]) {
    expect((await school.get(address)).status).toBe(403);
    const { html, status } = await admin.get(address);
    expect(status).toBe(200);
    expect(html).not.toContain(hook.secret);
  }
  const wrong = await admin.post(`${list}/new`, { id: "", address: "https://169.254.169.254/" });
  expect(wrong.status).toBe(422);
  expect(wrong.page.errors.map(({ text }) => text)).toEqual([
    "The address must be one that the internet leads to",
    "Choose the events it receives",
  ]);
  expect(wrong.html).toContain("https://169.254.169.254/");
  const again = { id: hook.hookId, address: "https://records.example/hook", events: "note.made" };
  expect((await admin.post(`${list}/new`, again)).status).toBe(409);
  const kept = await app.query<{ sealed: Buffer }>(
    "select secret_sealed as sealed from work.hook_secrets where hook_id = $1",
    [hook.hookId],
  );
  expect(kept.map(({ sealed }) => sealed.toString("latin1"))).toEqual([
    expect.not.stringContaining(hook.secret.slice(6)),
  ]);
  expect(app.log.join("\n")).not.toContain(hook.secret);
});

test("signs with the former secret as well for a day, then with the new one alone", async () => {
  const hook = await aConfirmedHook();
  const { taken, network } = await server(200);
  await pass(1);
  const { html } = await admin.post(`${hook.address}/renew`, {});
  const renewed = /whsec_[A-Za-z0-9+/=]{44}/u.exec(html)?.[0] ?? "";
  for (const secrets of [[renewed, hook.secret], [renewed]]) {
    await admin.post(`${hook.address}/test`, {});
    await sendHooks(app, network);
    const { headers, body } = taken.at(-1) ?? { headers: {}, body: "" };
    const at = new Date(Number(headers["webhook-timestamp"]) * 1000);
    const signed = { id: String(headers["webhook-id"]), body, at, secrets };
    expect(headers).toMatchObject(signatureHeaders(signed));
    await pass(24 * 60);
  }
  const bodies = taken.map((one) => JSON.parse(one.body) as object);
  expect(bodies).toMatchObject([
    { type: "test", data: {} },
    { type: "test", data: {} },
  ]);
});

test("what fails for days stops, whoever answers is told, and it can be sent again", async () => {
  const hook = await aConfirmedHook();
  await app.query("delete from work.notifications");
  const broken = await server(503);
  await admin.post(`${hook.address}/test`, {});
  for (let at = 0; at < 9; at++) {
    await sendHooks(app, broken.network);
    await pass(14 * 60);
  }
  expect(broken.taken).toHaveLength(9);
  const [dead] = await messagesOf(hook);
  expect(dead?.state).toBe("dead");
  const notices = await app.query<{ headline: string; href: string }>(
    "select headline, href from work.notifications order by made_at",
  );
  expect(notices).toEqual([
    {
      headline: expect.stringMatching(/^A webhook’s message was given up: “Machine /) as string,
      href: `/webhooks/${hook.hookId}`,
    },
  ]);
  await admin.post(`${hook.address}/test`, {});
  await sendHooks(app, broken.network);
  expect((await admin.get(hook.address)).page.text).toContain("Stopped on");
  expect((await admin.post(`${hook.address}/test`, {})).status).toBe(409);
  expect((await admin.post(`${hook.address}/start`, {})).status).toBe(303);
  const again = `${hook.address}/deliveries/${dead?.id ?? ""}/again`;
  expect((await admin.post(again, {})).status).toBe(303);
  expect((await admin.post(again, {})).status).toBe(409);
  const { taken, network } = await server(200);
  await sendHooks(app, network);
  expect(taken.map(({ headers }) => headers["webhook-id"])).toEqual([dead?.id]);
  expect((await admin.post(`${hook.address}/end`, {})).status).toBe(303);
  expect((await admin.post(`${hook.address}/end`, {})).status).toBe(409);
  expect((await admin.get(hook.address)).page.text).toContain("Ended on");
});

/** So many tests wait to be sent. */
async function tests(hook: MadeHook, many: number): Promise<void> {
  for (let at = 0; at < many; at++)
    expect((await admin.post(`${hook.address}/test`, {})).status).toBe(303);
}

test("what is gone is sent nothing more, nor is what ended in the middle", async () => {
  await app.query("delete from work.notifications");
  const hook = await aConfirmedHook();
  await tests(hook, 3);
  const gone = await server(410);
  await sendHooks(app, gone.network);
  expect(gone.taken).toHaveLength(1);
  expect((await messagesOf(hook)).map(({ state }) => state)).toEqual(["dead", "dead", "dead"]);
  const notices = await app.query("select from work.notifications where href = $1", [
    `/webhooks/${hook.hookId}`,
  ]);
  // One to confirm it, and one that it was stopped.
  expect(notices).toHaveLength(2);
  const ending = await aConfirmedHook();
  await tests(ending, 2);
  const { taken, network } = await server(200);
  const find = async (host: string) => {
    await admin.post(`${ending.address}/end`, {});
    return network.find(host);
  };
  await sendHooks(app, { ...network, find });
  expect(taken).toHaveLength(1);
});

test("a run begins no message after a while, and after one that failed the others wait", async () => {
  const hook = await aConfirmedHook();
  await tests(hook, 3);
  const broken = await server(500);
  await sendHooks(app, broken.network);
  expect(broken.taken).toHaveLength(1);
  await pass(2);
  const { taken, network } = await server(200);
  const find = (host: string) => {
    app.clock.advance({ seconds: 30 });
    return network.find(host);
  };
  await sendHooks(app, { ...network, find });
  expect(taken).toHaveLength(2);
  await sendHooks(app, network);
  expect(taken).toHaveLength(3);
});
