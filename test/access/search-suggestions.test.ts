import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { letIn } from "./world.ts";

/** Suggestions below a search box: what a search finds, and nothing else in any way. */
let app: TestApp;
let child: Child;
const family = "Qxsuggest";
beforeAll(async () => {
  app = await anApp();
  child = await aChild(app, { familyName: family, givenName: "Annelise", bornOn: "2011-03-12" });
  await letIn(app, child, "school");
});
afterAll(() => app.close());

type Suggestion = { text: string; detail: string; href: string };

async function suggest(
  client: Client,
  sought: string,
  box = "one",
): Promise<readonly Suggestion[]> {
  const answer = await client.post("/search/suggestions", { sought, box });
  expect(answer.status).toBe(200);
  return (JSON.parse(answer.html) as { suggestions: Suggestion[] }).suggestions;
}
const hrefs = (all: readonly Suggestion[]): readonly string[] => all.map(({ href }) => href);

describe("suggestions", () => {
  test("begin with the third letter, and are within reach", async () => {
    const school = await app.signIn("school");
    expect(await suggest(school, "Qx")).toEqual([]);
    expect(hrefs(await suggest(school, "Qxsug"))).toContain(`/children/${child.personId}`);
    expect(hrefs(await suggest(await app.signIn("police"), "Qxsug"))).not.toContain(
      `/children/${child.personId}`,
    );
    expect(hrefs(await suggest(await app.signIn("admin"), "Qxsug"))).toEqual([]);
  });

  test("have help and pages that the person may open, and at most eight in all", async () => {
    const found = await suggest(await app.signIn("lead"), "missing");
    expect(hrefs(found)).toEqual(expect.arrayContaining(["/help/missing", "/missing"]));
    expect(found.length).toBeLessThanOrEqual(8);
  });

  test("what is out of reach changes neither their number nor their order nor a word", async () => {
    const school = await app.signIn("school");
    const asked = ["Qxsug", family, "Annelise Qxs", "12/03/2011", "Qxsugest"];
    const before = new Map<string, readonly Suggestion[]>();
    for (const words of asked) before.set(words, await suggest(school, words));
    const like = { familyName: family, givenName: "Annelise", bornOn: "2011-03-12" };
    const restricted = await aChild(app, like);
    const shut = await aChild(app, like);
    await aChild(app, like);
    await restrict(app, restricted);
    await letIn(app, shut, "school");
    await app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
      shut.personId,
      await staffIdOf(app, "school"),
    ]);
    for (const words of asked)
      expect([words, await suggest(school, words)]).toEqual([words, before.get(words)]);
  });

  test("of operators, markup, Arabic, a letter and a thousand are a list", async () => {
    const client = await app.signIn("lead");
    for (const words of ["a & (b | !c):* ' \\ % _", "<script>", "ليلى", "K", "x".repeat(1_000), ""])
      expect(Array.isArray(await suggest(client, words))).toBe(true);
  });
});

describe("the audit", () => {
  test("has one event for a search session, with a count and what was shown, and no word of it", async () => {
    const client = await app.signIn("coordinator");
    const rows = await auditDuring(app, async () => {
      for (const words of ["Qxs", "Qxsu", "Qxsug", "Qxsugg"])
        await suggest(client, words, "typing");
    });
    expect(rows.map(({ action }) => action)).toEqual(["search.suggest"]);
    expect(rows[0]?.subject_ids).toContain(child.personId);
    const [event] = await app.query<{ text: string; detail: { count: number } }>(
      "select e::text as text, e.detail from audit.events e where e.request_id = $1",
      [rows[0]?.request_id],
    );
    expect(event?.text).not.toMatch(/qxs/i);
    expect(event?.detail.count).toBeGreaterThan(0);
  });

  test("has another where a later letter brings a record that no event names", async () => {
    const client = await app.signIn("lead");
    const rows = await auditDuring(app, async () => {
      await suggest(client, "Qxnobody", "found later");
      await suggest(client, "Qxsug", "found later");
      await suggest(client, "Qxsugg", "found later");
    });
    expect(rows).toHaveLength(2);
    expect(rows[1]?.subject_ids).toContain(child.personId);
  });

  test("begins anew in another box, for another person, and after a pause", async () => {
    const one = await app.signIn("coordinator");
    await suggest(one, "Qxsug", "first");
    const other = await app.signIn("coordinator");
    const rows = await auditDuring(app, async () => {
      await suggest(one, "Qxsug", "second");
      await suggest(other, "Qxsug", "first");
      app.clock.advance({ minutes: 6 });
      await suggest(one, "Qxsug", "first");
    });
    expect(rows).toHaveLength(3);
  });
});
