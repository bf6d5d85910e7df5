import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { exportForm, takeOut } from "../../../test/harness/exports.ts";
import { aChild, type Child } from "../../../test/harness/factories.ts";
import { anItem, aSitting, makePapers } from "../../../test/harness/panels.ts";
import { staffIdOf } from "../../../test/harness/sign-in.ts";

let app: TestApp;
let lead: Client;
let manager: Client;
let coordinator: Client;
let child: Child;

const review = { "review-day": "1", "review-month": "12", "review-year": "2026" };
const because = { reason: "Told a friend", dissent: "", ...review };

/** Other words for the same, in force from today: what was decided before keeps its own. */
const newWords = (
  kind: "level-scheme" | "harm-status",
  part: "levels" | "statuses",
  { before = "New ", from = "2026-11-24" } = {},
) =>
  app.query(
    `insert into directory.configuration (configuration_id, partnership_id, kind, key, body, in_force_from)
     select gen_random_uuid(), partnership_id, kind, key,
       jsonb_set(body || '{"name": "New words"}', array[$2::text],
         (select jsonb_agg(one || jsonb_build_object('name', $3::text || (one ->> 'name'))) from jsonb_array_elements(body -> $2::text) one)),
       $4::date
     from directory.configuration where kind = $1 order by in_force_from desc limit 1`,
    [kind, part, before, from],
  );

beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  manager = await app.signIn("manager");
  coordinator = await app.signIn("coordinator");
  child = await aChild(app, { level: 2, familyName: "Qxwordsz" });
  await app.query(
    `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
     select gen_random_uuid(), partnership_id, $1, staff_id, 'allocation', 'Leads', '2026-09-01'
     from directory.staff where staff_id = $2`,
    [child.circleId, await staffIdOf(app, "lead")],
  );
  const about = `/children/${child.personId}`;
  const level = await lead.post(`${about}/level`, { ...because, level: "3", version: "1" });
  expect(level.status).toBe(303);
  const status = { ...because, status: "suspected", version: "2" };
  expect((await lead.post(`${about}/harm-status`, status)).status).toBe(303);
  await newWords("level-scheme", "levels");
  await newWords("harm-status", "statuses");
});
afterAll(() => app.close());

const edit = "/children/edit?columns=level,harm";
const decideAnew = (form: string): string =>
  `<a class="govuk-link" href="/children/${child.personId}/${form}">Decide again`;

/** What the child's row of a list says, options of its cells too. */
const rowOf = async (client: Client, address: string): Promise<string> => {
  const { html } = await client.get(address);
  const rows = html.match(/<tr[\s\S]*?<\/tr>/g) ?? [];
  const row = rows.find((one) => one.includes("Qxwordsz")) ?? "";
  return row
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll(/\s+/g, " ");
};

test("the list and its print name a level and a harm status in the words of their day", async () => {
  for (const address of ["/children?columns=level,harm", "/children/print?columns=level,harm"]) {
    const row = await rowOf(lead, address);
    expect([address, row]).toEqual([address, expect.stringContaining("High")]);
    expect(row).toContain("Suspected");
    expect(row).not.toMatch(/New High|New Suspected/);
    expect((await lead.get(address)).page.text).toContain("Some levels use older names");
  }
});

test("a cell that is edited says the old words, and offers the new ones", async () => {
  const row = await rowOf(coordinator, edit);
  expect(row).toContain("High (decided before “New High” came in)");
  expect(row).toContain("Suspected (decided before “New Suspected” came in)");
  expect(row).toContain("New Medium");
});

test("beside such a cell a link leads to the form that decides the same anew", async () => {
  for (const form of ["level", "harm-status"])
    expect((await coordinator.get(edit)).html).toContain(decideAnew(form));
});

test("the page of a child for a panel has the harm status in the words of its day, and a level too", async () => {
  const sittingId = await aSitting(app, coordinator, "chair police");
  await anItem(app, coordinator, { sittingId, personId: child.personId });
  await makePapers(coordinator, `/sittings/${sittingId}`);
  const chair = await app.signIn("chair");
  const { text } = (await chair.get(`/sittings/${sittingId}/papers`)).page;
  expect(text).toMatch(/Harm status\s*Suspected/);
  expect(text).toContain("High");
  expect(text).not.toMatch(/New High|New Suspected/);
});

