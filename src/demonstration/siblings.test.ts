import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../test/harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp({ template: "demo" });
});
afterAll(() => app.close());

test("two pairs of brothers and sisters are linked, and each page leads to the other child", async () => {
  const rows = await app.query<{ one: string; other: string; reference: string; says: boolean }>(
    `select x.person_id as one, o.person_id as other, p.reference, x.may_say as says
     from protect.sibling_links x join protect.sibling_links o on o.pair_id = x.pair_id and o.person_id <> x.person_id
     join subjects.people p on p.person_id = o.person_id`,
  );
  expect(rows.map(({ says }) => says).toSorted()).toEqual([false, false, true, true]);
  const coordinator = await app.signIn("coordinator");
  for (const { one, reference } of rows)
    expect((await coordinator.get(`/children/${one}/family`)).page.text).toContain(reference);
});

test("children of the family stories live with people who are around them", async () => {
  const rows = await app.query<{ people: number }>(
    "select count(*)::int as people from protect.household_people group by household_id order by 1",
  );
  expect(rows.map(({ people }) => people)).toEqual([1, 3]);
});
