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
  expect(page.text).toContain("not decided by “Three words” yet");
  expect(page.text).not.toContain("Experiencing");
  const form = await lead.get(`${about}/level`);
  expect(form.page.text).toContain("Now: High");
  expect(form.page.text).toContain("Experiencing");
  const again = await lead.post(`${about}/level`, {
    ...{ ...because, level: "3", reason: "Looked at again" },
    version: form.page.fields["version"] ?? "",
  });
  expect(again.status).toBe(303);
  const { text } = (await lead.get(`${about}/worry`)).page;
  expect(text).toMatch(/Experiencing .*High/);
  expect(text).not.toContain("not decided by");
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
