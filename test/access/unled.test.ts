import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { auditDuring } from "./walk.ts";
import { endPosts, letIn } from "./world.ts";

/** A child at the highest level without a lead practitioner is on the co-ordinator's list the same day. */
let app: TestApp;
let coordinator: Client;
let child: Child;
let count = 0;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
});
beforeEach(async () => {
  count += 1;
  child = await aChild(app, { familyName: `Qxunled${count}`, level: 3 });
});
afterAll(() => app.close());

const list = async (by: Client = coordinator): Promise<string> =>
  (await by.get("/overdue")).page.text;
async function leads(key: string): Promise<void> {
  await letIn(app, child, key);
  await app.query("update sec.memberships set basis = 'allocation' where circle_id = $1", [
    child.circleId,
  ]);
}

test("from the day that the level is set until someone leads", async () => {
  const low = await aChild(app, { familyName: "Qxmedium", level: 2 });
  const rows = await auditDuring(app, async () => {
    const text = await list();
    expect(text).toContain("at High without a lead practitioner");
    expect(text).toContain(`Qxunled${count}`);
    expect(text).not.toContain("Qxmedium");
  });
  const shown = rows.find(({ action }) => action === "chasing.list");
  expect(shown?.subject_ids).toContain(child.personId);
  expect(shown?.subject_ids).not.toContain(low.personId);
  await leads("youthworker");
  expect(await list()).not.toContain(`Qxunled${count}`);
});

test("a lead who left is no lead", async () => {
  await leads("school");
  expect(await list()).not.toContain(`Qxunled${count}`);
  await endPosts(app, "school", "2026-11-23");
  expect(await list()).toContain(`Qxunled${count}`);
});

test("of children out of reach nobody reads it, and of a restricted record who is named on it", async () => {
  const nurse = await app.signIn("nurse");
  expect(await list(nurse)).not.toContain(`Qxunled${count}`);
  expect(await list(await app.signIn("manager"))).toContain(`Qxunled${count}`);
  await restrict(app, child);
  expect(await list()).not.toContain(`Qxunled${count}`);
  await letIn(app, child, "nurse");
  expect(await list(nurse)).toContain(`Qxunled${count}`);
});
