import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { contentsOf } from "../access/contents.ts";
import { addressOf, auditDuring, formFor, nameOf, type Place } from "../access/walk.ts";
import { aPlace, leadsNowhere, obeyed, otherwise, posts, sendRaw } from "./own-page.ts";

let app: TestApp;
let place: Place;
beforeAll(async () => {
  app = await anApp();
});

afterAll(() => app.close());

type Forgery = readonly [
  string,
  (token: string) => { csrf: string | undefined; headers: Record<string, string> },
];
const forgeries: readonly Forgery[] = [
  ["without a token", () => ({ csrf: undefined, headers: {} })],
  ["with an empty token", () => ({ csrf: "", headers: {} })],
  ["with a token cut short", (token) => ({ csrf: token.slice(1, -1), headers: {} })],
  ["from another site", (csrf) => ({ csrf, headers: { "sec-fetch-site": "cross-site" } })],
  ["from a neighbouring site", (csrf) => ({ csrf, headers: { "sec-fetch-site": "same-site" } })],
  [
    "from another origin",
    (csrf) => ({ csrf, headers: { origin: "https://lantern.example.evil" } }),
  ],
  ["from an origin that is hidden", (csrf) => ({ csrf, headers: { origin: "null" } })],
  ["from another port", (csrf) => ({ csrf, headers: { origin: "http://localhost:81" } })],
];

const ofAnotherSession = "with the token of another session";
const ofNoSession = "with a token of theirs and of no session";
/** A page of this person's own earlier session is shown back to be sent again; nothing else is. */
const refusalOf = (way: string): RegExp =>
  [ofAnotherSession, ofNoSession].includes(way)
    ? /Go back and try again|You are signed in again/
    : /Go back and try again/;

const tokenOf = async (client: Client): Promise<string> =>
  (await client.get("/help")).page.fields["_csrf"] ?? "";

describe.each(posts.map((route) => [nameOf(route), route] as const))("%s", (_name, route) => {
  beforeAll(async () => {
    place = await aPlace(app);
  });

  test("is refused whatever is forged, changes nothing and each try is audited", async () => {
    const [client, other] = [await app.signIn(obeyed(route)), await app.signIn(obeyed(route))];
    const token = await tokenOf(client);
    const ways = [
      ...forgeries.map(([way, forge]) => ({ way, ...forge(token) })),
      { way: ofNoSession, csrf: `x${token}`, headers: {} },
      { way: ofAnotherSession, csrf: await tokenOf(other), headers: {} },
    ];
    const form = await formFor(app, route, place);
    const before = await contentsOf(app);
    const rows = await auditDuring(app, async () => {
      for (const { way, csrf, headers } of ways) {
        const answer = await sendRaw(app, client.cookies, {
          url: addressOf(route, place),
          form: { ...form, ...(csrf === undefined ? {} : { _csrf: csrf }) },
          headers,
        });
        expect.soft(answer.statusCode, way).toBe(403);
        expect.soft(answer.body, way).toMatch(refusalOf(way));
      }
    });
    expect
      .soft(rows.map(({ action, outcome }) => ({ action, outcome })))
      .toEqual(ways.map(() => ({ action: route.audit.action, outcome: "refused" })));
    // As many rows as tries, each by a request of its own: none is told of twice, and none not at all.
    expect.soft(new Set(rows.map(({ request_id }) => request_id)).size).toBe(ways.length);
    expect(await contentsOf(app)).toEqual(before);
  });

  test("is obeyed from our own page: the forgeries fail for their forgery alone", async () => {
    const client = await app.signIn(obeyed(route));
    const form = { ...(await formFor(app, route, place)), _csrf: await tokenOf(client) };
    const headers = { "sec-fetch-site": "same-origin", origin: "http://localhost:80" };
    const answer = await sendRaw(app, client.cookies, {
      url: addressOf(route, place),
      form,
      headers,
    });
    const wanted = leadsNowhere.test(route.path) ? 404 : otherwise[nameOf(route)];
    expect([wanted ?? [303, 401]].flat()).toContain(answer.statusCode);
    expect(answer.body).not.toContain("Go back and try again");
  });
});

test("a refused sign-out leaves the session open", async () => {
  const client = await app.signIn("lead");
  expect((await client.post("/sign-out", { _csrf: "forged" })).status).toBe(403);
  expect((await client.get("/children")).status).toBe(200);
});
