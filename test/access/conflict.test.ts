import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { shutOut as shutOutById } from "../harness/for-machines.ts";
import { aColleagueOf } from "../harness/colleagues.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { contentsOf } from "./contents.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let child: Child;
let about: string;
let manager: Client;
beforeAll(async () => {
  app = await anApp();
  manager = await app.signIn("manager");
});
beforeEach(async () => {
  child = await aChild(app, { familyName: "Qxconflictz" });
  about = `/children/${child.personId}`;
});
afterAll(() => app.close());

const own = { relation: "family", reason: "My sister's son" };

const shutOut = async () =>
  (
    await app.query<{ ids: string[] }>(
      "select shut_out as ids from subjects.people where person_id = $1",
      [child.personId],
    )
  )[0]?.ids;

async function conflictOf(key: string): Promise<string> {
  const [row] = await app.query<{ id: string }>(
    "select conflict_id as id from sec.conflicts where person_id = $1 and staff_id = $2 and ended_at is null",
    [child.personId, await staffIdOf(app, key)],
  );
  return row?.id ?? "";
}

describe("one's own conflict of interest", () => {
  test.each(["school", "coordinator", "lead", "auditor"])(
    "closes the record to %s at once, whatever their post",
    async (key) => {
      await letIn(app, child, key);
      const client = await app.signIn(key);
      const form = await client.get(`${about}/conflict`);
      expect(form.page.text).toContain("From this moment you cannot open this record");
      const declared = await client.post(`${about}/conflict`, own);
      expect(declared.location).toBe("/conflict-recorded");
      const after = await client.follow(declared);
      expect(after.page.text).toContain("Tell your manager today");
      expect(after.html).not.toContain("Qxconflictz");
      expect(await shutOut()).toEqual([await staffIdOf(app, key)]);
      for (const page of ["", "/access", "/conflict", "/chronology"])
        expect((await client.get(`${about}${page}`)).status).toBe(404);
      expect((await client.get("/children")).html).not.toContain(child.personId);
    },
  );

  test("cannot be got round by a new place in the professional network, an emergency, or asking", async () => {
    const coordinator = await app.signIn("coordinator");
    await coordinator.post(`${about}/conflict`, own);
    await letIn(app, child, "coordinator");
    expect((await coordinator.get(about)).status).toBe(404);
    const emergency = { "reason-key": "danger-now", reason: "Now" };
    expect((await coordinator.get(`/emergency/${child.personId}`)).status).toBe(404);
    expect((await coordinator.post(`/emergency/${child.personId}`, emergency)).status).toBe(404);
    expect(
      await app.query("select 1 from sec.emergency_openings where person_id = $1", [
        child.personId,
      ]),
    ).toEqual([]);
  });

  test("is told to the managers of the team, who read what was said; others read only that it is so", async () => {
    await letIn(app, child, "school");
    await letIn(app, child, "nurse");
    await (await app.signIn("school")).post(`${about}/conflict`, own);
    expect((await manager.get("/notices")).page.text).toContain("declared a conflict of interest");
    expect((await manager.get(`${about}/access`)).page.text).toContain("My sister's son");
    const nurse = await (await app.signIn("nurse")).get(`${about}/access`);
    expect(nurse.page.text).toContain("Claire Hale, declared by themselves");
    expect(nurse.html).not.toContain("My sister");
    expect((await manager.get(`${about}/circle`)).page.text).not.toContain("Claire Hale,");
  });

  test("takes what the audit says of the child from who reads the audit, in the list too", async () => {
    const governance = await app.signIn("governance");
    await manager.get(about);
    const lines = async (): Promise<boolean> =>
      (await governance.get("/audit")).html.includes(child.personId);
    expect(await lines()).toBe(true);
    await shutOutById(app, child, await staffIdOf(app, "governance"));
    expect(await lines()).toBe(false);
    const colleague = await aColleagueOf(app, "governance");
    expect((await colleague.get("/audit")).html).toContain(child.personId);
    await app.query(
      "update sec.conflicts set ended_at = declared_at, ended_by = declared_by, end_reason = 'Another family' where person_id = $1",
      [child.personId],
    );
    expect(await lines()).toBe(true);
  });

  test("is recorded once, also when it is sent several times at once", async () => {
    await letIn(app, child, "school");
    const school = await app.signIn("school");
    const sent = await Promise.all([1, 2, 3].map(() => school.post(`${about}/conflict`, own)));
    expect(sent.filter(({ status }) => status === 303).length).toBeGreaterThan(0);
    // Who comes after the first has lost the record, or the place in its circle.
    expect(sent.filter(({ status }) => ![303, 403, 404].includes(status))).toEqual([]);
    expect(
      await app.query("select 1 from sec.conflicts where person_id = $1", [child.personId]),
    ).toHaveLength(1);
    expect(
      await app.query(
        "select 1 from protect.chronology_entries where person_id = $1 and kind = 'access'",
        [child.personId],
      ),
    ).toHaveLength(1);
  });
});

describe("a colleague's conflict of interest", () => {
  test("is declared and ended by those who manage them; posts count again, the old place does not", async () => {
    await letIn(app, child, "school");
    const staff = await staffIdOf(app, "school");
    expect((await manager.post(`${about}/conflicts`, { ...own, staff })).status).toBe(303);
    const school = await app.signIn("school");
    expect((await school.get(about)).status).toBe(404);
    const end = `${about}/conflicts/${await conflictOf("school")}/end`;
    expect((await manager.post(end, { reason: "" })).status).toBe(422);
    expect((await manager.post(end, { reason: "It was another family" })).status).toBe(303);
    expect(await shutOut()).toEqual([]);
    expect((await school.get(about)).status).toBe(404);
    await letIn(app, child, "school");
    expect((await school.get(about)).status).toBe(200);
    expect((await manager.post(end, { reason: "Again" })).status).toBe(404);
  });

  test("is never one's own to end, nor to declare on the page for colleagues", async () => {
    const lead = await app.signIn("lead");
    const staff = await staffIdOf(app, "lead");
    const before = await contentsOf(app);
    const wrong = await lead.post(`${about}/conflicts`, { ...own, staff });
    expect([wrong.status, wrong.page.errors[0]?.text]).toEqual([422, "Choose a colleague"]);
    expect(await contentsOf(app)).toEqual(before);
    await manager.post(`${about}/conflicts`, { ...own, staff });
    const end = `${about}/conflicts/${await conflictOf("lead")}/end`;
    expect((await lead.post(end, { reason: "I am fine" })).status).toBe(404);
    expect(await shutOut()).toEqual([staff]);
  });

  test("is not managed by someone who opened the record in an emergency", async () => {
    await app.query(
      "update subjects.people set restricted = true, acl = array[circle_id] where person_id = $1",
      [child.personId],
    );
    const coordinator = await app.signIn("coordinator");
    const emergency = { "reason-key": "danger-now", reason: "Now" };
    expect((await coordinator.post(`/emergency/${child.personId}`, emergency)).status).toBe(303);
    expect((await coordinator.get(about)).status).toBe(200);
    const staff = await staffIdOf(app, "manager");
    for (const page of ["conflicts", "circle", "restrict", "level"])
      expect((await coordinator.post(`${about}/${page}`, { ...own, staff })).status).toBe(403);
  });
});
