import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { liftHolds } from "../harness/holds.ts";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { testMoment } from "../harness/constants.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { contentsOf } from "./contents.ts";
import { aChildElsewhere } from "./world.ts";

let app: TestApp;
let child: Child;
let about: string;
let door: string;
let police: Client;
beforeAll(async () => {
  app = await anApp();
  await liftHolds(app);
});
beforeEach(async () => {
  app.clock.set(testMoment);
  await app.query("delete from sec.emergency_openings");
  police = await app.signIn("police");
  child = await aChild(app, { familyName: "Qxemergencyz" });
  about = `/children/${child.personId}`;
  door = `/emergency/${child.personId}`;
});
afterAll(() => app.close());

const why = { "reason-key": "missing-now", reason: "Not home since noon, phone off" };

async function asLead(key: string): Promise<void> {
  await app.query(
    `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
     select $1, partnership_id, $2, $3, 'allocation', 'Leads', $4 from directory.staff where staff_id = $3`,
    [newId(), child.circleId, await staffIdOf(app, key), app.clock.now()],
  );
}

describe("an emergency opening", () => {
  test.each(["out of reach", "restricted"])(
    "opens a record that is %s for its minutes, and says so on every page",
    async (kind) => {
      if (kind === "restricted") await restrict(app, child);
      expect((await police.get(about)).status).toBe(404);
      const page = await police.get(door);
      expect(page.status).toBe(200);
      expect(page.html).not.toMatch(/Qxemergencyz|C-\d/);
      expect(page.page.text).toContain("The record opens to you for 15 minutes");
      expect((await police.post(door, why)).location).toBe(about);
      for (const tab of ["", "/chronology", "/circle", "/access", "/note"]) {
        const answer = await police.get(`${about}${tab}`);
        expect(answer.status).toBe(200);
        expect(answer.page.text).toContain(
          "You opened this in an emergency until 10:15; this is reviewed.",
        );
      }
      app.clock.advance({ minutes: 14 });
      expect((await police.get(about)).status).toBe(200);
      app.clock.advance({ minutes: 1 });
      expect((await police.get(about)).status).toBe(404);
    },
  );

  test("tells whoever leads and who reviews at once, and stands in the record", async () => {
    await asLead("lead");
    await police.post(door, why);
    const lead = await app.signIn("lead");
    const governance = await app.signIn("governance");
    expect((await lead.get("/notices")).page.text).toContain("was opened in an emergency");
    expect((await governance.get("/notices")).page.text).toContain("is waiting for your review");
    expect((await lead.get("/notices")).html).not.toContain("Qxemergencyz");
    const access = (await lead.get(`${about}/access`)).page.text;
    expect(access).toContain("A child is missing now. Not home since noon, phone off");
    expect(access).toContain("Not reviewed yet");
    expect((await lead.get(`${about}/chronology`)).page.text).toContain(
      "Tom Cole opened this record in an emergency",
    );
    expect((await lead.get(about)).page.text).not.toContain("You opened this in an emergency");
  });

  test("without a lead tells who manages the team", async () => {
    await police.post(door, why);
    const manager = await app.signIn("manager");
    expect((await manager.get("/notices")).page.text).toContain("was opened in an emergency");
  });

  test("leaves every question about a record that is not there, elsewhere or shut the same", async () => {
    const elsewhere = await aChildElsewhere(app, `Elsewhere ${newId()}`);
    await app.query(
      `insert into sec.conflicts (conflict_id, partnership_id, person_id, staff_id, relation, reason, declared_by, declared_at)
       select $1, partnership_id, $2, staff_id, 'friend', 'Told', staff_id, $4 from directory.staff where staff_id = $3`,
      [newId(), child.personId, await staffIdOf(app, "police"), app.clock.now()],
    );
    const before = await contentsOf(app);
    const asked = [newId(), elsewhere.personId, child.personId, "nothing"];
    const bodies = new Set<string>();
    for (const id of asked) {
      for (const answer of [
        await police.get(`/emergency/${id}`),
        await police.post(`/emergency/${id}`, why),
        await police.post(`/emergency/${id}`, {}),
      ]) {
        expect(answer.status).toBe(404);
        bodies.add(answer.html.replaceAll(/nonce="[^"]+"/g, ""));
      }
    }
    expect(bodies.size).toBe(1);
    expect(await contentsOf(app)).toEqual(before);
  });

  test("is one, however often the form is sent; and five in a day", async () => {
    const first = await Promise.all([1, 2, 3].map(() => police.post(door, why)));
    expect(first.map(({ status }) => status)).toEqual([303, 303, 303]);
    const count = () => app.query("select 1 from sec.emergency_openings");
    expect(await count()).toHaveLength(1);
    for (let more = 0; more < 4; more++) {
      const other = await aChild(app);
      expect((await police.post(`/emergency/${other.personId}`, why)).status).toBe(303);
    }
    const sixth = await aChild(app);
    const refused = await police.post(`/emergency/${sixth.personId}`, why);
    expect([refused.status, refused.page.heading]).toEqual([
      429,
      "No more emergency openings today",
    ]);
    expect(await count()).toHaveLength(5);
    app.clock.set("2026-11-25T00:01:00Z");
    police = await app.signIn("police");
    expect((await police.post(`/emergency/${sixth.personId}`, why)).status).toBe(303);
  });

  test("needs a reason that is in force, and words", async () => {
    const answer = await police.post(door, { "reason-key": "curious", reason: " " });
    expect(answer.page.errors).toEqual([
      { href: "#reason-key", text: "Choose what makes this an emergency" },
      { href: "#reason", text: "Enter what is happening and why it cannot wait" },
    ]);
    expect(await app.query("select 1 from sec.emergency_openings")).toEqual([]);
  });

  test("can be ended early by those who manage the professional network", async () => {
    await police.post(door, why);
    const [place] = await app.query<{ id: string }>(
      "select membership_id as id from sec.memberships where circle_id = $1 and basis = 'emergency'",
      [child.circleId],
    );
    const lead = await app.signIn("lead");
    const end = `${about}/circle/${place?.id ?? ""}/end`;
    expect((await lead.post(end, {})).status).toBe(303);
    expect((await police.get(about)).status).toBe(404);
    expect((await lead.post(end, {})).status).toBe(404);
  });
});

describe("the review of an emergency opening", () => {
  const openingId = async () =>
    (
      await app.query<{ id: string }>(
        "select emergency_opening_id as id from sec.emergency_openings where person_id = $1",
        [child.personId],
      )
    )[0]?.id ?? "";

  test("is written by someone else, once, and nothing of the record is shown", async () => {
    await police.post(door, why);
    const governance = await app.signIn("governance");
    const page = await governance.get("/emergency/reviews");
    expect(page.page.text).toContain(`Tom Cole opened ${child.reference}`);
    expect(page.page.text).toContain("Not home since noon, phone off");
    expect(page.html).not.toMatch(/Qxemergencyz/);
    expect(page.html).not.toContain(child.personId);
    const address = `/emergency/reviews/${await openingId()}`;
    const wrong = await governance.post(address, { outcome: "", note: "" });
    expect(wrong.page.errors.map(({ text }) => text)).toEqual([
      "Choose what the review found",
      "Enter what you checked and what you found",
    ]);
    const form = { outcome: "justified", note: "Rang the sergeant; the child was found." };
    expect((await governance.post(address, form)).status).toBe(303);
    expect((await governance.post(address, { ...form, outcome: "referred" })).status).toBe(409);
    expect((await governance.get("/emergency/reviews")).page.text).toContain("Rang the sergeant");
    const lead = await app.signIn("lead");
    expect((await lead.get(`${about}/access`)).page.text).toContain("Justified");
  });

  test("is never of one's own, whatever other post one holds", async () => {
    await app.query(
      "update directory.roles set permissions = permissions || '{emergency.review}' where key = 'police-spoc'",
    );
    await police.post(door, why);
    const address = `/emergency/reviews/${await openingId()}`;
    expect((await police.get("/emergency/reviews")).page.text).toContain(
      "You opened this one, so a colleague reviews it.",
    );
    const answer = await police.post(address, { outcome: "justified", note: "Fine" });
    expect(answer.status).toBe(403);
    const rows = await app.query("select 1 from sec.emergency_openings where outcome is not null");
    expect(rows).toEqual([]);
    await app.query(
      "update directory.roles set permissions = array_remove(permissions, 'emergency.review') where key = 'police-spoc'",
    );
  });
});
