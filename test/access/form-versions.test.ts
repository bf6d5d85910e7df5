import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { anEpisode, doneForm, planForm } from "../harness/missing.ts";

/** A form says the version that its writer read, until a page shows what somebody else did since. */
let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const versionOn = ({ html }: Answer): string =>
  /name="version" value="(\d*)"/.exec(html)?.[1] ?? "none";

test("a form that comes back with errors does not write over what a colleague saved meanwhile", async () => {
  const child = await aChild(app);
  const at = `/children/${child.personId}/trigger-plan/edit`;
  const [lead, manager] = [await app.signIn("lead"), await app.signIn("manager")];
  expect((await lead.post(at, planForm)).status).toBe(303);
  const read = versionOn(await lead.get(at));
  expect(read).toBe("1");
  const theirs = { ...planForm, firstSteps: "Ring the grandmother", version: read };
  expect((await manager.post(at, theirs)).status).toBe(303);

  const wrong = await lead.post(at, { ...planForm, description: "", version: read });
  expect([wrong.status, versionOn(wrong)]).toEqual([422, "1"]);
  const late = await lead.post(at, { ...planForm, version: versionOn(wrong) });
  expect([late.status, versionOn(late)]).toEqual([409, "2"]);
  expect(late.page.text).toContain("Ring the grandmother");
  expect((await lead.post(at, { ...planForm, version: versionOn(late) })).status).toBe(303);
});

test("a draft keeps the version that was read when it was begun", async () => {
  const child = await aChild(app);
  const spell = { since: "2026-11-18T20:00:00Z", until: "2026-11-19T08:00:00Z" };
  const id = await anEpisode(app, child, spell);
  const at = `/children/${child.personId}/missing/${id}/interview`;
  const lead = await app.signIn("lead");
  const typed = { ...doneForm, version: versionOn(await lead.get(at)) };
  const kept = { ...typed, _subject: `${child.personId}/${id}`, _return: "/work" };
  expect((await lead.post("/drafts/interview", kept)).status).toBe(303);
  await app.query(
    "update protect.missing_episodes set version = version + 1 where missing_episode_id = $1",
    [id],
  );

  const again = await lead.get(at);
  expect([versionOn(again), again.html.includes("I wanted to see my sister")]).toEqual(["1", true]);
  const late = await lead.post(at, typed);
  expect([late.status, versionOn(late)]).toEqual([409, "2"]);
  expect((await lead.post(at, { ...typed, version: versionOn(late) })).status).toBe(303);
});
