import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { endServiceAccount } from "../../src/rooms/accounts/service-accounts/end-account.ts";
import { allRoutes } from "../../src/routes.ts";
import { isApi } from "../../src/platform/http/route.ts";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { anAction, endPostsOf, letInById, shutOut } from "../harness/for-machines.ts";
import {
  aConcernBody,
  aMachine,
  apiClient,
  asAdministrator,
  tokenFor,
  type ApiAnswer,
  type ApiClient,
  type MadeToken,
} from "../harness/machine.ts";
import { contentsOf } from "./contents.ts";
import { auditDuring, nameOf } from "./walk.ts";
import { aChildElsewhere } from "./world.ts";

const routes = allRoutes({ secrets: deriveSecrets("a table to read"), isEvaluation: true });
const apiRoutes = routes.filter(isApi);
const pages = routes.filter((route) => !isApi(route) && !("public" in route.access));

let app: TestApp;
let machine: MadeToken;
let client: ApiClient;
beforeAll(async () => {
  app = await anApp();
  machine = await aMachine(app);
  client = apiClient(app, machine.token);
});
afterAll(() => app.close());

const bodies: Readonly<Record<string, object>> = {
  "POST /api/concerns": aConcernBody,
  "POST /api/actions/:actionId/close": { state: "done", outcome: "Met", version: 1 },
  "POST /api/chases/:chaseId/answer": { answer: "no-information" },
  "POST /api/same-child/candidates": { givenName: "Jo", familyName: "Example" },
  "POST /api/notes-to-file/:noteId/filed": { filedIn: "CMS 1" },
  "POST /api/children/:personId/numbers": { kind: "council", value: "LCS 1" },
  "POST /api/children/:personId/numbers/:identifierId/end": { reason: "A slip" },
  "POST /api/feeds/:sourceId/rows": {
    rows: [{ key: "1", givenName: "Jo", familyName: "Example", bornOn: "2011-05-04" }],
  },
  "POST /api/audit/cosignatures": { number: 1, cosignature: "\u2014 nobody AAAA" },
  "POST /api/checks/:checkId/answer": { answers: [{ child: newId(), holds: "nothing" }] },
};

function ask(by: ApiClient, name: string, headers = {}): Promise<ApiAnswer> {
  const [method, path = ""] = name.split(" ");
  const url = path.replace(/:\w+/, newId());
  return method === "GET" ? by.get(url, headers) : by.post(url, bodies[name] ?? {}, headers);
}

/** What the system of an agency gets: its own concerns, actions and questions, and no list of children. */
const expected: Readonly<Record<string, number>> = {
  "GET /api/children": 403,
  "GET /api/children/:personId/safety-plan": 404,
  "GET /api/children/:personId/recovery": 404,
  "GET /api/children/:personId/exploitation": 404,
  "GET /api/children/:personId/supervision": 404,
  "GET /api/children/:personId/numbers": 404,
  "POST /api/children/:personId/numbers": 403,
  "POST /api/children/:personId/numbers/:identifierId/end": 403,
  "GET /api/children/:personId/education": 404,
  "GET /api/children/:personId/cohorts": 404,
  "GET /api/children/:personId/merges": 404,
  "GET /api/education": 403,
  "GET /api/directory": 200,
  "GET /api/leads": 200,
  "GET /api/intelligence": 403,
  "GET /api/licensing-referrals": 403,
  "GET /api/contexts": 403,
  "GET /api/contexts/:contextId": 403,
  "GET /api/training/sessions": 200,
  "GET /api/training/coverage": 200,
  "GET /api/training/practices": 200,
  "GET /api/training/programmes": 200,
  "GET /api/training/programmes/parenting": 200,
  "GET /api/training/programmes/reach": 200,
  "GET /api/training/awareness": 200,
  "GET /api/safety-forums": 200,
  "GET /api/businesses": 200,
  "GET /api/resources": 200,
  "GET /api/tools/drafts": 403,
  "GET /api/webhooks": 200,
  "GET /api/audit/checkpoints": 200,
  "POST /api/audit/cosignatures": 404,
  "GET /api/subjects/:thingId/told": 403,
  "GET /api/measures": 403,
  "GET /api/subjects/:thingId/forums": 403,
  "GET /api/measures/:measureId": 403,
  "GET /api/notes-to-file": 403,
  "GET /api/notes-to-file/:noteId": 403,
  "POST /api/notes-to-file/:noteId/filed": 403,
  "GET /api/cohorts": 200,
  "GET /api/standing-queries": 403,
  "GET /api/same-child": 403,
  "POST /api/same-child/candidates": 200,
  "GET /api/sittings": 200,
  "GET /api/sittings/:sittingId/updates": 404,
  "GET /api/panel-promises": 200,
  "POST /api/feeds/:sourceId/rows": 403,
  "GET /api/children/:personId/documents": 404,
  "GET /api/children/:personId/visits": 404,
  "GET /api/children/:personId/vulnerability-profile": 404,
  "GET /api/services": 200,
  "GET /api/commissioning": 403,
  "GET /api/commissioning/demand": 403,
  "GET /api/children/:personId/forums": 404,
  "GET /api/children/:personId/nrm": 404,
  "GET /api/children/:personId/flags": 404,
  "GET /api/subjects": 403,
  "GET /api/nrm": 403,
  "GET /api/children/:personId/family-views": 404,
  "GET /api/children/:personId/moments": 404,
  "GET /api/moments": 403,
  "GET /api/configuration": 403,
  "GET /api/pathway/drift": 403,
  "GET /api/assessments": 403,
  "GET /api/escalations": 403,
  "GET /api/victim-requests": 403,
  "GET /api/investigations": 200,
  "GET /api/charges": 200,
  "GET /api/duties": 200,
  "GET /api/releases": 200,
  "GET /api/admin/notices-outside": 403,
  "GET /api/concerns": 200,
  "POST /api/concerns": 201,
  "GET /api/concerns/:concernId": 404,
  "POST /api/concerns/:concernId/ask": 404,
  "GET /api/closings": 403,
  "GET /api/turning-18": 403,
  "GET /api/transfers": 403,
  "GET /api/missing": 403,
  "GET /api/missing/:episodeId": 404,
  "GET /api/actions": 200,
  "POST /api/actions/:actionId/close": 404,
  "GET /api/chases": 200,
  "GET /api/checks": 200,
  "POST /api/checks/:checkId/answer": 404,
  "POST /api/chases/:chaseId/answer": 404,
};

