import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild } from "../harness/factories.ts";
import { everyPage, type Seen } from "./every-answer.ts";

let app: TestApp;
let seen: readonly Seen[];
beforeAll(async () => {
  app = await anApp();
  seen = await everyPage(app, await aChild(app, { level: 3 }));
  const lead = await app.signIn("lead");
  const others = [
    "/api/children",
    "/api/children?level=x",
    "/api/openapi.json",
    "/api/nothing",
    "/health/live",
    "/health/ready",
    "/metrics",
    "/assets/nothing.css",
  ];
  const more: Seen[] = [];
  for (const name of others) more.push({ name, answer: await lead.get(name) });
  more.push({ name: "redirect", answer: await app.nobody().get("/") });
  more.push({
    name: "415",
    answer: await lead.post("/sign-out", {}, { "content-type": "text/plain" }),
  });
  more.push({ name: "413", answer: await lead.post("/sign-out", { text: "x".repeat(1_100_000) }) });
  await app.query("alter table protect.chronology_entries rename to gone");
  const failing = (
    await app.query<{ person_id: string }>("select person_id from subjects.people limit 1")
  )[0];
  more.push({ name: "500", answer: await lead.get(`/children/${failing?.person_id ?? ""}`) });
  await app.query("alter table protect.gone rename to chronology_entries");
  seen = [...seen, ...more];
});
afterAll(() => app.close());

const always = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "x-frame-options": "DENY",
  "cache-control": "no-store",
};

test("every kind of answer was seen", () => {
  const statuses = new Set(seen.map(({ answer }) => answer.status));
  expect([...statuses].sort()).toEqual([200, 303, 400, 401, 403, 404, 409, 413, 415, 422, 500]);
});

test("every answer carries every security header", () => {
  for (const { name, answer } of seen)
    expect({ name, ...answer.headers }).toMatchObject({ name, ...always });
});

test("every policy allows this page's own scripts and nothing else", () => {
  const nonces = seen.map(({ answer }) => {
    const policy = String(answer.headers["content-security-policy"]);
    const nonce = /script-src 'nonce-([\w+/=]{24})'/.exec(policy)?.[1] ?? "";
    expect(policy).toBe(
      `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'`,
    );
    return nonce;
  });
  expect(new Set(nonces).size).toBe(seen.length);
});

describe("no page", () => {
  const pages = (): readonly Seen[] =>
    seen.filter(({ answer }) => String(answer.headers["content-type"]).startsWith("text/html"));

  test("has a script without this answer's nonce, an event handler or a style of its own", () => {
    expect(pages().length).toBeGreaterThan(25);
    for (const { name, answer } of pages()) {
      const nonce =
        /'nonce-([^']+)'/.exec(String(answer.headers["content-security-policy"]))?.[1] ?? "";
      const scripts = [...answer.html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
      expect({ name, scripts: scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`)) }).toEqual(
        { name, scripts: [] },
      );
      expect({ name, inline: /<[^>]+\s(on\w+|style)=/i.exec(answer.html)?.[0] }).toEqual({
        name,
        inline: undefined,
      });
      expect({ name, style: /<style\b|javascript:/i.exec(answer.html)?.[0] }).toEqual({
        name,
        style: undefined,
      });
    }
  });

  test("loads anything from elsewhere", () => {
    for (const { name, answer } of pages()) {
      const loaded = [
        ...answer.html.matchAll(/<(?:script|link|img|iframe)\b[^>]*\s(?:src|href)="([^"]+)"/g),
      ].map(([, address]) => address);
      expect({
        name,
        loaded: loaded.filter((address) => !address?.startsWith("/assets/")),
      }).toEqual({ name, loaded: [] });
    }
  });

  test("says what failed, in what or where", () => {
    for (const { name, answer } of seen) {
      expect({
        name,
        found:
          /\bat \S+\.tsx?:\d|node_modules|select (?!class=)[^<]* from |relation "|permission denied/i.exec(
            answer.html,
          )?.[0],
      }).toEqual({ name, found: undefined });
    }
  });
});

describe("assets", () => {
  test("are kept for good, by the hash in their name, and carry the other headers", async () => {
    const { css } = JSON.parse(readFileSync("build/assets/manifest.json", "utf8")) as {
      css: string;
    };
    const answer = await app.server.inject({ url: `/assets/${css}` });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      ...always,
      "cache-control": "public, max-age=31536000, immutable",
    });
  });

  test.each([
    "/assets/",
    "/assets/..%2f..%2fpackage.json",
    "/assets/../package.json",
    "/assets/%2e%2e/%2e%2e/package.json",
    "/assets/.env",
  ])("give nothing at %s", async (url) => {
    const answer = await app.server.inject({ url });
    expect([403, 404]).toContain(answer.statusCode);
    expect(answer.body).not.toContain("devDependencies");
    expect(answer.headers).toMatchObject(always);
  });
});
