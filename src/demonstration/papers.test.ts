import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../test/harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp({ template: "demo" });
});
afterAll(() => app.close());

test("the invented partnership has papers at every step, each released by somebody else", async () => {
  const rows = await app.query<{ state: string; count: number }>(
    "select state, count(*)::int as count from papers.papers group by state order by state",
  );
  expect(rows).toEqual([
    { state: "given", count: 4 },
    { state: "prepared", count: 1 },
    { state: "released", count: 3 },
    { state: "sent-back", count: 1 },
    { state: "waiting", count: 3 },
  ]);
  const own = await app.query("select from papers.papers where settled_by = prepared_by");
  expect(own).toEqual([]);
});

test("the manager finds two that wait, and governance reads the register", async () => {
  const waiting = (await (await app.signIn("manager")).get("/papers")).page.text;
  expect(waiting.split("Plan for the family P-").length - 1).toBe(2);
  const register = await (await app.signIn("governance")).get("/papers/register");
  expect(register.page.text).toContain("Family member");
});
