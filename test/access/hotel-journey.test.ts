import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { aLink, aThing } from "../harness/flags.ts";
import { aMeasure, dayOf, reviewFields, safe, sendTo, stepFields } from "../harness/measures.ts";
import { protect } from "./world.ts";

/** A hotel named by three children: a notice is considered, served and appealed, the harm moves, and that is reviewed. */
let app: TestApp;
let coordinator: Client;
let hotel: string;
let children: readonly Child[];
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  hotel = await aThing(app, { kind: "business", label: "Qxhotel" });
  children = [await aChild(app), await aChild(app), await aChild(app), await aChild(app)];
});
afterAll(() => app.close());

const asks = "Hotel guest information notice (Police; Inspector)";
const considers = "For a person to decide, what could be considered";
const pageOf = async (by: Client, thingId: string): Promise<string> =>
  (await by.get(`/subjects/${thingId}`)).page.text;
const step = (measureId: string, name: string, over = {}) =>
  sendTo(app, coordinator, { measureId, name: "step", form: stepFields(name, over) });

test("it is said to who can record measures, of children within reach and of 60 days alone", async () => {
  const [first, second, third, hidden] = children;
  if (!first || !second || !third || !hidden) throw new Error("no children");
  for (const { personId } of [first, second, hidden])
    await aLink(app, { personId, thingId: hotel });
  // The same child twice is one.
  await app.query(
    `insert into protect.thing_links (thing_link_id, partnership_id, person_id, thing_id, relation, scheme_id, wording, source, learned_on, review_by, recorded_by, recorded_at)
     select gen_random_uuid(), partnership_id, person_id, thing_id, 'found-at', scheme_id, wording, source, learned_on, review_by, recorded_by, recorded_at
     from protect.thing_links where person_id = $1`,
    [first.personId],
  );
  expect(await pageOf(coordinator, hotel)).toContain(asks);
  // Restricted, a child counts for nobody who reads widely; two are not three.
  await restrict(app, hidden);
  expect(await pageOf(coordinator, hotel)).not.toContain(considers);
  const link = await aLink(app, { personId: third.personId, thingId: hotel });
  expect(await pageOf(coordinator, hotel)).toContain("3 children you can see");
  // Police reach none of them, and read nothing of it.
  expect(await pageOf(await app.signIn("police"), hotel)).not.toContain(considers);
  // A manager reads measures and records none.
  expect(await pageOf(await app.signIn("manager"), hotel)).not.toContain(considers);

  const learned = (on: string) =>
    app.query("update protect.thing_links set learned_on = $2::date where thing_link_id = $1", [
      link,
      on,
    ]);
  await learned("2026-09-24");
  expect(await pageOf(coordinator, hotel)).not.toContain(considers);
  await learned("2026-09-25");
  expect(await pageOf(coordinator, hotel)).toContain(asks);
});

test("how many children and within how many days is the partnership's configuration", async () => {
  const set = (body: Readonly<Record<string, number>>) =>
    app.query(
      "update directory.configuration set body = body || $1::jsonb where kind = 'considerable'",
      [JSON.stringify(body)],
    );
  const place = await aThing(app, { kind: "place", label: "Qxarcade" });
  const [first, second] = children;
  if (!first || !second) throw new Error("no children");
  for (const { personId } of [first, second]) await aLink(app, { personId, thingId: place });
  expect(await pageOf(coordinator, place)).not.toContain(considers);
  await set({ leastChildren: 2 });
  expect(await pageOf(coordinator, place)).toContain(
    "2 children you can see named this place or were there in the last 60 days",
  );
  // The links were learned of four days ago.
  await set({ withinDays: 3 });
  expect(await pageOf(coordinator, place)).not.toContain(considers);
  await set({ withinDays: 4 });
  expect(await pageOf(coordinator, place)).toContain("in the last 4 days");
  await set({ leastChildren: 3, withinDays: 60 });
  const kinds = (await (await app.signIn("admin")).get("/admin/configuration")).page.text;
  expect(kinds).toContain("When a notice could be considered");
});

test("never of where a protected child is, nor of a person or a vehicle", async () => {
  const place = await aThing(app, { kind: "place", label: "Qxlodge" });
  const van = await aThing(app, { label: "Qxvan" });
  const [first, second, third] = children;
  if (!first || !second || !third) throw new Error("no children");
  const kept = await aChild(app);
  for (const { personId } of [first, second, kept]) await aLink(app, { personId, thingId: place });
  for (const { personId } of [first, second, third]) await aLink(app, { personId, thingId: van });
  expect(await pageOf(coordinator, place)).toContain(considers);
  await protect(app, kept, ["lead", "manager"]);
  expect(await pageOf(coordinator, place)).not.toContain(considers);
  expect(await pageOf(coordinator, van)).not.toContain(considers);
});

test("the notice is served and appealed, the harm moves to a second place, and the review says so", async () => {
  const measureId = await aMeasure(app, coordinator, { thingId: hotel });
  // What runs is not asked for again.
  expect(await pageOf(coordinator, hotel)).not.toContain(asks);
  await safe(app, coordinator, measureId);
  await step(measureId, "served", dayOf("endsOn", "2027-05-01"));
  await step(measureId, "appealed");
  await step(measureId, "upheld");
  const second = await aThing(app, { kind: "place", label: "Qxcarpark" });
  const form = reviewFields({
    harm: "same",
    facts: "No report since from the hotel; two from the car park",
    moved: "yes",
    movedTo: second,
  });
  expect((await sendTo(app, coordinator, { measureId, name: "review", form })).status).toBe(303);
  const { text } = (await coordinator.get(`/measures/${measureId}`)).page;
  for (const words of ["Upheld on appeal", "Qxcarpark", "two from the car park"])
    expect(text).toContain(words);
  expect((await step(measureId, "ended")).status).toBe(303);
  expect(await pageOf(coordinator, hotel)).toContain(asks);
});
