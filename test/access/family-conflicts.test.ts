import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { addAround } from "../harness/family-network.ts";
import { letIn } from "./world.ts";

/** A parent who is a member of staff, and a colleague of whose family someone around a child is. */
let app: TestApp;
let child: Child;
let about: string;
let lead: Client;
let nurse: Client;

beforeAll(async () => {
  app = await anApp();
  [lead, nurse] = [await app.signIn("lead"), await app.signIn("nurse")];
}, 180_000);
beforeEach(async () => {
  await app.query("delete from sec.staff_ties");
  child = await aChild(app, { familyName: "Qxconflict" });
  about = `/children/${child.personId}`;
  await letIn(app, child, "nurse");
  expect((await nurse.get(about)).status).toBe(200);
});
afterAll(() => app.close());

const findings = () =>
  app.query<{ strength: string; reasons: string[] }>(
    "select strength, reasons from sec.conflict_findings where person_id = $1",
    [child.personId],
  );

test("a parent with the name of a colleague is found when they open the record next: someone is asked", async () => {
  const [staff] = await app.query<{ name: string }>(
    "select name from directory.staff where email like 'nurse@%'",
  );
  await addAround(app, lead, child, { name: staff?.name ?? "", relationship: "mother" });
  await nurse.get(about);
  expect(await findings()).toEqual([{ strength: "weak", reasons: ["around"] }]);
});

test("a colleague who named the person as family is shut out from then on, and hears nothing of it", async () => {
  const said = await nurse.post("/people-i-know", { kind: "relative", wording: "Petra Qxaunt" });
  expect(said.status).toBe(303);
  expect((await nurse.get(about)).status).toBe(200);
  await addAround(app, lead, child, { name: "Petra Qxaunt", relationship: "aunt-or-uncle" });
  expect((await nurse.get(about)).status).toBe(404);
  expect((await nurse.get(`${about}/family`)).status).toBe(404);
  expect(await findings()).toEqual([{ strength: "strong", reasons: ["relative"] }]);
});

test("nobody else is found by a person around the child", async () => {
  await addAround(app, lead, child, { name: "Nobody Qxelse" });
  expect((await nurse.get(about)).status).toBe(200);
  expect(await findings()).toEqual([]);
});
