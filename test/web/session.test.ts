import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoEmail, demoPassword } from "../../src/demonstration/index.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { readHtml } from "../harness/read-html.ts";
import { openTestSession, staffIdOf } from "../harness/sign-in.ts";
import { codeOn, givePassword, signInByPages, submit } from "./sign-in-steps.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

/** Where a token leads today: the tracker, or back to the way in. */
async function opens(token: string | undefined): Promise<boolean> {
  const client = app.nobody();
  if (token !== undefined) client.cookies.set("lantern", token);
  return (await client.get("/children")).status === 200;
}

describe("signing in", () => {
  test("takes password and code, and then opens what the person may open", async () => {
    const client = app.nobody();
    const done = await signInByPages(app, client, { key: "lead" });
    expect([done.status, done.location]).toEqual([303, "/"]);
    expect((await client.follow(done)).page.heading).toBe("My work");
  });

  test("opens nothing by the password alone", async () => {
    const client = app.nobody();
    const page = await givePassword(client, "lead");
    expect(page.page.heading).toBe("Enter your one-time code");
    for (const address of ["/", "/children", "/audit"])
      expect((await client.get(address)).status).toBe(303);
    expect((await client.get("/api/children")).status).toBe(401);
    expect(
      (await client.post("/sign-out", { _csrf: page.page.fields["_csrf"] ?? "" })).status,
    ).toBe(401);
  });

  test("opens nothing by the code alone", async () => {
    const client = app.nobody();
    const answer = await submit(client, await client.get("/sign-in"), {
      to: "/sign-in/code",
      typed: { code: "123456" },
    });
    expect(answer.status).toBe(401);
    expect(await opens(client.cookies.get("lantern"))).toBe(false);
  });

  test("makes a new token at each step, and ends the one before", async () => {
    const client = app.nobody();
    const first = await givePassword(client, "manager");
    const half = client.cookies.get("lantern");
    await submit(client, first, { to: "/sign-in/code", typed: { code: codeOn(first) } });
    const whole = client.cookies.get("lantern");
    expect(half).toMatch(/^[\w-]{43}$/);
    expect(whole).toMatch(/^[\w-]{43}$/);
    expect(whole).not.toBe(half);
    expect([await opens(half), await opens(whole)]).toEqual([false, true]);
  });

  test("takes no token that was there before: fixation", async () => {
    const planted = "A".repeat(43);
    const client = app.nobody();
    client.cookies.set("lantern", planted);
    await signInByPages(app, client, { key: "lead" });
    expect(client.cookies.get("lantern")).not.toBe(planted);
    expect(await opens(planted)).toBe(false);
  });

  test("works while someone else is signed in at the same browser, and ends their session", async () => {
    const client = await app.signIn("manager");
    const theirs = client.cookies.get("lantern");
    const done = await signInByPages(app, client, { key: "lead" });
    expect(done.status).toBe(303);
    expect((await client.follow(done)).page.text).toContain("Mariam Begum");
    expect(await opens(theirs)).toBe(false);
  });

  test("keeps only a digest of the token in the database", async () => {
    const client = await app.signIn("lead");
    const token = client.cookies.get("lantern") ?? "";
    const rows = await app.query<{ text: string }>("select s::text as text from sec.sessions s");
    expect(
      rows.some(
        ({ text }) => text.includes(token) || text.includes(Buffer.from(token).toString("hex")),
      ),
    ).toBe(false);
  });
});

describe("a one-time code", () => {
  test("works once, also for another browser", async () => {
    app.clock.advance({ minutes: 1 });
    const [first, second] = [app.nobody(), app.nobody()];
    const page = await givePassword(first, "nurse");
    const again = await givePassword(second, "nurse");
    const code = codeOn(page);
    expect((await submit(first, page, { to: "/sign-in/code", typed: { code } })).status).toBe(303);
    const refused = await submit(second, again, { to: "/sign-in/code", typed: { code } });
    expect(refused.status).toBe(401);
    expect(refused.page.errors).toEqual([
      {
        href: "#code",
        text: "That code was used already. Wait for the next one and enter it",
      },
    ]);
    expect(await opens(second.cookies.get("lantern"))).toBe(false);
  });

  test("may be typed with a space, and is refused when it is two steps old", async () => {
    app.clock.advance({ minutes: 2 });
    const client = app.nobody();
    const page = await givePassword(client, "police");
    const code = codeOn(page);
    app.clock.advance({ seconds: 61 });
    expect((await submit(client, page, { to: "/sign-in/code", typed: { code } })).status).toBe(401);
    const fresh = codeOn(await submit(client, page, { to: "/sign-in/code", typed: { code: "" } }));
    const spaced = `${fresh.slice(0, 3)} ${fresh.slice(3)}`;
    expect(
      (await submit(client, page, { to: "/sign-in/code", typed: { code: spaced } })).status,
    ).toBe(303);
  });

  test("is refused after five wrong ones, the right one too, while a colleague signs in", async () => {
    app.clock.advance({ minutes: 10 });
    const client = app.nobody();
    const page = await givePassword(client, "chair");
    for (let guess = 0; guess < 5; guess++) {
      expect(
        (await submit(client, page, { to: "/sign-in/code", typed: { code: `00000${guess}` } }))
          .status,
      ).toBe(401);
    }
    const right = await submit(client, page, {
      to: "/sign-in/code",
      typed: { code: codeOn(page) },
    });
    expect(right.status).toBe(429);
    expect(await opens(client.cookies.get("lantern"))).toBe(false);
    expect((await signInByPages(app, app.nobody(), { key: "lead" })).status).toBe(303);
  });
});

