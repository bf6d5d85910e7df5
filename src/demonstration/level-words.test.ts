import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../test/harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp({ template: "demo" });
});
afterAll(() => app.close());

test("a few children have their level in the words of before, and each decision is in those of its day", async () => {
  const rows = await app.query<{ older: number; newer: number; wrong: number }>(
    `select (select count(*)::int from protect.tracker_entries t where t.is_open
         and t.level_decided_on < (select in_force_from from directory.configuration where kind = 'level-scheme' and in_force_to is null)) as older,
       (select count(*)::int from protect.tracker_entries t where t.is_open
         and t.level_decided_on >= (select in_force_from from directory.configuration where kind = 'level-scheme' and in_force_to is null)) as newer,
       (select count(*)::int from protect.level_decisions d join directory.configuration c on c.configuration_id = d.scheme_id
         where d.decided_on not between c.in_force_from and coalesce(c.in_force_to, 'infinity')) as wrong`,
  );
  const { older = 0, newer = 0, wrong } = rows[0] ?? {};
  expect(older).toBeGreaterThanOrEqual(2);
  expect(older).toBeLessThan(newer / 3);
  expect(wrong).toBe(0);
});

test("the list says so", async () => {
  const coordinator = await app.signIn("coordinator");
  const list = (await coordinator.get("/children?columns=level&level=all")).page.text;
  expect(list).toContain("Some levels use older names");
  expect(list).toMatch(/Category [123]/);
});
