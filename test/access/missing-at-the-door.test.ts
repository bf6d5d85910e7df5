import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild } from "../harness/factories.ts";
import { anEpisode } from "../harness/missing.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const missingNow = "The child is missing now";

test("the page at the door says first that the child is missing, and nothing of how worried anyone is", async () => {
  const child = await aChild(app, { familyName: "Qxdoor" });
  const episodeId = await anEpisode(app, child, { since: "2026-11-23T20:00:00Z" });
  const episode = `/children/${child.personId}/missing/${episodeId}`;
  const lead = await app.signIn("lead");
  const answer = await lead.get(`/children/${child.personId}/door`);
  const { text } = answer.page;
  expect(text).toContain("Missing since 23 November 2026, 20:00");
  expect(text).toMatch(/for 14 hours, grade: Low/);
  expect(text.indexOf(missingNow)).toBeLessThan(text.indexOf("Before you knock"));
  expect(answer.page.links.map(({ href }) => href)).toContain(episode);
  expect(text).not.toContain("Harm status");
  await app.query(
    `update protect.missing_episodes set returned_at = missing_since, found_by = 'Police',
       rhi_due_at = missing_since where person_id = $1`,
    [child.personId],
  );
  const after = (await lead.get(`/children/${child.personId}/door`)).page.text;
  expect(after).not.toContain(missingNow);
});