test("a file and the machine's list have the same words", async () => {
  const form = { ...exportForm, columns: "level" };
  const address = "/children/export?columns=level,harm&q=Qxwordsz";
  const file = await takeOut({ by: coordinator, second: lead }, address, form);
  expect(file.status).toBe(200);
  expect(file.html).toContain(`"High","Medium"`);
  expect(file.html).not.toContain("New High");
  const { html } = await lead.get("/api/children?q=Qxwordsz");
  expect(html).toContain('"name":"High"');
});

test("a manager reads them of a colleague's children, counted apart from those in the new words", async () => {
  const team = await manager.get("/team");
  expect(team.page.text).toContain("High: 1");
  const worker = await manager.get(`/team/${await staffIdOf(app, "lead")}`);
  expect(worker.page.text).toContain("High");
  expect(worker.page.text).not.toContain("New High");
});

test("what is decided anew is named anew, beside what it was called before", async () => {
  const about = `/children/${child.personId}`;
  const version = (await lead.get(`${about}/level`)).page.fields["version"] ?? "";
  const again = { ...because, reason: "Looked at again", level: "3", version };
  expect((await lead.post(`${about}/level`, again)).status).toBe(303);
  const cells = (await coordinator.get(edit)).html;
  expect(cells).not.toContain(decideAnew("level"));
  expect(cells).toContain(decideAnew("harm-status"));
  const { text } = (await lead.get(`${about}/chronology`)).page;
  expect(text).toContain("Level recorded as New High (was High)");
  expect(await rowOf(lead, "/children?columns=level,harm")).toContain("New High");
  await lead.post(`${about}/level`, {
    ...because,
    level: "2",
    evidence: "Seen weekly",
    evidenceSource: "School",
    childView: "Agrees",
    version: (await lead.get(`${about}/level`)).page.fields["version"] ?? "",
  });
  expect(await rowOf(lead, "/children?columns=level,harm")).toContain("down from New High");
});

test("a scheme that keeps its names counts them once on the team's page", async () => {
  await newWords("level-scheme", "levels", { before: "", from: "2026-11-25" });
  app.clock.set("2026-11-26T10:00:00Z");
  [lead, manager] = [await app.signIn("lead"), await app.signIn("manager")];
  const other = await aChild(app, { level: 1, familyName: "Qxlatersz" });
  await app.query(
    `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
     select gen_random_uuid(), partnership_id, $1, staff_id, 'allocation', 'Leads', '2026-09-01'
     from directory.staff where staff_id = $2`,
    [other.circleId, await staffIdOf(app, "lead")],
  );
  const address = `/children/${other.personId}/level`;
  const version = (await lead.get(address)).page.fields["version"] ?? "";
  expect((await lead.post(address, { ...because, level: "2", version })).status).toBe(303);
  const { text } = (await manager.get("/team")).page;
  expect(text).toContain("New Medium: 2");
  expect(text).not.toContain("New Medium: 1");
});

test("a lower level that is called as the higher one was is no “no change”", async () => {
  await app.query(
    `insert into directory.configuration (configuration_id, partnership_id, kind, key, body, in_force_from)
     select gen_random_uuid(), partnership_id, kind, key, jsonb_set(body, '{levels,0,name}', '"New Medium"'), '2026-11-26'
     from directory.configuration where kind = 'level-scheme' order by in_force_from desc limit 1`,
  );
  const about = `/children/${child.personId}`;
  const version = (await lead.get(`${about}/level`)).page.fields["version"] ?? "";
  const { page, status } = await lead.post(`${about}/level`, {
    ...because,
    level: "1",
    evidence: "Seen weekly",
    evidenceSource: "School",
    childView: "Agrees",
    version,
  });
  expect([status, page.errors]).toEqual([303, []]);
  const { text } = (await lead.get(`${about}/chronology`)).page;
  expect(text).toContain("Level recorded as New Medium (was New Medium)");
  expect(text).not.toContain("Level recorded as New Medium (no change)");
});
