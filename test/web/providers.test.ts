import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addProvider, disableProvider } from "../../src/rooms/accounts/providers/add-provider.ts";
import { asMaintenance } from "../harness/maintenance.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import {
  anIdentityProvider,
  client as registered,
  throughProvider,
  type IdentityProvider,
} from "../harness/identity-provider.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { endPosts } from "../access/world.ts";
import { codeOn, submit } from "./sign-in-steps.ts";

/** Two agencies, each with a real provider of its own. The lead is the council's, the nurse the trust's. */
let app: TestApp;
let council: IdentityProvider & { id: string };
let trust: IdentityProvider & { id: string };

const origin = "http://localhost";

async function joined(key: string): Promise<IdentityProvider & { id: string }> {
  const [row] = await app.query<{ name: string }>(
    `select a.name from directory.posts p join directory.teams using (team_id)
     join directory.agencies a using (agency_id) where p.staff_id = $1`,
    [await staffIdOf(app, key)],
  );
  const provider = await anIdentityProvider();
  const id = await asMaintenance(app.admin, (tx) =>
    addProvider(
      tx,
      {
        partnershipId: 1,
        agency: row?.name ?? "",
        issuer: provider.issuer,
        clientId: registered.id,
        secret: registered.secret,
        factorAcr: [],
        factorAmr: ["mfa"],
      },
      { ring: app.secrets.ring, at: app.clock.now() },
    ),
  );
  provider.serve(`${origin}/sign-in/with/${id}/back`);
  return { ...provider, id };
}

beforeAll(async () => {
  app = await anApp();
  council = await joined("lead");
  trust = await joined("nurse");
  await link("lead", council, "a1");
  await link("nurse", trust, "b1");
});
afterAll(async () => {
  await council.close();
  await trust.close();
  await app.close();
});
beforeEach(() => app.clock.advance({ minutes: 10 }));

const ofProvider = ({ id }: { id: string }): string => `/sign-in/with/${id}`;

async function link(
  key: string,
  at: IdentityProvider & { id: string },
  subject: string,
): Promise<Answer> {
  const client = await app.signIn(key);
  at.letIn({ subject });
  const leaving = await client.post(ofProvider(at), { purpose: "link", next: "", kept: "" });
  return client.get(pathOf(await throughProvider(addressOn(leaving))));
}

const addressOn = ({ page, location }: Answer): string =>
  location ?? page.links.find(({ href }) => href.includes("/auth?"))?.href ?? "";
const pathOf = (address: string): string => address.replace(origin, "");

/** Goes to the provider and comes back as this account; answers what Lantern says. */
async function comeBack(
  client: Client,
  at: IdentityProvider & { id: string },
  account: Parameters<IdentityProvider["letIn"]>[0],
): Promise<Answer> {
  at.letIn(account);
  const leaving = await client.get(`${ofProvider(at)}?next=%2Faccount`);
  return client.get(pathOf(await throughProvider(leaving.location ?? "")));
}

const isIn = async (client: Client): Promise<boolean> =>
  (await client.get("/account")).status === 200;

describe("an agency's own sign-in", () => {
  test("is offered by the agency's name", async () => {
    const { page } = await app.nobody().get("/sign-in");
    const offers = page.links.filter(({ href }) => href.startsWith("/sign-in/with/"));
    expect(offers.map(({ href }) => href).sort()).toEqual(
      [ofProvider(council), ofProvider(trust)].sort(),
    );
  });

  test("lets its own people in, with the second factor it vouches for", async () => {
    for (const [at, subject, name] of [
      [council, "a1", "Mariam Begum"],
      [trust, "b1", ""],
    ] as const) {
      const client = app.nobody();
      const back = await comeBack(client, at, { subject, amr: ["pwd", "mfa"] });
      expect([back.status, back.location]).toEqual([303, "/account"]);
      const page = await client.get("/account");
      expect(page.status).toBe(200);
      expect(page.page.text).toContain(name);
    }
  });

  test("sends nothing but what it must: code, PKCE, state, nonce", async () => {
    const leaving = await app.nobody().get(ofProvider(council));
    const { searchParams } = new URL(leaving.location ?? "");
    expect([...searchParams.keys()].sort()).toEqual(
      [
        "client_id",
        "code_challenge",
        "code_challenge_method",
        "nonce",
        "redirect_uri",
        "response_type",
        "scope",
        "state",
      ].sort(),
    );
    expect(searchParams.get("scope")).toBe("openid");
    expect(searchParams.get("redirect_uri")).toBe(`${origin}${ofProvider(council)}/back`);
  });

  test("without a second factor opens one page, until one is given", async () => {
    const client = app.nobody();
    await comeBack(client, council, { subject: "a1", amr: ["pwd"] });
    for (const address of ["/", "/children", "/account", "/work"]) {
      const turned = await client.get(address);
      expect([address, turned.status, turned.location]).toEqual([
        address,
        303,
        "/account/second-factor",
      ]);
    }
    expect((await client.get("/api/children")).status).toBe(403);
    const step = await client.get("/account/second-factor");
    expect(step.page.heading).toBe("One more step");
    const code = /shows (\d{6})/.exec(step.page.text)?.[1] ?? "";
    const wrong = await client.post("/confirm/code", { code: "000000", next: "/" });
    expect(wrong.status).toBe(401);
    expect((await client.get("/children")).location).toBe("/account/second-factor");
    await client.post("/confirm/code", { code, next: "/" });
    expect((await client.get("/children")).status).toBe(200);
  });
});

