import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict } from "../harness/factories.ts";
import { addAround, addUntold, dayOf, familyAt } from "../harness/family-network.ts";

let app: TestApp;
let coordinator: Client;

beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
}, 180_000);
afterAll(() => app.close());

const late = async (): Promise<string> => (await coordinator.get("/overdue")).page.text;
const decision = { wording: "My aunt", outcome: "nobody", version: "" };

test("at 16 who may be told is asked again: it is overdue the day after, until it is decided", async () => {
  const child = await aChild(app, { familyName: "Qxsixteen", bornOn: "2010-11-20" });
  expect(await late()).not.toContain("Qxsixteen");
  await addAround(app, coordinator, child);
  expect(await late()).toContain("Ask again who may be told");
  expect(await late()).toContain("Qxsixteen");
  const asked = await coordinator.post(`/children/${child.personId}/chases`, { about: "telling" });
  expect(asked.status).toBe(303);
  const decided = { ...decision, ...dayOf("decidedOn", "2026-11-21") };
  expect((await coordinator.post(`${familyAt(child)}/telling`, decided)).status).toBe(303);
  expect(await late()).not.toContain("Qxsixteen");
});

test("nobody is asked before 16, where nobody is around the child, or without a date of birth", async () => {
  const young = await aChild(app, { familyName: "Qxyoung", bornOn: "2011-11-20" });
  const unknown = await aChild(app, { familyName: "Qxunborn", bornOn: null });
  for (const child of [young, unknown]) {
    await addAround(app, coordinator, child);
    expect((await coordinator.get(`${familyAt(child)}/telling`)).status).toBe(404);
  }
  expect(await late()).not.toMatch(/Qxyoung|Qxunborn/);
});

test("a mark whose review has passed is overdue; of a restricted child nobody outside the circle reads it", async () => {
  const child = await aChild(app, { familyName: "Qxmarkdue" });
  const hidden = await aChild(app, { familyName: "Qxmarkhidden" });
  for (const one of [child, hidden]) await addUntold(app, coordinator, one);
  expect(await late()).not.toContain("Qxmark");
  await app.query("update protect.do_not_tell set review_by = '2026-11-23'");
  await restrict(app, hidden);
  const text = await late();
  expect(text).toContain("Qxmarkdue");
  expect(text).not.toContain("Qxmarkhidden");
});
