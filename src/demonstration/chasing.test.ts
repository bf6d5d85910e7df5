import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../test/harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp({ template: "demo" });
});
afterAll(() => app.close());

test("something late has been asked about, answered, and left without an answer", async () => {
  const coordinator = await app.signIn("coordinator");
  const pages = [1, 2, 3].map((page) => coordinator.get(`/overdue?page=${page}`));
  const text = (await Promise.all(pages)).map(({ page }) => page.text).join(" ");
  expect(text).toContain("No information held");
  expect(text).toContain("Still working on it, by");
  expect(text).toMatch(/Not answered: \d+ days? overdue/);
  expect(text).toMatch(/cannot see this record: ring 020 7946/);
});

test("and whoever was asked finds it on top of their work", async () => {
  const nurse = await app.signIn("nurse");
  const { page } = await nurse.follow(await nurse.get("/"));
  expect(page.text).toContain("Asked of you: 1");
  expect(page.text).toContain("Ask about sleep and arrange the appointment");
});
