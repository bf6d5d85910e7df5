import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allRoutes } from "../../src/routes.ts";
import { isApi, type Route } from "../../src/platform/http/route.ts";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { contentsOf } from "../access/contents.ts";
import { addressOf, auditDuring, formFor, nameOf, type Place } from "../access/walk.ts";
import { aFact, aFlag, letIn } from "../access/world.ts";

const posts = allRoutes({ secrets: deriveSecrets("a table to read"), isEvaluation: true })
  // By the API a session sends nothing at all: test/access/machine.test.ts.
  .filter((route) => route.method === "POST" && !isApi(route))
  .sort((a, b) => Number(a.path === "/sign-out") - Number(b.path === "/sign-out"));

let app: TestApp;
let place: Place;
beforeAll(async () => {
  app = await anApp();
});

/** A child of its own for each route: one that was obeyed may take the record out of reach. */
async function aPlace(): Promise<Place> {
  const child = await aChild(app);
  const membershipId = await letIn(app, child, "school");
  const flagId = await aFlag(app, child);
  const whereaboutsId = await aFact(app, child);
  const newcomer = await staffIdOf(app, "police");
  return { child, membershipId, flagId, whereaboutsId, newcomer };
}
afterAll(() => app.close());

/** Somebody whom the route would obey. */
function obeyed({ path }: Route): string {
  if (path.startsWith("/admin")) return "admin";
  if (path.startsWith("/mash")) return "mash";
  if (/^\/(?:children\/(?:columns|export)|imports)/.test(path)) return "coordinator";
  if (path.endsWith("/approve")) return "chair";
  if (/^\/(?:governance\/(?:registers|holds|controllers)|audit)/.test(path)) return "governance";
  return path.startsWith("/emergency/reviews") ? "governance" : "lead";
}

/** What our own page gets where the walk's form has nothing to do its work on, or has a page for answer. */
const otherwise: Readonly<Record<string, number>> = {
  "POST /find": 200,
  "POST /governance/report": 200,
  // The file, and the form back without one.
  "POST /children/export": 200,
  "POST /imports": 422,
  // The password of now and the code of a new app are not in the walk's form.
  "POST /admin/people/invite": 422,
  "POST /account/password": 422,
  "POST /account/app": 422,
  "POST /account/passkeys": 422,
  "POST /account/recovery-codes": 200,
  "POST /admin/service-accounts/new": 422,
  "POST /notices/:noticeId/seen": 404,
  "POST /emergency/reviews/:openingId": 404,
  "POST /children/:personId/conflicts/:conflictId/end": 404,
  // Filled in by the walk of meetings: here the form comes back.
  "POST /children/:personId/actions": 422,
  "POST /children/:personId/meeting": 422,
  // The record is not restricted.
  "POST /children/:personId/lift": 404,
};

/** Addresses of a meeting, a promise, a concern, a view or an import that is not there, and of a protection that does not stand. */
const leadsNowhere =
  /:(?:meetingId|itemId|actionId|concernId|candidateId|paperId|chaseId|accountId|saveId|columnId|tokenId|viewId|exportId|importId|providerId|sessionId|passkeyId|staffId|disputeId|heldWordsId|findingId|staffTieId|entryId|holdId|agencyId|unusualId)|\/whereabouts\/protection/;

type Forgery = readonly [
  string,
  (token: string) => { csrf: string | undefined; headers: Record<string, string> },
];
const forgeries: readonly Forgery[] = [
  ["without a token", () => ({ csrf: undefined, headers: {} })],
  ["with an empty token", () => ({ csrf: "", headers: {} })],
  ["with a token cut short", (token) => ({ csrf: token.slice(0, -1), headers: {} })],
  ["from another site", (csrf) => ({ csrf, headers: { "sec-fetch-site": "cross-site" } })],
  ["from a neighbouring site", (csrf) => ({ csrf, headers: { "sec-fetch-site": "same-site" } })],
  [
    "from another origin",
    (csrf) => ({ csrf, headers: { origin: "https://lantern.example.evil" } }),
  ],
  ["from an origin that is hidden", (csrf) => ({ csrf, headers: { origin: "null" } })],
  ["from another port", (csrf) => ({ csrf, headers: { origin: "http://localhost:81" } })],
];

describe.each(posts.map((route) => [nameOf(route), route] as const))("%s", (_name, route) => {
  beforeAll(async () => {
    place = await aPlace();
  });

  test.each(forgeries)("is refused %s, changes nothing and is audited", async (_way, forge) => {
    const client = await app.signIn(obeyed(route));
    const token = (await client.get("/help")).page.fields["_csrf"] ?? "";
    const { csrf, headers } = forge(token);
    const form = {
      ...(await formFor(app, route, place)),
      ...(csrf === undefined ? {} : { _csrf: csrf }),
    };
    const before = await contentsOf(app);
    const rows = await auditDuring(app, async () => {
      const answer = await sendRaw(client.cookies, { url: addressOf(route, place), form, headers });
      expect(answer.statusCode).toBe(403);
      expect(answer.body).toContain("Go back and try again");
    });
    expect(await contentsOf(app)).toEqual(before);
    expect(rows.map(({ action, outcome }) => ({ action, outcome }))).toEqual([
      { action: route.audit.action, outcome: "refused" },
    ]);
  });

  test("is refused with the token of another session of the same person", async () => {
    const [client, other] = [await app.signIn(obeyed(route)), await app.signIn(obeyed(route))];
    const token = (await other.get("/help")).page.fields["_csrf"] ?? "";
    const form = await formFor(app, route, place);
    const before = await contentsOf(app);
    const answer = await client.post(addressOf(route, place), { ...form, _csrf: token });
    expect(answer.status).toBe(403);
    expect(await contentsOf(app)).toEqual(before);
  });

  test("is obeyed from our own page: the forgeries fail for their forgery alone", async () => {
    const client = await app.signIn(obeyed(route));
    const token = (await client.get("/help")).page.fields["_csrf"] ?? "";
    const form = { ...(await formFor(app, route, place)), _csrf: token };
    const headers = { "sec-fetch-site": "same-origin", origin: "http://localhost:80" };
    const answer = await sendRaw(client.cookies, { url: addressOf(route, place), form, headers });
    const wanted = leadsNowhere.test(route.path) ? 404 : otherwise[nameOf(route)];
    expect(wanted === undefined ? [303, 401] : [wanted]).toContain(answer.statusCode);
    expect(answer.body).not.toContain("Go back and try again");
  });
});

test("a refused sign-out leaves the session open", async () => {
  const client = await app.signIn("lead");
  expect((await client.post("/sign-out", { _csrf: "forged" })).status).toBe(403);
  expect((await client.get("/children")).status).toBe(200);
});

type Raw = {
  readonly url: string;
  readonly form: Record<string, string>;
  readonly headers: Record<string, string>;
};

function sendRaw(cookies: ReadonlyMap<string, string>, { url, form, headers }: Raw) {
  return app.server.inject({
    method: "POST",
    url,
    payload: new URLSearchParams(form).toString(),
    headers: {
      host: "localhost:80",
      "content-type": "application/x-www-form-urlencoded",
      cookie: [...cookies].map((pair) => pair.join("=")).join("; "),
      ...headers,
    },
  });
}
