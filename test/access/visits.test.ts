import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { visitForm, warningForm } from "../harness/visits.ts";
import { aFact, letIn, protect } from "./world.ts";

let app: TestApp;
let child: Child;
let base: string;
const people: Record<string, Client> = {};
const as = (key: string): Client => {
  const client = people[key];
  if (!client) throw new Error(`${key} has not signed in`);
  return client;
};
beforeAll(async () => {
  app = await anApp();
  for (const key of ["lead", "manager", "mash", "school", "police", "nurse", "chair"]) {
    people[key] = await app.signIn(key);
  }
});
beforeEach(async () => {
  child = await aChild(app);
  base = `/children/${child.personId}`;
  for (const key of ["school", "police", "chair"]) await letIn(app, child, key);
});
afterAll(() => app.close());

const record = async (key: string, observed = "Qxobserved") =>
  as(key).post(`${base}/visits/new`, await visitForm(app, key, { observed }));

test("visits are read within reach, and recorded by whoever works with the child", async () => {
  await record("lead");
  for (const key of ["manager", "mash", "school", "police", "chair"])
    expect([key, (await as(key).get(`${base}/visits`)).html.includes("Qxobserved")]).toEqual([
      key,
      true,
    ]);
  expect((await as("nurse").get(`${base}/visits`)).status).toBe(404);
  expect((await as("nurse").get(`${base}/door`)).status).toBe(404);
  expect((await record("police")).status).toBe(303);
  expect((await record("chair")).status).toBe(403);
  expect((await as("chair").post(`${base}/visit-warnings/new`, warningForm())).status).toBe(403);
});

test("a protected home is shown to the named alone, and the door says who to ring", async () => {
  await aFact(app, child, { kind: "address", wording: "4 Qxhidden Row" });
  await protect(app, child, ["manager", "school"]);
  for (const [key, isNamed] of [
    ["manager", true],
    ["school", true],
    ["lead", false],
    ["mash", false],
    ["police", false],
  ] as const) {
    const masked = await as(key).get(`${base}/door`);
    expect([key, masked.html.includes("Qxhidden")]).toEqual([key, false]);
    const shown = await as(key).post(`${base}/door`, { show: "address" });
    expect([key, shown.html.includes("Qxhidden")]).toEqual([key, isNamed]);
    expect([key, shown.page.text.includes("you are not named")]).toEqual([key, !isNamed]);
  }
});

test("a place in what was seen is held back while a protection stands", async () => {
  await aFact(app, child, { kind: "address", wording: "4 Qxhidden Row" });
  await protect(app, child, ["manager", "school"]);
  // One of the named is asked first, also in a form that takes a recording.
  expect((await record("manager", "Was at 4 Qxhidden Row, and well")).status).toBe(422);
  const form = await visitForm(app, "manager", { observed: "Was at 4 Qxhidden Row, and well" });
  const held = await as("manager").post(`${base}/visits/new`, { ...form, _hold: "yes" });
  expect(held.status).toBe(303);
  expect((await as("school").get(`${base}/visits`)).html).toContain("Qxhidden");
  expect((await as("lead").get(`${base}/visits`)).html).not.toContain("Qxhidden");
});

test("nobody beyond the professional network finds a restricted child on the list", async () => {
  await app.query(
    "update protect.tracker_entries set opened_on = '2026-01-01' where person_id = $1",
    [child.personId],
  );
  expect((await as("mash").get("/overdue/visits")).html).toContain(child.reference);
  await restrict(app, child);
  expect((await as("mash").get("/overdue/visits")).html).not.toContain(child.reference);
  expect((await as("school").get("/overdue/visits")).html).toContain(child.reference);
});
