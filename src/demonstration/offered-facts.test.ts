import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../test/harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp({ template: "demo" });
});
afterAll(() => app.close());

const personOf = async (from: string): Promise<string> => {
  const [row] = await app.query<{ id: string }>(from);
  return row?.id ?? "";
};

test("two agencies say different things of one child, side by side, and nothing of it is in the record", async () => {
  const mash = await app.signIn("mash");
  const id = await personOf(
    "select c.person_id as id from identify.concerns c join subjects.people p using (person_id) where p.born_on is null and c.age_about = 13",
  );
  const { text } = (await mash.get(`/children/${id}/offered-facts`)).page;
  for (const words of [
    "Sources say different things",
    "Who Lee is",
    "Mother’s partner",
    "Uncle",
    "Age: about 13",
    "The record today",
    "The child’s words: Concern",
    "Answer of a screening: Absent from school",
    "Person at home: Lee",
  ])
    expect(text).toContain(words);
  const family = (await mash.get(`/children/${id}/family`)).page.text;
  expect(family).not.toContain("Lee");
});

test.each([
  ["a family’s message", "QX17 LMN", "protect.family_views where said::text like '%QX17%'"],
  ["a reachable moment", "QX18 PRS", "protect.moments where wording like '%QX18%'"],
  [
    "a partner check",
    "QX14 HRT",
    "identify.mash_episodes e join identify.partner_check_children k using (mash_episode_id) join identify.partner_answers a using (partner_check_child_id) where a.wording like '%QX14%' and e.person_id is not null",
  ],
])("%s offers what it names", async (_, registration, from) => {
  const alias = from.startsWith("identify") ? "e." : "";
  const id = await personOf(`select ${alias}person_id as id from ${from} limit 1`);
  const mash = await app.signIn("mash");
  const { text } = (await mash.get(`/children/${id}/offered-facts`)).page;
  expect(text).toContain(`Vehicle: ${registration}`);
});

test("a meeting offers the child’s words that it heard", async () => {
  const id = await personOf(
    "select m.person_id as id from panels.meetings m join panels.child_words w using (meeting_id) where not m.restricted limit 1",
  );
  const coordinator = await app.signIn("coordinator");
  const { text } = (await coordinator.get(`/children/${id}/offered-facts`)).page;
  expect(text).toMatch(/The child’s words: [^0-9]*(?:meeting|discussion)/i);
});
