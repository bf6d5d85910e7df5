import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild, restrict } from "../harness/factories.ts";
import { anEpisode } from "../harness/missing.ts";
import { cast, letIn } from "../access/world.ts";

/** Who is missing stands in the navigation of every page, in red, as the list counts it. */
let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const since = "2026-11-23T20:00:00Z";
const countIn = (html: string): string | undefined =>
  /href="\/missing"[^>]*>[\s\S]{0,120}?app-navigation__count">(\d+)</.exec(
    /<nav[\s\S]*?<\/nav>/.exec(html)?.[0] ?? "",
  )?.[1];
const shownTo = async (key: string, path = "/account"): Promise<string | undefined> =>
  countIn((await (await app.signIn(key)).get(path)).html);

test("a child who is missing is counted for those who reach them, on every page, until they are back", async () => {
  expect(await shownTo("coordinator")).toBeUndefined();
  const child = await aChild(app);
  await anEpisode(app, child, { since });
  expect([await shownTo("coordinator"), await shownTo("mash", "/concerns")]).toEqual(["1", "1"]);
  expect(await shownTo("police")).toBeUndefined();
  await letIn(app, child, "police");
  expect([await shownTo("police"), await shownTo("police", "/work")]).toEqual(["1", "1"]);
  await app.query(
    `update protect.missing_episodes set returned_at = missing_since, found_by = 'Police',
       rhi_due_at = missing_since where person_id = $1`,
    [child.personId],
  );
  expect([await shownTo("coordinator"), await shownTo("police")]).toEqual([undefined, undefined]);
});

test("a restricted record counts for a wide reader who is named on it, whatever look the page ends with", async () => {
  const child = await aChild(app);
  await anEpisode(app, child, { since });
  await letIn(app, child, "coordinator");
  await restrict(app, child);
  for (const path of ["/account", "/missing", "/work"]) {
    const client = await app.signIn("coordinator");
    const { html } = await client.get(path);
    expect([path, countIn(html)]).toEqual([path, "1"]);
  }
  expect((await (await app.signIn("coordinator")).get("/missing")).page.text).toContain(
    "Missing now: 1",
  );
  expect(await shownTo("mash")).toBeUndefined();
});

test("whoever sees no child sees no count, and the list says the same as the navigation", async () => {
  for (const key of cast) {
    const client = await app.signIn(key);
    const counted = countIn((await client.get("/account")).html);
    const list = await client.get("/missing");
    const listed = /Missing now: (\d+)/.exec(list.page.text)?.[1] ?? "0";
    expect([key, counted ?? "0"]).toEqual([key, counted === undefined ? "0" : listed]);
    if (list.status !== 200) expect([key, counted]).toEqual([key, undefined]);
  }
});
