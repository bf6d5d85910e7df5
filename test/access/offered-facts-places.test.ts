import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aPerson } from "../harness/family-network.ts";
import { letIn, protect } from "./world.ts";

let app: TestApp;
let coordinator: Client;
let mash: Client;
let child: Child;
let page: string;

const keyOf = (html: string, title: string): string =>
  /offered-facts\/([0-9a-f]{32})\//.exec(html.slice(html.indexOf(title)))?.[1] ?? "";

/** Sends a concern about the child whose date of birth nobody knows, as this person would. */
async function concernBy(key: string, age: string): Promise<string> {
  const id = await sendAs(await app.signIn(key), {
    familyName: "Qxplaces",
    givenName: "Ada",
    "bornOn-day": "",
    "bornOn-month": "",
    "bornOn-year": "",
    age,
  });
  const [row] = await app.query<{ version: number }>(
    "select version from identify.mash_episodes where mash_episode_id = $1",
    [id],
  );
  const matched = await mash.post(`/mash/${id}/match/${child.personId}`, {
    version: String(row?.version),
    verdict: "same",
    reason: "Name and school",
  });
  expect(matched.status).toBe(303);
  return id;
}

beforeAll(async () => {
  app = await anApp();
  [coordinator, mash] = [await app.signIn("coordinator"), await app.signIn("mash")];
  child = await aChild(app, { familyName: "Qxplaces", givenName: "Ada" });
  await app.query("update subjects.people set born_on = null where person_id = $1", [
    child.personId,
  ]);
  page = `/children/${child.personId}/offered-facts`;
  const school = await app.signIn("school");
  const id = await concernBy("school", "13");
  const parts = `/concerns/${id}/parts`;
  await school.post(`${parts}/words`, {
    said: "Qxwords: he says I owe him",
    heardBy: "Ms Doyle",
    heardAt: "At break",
  });
  await school.post(`${parts}/family`, {
    name1: "Qxlee Marsh",
    is1: "Stepfather",
    age1: "About 40",
  });
  await school.post(`${parts}/screening`, { a1: "yes", "a1-seen": "Qxabsent nine days" });
  const other = await concernBy("nurse", "15");
  await (
    await app.signIn("nurse")
  ).post(`/concerns/${other}/parts/family`, { name1: "Qxlee Marsh", is1: "Uncle" });
});
afterAll(() => app.close());

describe("two agencies saying different things", () => {
  test("are shown side by side with their sources, and the record stays as it is", async () => {
    const { text } = (await coordinator.get(page)).page;
    expect(text).toContain("Sources say different things");
    for (const words of [
      "How old the child is",
      "About 13",
      "About 15",
      "Who Qxlee Marsh is",
      "Stepfather",
      "Uncle",
    ])
      expect(text.slice(text.indexOf("Sources say"), text.indexOf("facts to check"))).toContain(
        words,
      );
    const [row] = await app.query("select count(*)::int as n from subjects.age_facts");
    expect(row).toEqual({ n: 0 });
  });

  test("one is taken in one press, the other stands until a person declines it", async () => {
    const { html } = await coordinator.get(page);
    const sent = await coordinator.post(`${page}/${keyOf(html, "Age: about 15")}/age`, {
      wording: "",
    });
    expect([sent.status, sent.page.errors]).toEqual([303, []]);
    const after = (await coordinator.get(page)).page.text;
    expect(after).toContain("Recorded as the child’s age");
    expect(after).toContain("The record today");
    expect(after).toContain("Age: about 13");
    const [fact] = await app.query(
      "select youngest, oldest, source from subjects.age_facts where person_id = $1",
      [child.personId],
    );
    expect(fact).toEqual({ youngest: 15, oldest: 15, source: "document" });
  });

  test("an age is offered no more once a date of birth is known", async () => {
    const key = keyOf((await coordinator.get(page)).html, "Age: about 13");
    await app.query("update subjects.people set born_on = '2012-03-09' where person_id = $1", [
      child.personId,
    ]);
    expect((await coordinator.get(page)).page.text).not.toContain("Age: about 13");
    expect((await coordinator.post(`${page}/${key}/age`, { wording: "" })).status).toBe(404);
    await app.query("update subjects.people set born_on = null where person_id = $1", [
      child.personId,
    ]);
  });
});

