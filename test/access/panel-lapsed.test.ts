import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aThing } from "../harness/flags.ts";
import {
  bookOn,
  giveSeats,
  idOf,
  makePapers,
  policeOf,
  putPlace,
  recorded,
  referForm,
  sittingIdOf,
} from "../harness/panels.ts";
import { aDay } from "../harness/pathway.ts";

/** What is alleged of an adult and nobody renewed: in no list of a panel that is still to come, and in its old minutes. */
let app: TestApp;
let coordinator: Client;
let held = "";
let next = "";

const at = async (moment: string): Promise<void> => {
  app.clock.set(moment);
  coordinator = await app.signIn("coordinator");
};

beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  await giveSeats(app, coordinator, "chair police");
  held = await bookOn(app, coordinator, { day: 25, month: 11 });
  next = await bookOn(app, coordinator, { day: 1, month: 12 });
});
afterAll(() => app.close());

const person = (label: string): Promise<string> => aThing(app, { kind: "person", label });
const reviewBy = (thingId: string, on: string): Promise<unknown> =>
  app.query("update subjects.things set review_by = $2 where thing_id = $1", [thingId, on]);
const itemOf = (sitting: string, thingId: string): Promise<string> =>
  idOf(
    app,
    "select agenda_item_id as id from panels.agenda_items where sitting_id = $1 and thing_id = $2",
    [sittingIdOf(sitting), thingId],
  );
const unlisted = "A person who is in no list any more";

/** Where the name of a subject stands, of these. */
async function named(
  by: Client,
  label: string,
  paths: readonly string[],
): Promise<readonly string[]> {
  const found = [];
  for (const path of paths) if ((await by.get(path)).html.includes(label)) found.push(path);
  return found;
}

test("waits for no triage, and is referred by nobody, until it is renewed", async () => {
  const thingId = await person("Qxtriage");
  const sent = `/subjects/${thingId}/panels`;
  await recorded(coordinator, sent, referForm({ criterion: "theme" }));
  const list = "/panels/mace/referrals";
  const chair = await app.signIn("chair");
  for (const by of [coordinator, chair])
    expect(await named(by, "Qxtriage", [list])).toEqual([list]);
  await reviewBy(thingId, "2026-11-23");
  for (const by of [coordinator, chair]) expect(await named(by, "Qxtriage", [list])).toEqual([]);
  const again = await coordinator.post(sent, referForm({ criterion: "theme" }));
  expect(again.status).toBe(422);
  expect(again.page.text).toContain("renew what is alleged");
  await reviewBy(thingId, "2026-12-23");
  expect(await named(coordinator, "Qxtriage", [list])).toEqual([list]);
  // Nobody of unknown age either, whatever the day.
  await app.query("update subjects.things set born_on = null where thing_id = $1", [thingId]);
  await app.query("select subjects.keep_standing($1, $2)", [thingId, app.clock.now()]);
  for (const by of [coordinator, chair]) expect(await named(by, "Qxtriage", [list])).toEqual([]);
});

test("is named on no agenda and in no paper of a meeting to come, for who reads no subjects either", async () => {
  const thingId = await person("Qxagenda");
  await putPlace(app, coordinator, { sitting: next, place: thingId });
  await makePapers(coordinator, next);
  const item = `${next}/items/${await itemOf(next, thingId)}`;
  const paths = [next, item, `${next}/papers`];
  const police = await app.signIn("police");
  const chair = await app.signIn("chair");
  const readers = [coordinator, police, chair];
  for (const by of readers) expect((await named(by, "Qxagenda", paths)).length).toBeGreaterThan(1);
  await reviewBy(thingId, "2026-11-23");
  for (const by of readers) {
    expect(await named(by, "Qxagenda", paths)).toEqual([]);
    expect((await by.get(next)).page.text).toContain(unlisted);
  }
  // Papers that are made anew make none of it.
  await makePapers(coordinator, next);
  for (const by of readers) expect(await named(by, "Qxagenda", paths)).toEqual([]);
  await reviewBy(thingId, "2027-01-20");
  for (const by of readers) expect((await named(by, "Qxagenda", paths)).length).toBeGreaterThan(1);
});

test("stays in the minutes of a meeting that discussed it, is offered to no other, and what is owed names nobody", async () => {
  const thingId = await person("Qxminutes");
  await putPlace(app, coordinator, { sitting: held, place: thingId });
  const item = `${held}/items/${await itemOf(held, thingId)}`;
  await reviewBy(thingId, "2026-11-26");
  await at("2026-11-25T12:00:00Z");
  await recorded(coordinator, `${item}/decisions`, {
    decision: "come-back",
    decisionReason: "As it stands",
  });
  await recorded(coordinator, `${item}/promises`, {
    wording: "Qxowed visit the address",
    owner: `agency:${await policeOf(app)}`,
    ...aDay("due", 26, 11),
  });
  await at("2026-11-26T09:00:00Z");
  const offered = next;
  expect(await named(coordinator, "Qxminutes", [offered])).toEqual([offered]);
  await at("2026-11-28T09:00:00Z");
  expect(await named(coordinator, "Qxminutes", [offered])).toEqual([]);
  const owed = await coordinator.get("/overdue/panel-actions");
  expect(owed.page.text).toContain("Qxowed");
  expect(owed.page.text).toContain("A person who is in no list any more");
  expect(owed.html).not.toContain("Qxminutes");
  const minutes = `${held}/minutes`;
  expect(await named(coordinator, "Qxminutes", [held, item, minutes])).toEqual([
    held,
    item,
    minutes,
  ]);
});
