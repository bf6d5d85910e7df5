import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { dayOf } from "../harness/family-network.ts";
import { aLink } from "../harness/flags.ts";
import { anInvestigation } from "../harness/investigations.ts";
import { ageFields, aPersonBorn } from "../harness/measures.ts";
import { letIn } from "./world.ts";

/** Search finds what must be told, bail and investigations for who may read them, and never for another. */
let app: TestApp;
let manager: Client;
let child: Child;
let adult: string;
beforeAll(async () => {
  app = await anApp();
  manager = await app.signIn("manager");
  child = await aChild(app, { familyName: "Qxsought" });
  adult = await aPersonBorn(app, { bornOn: "1990-05-04" });
  await app.query("update subjects.things set label = 'Qxbailed Man' where thing_id = $1", [adult]);
  await manager.post(`/subjects/${adult}/age`, ageFields());
  await aLink(app, { personId: child.personId, thingId: adult });
  const bail = await manager.post(`/subjects/${adult}/releases/new`, {
    kind: "police-bail",
    conditions: "",
    source: "Custody sergeant",
    ...dayOf("beginsOn", "2026-11-10"),
    ...dayOf("endsOn", "2026-11-29"),
    children: [child.personId],
  });
  expect(bail.status).toBe(303);
  const duty = await manager.post(`/children/${child.personId}/duties/new`, {
    kind: "works-with-children",
    wording: "Words",
    ...dayOf("known", "2026-11-24"),
    "known-time": "9:30am",
  });
  expect(duty.status).toBe(303);
  await app.query("update protect.duties set force_reference = 'Qxtold/7'");
  await anInvestigation(manager, child, { operation: "Qxheron", references: "QX/26/9001" });
}, 180_000);
afterAll(() => app.close());

const sought = {
  "an operation": "qxheron",
  "part of a crime reference": "26/9001",
  "the reference of who was told": "qxtold/",
  "a person on bail": "qxbailed",
};

const finds = async (by: Client): Promise<readonly string[]> => {
  const found = [];
  for (const [name, text] of Object.entries(sought))
    if ((await by.post("/search", { sought: text })).html.includes(child.reference))
      found.push(name);
  return found;
};

test("for who reaches the child, each by what they may read", async () => {
  expect(await finds(manager)).toEqual(Object.keys(sought));
  // The lead practitioner reads no subjects: nobody on bail is found by name.
  const lead = await app.signIn("lead");
  expect(await finds(lead)).toEqual(Object.keys(sought).slice(0, 3));
  expect((await lead.post("/search", { sought: "qxbailed" })).html).not.toContain("Qxbailed Man");
});

test("not for who does not reach the child, not of a restricted one, and nobody who left the lists", async () => {
  const police = await app.signIn("police");
  expect(await finds(police)).toEqual([]);
  await app.query("update subjects.things set review_by = '2026-11-01' where thing_id = $1", [
    adult,
  ]);
  expect(await finds(manager)).toEqual(Object.keys(sought).slice(0, 3));
  await restrict(app, child);
  expect(await finds(manager)).toEqual([]);
  await letIn(app, child, "police");
  expect((await finds(await app.signIn("police"))).length).toBeGreaterThanOrEqual(3);
});
