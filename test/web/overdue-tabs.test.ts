import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const agency = "01890000-0000-7000-8000-000000000000";

describe("an old address leads on, with what it asked", () => {
  test.each([
    ["mash", "/chasing", "/overdue"],
    ["coordinator", `/chasing?agency=${agency}&page=2`, `/overdue?agency=${agency}&page=2`],
    ["coordinator", "/visits?show=alone&page=3", "/overdue/visits?show=alone&page=3"],
    ["coordinator", "/referrals?show=late", "/overdue/services?show=late"],
    ["coordinator", "/flags?show=mine", "/overdue/flags?show=mine"],
    ["chair", "/panel-promises?page=2", "/overdue/panel-actions?page=2"],
    ["mash", "/mash/owed", "/overdue/partner-checks"],
    ["lead", "/visits?show=a%26b&show=c", "/overdue/visits?show=a%26b&show=c"],
  ])("%s: %s", async (key, before, now) => {
    const client = await app.signIn(key);
    const answer = await client.get(before);
    expect([answer.status, answer.location]).toEqual([303, now]);
    expect((await client.get(now)).status).toBe(200);
  });

  test("and never anywhere else", async () => {
    const client = await app.signIn("coordinator");
    const to = (await client.get("/visits?next=//evil.example/&show=%0d%0aSet-Cookie:x")).location;
    expect(to?.startsWith("/overdue/visits?")).toBe(true);
    expect(to).not.toMatch(/[\r\n]/);
    expect((await app.nobody().get("/visits")).location).toContain("/sign-in");
    expect((await (await app.signIn("board")).get("/chasing")).status).toBe(403);
  });
});

describe("the tabs of Overdue", () => {
  const tabsOf = async (key: string, at: string) => {
    const { html } = await (await app.signIn(key)).get(at);
    const nav = /<nav[^>]*aria-label="What is overdue"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? "";
    return {
      all: [...nav.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href),
      open: /href="([^"]*)"\s*aria-current="page"/.exec(nav)?.[1],
    };
  };

  test.each(["", "/panel-actions", "/visits", "/services", "/flags"])(
    "stand on each of them, in one order, and the one that is open is marked: %s",
    async (tab) => {
      const { all, open } = await tabsOf("coordinator", `/overdue${tab}`);
      expect(all).toEqual([
        "/overdue",
        "/overdue/panel-actions",
        "/overdue/visits",
        "/overdue/services",
        "/overdue/flags",
        "/overdue/allegations",
        "/measures?show=review",
        "/licensing?show=late",
        "/contexts?show=late",
        "/overdue/contracts",
        "/victim-requests?show=late",
        "/duties?show=late",
        "/releases?show=due",
        "/investigations?show=due",
        "/safety-forums?show=overdue",
      ]);
      expect(open).toBe(`/overdue${tab}`);
    },
  );

  test("are those that the reader may open: each does", async () => {
    for (const key of ["mash", "intelligence", "scrutineer", "school"]) {
      const client = await app.signIn(key);
      const { all } = await tabsOf(key, "/overdue/panel-actions");
      for (const href of all)
        expect([key, href, (await client.get(href)).status]).toEqual([key, href, 200]);
      expect(all.includes("/overdue/partner-checks")).toBe(key === "mash");
    }
  });
});
