import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../test/harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp({ template: "demo" });
});
afterAll(() => app.close());

test("several children have plans: agreed twice, agreed once, and one that is a draft", async () => {
  const rows = await app.query<{ versions: number; plans: number }>(
    `select versions::int, count(*)::int as plans from (select p.plan_id, count(v.plan_version_id) as versions
       from protect.plans p left join protect.plan_versions v using (plan_id) group by 1) each_plan
     group by 1 order by 1 desc`,
  );
  expect(rows).toEqual([
    { versions: 2, plans: 4 },
    { versions: 1, plans: 4 },
    { versions: 0, plans: 1 },
  ]);
  const ratings = await app.query("select 1 from protect.plan_ratings where rating = 'achieved'");
  expect(ratings.length).toBeGreaterThan(0);
});

test("one family read its plan together, and one carer said the sheet back", async () => {
  const rows = await app.query<{ kind: string; channel: string; said: boolean }>(
    `select kind, channel, read_back is not null as said from papers.papers
     where kind in ('plan-family', 'carer-sheet') order by kind`,
  );
  expect(rows).toEqual([
    { kind: "carer-sheet", channel: "by-hand", said: true },
    { kind: "plan-family", channel: "read-together", said: false },
  ]);
});

test("the lead finds plans that are due for review in their work", async () => {
  const work = await (await app.signIn("lead")).get("/work");
  expect(work.page.text).toContain("Safety plans to review");
});
