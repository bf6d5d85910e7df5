import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { aThing } from "../harness/flags.ts";
import { anItem, aSitting, idOf, makePapers, putPlace } from "../harness/panels.ts";
import { staffIdOf } from "../harness/sign-in.ts";

let app: TestApp;
let coordinator: Client;
let sittingId: string;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  sittingId = await aSitting(app, coordinator, "chair police nurse");
});
afterAll(() => app.close());

const itemAt = (itemId: string): string => `/sittings/${sittingId}/items/${itemId}`;
const rowsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) =>
    row.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " "),
  );
const nameOf = async (key: string): Promise<string> =>
  idOf(app, "select name as id from directory.staff where staff_id = $1", [
    await staffIdOf(app, key),
  ]);

test("who read a paper because they were asked to its item is not said to have come by a post", async () => {
  const child = await aChild(app, { level: 2 });
  const itemId = await anItem(app, coordinator, { sittingId, personId: child.personId });
  await makePapers(coordinator, `/sittings/${sittingId}`);
  const nurse = await app.signIn("nurse");
  expect((await nurse.get(itemAt(itemId))).status).toBe(200);
  expect((await nurse.get(`/children/${child.personId}`)).status).toBe(404);
  const looks = rowsOf((await coordinator.get(`/children/${child.personId}/looked`)).html);
  const waysOf = async (key: string) => {
    const name = await nameOf(key);
    return looks.filter((row) => row.includes(name)).join(" ");
  };
  expect(await waysOf("nurse")).toMatch(/by a panel: asked to an item/i);
  expect(await waysOf("nurse")).not.toMatch(/by their post/i);
  expect(await waysOf("coordinator")).toMatch(/by their post/i);
});

test("a place is offered decisions that fit a place, and a child all of them", async () => {
  const place = await aThing(app, { kind: "place", label: "The arches" });
  await putPlace(app, coordinator, { sitting: `/sittings/${sittingId}`, place });
  const placeItem = await idOf(
    app,
    "select agenda_item_id as id from panels.agenda_items where thing_id = $1",
    [place],
  );
  const child = await aChild(app, { level: 2 });
  const childItem = await anItem(app, coordinator, { sittingId, personId: child.personId });
  app.clock.set("2026-12-01T10:05:00Z");
  coordinator = await app.signIn("coordinator");
  const ofChildren = ["level", "map", "strategy-discussion", "nrm", "flag", "transfer"];
  const offered = async (itemId: string) => {
    const { html } = await coordinator.get(itemAt(itemId));
    return ofChildren.filter((key) => html.includes(`<option value="${key}"`));
  };
  expect(await offered(childItem)).toEqual(ofChildren);
  expect(await offered(placeItem)).toEqual([]);
  expect((await coordinator.get(itemAt(placeItem))).html).toContain('<option value="place"');
  const decide = (decision: string) =>
    coordinator.post(`${itemAt(placeItem)}/decisions`, { decision, decisionReason: "Qxreason" });
  expect((await decide("nrm")).status).toBe(422);
  expect((await decide("disruption")).status).toBe(303);
});

test("that a planning meeting is to be held is an action of who holds the record, with a date", async () => {
  const child = await aChild(app, { level: 2 });
  const itemId = await anItem(app, coordinator, { sittingId, personId: child.personId });
  const sent = { decision: "map", decisionReason: "A plan of their own" };
  expect((await coordinator.post(`${itemAt(itemId)}/decisions`, sent)).status).toBe(303);
  const actions = await app.query<{ wording: string; due: string; held: boolean }>(
    `select w.wording, w.due_on::text as due, w.owner_agency_id = t.agency_id as held from work.actions w
     join subjects.people p using (person_id) join directory.teams t on t.team_id = p.owning_team_id
     join panels.item_actions x on x.action_id = w.action_id and x.agenda_item_id = $2 where w.person_id = $1`,
    [child.personId, itemId],
  );
  expect(actions).toEqual([
    { wording: "Hold a multi-agency planning meeting", due: "2026-12-15", held: true },
  ]);
  expect((await coordinator.get(itemAt(itemId))).page.text).toContain(
    "The decision is recorded, and an action was made of it: “Hold a multi-agency planning meeting”, by 15 December 2026.",
  );
  expect((await coordinator.get(`/children/${child.personId}/plan`)).page.text).toContain(
    "Hold a multi-agency planning meeting",
  );
});

test("who records it without reaching the child is told in words that no action was made, and whom to ask", async () => {
  const child = await aChild(app, { level: 2 });
  const itemId = await anItem(app, coordinator, { sittingId, personId: child.personId });
  await makePapers(coordinator, `/sittings/${sittingId}`);
  const chair = await app.signIn("chair");
  expect((await chair.get(`/children/${child.personId}`)).status).toBe(404);
  const sent = { decision: "map", decisionReason: "A plan of their own" };
  const decided = await chair.post(`${itemAt(itemId)}/decisions`, sent);
  expect(decided.status).toBe(303);
  const { page } = await chair.follow(decided);
  expect(page.text).toContain("no action was made of it: you cannot open this child’s record");
  expect(page.text).toContain("“Hold a multi-agency planning meeting”, by 15 December 2026");
  const none = await app.query("select from work.actions where person_id = $1", [child.personId]);
  expect(none).toEqual([]);
  // Of another decision there is nothing to say.
  const other = { decision: "level", decisionReason: "As it is" };
  const answer = await chair.post(`${itemAt(itemId)}/decisions`, other);
  expect((await chair.follow(answer)).page.text).not.toContain("no action was made");
});

test("minutes do not lock before attendance is recorded or the chair says why not, and nobody is counted as away", async () => {
  const chair = await app.signIn("chair");
  const minutes = `/sittings/${sittingId}/minutes`;
  expect((await chair.get(minutes)).page.text).toContain("Why attendance was not recorded");
  const refused = await chair.post(`/sittings/${sittingId}/approve`, {});
  expect(refused.status).toBe(422);
  expect(refused.page.text).toContain("Record who was there before you approve");
  const by = rowsOf((await coordinator.get("/panels/mace")).html).join("\n");
  expect(by).toMatch(/Eastmoor Police Not recorded /);
  expect(by).not.toMatch(/Eastmoor (?:Police|Health Trust|Council) 0 of/);
  const approved = await chair.post(`/sittings/${sittingId}/approve`, {
    without: "The list was lost; the minute taker confirmed who spoke.",
  });
  expect(approved.status).toBe(303);
  const { text } = (await chair.get(minutes)).page;
  expect(text).toContain("Attendance was not recorded.");
  expect(text).not.toContain("has not been recorded yet");
});
