import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../test/harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp({ template: "demo" });
});
afterAll(() => app.close());

const one = async (text: string): Promise<unknown> =>
  Object.values((await app.query<Record<string, unknown>>(text))[0] ?? {})[0];

test("the invented year has something on every page about access", async () => {
  expect(
    await one("select count(*)::int from subjects.people where restricted and not is_merged"),
  ).toBe(2);
  expect(
    await one("select count(*)::int from sec.restrictions where lift_asked_by is not null"),
  ).toBe(1);
  expect(await one("select count(*)::int from subjects.people where shut_out <> '{}'")).toBe(2);
  expect(
    await one(
      "select string_agg(coalesce(outcome, 'waits'), ' ' order by opened_at) from sec.emergency_openings",
    ),
  ).toBe("justified referred waits");
  expect(await one("select count(*)::int from subjects.enquiries where answer = 'known'")).toBe(6);
  expect(await one("select count(*)::int from work.notifications")).toBeGreaterThan(0);
});

test("and those who are named on a restricted record open it", async () => {
  const id = await one(
    "select person_id from subjects.people where restricted and not is_merged limit 1",
  );
  const lead = await app.signIn("lead");
  const access = await lead.get(`/children/${String(id)}/access`);
  expect(access.page.text).toContain("Restricted to named people");
  const coordinator = await app.signIn("coordinator");
  expect((await coordinator.get(`/children/${String(id)}`)).status).toBe(404);
});

test("with the audit's stamps in step", async () => {
  const differing = await one(
    `select count(*)::int from protect.tracker_entries t join subjects.people p on p.person_id = t.person_id
     where t.acl <> p.acl or t.restricted <> p.restricted or t.shut_out <> p.shut_out`,
  );
  expect(differing).toBe(0);
});
