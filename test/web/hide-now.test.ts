import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild } from "../harness/factories.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

describe("hide now", () => {
  test("leads out to a neutral page and says nothing of where from", async () => {
    const lead = await app.signIn("lead");
    const child = await aChild(app, { familyName: "Qxhidden" });
    const before = await lead.get(`/children/${child.personId}`);
    expect(before.html).toContain('action="/hide"');
    const left = await lead.post("/hide", {});
    expect(left.status).toBe(200);
    expect(left.html).toContain('content="0; url=https://www.bbc.co.uk/weather"');
    expect(left.headers["clear-site-data"]).toBe('"cache"');
    expect(left.headers["referrer-policy"]).toBe("no-referrer");
    expect(left.html).not.toMatch(/Qxhidden|Eastmoor|Lantern|Begum/);
    const back = await lead.get(`/children/${child.personId}`);
    expect(back.status).toBe(303);
    expect((await lead.follow(back)).html).not.toContain("Qxhidden");
    const [event] = await app.query<{ outcome: string }>(
      "select outcome from audit.events where action = 'hide-now'",
    );
    expect(event?.outcome).toBe("done");
  });

  test("leads where the partnership says", async () => {
    await app.query(
      "update directory.configuration set body = jsonb_set(body, '{leadsTo}', '\"https://news.example\"') where kind = 'hide-now'",
    );
    const lead = await app.signIn("lead");
    expect((await lead.post("/hide", {})).html).toContain("url=https://news.example");
  });

  test("works from a page whose session is over", async () => {
    const lead = await app.signIn("lead");
    app.clock.advance({ minutes: 30 });
    expect((await lead.post("/hide", {})).html).toContain("url=https://");
  });

  test("asks to sign in again where the network was away when the page was hidden", async () => {
    const lead = await app.signIn("lead");
    lead.cookies.set("lantern-hide", "1");
    expect((await lead.get("/work")).location).toMatch(/^\/sign-in/);
    expect(lead.cookies.has("lantern-hide")).toBe(false);
    expect((await lead.get("/work")).location).toMatch(/^\/sign-in/);
  });
});