test("the table has every route of the API", () => {
  expect(Object.keys(expected).sort()).toEqual(apiRoutes.map(nameOf).sort());
});

describe.each(apiRoutes.map((route) => [nameOf(route), route] as const))("%s", (name, route) => {
  test("answers a service account by its post, in the audit under its name", async () => {
    const rows = await auditDuring(app, async () => {
      expect([name, (await ask(client, name)).status]).toEqual([name, expected[name]]);
    });
    const outcome = { 200: "done", 201: "done", 403: "refused", 404: "not_found" }[
      expected[name] ?? 0
    ];
    expect(rows.map(({ subject_ids: _ids, request_id: _id, ...row }) => row)).toEqual([
      {
        actor_kind: "staff",
        actor_id: machine.accountId,
        action: route.audit.action,
        outcome,
        route: name,
      },
    ]);
  });

  test("answers no other token: unknown, cut short, of another scheme's form, none", async () => {
    const wrong = [`lantern_${"0".repeat(32)}_${"A".repeat(43)}`, "", "x", machine.token.slice(1)];
    const rows = await auditDuring(app, async () => {
      for (const token of wrong) {
        const answer = await ask(apiClient(app, token), name);
        expect([name, token, answer.status]).toEqual([name, token, 401]);
        expect(answer.type).toBe("application/problem+json");
        expect(answer.headers["www-authenticate"]).toContain("Bearer");
      }
    });
    expect(rows.map(({ outcome }) => outcome)).toEqual(wrong.map(() => "refused"));
    await app.query("delete from sec.attempts");
  });

  test("gives a session nothing by a bad token, and takes nothing from it with a good one", async () => {
    const coordinator = await app.signIn("coordinator");
    const cookie = [...coordinator.cookies].map(([key, value]) => `${key}=${value}`).join("; ");
    expect((await ask(apiClient(app, "bad"), name, { cookie })).status).toBe(401);
    const answer = await ask(client, name, { cookie });
    expect(answer.status).toBe(expected[name]);
    expect(answer.headers["set-cookie"]).toBeUndefined();
    await app.query("delete from sec.attempts");
  });
});

test("a page knows no token: nobody is signed in", async () => {
  const headers = { authorization: `Bearer ${machine.token}` };
  for (const { method, path } of pages) {
    const url = path.replaceAll(/:\w+/g, newId());
    const { statusCode } = await app.server.inject({ method, url, headers });
    expect([method, path, statusCode]).toEqual([method, path, method === "GET" ? 303 : 401]);
  }
});

test("a session sends nothing by the API, also with a form token of our own", async () => {
  const lead = await app.signIn("lead");
  const token = (await lead.get("/help")).page.fields["_csrf"] ?? "";
  const cookie = [...lead.cookies].map(([key, value]) => `${key}=${value}`).join("; ");
  const before = await contentsOf(app);
  const headers = { cookie, "x-csrf-token": token, "sec-fetch-site": "same-origin" };
  const answer = await apiClient(app).post("/api/concerns", aConcernBody, headers);
  expect(answer.status).toBe(403);
  expect(await contentsOf(app)).toEqual(before);
});