describe("a session", () => {
  const sessionOf = async (key: string): Promise<string> =>
    openTestSession(app, await staffIdOf(app, key));

  test("ends after twenty minutes without a request, and each request starts them anew", async () => {
    const token = await sessionOf("lead");
    app.clock.advance({ minutes: 19 });
    expect(await opens(token)).toBe(true);
    app.clock.advance({ minutes: 19 });
    expect(await opens(token)).toBe(true);
    app.clock.advance({ minutes: 20, seconds: 31 });
    expect(await opens(token)).toBe(false);
  });

  test("ends after twelve hours however busy", async () => {
    const token = await sessionOf("lead");
    for (let quarter = 0; quarter < 48; quarter++) {
      app.clock.advance({ minutes: 15 });
      expect(await opens(token)).toBe(true);
    }
    app.clock.advance({ minutes: 1 });
    expect(await opens(token)).toBe(false);
  });

  test("ends on the server by signing out: the cookie kept aside opens nothing", async () => {
    const client = await app.signIn("lead");
    const token = client.cookies.get("lantern");
    const left = await client.post("/sign-out", {});
    expect([left.status, left.location]).toEqual([303, "/sign-in"]);
    expect(left.headers["clear-site-data"]).toBe(`"cache", "storage"`);
    expect(client.cookies.has("lantern")).toBe(false);
    expect(await opens(token)).toBe(false);
  });

  test.each(["", "x", "A".repeat(43), "A".repeat(5000), "'; drop table sec.sessions; --", "%00"])(
    "is not had by the token %j",
    async (token) => {
      expect(await opens(token)).toBe(false);
    },
  );
});

describe("cookies", () => {
  const production = {
    LANTERN_MODE: "production",
    LANTERN_PUBLIC_URL: "https://lantern.example",
    LANTERN_TRUSTED_PROXIES: "127.0.0.1",
    LANTERN_SECRET: "c2VjcmV0cyBhcmUgbWFkZSBieSBvcGVuc3NsIHJhbmQ=",
    DATABASE_URL: "postgres://unused",
    DATABASE_SIGN_IN_URL: "postgres://unused",
    DATABASE_ADMIN_URL: "postgres://unused",
  };

  test("of an evaluation are out of reach of scripts and of other sites' forms", async () => {
    const answer = await app.server.inject({ url: "/sign-in" });
    expect(answer.cookies).toEqual([
      {
        name: "lantern-form",
        value: expect.stringMatching(/^[\w-]{43}$/) as string,
        path: "/",
        httpOnly: true,
        sameSite: "Lax",
      },
    ]);
    const client = app.nobody();
    const page = await givePassword(client, "auditor");
    expect(String(page.headers["set-cookie"])).toMatch(
      /^lantern=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  test("of production are bound to this host and to https", async () => {
    const secure = await anApp({ config: production });
    const https = { "x-forwarded-proto": "https", "x-forwarded-host": "lantern.example" };
    const opened = await secure.server.inject({ url: "/sign-in", headers: https });
    expect(String(opened.headers["set-cookie"])).toMatch(
      /^__Host-lantern-form=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(opened.headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
    const token = await openTestSession(secure, await staffIdOf(secure, "lead"));
    const inside = (name: string) =>
      secure.server.inject({ url: "/children", headers: { ...https, cookie: `${name}=${token}` } });
    expect((await inside("__Host-lantern")).statusCode).toBe(200);
    // The name that a neighbouring host could set is no session here.
    expect((await inside("lantern")).statusCode).toBe(303);
    await secure.close();
  });

  test("are not handed out where production is reached without https", async () => {
    const secure = await anApp({ config: production });
    const answer = await secure.server.inject({ url: "/sign-in" });
    expect([answer.statusCode, answer.cookies]).toEqual([403, []]);
    await secure.close();
  });

  test("go with no invented person's code in production", async () => {
    const secure = await anApp({ config: production });
    const headers = { "x-forwarded-proto": "https", "x-forwarded-host": "lantern.example" };
    const opened = await secure.server.inject({ url: "/sign-in", headers });
    const cookie = opened.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    const fields = {
      ...readHtml(opened.body).fields,
      email: demoEmail("lead"),
      password: demoPassword,
    };
    const second = await secure.server.inject({
      method: "POST",
      url: "/sign-in",
      payload: new URLSearchParams(fields).toString(),
      headers: { ...headers, cookie, "content-type": "application/x-www-form-urlencoded" },
    });
    expect(second.statusCode).toBe(200);
    expect(readHtml(second.body).text).not.toMatch(/\d{6}/);
    await secure.close();
  });
});