describe("what comes back is not taken", () => {
  test.each([
    ["another state", (to: URL) => to.searchParams.set("state", "x".repeat(43))],
    ["no state", (to: URL) => to.searchParams.delete("state")],
    ["another issuer", (to: URL) => to.searchParams.set("iss", "https://evil.example")],
    ["the other agency's issuer", (to: URL) => to.searchParams.set("iss", trust.issuer)],
    ["a code of nobody's", (to: URL) => to.searchParams.set("code", "x".repeat(43))],
    ["no code", (to: URL) => to.searchParams.delete("code")],
    ["two states", (to: URL) => to.searchParams.append("state", "another")],
  ])("with %s", async (_what, tamper) => {
    council.letIn({ subject: "a1", amr: ["mfa"] });
    const client = app.nobody();
    const leaving = await client.get(ofProvider(council));
    const to = new URL(await throughProvider(leaving.location ?? ""));
    tamper(to);
    const back = await client.get(pathOf(to.href));
    expect([back.status, back.page.heading]).toEqual([401, "You could not be signed in"]);
    expect(await isIn(client)).toBe(false);
    // The visit is used up: the right answer after the wrong one is too late.
    expect((await client.get(pathOf(to.href))).status).toBe(401);
    expect(await isIn(client)).toBe(false);
  });

  test("with another nonce in the token than this visit asked for", async () => {
    council.letIn({ subject: "a1", amr: ["mfa"] });
    const [first, second] = [app.nobody(), app.nobody()];
    const [one, two] = [
      await first.get(ofProvider(council)),
      await second.get(ofProvider(council)),
    ];
    // Somebody else's code, brought with one's own state: PKCE and nonce are of another visit.
    const theirs = new URL(await throughProvider(two.location ?? ""));
    const own = new URL(await throughProvider(one.location ?? ""));
    own.searchParams.set("code", theirs.searchParams.get("code") ?? "");
    expect((await first.get(pathOf(own.href))).status).toBe(401);
    expect(await isIn(first)).toBe(false);
    // With the nonce alone changed on the way there, PKCE holds and the nonce does not.
    const client = app.nobody();
    const leaving = new URL((await client.get(ofProvider(council))).location ?? "");
    leaving.searchParams.set("nonce", "another");
    expect((await client.get(pathOf(await throughProvider(leaving.href)))).status).toBe(401);
    expect(await isIn(client)).toBe(false);
  });

  test("with a token that was changed after it was signed", async () => {
    council.letIn({ subject: "somebody-else", amr: ["mfa"], isForged: true });
    const client = app.nobody();
    const leaving = await client.get(ofProvider(council));
    const back = await client.get(pathOf(await throughProvider(leaving.location ?? "")));
    expect([back.status, await isIn(client)]).toEqual([401, false]);
  });

  test.each([
    ["for another audience", { aud: "somebody-else" }, 401],
    [
      "for several audiences, Lantern among them, and issued to another",
      { aud: ["lantern", "somebody-else"], azp: "somebody-else" },
      401,
    ],
    ["of another issuer", { iss: "https://evil.example" }, 401],
    ["that has expired", { exp: 1_700_000_000 }, 401],
    ["as it is, signed anew: the control", {}, 303],
  ])("with a token %s", async (_what, claims, status) => {
    council.letIn({ subject: "a1", amr: ["mfa"], claims });
    const client = app.nobody();
    const leaving = await client.get(ofProvider(council));
    const back = await client.get(pathOf(await throughProvider(leaving.location ?? "")));
    expect([back.status, await isIn(client)]).toEqual([status, status === 303]);
  });

  test("a second time, by the same browser or another", async () => {
    council.letIn({ subject: "a1", amr: ["mfa"] });
    const client = app.nobody();
    const leaving = await client.get(ofProvider(council));
    const visit = client.cookies.get("lantern-visit") ?? "";
    const to = pathOf(await throughProvider(leaving.location ?? ""));
    expect((await client.get(to)).status).toBe(303);
    for (const planted of [true, false]) {
      const thief = app.nobody();
      if (planted) thief.cookies.set("lantern-visit", visit);
      expect((await thief.get(to)).status).toBe(401);
      expect(await isIn(thief)).toBe(false);
    }
  });

  test("at another agency's address than it was sent to: mix-up", async () => {
    council.letIn({ subject: "a1", amr: ["mfa"] });
    const client = app.nobody();
    const leaving = await client.get(ofProvider(council));
    const to = pathOf(await throughProvider(leaving.location ?? "")).replace(council.id, trust.id);
    expect((await client.get(to)).status).toBe(401);
    expect(await isIn(client)).toBe(false);
  });

  test("after a quarter of an hour, or without the cookie of this browser", async () => {
    council.letIn({ subject: "a1", amr: ["mfa"] });
    const late = app.nobody();
    const leaving = await late.get(ofProvider(council));
    const to = pathOf(await throughProvider(leaving.location ?? ""));
    expect((await app.nobody().get(to)).status).toBe(401);
    app.clock.advance({ minutes: 16 });
    expect((await late.get(to)).status).toBe(401);
    expect(await isIn(late)).toBe(false);
  });
});

