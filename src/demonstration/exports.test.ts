import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../test/harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp({ template: "demo" });
});
afterAll(() => app.close());

test("a file with names waits for a second person, who is told what it is for", async () => {
  const manager = await app.signIn("manager");
  expect((await manager.get("/papers")).page.text).toContain("14 children, with names");
  const own = await (await app.signIn("coordinator")).get("/exports");
  expect(own.page.text).toContain("Waiting for a second person");
  const named = await app.query<{ n: number }>(
    "select count(*)::int as n from protect.exports where has_names and released_by is null",
  );
  expect(named).toEqual([{ n: 0 }]);
});

test("the invented register has a file that is overdue and one that is destroyed", async () => {
  const { page } = await (await app.signIn("coordinator")).get("/exports");
  expect(page.text).toContain("Destroy-by date passed 5 days ago");
  expect(page.text).toContain("Destroyed on");
  const all = await (await app.signIn("governance")).get("/exports");
  expect(all.page.text).toContain("E-901-");
});
