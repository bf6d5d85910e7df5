import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../test/harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp({ template: "demo" });
});
afterAll(() => app.close());

test("one of the second records was joined by mistake: who took it apart has people to tell", async () => {
  const { page } = await (await app.signIn("mash")).get("/work");
  expect(page.text).toContain("Mistakes to tell people of: 1");
  const [, told, inAll] = /(\d+) of (\d+) told/.exec(page.text) ?? [];
  expect(told).toBe("1");
  expect(Number(inAll)).toBeGreaterThan(1);
  const other = await (await app.signIn("coordinator")).get("/work");
  expect(other.page.text).not.toContain("Mistakes to tell people of");
});

test("one pair stands joined, one waits for a second person", async () => {
  const [row] = await app.query(
    `select (select count(*)::int from subjects.merges where split_at is null) as joined,
       (select count(*)::int from subjects.merges where split_at is not null) as apart,
       (select count(*)::int from subjects.merge_proposals where state = 'open') as waiting`,
  );
  expect(row).toEqual({ joined: 1, apart: 1, waiting: 1 });
});
