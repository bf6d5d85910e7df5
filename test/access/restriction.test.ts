import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { liftHolds } from "../harness/holds.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { contentsOf } from "./contents.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let child: Child;
let about: string;
let manager: Client;
let lead: Client;
let ids: Readonly<Record<string, string>>;
beforeAll(async () => {
  app = await anApp();
  await liftHolds(app);
  manager = await app.signIn("manager");
  lead = await app.signIn("lead");
  ids = {};
  for (const key of ["manager", "lead", "school", "nurse", "mash"])
    ids = { ...ids, [key]: await staffIdOf(app, key) };
});
beforeEach(async () => {
  child = await aChild(app, { familyName: "Qxrestrictz" });
  about = `/children/${child.personId}`;
  for (const key of ["lead", "school", "nurse"]) await letIn(app, child, key);
});
afterAll(() => app.close());

const keep = (...keys: readonly string[]): Record<string, string> =>
  Object.fromEntries(keys.map((key) => [`keep-${ids[key] ?? ""}`, "yes"]));
const restrict = (by: Client, keys: readonly string[], reason = "A colleague's family") =>
  by.post(`${about}/restrict`, { reason, ...keep(...keys) });

const circleOf = async () =>
  (
    await app.query<{ key: string }>(
      `select split_part(s.email, '@', 1) as key from sec.memberships m join directory.staff s on s.staff_id = m.staff_id
       where m.circle_id = $1 and (m.ends_at is null or m.ends_at > $2) order by 1`,
      [child.circleId, app.clock.now()],
    )
  ).map(({ key }) => key);

describe("restricting a record", () => {
  test("leaves it to the people named, the one who restricts among them, and to nobody else", async () => {
    const form = await manager.get(`${about}/restrict`);
    expect(form.page.text).toContain("From this moment only the people named can open the record");
    expect((await restrict(manager, ["lead", "school"])).location).toBe(`${about}/access`);
    expect(await circleOf()).toEqual(["lead", "manager", "school"]);
    const [row] = await app.query(
      "select restricted, acl = array[circle_id] as alone from subjects.people where person_id = $1",
      [child.personId],
    );
    expect(row).toEqual({ restricted: true, alone: true });
    for (const key of ["manager", "lead", "school"])
      expect((await (await app.signIn(key)).get(about)).status).toBe(200);
    for (const key of ["coordinator", "mash", "nurse", "police"]) {
      const client = await app.signIn(key);
      expect((await client.get(about)).status).toBe(404);
      expect((await client.get("/children")).html).not.toContain(child.personId);
      expect((await client.get("/api/children")).html).not.toContain(child.personId);
    }
    const page = await lead.get(`${about}/access`);
    expect(page.page.text).toContain("Restricted to named people");
    expect(page.page.text).toContain("A colleague's family");
    expect((await lead.get(`${about}/chronology`)).page.text).toContain(
      "Record restricted to named people",
    );
    const stamps = await app.query(
      `select t.acl = p.acl and t.restricted as same from protect.tracker_entries t
       join subjects.people p on p.person_id = t.person_id where p.person_id = $1`,
      [child.personId],
    );
    expect(stamps).toEqual([{ same: true }]);
  });

  test("needs two people, one of them able to agree to lifting it, and a reason", async () => {
    const before = await contentsOf(app);
    const alone = await restrict(manager, []);
    expect([alone.status, alone.page.errors[0]?.text]).toEqual([
      422,
      "Choose at least one other person: nobody locks a record alone",
    ]);
    const unable = await restrict(manager, ["school"]);
    expect(unable.page.errors[0]?.text).toContain("whose post can agree to lift the restriction");
    // Somebody who is not in the circle is not named by way of a made-up box.
    expect((await restrict(manager, ["mash"])).status).toBe(422);
    expect((await restrict(manager, ["lead"], " ")).page.errors[0]?.text).toBe(
      "Enter why the record must be left to named people",
    );
    expect(await contentsOf(app)).toEqual(before);
  });

  test("by two people at once is done once; the second is told, or finds nothing", async () => {
    const coordinator = await app.signIn("coordinator");
    const answers = await Promise.all([
      restrict(manager, ["lead"]),
      restrict(coordinator, ["lead"]),
      restrict(lead, ["school"]),
    ]);
    const done = answers.filter(({ status }) => status === 303);
    expect(done).toHaveLength(1);
    expect(
      answers.map(({ status }) => status).filter((one) => ![303, 403, 404, 409, 422].includes(one)),
    ).toEqual([]);
    const rows = await app.query("select 1 from sec.restrictions where person_id = $1", [
      child.personId,
    ]);
    expect(rows).toHaveLength(1);
  });

  test("keeps two people: a place that would leave one does not end", async () => {
    await restrict(manager, ["lead"]);
    const [place] = await app.query<{ id: string }>(
      "select membership_id as id from sec.memberships where circle_id = $1 and staff_id = $2 and ends_at is null",
      [child.circleId, ids["lead"]],
    );
    const ended = await manager.post(`${about}/circle/${place?.id ?? ""}/end`, {});
    expect([ended.status, ended.page.errors[0]?.text]).toEqual([
      422,
      "A restricted record needs two people at least. Add another person before this place ends",
    ]);
    expect(await circleOf()).toEqual(["lead", "manager"]);
  });
});

