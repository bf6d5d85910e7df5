import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { aChild } from "../../../test/harness/factories.ts";

let app: TestApp;
let lead: Client;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
});
afterAll(() => app.close());

const review = { "review-day": "1", "review-month": "12", "review-year": "2026" };
const because = { reason: "Told a friend", dissent: "", ...review };

const threeWords = [
  { level: 1, name: "Emerging" },
  { level: 2, name: "Significant" },
  { level: 3, name: "Experiencing" },
];

/** The words of another protocol, in force from a day on. */
const putInForce = (on: string, name: string, levels: readonly object[]) =>
  app.query(
    `insert into directory.configuration (configuration_id, partnership_id, kind, key, body, in_force_from)
     select gen_random_uuid(), partnership_id, kind, key, $3::jsonb || jsonb_build_object('name', $2::text), $1
     from directory.configuration where kind = 'level-scheme' order by in_force_from desc limit 1`,
    [on, name, JSON.stringify({ reviewWithinDays: 84, levels })],
  );

test("a scheme that came later renames no decision; the next one is made in its words", async () => {
  const child = await aChild(app, { level: 1 });
  const about = `/children/${child.personId}`;
  const high = await lead.post(`${about}/level`, { ...because, level: "3", version: "1" });
  expect(high.status).toBe(303);
  await putInForce("2026-11-23", "Three words", threeWords);
  for (const address of [about, `${about}/worry`, `${about}/level`]) {
    const { text } = (await lead.get(address)).page;
    expect([address, text.includes("High")]).toEqual([address, true]);
  }
  const { page } = await lead.get(about);
  expect(page.text).toContain("not yet decided under “Three words”");
  expect(page.text).not.toContain("Experiencing");
  const form = await lead.get(`${about}/level`);
  expect(form.page.text).toContain("Now: High");
  expect(form.page.text).toContain("Experiencing");
  const again = await lead.post(`${about}/level`, {
    ...because,
    level: "3",
    reason: "Looked at again",
    version: form.page.fields["version"] ?? "",
  });
  expect(again.status).toBe(303);
  const { text } = (await lead.get(`${about}/worry`)).page;
  expect(text).toMatch(/Experiencing .*High/);
  expect(text).not.toContain("not yet decided under");
});

test("the level before keeps its words too, on the record and in the list, whenever the child was opened", async () => {
  await putInForce("2026-11-21", "Categories", [
    { level: 1, name: "Category 1" },
    { level: 2, name: "Category 2" },
    { level: 3, name: "Category 3" },
  ]);
  const child = await aChild(app, { level: 1, familyName: "Qxbeforez" });
  const about = `/children/${child.personId}`;
  const before = await app.query<{ id: string }>(
    "select configuration_id as id from directory.configuration where body ->> 'name' = 'Categories'",
  );
  expect((await lead.post(`${about}/level`, { ...because, level: "3", version: "1" })).status).toBe(
    303,
  );
  await app.query(
    "update protect.level_decisions set scheme_id = $2 where person_id = $1 and level = 3",
    [child.personId, before[0]?.id],
  );
  const fewer = { evidence: "Seen weekly", evidenceSource: "School", childView: "Agrees" };
  const version = (await lead.get(`${about}/level`)).page.fields["version"] ?? "";
  const lower = await lead.post(`${about}/level`, { ...because, ...fewer, level: "2", version });
  expect(lower.status).toBe(303);
  // Put right in the list, or opened again: it says nothing of when the level before was decided.
  await app.query(
    "update protect.tracker_entries set opened_on = '2026-11-24' where person_id = $1",
    [child.personId],
  );
  expect((await lead.get(about)).page.text).toContain("down from Category 3");
  expect((await lead.get("/children?q=Qxbeforez")).page.text).toContain("down from Category 3");
});

test("a partnership without levels asks for none, and shows those of before in their words", async () => {
  const [before, never] = [await aChild(app, { level: 1 }), await aChild(app)];
  const sent = { ...because, level: "2", version: "1" };
  expect((await lead.post(`/children/${before.personId}/level`, sent)).status).toBe(303);
  await putInForce("2026-11-24", "No levels", []);
  const one = (await lead.get(`/children/${before.personId}/worry`)).page.text;
  expect(one).toContain("Significant");
  expect(one).not.toContain("Record a level");
  const other = (await lead.get(`/children/${never.personId}`)).page.text;
  expect(other).toContain("Level: Not used here");
  expect((await lead.get(`/children/${never.personId}/level`)).status).toBe(404);
  for (const address of ["/children", "/work"])
    expect([address, (await lead.get(address)).status]).toEqual([address, 200]);
});
