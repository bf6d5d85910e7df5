import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
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
    place = await aPlace(app);
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
      const answer = await sendRaw(app, client.cookies, {
        url: addressOf(route, place),
        form,
        headers,
      });
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