describe("lifting a restriction", () => {
  beforeEach(async () => {
    expect((await restrict(manager, ["lead", "school"])).status).toBe(303);
  });
  const isRestricted = async () =>
    (
      await app.query<{ restricted: boolean }>(
        "select restricted from subjects.people where person_id = $1",
        [child.personId],
      )
    )[0]?.restricted;

  test("takes two: one asks, another named person agrees, and the team has the record again", async () => {
    expect((await manager.post(`${about}/lift`, { reason: "The colleague left" })).status).toBe(
      303,
    );
    expect(await isRestricted()).toBe(true);
    expect((await manager.post(`${about}/lift/agree`, {})).status).toBe(403);
    expect(await isRestricted()).toBe(true);
    const notice = (await lead.get("/notices")).page.links.find(({ text }) =>
      text.includes("agree to lifting"),
    );
    const asked = await lead.get(notice?.href ?? "");
    expect(asked.page.text).toContain("The colleague left");
    expect(asked.page.buttons).toContain("Agree and lift the restriction");
    expect((await lead.post(`${about}/lift/agree`, {})).status).toBe(303);
    expect(await isRestricted()).toBe(false);
    expect((await (await app.signIn("coordinator")).get(about)).status).toBe(200);
    const chronology = (await lead.get(`${about}/chronology`)).page.text;
    expect(chronology).toContain("Asked to lift the restriction");
    expect(chronology).toContain("Restriction lifted");
  });

  test("is agreed to as it was read: not with words that were put in their place meanwhile", async () => {
    await manager.post(`${about}/lift`, { reason: "The colleague has left the council" });
    const read = await lead.get(`${about}/lift`);
    expect(read.page.text).toContain("The colleague has left the council");
    app.clock.advance({ minutes: 1 });
    await manager.post(`${about}/lift`, { reason: "I want my team to see it" });
    const agreed = await lead.post(`${about}/lift/agree`, read.page.fields);
    expect(agreed.status).toBe(409);
    expect(await isRestricted()).toBe(true);
    expect(agreed.page.text).toContain("It was asked for again while you were reading");
    expect(agreed.page.text).toContain("I want my team to see it");
    expect((await lead.post(`${about}/lift/agree`, agreed.page.fields)).status).toBe(303);
    expect(await isRestricted()).toBe(false);
  });

  test("is not for someone who is named and whose post does not include it, nor for anyone else", async () => {
    const school = await app.signIn("school");
    const coordinator = await app.signIn("coordinator");
    expect((await school.post(`${about}/lift`, { reason: "No longer" })).status).toBe(403);
    expect((await coordinator.post(`${about}/lift`, { reason: "No longer" })).status).toBe(404);
    await manager.post(`${about}/lift`, { reason: "The colleague left" });
    expect((await school.post(`${about}/lift/agree`, {})).status).toBe(403);
    expect((await coordinator.post(`${about}/lift/agree`, {})).status).toBe(404);
    expect(await isRestricted()).toBe(true);
  });

  test("is not agreed to before anyone asked, nor asked for without a reason", async () => {
    await lead.post(`${about}/lift/agree`, {});
    expect(await isRestricted()).toBe(true);
    expect((await lead.post(`${about}/lift`, { reason: "" })).page.errors[0]?.text).toBe(
      "Enter why the restriction is no longer needed",
    );
  });

  test("works for a record that was restricted before Lantern kept the reason", async () => {
    await app.query("delete from sec.restrictions where person_id = $1", [child.personId]);
    await lead.post(`${about}/lift`, { reason: "Nobody remembers why" });
    expect((await manager.post(`${about}/lift/agree`, {})).status).toBe(303);
    expect(await isRestricted()).toBe(false);
  });
});