describe("a token", () => {
  test("is good for its scopes and no more, whatever the post allows", async () => {
    const narrow = await aMachine(app, { scopes: ["concern.raise"] });
    const child = await aChild(app);
    await letInById(app, child, narrow.accountId);
    await anAction(app, child, narrow.accountId);
    const by = apiClient(app, narrow.token);
    expect((await by.get("/api/concerns")).status).toBe(200);
    for (const name of [
      "GET /api/actions",
      "GET /api/chases",
      "POST /api/actions/:actionId/close",
    ]) {
      expect([name, (await ask(by, name)).status]).toEqual([name, 403]);
    }
  });

  test("ends with the post, the day after its last, and with the account, at once", async () => {
    const other = await aMachine(app);
    const by = apiClient(app, other.token);
    expect((await by.get("/api/concerns")).status).toBe(200);
    await endPostsOf(app, other.accountId, "2026-11-23");
    expect((await by.get("/api/concerns")).status).toBe(403);
    await asAdministrator(app, 1, (tx) => endServiceAccount(tx, other.accountId, app.clock.now()));
    expect((await by.get("/api/concerns")).status).toBe(401);
  });

  test("expires, and is revoked, and each is said in the partnership's own audit", async () => {
    const { accountId, token } = await aMachine(app, { days: 1 });
    const by = apiClient(app, token);
    expect((await by.get("/api/concerns")).status).toBe(200);
    await app.query(
      "update sec.api_tokens set made_at = $2::timestamptz - interval '2 days', expires_at = $2 where staff_id = $1",
      [accountId, app.clock.now()],
    );
    expect((await by.get("/api/concerns")).status).toBe(401);
    const revoked = await asAdministrator(app, 1, (tx) =>
      tokenFor(tx, { accountId, at: app.clock.now() }),
    );
    await app.query("update sec.api_tokens set revoked_at = $2 where staff_id = $1", [
      accountId,
      app.clock.now(),
    ]);
    expect((await apiClient(app, revoked).get("/api/concerns")).status).toBe(401);
    const rows = await app.query<{ state: string }>(
      `select detail ->> 'token' as state from audit.events
       where partnership_id = 1 and outcome = 'refused' and $1 = any (subject_ids) order by event_id`,
      [accountId],
    );
    expect(rows.map(({ state }) => state)).toEqual(["expired", "revoked"]);
  });

  test("that is not accepted is counted by address, and holds up no good one", async () => {
    await app.query("delete from sec.attempts");
    const bad = apiClient(app, "bad");
    const statuses: number[] = [];
    for (let n = 0; n < 31; n++) statuses.push((await bad.get("/api/concerns")).status);
    expect(statuses).toEqual([...Array<number>(30).fill(401), 429]);
    expect((await client.get("/api/concerns")).status).toBe(200);
    await app.query("delete from sec.attempts");
  });

  test("is in no line of the log and in no row of the database", async () => {
    await client.get(`/api/concerns?page=1`);
    await client.get(`/api/concerns?${machine.token}=1`);
    const secret = machine.token.split("_").slice(2).join("_");
    expect(app.log.filter((line) => line.includes(secret))).toEqual([]);
    expect((await everyRow()).filter((text) => text.includes(secret))).toEqual([]);
  });
});

describe("reach", () => {
  let child: Child;
  let actionId: string;
  beforeEach(async () => {
    child = await aChild(app, { familyName: "Qxreach" });
    actionId = await anAction(app, child, machine.accountId);
  });
  const closing = { state: "done", outcome: "Met", version: 1 };
  const close = () => client.post(`/api/actions/${actionId}/close`, closing);
  const sees = async () => (await client.get("/api/actions")).text.includes(actionId);

  test("is the team and the professional network: a child of neither has no name here, and nothing to close", async () => {
    expect([await sees(), (await close()).status]).toEqual([false, 404]);
    await letInById(app, child, machine.accountId);
    expect([await sees(), (await close()).status]).toEqual([true, 200]);
  });

  test("ends with a conflict of interest", async () => {
    await letInById(app, child, machine.accountId);
    expect(await sees()).toBe(true);
    await shutOut(app, child, machine.accountId);
    expect([await sees(), (await close()).status]).toEqual([false, 404]);
  });

  test("ends where a record is restricted to others", async () => {
    await restrict(app, child);
    expect([await sees(), (await close()).status]).toEqual([false, 404]);
  });

  test("ends at the partnership", async () => {
    const elsewhere = await aChildElsewhere(app, `Qx${newId().slice(-6)}`);
    const [partnership] = await app.query<{ id: number }>(
      "select max(partnership_id) as id from directory.partnerships",
    );
    expect(partnership?.id).toBeGreaterThan(1);
    await letInById(app, elsewhere, machine.accountId);
    const there = await anAction(app, elsewhere, machine.accountId);
    expect((await client.get("/api/actions")).text).not.toContain(there);
    expect((await client.post(`/api/actions/${there}/close`, closing)).status).toBe(404);
  });
});

test("a concern that another team sent is not found", async () => {
  const sent = await client.post("/api/concerns", aConcernBody);
  const address = String(sent.headers["location"]);
  expect((await client.get(address)).status).toBe(200);
  const other = await aMachine(app, { team: "Named nurses" });
  expect((await apiClient(app, other.token).get(address)).status).toBe(404);
  expect((await apiClient(app, other.token).get("/api/concerns")).text).not.toContain("Sam");
});

async function everyRow(): Promise<readonly string[]> {
  const tables = await app.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('sec', 'audit', 'history', 'directory', 'work', 'identify')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await app.query<{ text: string }>(`select t::text as text from ${name} t`);
    texts.push(...rows.map(({ text }) => text));
  }
  return texts;
}