describe("an account there", () => {
  test("that nobody linked opens nothing, nor one with someone's address for a name", async () => {
    for (const subject of ["never-seen", "lead@eastmoor.example"]) {
      const client = app.nobody();
      const back = await comeBack(client, council, { subject, amr: ["mfa"] });
      expect([back.status, await isIn(client)]).toEqual([401, false]);
      expect(back.page.text).toContain("opens nothing here");
    }
  });

  test("of the same subject at another agency's provider is someone else", async () => {
    const client = app.nobody();
    const back = await comeBack(client, trust, { subject: "a1", amr: ["mfa"] });
    expect([back.status, await isIn(client)]).toEqual([401, false]);
  });

  test("is not linked to someone of another agency, nor twice", async () => {
    const other = await link("nurse", council, "b2");
    expect(other.status).toBe(401);
    const twice = await link("manager", council, "a1");
    expect(twice.status).toBe(401);
    expect(twice.page.text).toContain("belongs to another user");
  });

  test("opens nothing from the day its person has no post in the agency, in the same words", async () => {
    await link("manager", council, "m1");
    const before = app.nobody();
    await comeBack(before, council, { subject: "m1", amr: ["mfa"] });
    expect(await isIn(before)).toBe(true);
    await endPosts(app, "manager", "2026-11-20");
    const client = app.nobody();
    const gone = await comeBack(client, council, { subject: "m1", amr: ["mfa"] });
    const unknown = await comeBack(app.nobody(), council, { subject: "who", amr: ["mfa"] });
    expect([gone.status, await isIn(client)]).toEqual([401, false]);
    expect(gone.page.text).toBe(unknown.page.text);
  });
});

describe("confirming by it", () => {
  test("takes the same person, signed in there anew, and goes on with what was typed", async () => {
    const client = app.nobody();
    await comeBack(client, council, { subject: "a1", amr: ["mfa"] });
    app.clock.advance({ minutes: 6 });
    const asked = await client.post("/account/recovery-codes", {});
    expect([asked.status, asked.page.heading]).toEqual([403, "Confirm that it is you"]);
    const { kept = "" } = asked.page.fields;
    const form = { purpose: "confirm", next: "", kept };
    const old = client.cookies.get("lantern");

    const wrong = await client.post(ofProvider(council), form);
    council.letIn({ subject: "m1", amr: ["mfa"] });
    const other = await client.get(pathOf(await throughProvider(addressOn(wrong))));
    expect(other.status).toBe(401);
    const weak = await client.post(ofProvider(council), form);
    council.letIn({ subject: "a1", amr: ["pwd"] });
    expect((await client.get(pathOf(await throughProvider(addressOn(weak))))).status).toBe(401);

    const leaving = await client.post(ofProvider(council), form);
    expect(addressOn(leaving)).toContain("prompt=login");
    council.letIn({ subject: "a1", amr: ["mfa"] });
    const back = await client.get(pathOf(await throughProvider(addressOn(leaving))));
    expect([back.status, back.page.heading]).toEqual([200, "You have confirmed that it is you"]);
    expect(client.cookies.get("lantern")).not.toBe(old);
    const done = await submit(client, back, { to: "/account/recovery-codes", typed: {} });
    expect([done.status, done.page.heading]).toEqual([200, "Your recovery codes"]);
    expect(codeOn(asked)).toMatch(/^\d{6}$/);
  });
});

test("a provider that is disabled lets nobody in and ends what it opened", async () => {
  const client = app.nobody();
  await comeBack(client, trust, { subject: "b1", amr: ["mfa"] });
  expect(await isIn(client)).toBe(true);
  await asMaintenance(app.admin, (tx) =>
    disableProvider(tx, { partnershipId: 1, issuer: trust.issuer, at: app.clock.now() }),
  );
  expect(await isIn(client)).toBe(false);
  expect((await client.get(ofProvider(trust))).status).toBe(404);
});

test("neither secrets nor subjects are in the audit or the log, and the secret is sealed at rest", async () => {
  const [audit] = await app.query<{ text: string }>(
    "select string_agg(e::text, ' ') as text from audit.events e",
  );
  const [row] = await app.query<{ text: string }>(
    "select string_agg(p::text, ' ') || encode(string_agg(p.secret_sealed, ''), 'escape') as text from directory.identity_providers p",
  );
  for (const text of [audit?.text, app.log.join("\n")])
    expect(text).not.toMatch(/never-seen|for-tests-only/);
  expect(row?.text).not.toContain(registered.secret);
});
