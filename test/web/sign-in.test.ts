import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoEmail, demoPassword } from "../../src/demonstration/index.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { codeOn, submit } from "./sign-in-steps.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

async function tryPassword(
  client: Client,
  email: string,
  password: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const { page } = await client.get("/sign-in");
  return client.post("/sign-in", { ...page.fields, email, password }, headers);
}

describe("a password that is not right", () => {
  test("has the same words, status and page for a known and an unknown address", async () => {
    const known = await tryPassword(app.nobody(), demoEmail("lead"), "wrong");
    const unknown = await tryPassword(app.nobody(), demoEmail("lend"), "wrong");
    const plain = ({ html }: Answer, email: string): string =>
      html
        .replaceAll(email, "EMAIL")
        .replaceAll(/nonce="[^"]+"/g, "")
        .replaceAll(/data-options="[^"]+"|name="challenge" value="[^"]+"/g, "");
    expect([known.status, unknown.status]).toEqual([401, 401]);
    expect(plain(known, demoEmail("lead"))).toBe(plain(unknown, demoEmail("lend")));
    expect(known.page.errors).toEqual([
      { href: "#email", text: "The email address or password is not right" },
    ]);
    expect(known.page.fields["email"]).toBe(demoEmail("lead"));
    expect(known.html).not.toContain("wrong");
  });

  test.each([
    ["", "", ["Enter your work email address", "Enter your password"]],
    ["a@b.example", "", ["Enter your password"]],
    [" ", "something", ["Enter your work email address"]],
  ])("is asked for: %j %j", async (email, password, words) => {
    const answer = await tryPassword(app.nobody(), email, password);
    expect(answer.status).toBe(422);
    expect(answer.page.errors.map(({ text }) => text)).toEqual(words);
  });

  test("is no way round: quotes, wildcards, case and spaces", async () => {
    for (const email of [
      "' or 1=1 --",
      "%@eastmoor.example",
      "lead@eastmoor.example\u0000x",
      "*",
    ]) {
      expect((await tryPassword(app.nobody(), email, demoPassword)).status).toBe(401);
    }
    expect(
      (await tryPassword(app.nobody(), ` ${demoEmail("lead").toUpperCase()} `, demoPassword))
        .status,
    ).toBe(200);
  });

  test("is refused after ten, the right one too; a colleague at the same address is not", async () => {
    app.clock.advance({ minutes: 30 });
    for (let attempt = 0; attempt < 10; attempt++) {
      expect(
        (await tryPassword(app.nobody(), demoEmail("school"), `wrong ${attempt}`)).status,
      ).toBe(401);
    }
    const right = await tryPassword(app.nobody(), demoEmail("school"), demoPassword);
    expect([right.status, right.page.errors[0]?.text]).toEqual([
      429,
      "There have been too many wrong attempts. Wait 15 minutes and try again, use a passkey, or use a browser in which you have signed in before",
    ]);
    expect((await tryPassword(app.nobody(), demoEmail("nurse"), demoPassword)).status).toBe(200);
    app.clock.advance({ minutes: 15 });
    expect((await tryPassword(app.nobody(), demoEmail("school"), demoPassword)).status).toBe(200);
  });

  test("counts unknown addresses the same", async () => {
    app.clock.advance({ minutes: 30 });
    for (let attempt = 0; attempt < 10; attempt++)
      await tryPassword(app.nobody(), "who@eastmoor.example", "wrong");
    expect((await tryPassword(app.nobody(), "who@eastmoor.example", "wrong")).status).toBe(429);
  });
});

describe("where sign-in leads", () => {
  async function leadsTo(next: string): Promise<string | undefined> {
    app.clock.advance({ seconds: 30 });
    const client = app.nobody();
    const opened = await client.get(`/sign-in?next=${encodeURIComponent(next)}`);
    const typed = { email: demoEmail("manager"), password: demoPassword };
    const second = await submit(client, opened, { to: "/sign-in", typed });
    const done = await submit(client, second, {
      to: "/sign-in/code",
      typed: { code: codeOn(second) },
    });
    expect([done.status, done.location === undefined]).toEqual([303, false]);
    return done.location;
  }

  test.each(["/children", "/children?level=3&sort=name", "/children/x%2Fy"])(
    "is %s",
    async (next) => {
      expect(await leadsTo(next)).toBe(next);
    },
  );

  test.each([
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "http:evil.example",
    "javascript:alert(1)",
    "evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\u0001//evil.example",
    " //evil.example",
    "/x\r\nSet-Cookie: a=b",
    "/caf\u00e9",
    "/\u0100",
    "/\u202e",
    "",
  ])("is never %j", async (next) => {
    expect(await leadsTo(next)).toBe("/");
  });

  test("is where the person was going, with its question", async () => {
    const asked = await app.nobody().get("/children?level=3&show=closed");
    expect(asked.location).toBe(
      `/sign-in?next=${encodeURIComponent("/children?level=3&show=closed")}`,
    );
  });
});

test("every refusal and success is in the audit, without an address or a password", async () => {
  const rows = await app.query<{ action: string; outcome: string }>(
    "select distinct action, outcome from audit.events where action like 'sign-in.%' order by 1, 2",
  );
  const seen = rows.map(({ action, outcome }) => `${action} ${outcome}`);
  expect(seen).toEqual(
    expect.arrayContaining([
      "sign-in.code done",
      "sign-in.password done",
      "sign-in.password refused",
    ]),
  );
  const [row] = await app.query<{ text: string }>(
    "select string_agg(e::text, ' ') as text from audit.events e",
  );
  expect(row?.text).not.toMatch(/eastmoor\.example|wrong|lantern-demonstration/);
});
