import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../test/harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp({ template: "demo" });
});
afterAll(() => app.close());

test("the invented register has a file that is overdue and one that is destroyed", async () => {
  const { page } = await (await app.signIn("coordinator")).get("/exports");
  expect(page.text).toContain("Destroy-by date passed 5 days ago");
  expect(page.text).toContain("Destroyed on");
  const all = await (await app.signIn("governance")).get("/exports");
  expect(all.page.text).toContain("E-901-");
});
