import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../test/harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp({ template: "demo" });
});
afterAll(() => app.close());

test("a month of looks asks about the two days that are out of the ordinary, and about no other", async () => {
  const found = await app.query<{ rule: string; outcome: string | null; name: string }>(
    `select s.name, u.rule, u.outcome from govern.unusual_uses u join directory.staff s using (staff_id) order by 1, 2`,
  );
  expect(found.map(({ name, rule, outcome }) => `${name}: ${rule}, ${outcome ?? "waits"}`)).toEqual(
    [
      "Priya Nair: many-records, explained",
      "Priya Nair: no-work, explained",
      "Priya Nair: out-of-hours, explained",
      "Sana Iqbal: not-found, waits",
    ],
  );
  const [month] = await app.query<{ days: number }>(
    `select count(distinct (actor_id, happened_at::date))::int as days from audit.events
     where action = 'child.read' and actor_kind = 'staff'`,
  );
  // Days of somebody's on which nothing is asked: what false alarms would be among.
  expect(month?.days).toBeGreaterThan(120);
  process.stdout.write(`unusual use: 2 asked about of ${month?.days ?? 0} days of somebody’s\n`);
});

test("a child's page and information governance's have something on them", async () => {
  const governance = await app.signIn("governance");
  const list = (await governance.get("/audit/unusual")).page.text;
  expect(list).toContain("14 addresses that led nowhere within 10 minutes");
  const [child] = await app.query<{ id: string }>(
    "select subject_ids[1] as id from audit.events where action = 'note.add' and actor_kind = 'staff' limit 1",
  );
  const coordinator = await app.signIn("coordinator");
  const page = await coordinator.get(`/children/${child?.id ?? ""}/looked`);
  expect(page.page.text).toMatch(/Read: \d+/);
});