describe("what has a place of its own in the record", () => {
  test("words of the child are kept word for word, after where and how they were heard", async () => {
    const { html } = await coordinator.get(page);
    const key = keyOf(html, "The child’s words: Concern");
    expect(html).toContain('value="Ms Doyle"');
    const typed = {
      "saidOn-day": "20",
      "saidOn-month": "11",
      "saidOn-year": "2026",
      present: "Ms Doyle",
      setting: "school",
      recordedHow: "same-day",
    };
    const empty = await coordinator.post(`${page}/${key}/words`, { ...typed, setting: "" });
    expect([empty.status, empty.page.text]).toEqual([
      422,
      expect.stringContaining("Choose where it was said"),
    ]);
    expect((await coordinator.post(`${page}/${key}/words`, typed)).status).toBe(303);
    const voice = (await coordinator.get(`/children/${child.personId}/voice`)).page.text;
    expect(voice).toContain("Qxwords: he says I owe him");
    expect(voice).toContain("Was not asked");
    expect((await coordinator.post(`${page}/${key}/words`, typed)).status).toBe(409);
  });

  test("an answer of the screening goes to the profile under the area that a person chooses", async () => {
    const { html } = await coordinator.get(page);
    const at = `${page}/${keyOf(html, "Answer of a screening: Absent")}/profile`;
    const form = await coordinator.get(at);
    expect(form.page.text).toContain("Absent from school or running away. Yes. Qxabsent");
    expect(form.page.fields["wording"]).toBe("Qxabsent nine days");
    expect(form.page.fields["area"] ?? "").toBe("");
    const [scheme] = await app.query<{ area: string; source: string }>(
      `select body -> 'areas' -> 0 ->> 'key' as area, body -> 'sources' -> 0 ->> 'key' as source
       from directory.configuration where kind = 'profile-areas' limit 1`,
    );
    const sent = await coordinator.post(at, { ...form.page.fields, ...scheme });
    expect([sent.status, sent.page.errors]).toEqual([303, []]);
    const profile = (await coordinator.get(`/children/${child.personId}/vulnerability-profile`))
      .page.text;
    expect(profile).toContain("Qxabsent nine days");
  });

  test("a person at home becomes one around the child, and never one of concern", async () => {
    const { html } = await coordinator.get(page);
    const at = `${page}/${keyOf(html, "Person at home: Qxlee")}/around`;
    const form = await coordinator.get(at);
    expect(form.page.fields["name"]).toBe("Qxlee Marsh");
    const sent = await coordinator.post(at, aPerson({ name: form.page.fields["name"] ?? "" }));
    expect([sent.status, sent.page.errors]).toEqual([303, []]);
    expect((await coordinator.get(`/children/${child.personId}/family`)).page.text).toContain(
      "Qxlee Marsh",
    );
    const things = await app.query("select 1 from subjects.things where label like '%Qxlee%'");
    expect(things).toEqual([]);
    // Both agencies named the person: what the record has by that name is offered no more.
    expect((await coordinator.get(page)).html).not.toMatch(/offered-facts\/[0-9a-f]{32}\/around/);
  });

  test("of a protected place nobody at home is offered, and by whom it was declined stands", async () => {
    const nurse = await app.signIn("nurse");
    const id = await sendAs(nurse, { familyName: "Qxkept", givenName: "Bo" });
    const other = await aChild(app, { familyName: "Qxkept", givenName: "Bo" });
    const [row] = await app.query<{ version: number }>(
      "select version from identify.mash_episodes where mash_episode_id = $1",
      [id],
    );
    const typed = { version: String(row?.version), verdict: "same", reason: "Name" };
    expect((await mash.post(`/mash/${id}/match/${other.personId}`, typed)).status).toBe(303);
    await nurse.post(`/concerns/${id}/parts/family`, { name1: "Qxcarer", is1: "Foster carer" });
    const there = `/children/${other.personId}/offered-facts`;
    expect((await coordinator.get(there)).page.text).toContain("Person at home: Qxcarer");
    for (const key of ["coordinator", "lead"]) await letIn(app, other, key);
    await protect(app, other, ["coordinator", "lead"]);
    expect((await coordinator.get(there)).page.text).not.toContain("Qxcarer");
  });
});
