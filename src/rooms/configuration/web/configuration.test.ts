import { afterAll, beforeAll, expect, test } from "vitest";
import { configurationGroups } from "../configuration-groups.ts";
import { allRooms } from "../../../rooms.ts";
import { kindsIn } from "../kind.ts";
import { anApp, type TestApp } from "../../../../test/harness/app.ts";
import type { Client } from "../../../../test/harness/client.ts";

const kinds = kindsIn(allRooms);
const names = kinds.map(({ name }) => name);

let app: TestApp;
let admin: Client;
let board: Client;
beforeAll(async () => {
  app = await anApp();
  admin = await app.signIn("admin");
  board = await app.signIn("board");
  await app.query(
    `insert into directory.configuration (configuration_id, partnership_id, kind, key, in_force_from, body)
     select gen_random_uuid(), partnership_id, 'clock', 'broken', '2027-01-01', '{"name": "Qxsecret"}'
     from directory.partnerships limit 1`,
  );
});
afterAll(() => app.close());

test("every kind is listed with what is in force and since when", async () => {
  const { page } = await board.get("/admin/configuration");
  for (const { title, purpose } of kinds) {
    expect(page.text).toContain(title);
    expect(page.text).toContain(purpose);
  }
  expect(page.text).toContain("Low, Medium, High, since 1 March 2021");
  expect(page.text).toContain("1 past, 0 to come");
});

test("every kind stands in one group, under what it is for, and no group has one that there is not", async () => {
  const { html, page } = await board.get("/admin/configuration");
  for (const { id, heading } of configurationGroups) {
    const inGroup = kinds.filter(({ under }) => under === id);
    expect(inGroup.length).toBeGreaterThan(0);
    expect(page.text).toContain(`${heading} (${inGroup.length})`);
    for (const { name: kind } of inGroup)
      expect(html.split(`href="/admin/configuration/${kind}"`)).toHaveLength(2);
  }
});

test("the calendar is linked for those who may open it", async () => {
  const leads = async (client: Client): Promise<boolean> =>
    (await client.get("/admin/configuration")).page.text.includes("See the working-day calendar");
  expect([await leads(admin), await leads(board)]).toEqual([true, false]);
});

test("it stands in the navigation of those who may see it, and nobody's has more than six items", async () => {
  for (const [key, has] of [
    ["coordinator", true],
    ["admin", true],
    ["school", false],
  ] as const) {
    const { html } = await (await app.signIn(key)).get("/pages");
    expect([key, html.includes('href="/admin/configuration"')]).toEqual([key, has]);
    expect(html.match(/<li class="govuk-service-navigation__item/g)?.length ?? 0).toBeLessThan(7);
  }
});

test("a kind shows each version readably, its dates, and what changed in words", async () => {
  const { page, html } = await board.get("/admin/configuration/level-scheme");
  expect(page.text).toContain("In force today");
  expect(page.text).toContain("28 February 2021");
  expect(page.text).toContain("What changed against London categories, from 1 January 2014");
  expect(page.text).toContain("Changed: Levels, Low");
  expect(html).not.toMatch(/[{}]&quot;|&quot;level&quot;/);
});

test("every kind has a page, and a kind that there is not has none", async () => {
  for (const kind of names) {
    expect([kind, (await board.get(`/admin/configuration/${kind}`)).status]).toEqual([kind, 200]);
  }
  for (const kind of ["nothing", "__proto__", "constructor"]) {
    expect((await board.get(`/admin/configuration/${kind}`)).status).toBe(404);
  }
});

test("a version that does not fit is said to be unusable, and is still to come", async () => {
  const { page } = await admin.get("/admin/configuration/clock");
  expect(page.text).toContain(
    "This version cannot be used: configuration clock/broken does not fit its kind: see within, source",
  );
  expect(page.text).toContain("To come");
  expect(page.text).not.toContain("Qxsecret");
});

test("the same is answered to programs", async () => {
  const answer = await board.get("/api/configuration");
  const { on, kinds: answered } = JSON.parse(answer.html) as {
    on: string;
    kinds: { kind: string; versions: { key: string; state: string; problem: string | null }[] }[];
  };
  expect(on).toBe("2026-11-24");
  expect(answered.map(({ kind }) => kind)).toEqual(names);
  const levels = answered.find(({ kind }) => kind === "level-scheme")?.versions;
  expect(levels?.map(({ state }) => state)).toEqual(["in force", "past"]);
  expect(answer.html).toContain('"reviewWithinDays":84');
  expect(answer.html).not.toContain("Qxsecret");
});
