import { dateTyped } from "../../src/platform/http/date-fields.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { housekeepingJobs } from "../../src/housekeeping.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";

/** The lead practitioner leaves; their manager passes on what they hold. */
let app: TestApp;
let admin: Client;
let manager: Client;
let leaverId: string;
let child: Child;
let promiseId: string;

const lastDay = "2026-12-04";

beforeAll(async () => {
  app = await anApp();
  leaverId = await staffIdOf(app, "lead");
}, 180_000);
beforeEach(async () => {
  admin = await app.signIn("admin");
  manager = await app.signIn("manager");
  child = await aChild(app, { familyName: "Qxleftz", givenName: "Nia" });
  await lead(child);
  promiseId = await promise(child, "Ring the school about Qxtimetable");
});
afterAll(() => app.close());

const lead = (of: Child) =>
  app.query(
    `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
     select $1, partnership_id, $2, staff_id, 'allocation', 'Leads', $4 from directory.staff where staff_id = $3`,
    [newId(), of.circleId, leaverId, app.clock.now()],
  );
async function promise(of: Child, wording: string): Promise<string> {
  const id = newId();
  await app.query(
    `insert into work.actions (action_id, partnership_id, person_id, wording, owner_agency_id, owner_staff_id, due_on, added_on, added_by)
     select $1, p.partnership_id, p.person_id, $3, t.agency_id, $4, '2026-12-10', '2026-11-20', $4
     from subjects.people p join directory.teams t on t.team_id = p.owning_team_id where p.person_id = $2`,
    [id, of.personId, wording, leaverId],
  );
  return id;
}
const leaves = (on: string) => dateTyped("leaves", on);
const setLastDay = async (form: Readonly<Record<string, string>>): Promise<number> =>
  (await admin.post(`/admin/people/${leaverId}/last-day`, form)).status;
const circleOf = async (of: Child): Promise<readonly (string | null)[]> =>
  (
    await app.query<{ email: string }>(
      `select s.email from sec.memberships m join directory.staff s on s.staff_id = m.staff_id
       where m.circle_id = $1 and (m.ends_at is null or m.ends_at > $2) order by 1`,
      [of.circleId, app.clock.now()],
    )
  ).map(({ email }) => email.split("@")[0] ?? "");
const rows = (page: string): readonly string[] =>
  [...page.matchAll(/value="(row [0-9a-f-]{36})"/g)].map(([, value]) => value ?? "");

describe("a last day that is set beforehand", () => {
  test("ends the posts with it, is told to who passes on, and can be taken back", async () => {
    expect(await setLastDay({ ...leaves(lastDay), "leaves-month": "soon" })).toBe(422);
    expect(await setLastDay({ ...leaves(lastDay), "leaves-day": "" })).toBe(422);
    expect(await setLastDay(leaves("2020-01-01"))).toBe(422);
    expect(await setLastDay(dateTyped("leaves", null))).toBe(422);
    expect(await setLastDay(leaves(lastDay))).toBe(303);
    const ends = () =>
      app.query<{ on: string | null }>(
        "select ends_on::text as on from directory.posts where staff_id = $1",
        [leaverId],
      );
    expect(await ends()).toEqual([{ on: lastDay }]);
    expect((await admin.get("/admin/people")).page.text).toContain("Leaves 4 December 2026");
    const notice = "leaves on 4 December 2026: pass on what they hold";
    expect((await manager.get("/notices")).page.text).toContain(notice);
    const late = { team: "", role: "", ...dateTyped("starts", "2026-12-05") };
    const [post] = await app.query<{ team: string; role: string }>(
      "select team_id as team, role_id as role from directory.posts where staff_id = $1",
      [leaverId],
    );
    const given = await admin.post(`/admin/people/${leaverId}/posts`, { ...late, ...post });
    expect(given.page.text).toContain("They leave before that day");
    expect(await setLastDay({ stays: "yes" })).toBe(303);
    expect(await ends()).toEqual([{ on: null }]);
  });

  test("is set by nobody for themselves, and by nobody who does not manage staff", async () => {
    const own = `/admin/people/${await staffIdOf(app, "admin")}/last-day`;
    expect((await admin.post(own, leaves(lastDay))).status).toBe(404);
    const form = leaves(lastDay);
    expect((await manager.post(`/admin/people/${leaverId}/last-day`, form)).status).toBe(403);
  });

  test("of one post is set beforehand too", async () => {
    const [post] = await app.query<{ id: string }>(
      "select post_id as id from directory.posts where staff_id = $1",
      [leaverId],
    );
    const at = `/admin/people/${leaverId}/posts/end-on`;
    expect((await admin.post(at, { post: "", "last-day": "x" })).status).toBe(422);
    expect(
      (await admin.post(at, { post: post?.id ?? "", ...dateTyped("last", lastDay) })).status,
    ).toBe(303);
    expect((await admin.get(`/admin/people/${leaverId}`)).page.text).toContain("4 December 2026");
    await app.query("update directory.posts set ends_on = null where staff_id = $1", [leaverId]);
  });
});

describe("what someone leaves", () => {
  beforeEach(() => setLastDay(leaves(lastDay)));

  test("is listed by name to their manager, and to nobody of another team", async () => {
    const page = await manager.get(`/leavers/${leaverId}`);
    expect(page.page.text).toContain("Nia Qxleftz");
    expect(page.page.text).toContain("Ring the school about Qxtimetable");
    expect((await manager.get("/leavers")).page.text).toContain("Mariam Begum");
    for (const key of ["school", "chair", "nurse", "police", "admin", "governance"]) {
      const other = await app.signIn(key);
      const answer = await other.get(`/leavers/${leaverId}`);
      expect([key, answer.status]).toEqual([key, 403]);
      expect(answer.html).not.toContain("Qxleftz");
    }
    const stays = await staffIdOf(app, "nurse");
    expect((await manager.get(`/leavers/${stays}`)).status).toBe(404);
    const own = await (await app.signIn("lead")).get(`/leavers/${leaverId}`);
    expect(own.status).toBe(404);
  });

  test("goes to a colleague in one step, each in the chronology and the audit", async () => {
    const nurse = await staffIdOf(app, "nurse");
    const page = await manager.get(`/leavers/${leaverId}`);
    expect(rows(page.html)).toContain(`row ${promiseId}`);
    const at = `/leavers/${leaverId}`;
    const [place] = await app.query<{ id: string }>(
      "select membership_id as id from sec.memberships where circle_id = $1 and staff_id = $2",
      [child.circleId, leaverId],
    );
    const row = `row ${place?.id ?? ""}`;
    expect((await manager.post(`${at}/places`, { row, to: "" })).status).toBe(422);
    expect((await manager.post(`${at}/places`, { row, to: nurse })).status).toBe(303);
    expect(await circleOf(child)).toEqual(["nurse"]);
    const school = await staffIdOf(app, "school");
    const outOfReach = { row: `row ${promiseId}`, to: school };
    const stayed = await manager.post(`${at}/promises`, outOfReach);
    expect(stayed.page.text).toContain("cannot see this record: hand the child over first");
    const promised = { row: `row ${promiseId}`, to: nurse };
    expect((await manager.post(`${at}/promises`, promised)).status).toBe(303);
    const [owner] = await app.query<{ id: string }>(
      "select owner_staff_id as id from work.actions where action_id = $1",
      [promiseId],
    );
    expect(owner?.id).toBe(nurse);
    const chronology = (await manager.get(`/children/${child.personId}/chronology`)).page.text;
    expect(chronology).toContain("took over from Mariam Begum in the professional network");
    expect(chronology).toContain("took over an action from Mariam Begum");
    const [event] = await app.query<{ subjects: string[] }>(
      "select subject_ids as subjects from audit.events where action = 'leaver.places.hand-over' and outcome = 'done' order by event_id desc limit 1",
    );
    expect(event?.subjects).toEqual(expect.arrayContaining([child.personId, leaverId, nurse]));
    const told = await (await app.signIn("nurse")).get("/notices");
    expect(told.page.text).toContain("You have taken over a child from Mariam Begum");
  });

  test("does not go to someone who knows the child, and the page says what stayed", async () => {
    const police = await app.signIn("police");
    const tie = { kind: "relative", wording: "Nia Qxleftz" };
    expect((await police.post("/people-i-know", tie)).status).toBe(303);
    const to = await staffIdOf(app, "police");
    const [place] = await app.query<{ id: string }>(
      "select membership_id as id from sec.memberships where circle_id = $1 and staff_id = $2",
      [child.circleId, leaverId],
    );
    const row = `row ${place?.id ?? ""}`;
    const stayed = await manager.post(`/leavers/${leaverId}/places`, { row, to });
    expect(stayed.status).toBe(200);
    expect(stayed.page.text).toContain("has a conflict of interest and cannot be added");
    expect(await circleOf(child)).toEqual(["lead"]);
    const promised = { row: `row ${promiseId}`, to };
    const kept = await manager.post(`/leavers/${leaverId}/promises`, promised);
    expect(kept.page.text).toContain("has a conflict of interest");
  });

  test("of a record out of the manager's reach is a number, and is not handed over", async () => {
    const other = await aChild(app, { familyName: "Qxhiddenz" });
    await lead(other);
    await app.query(
      "update subjects.people set restricted = true, acl = array[circle_id] where person_id = $1",
      [other.personId],
    );
    const page = await manager.get(`/leavers/${leaverId}`);
    expect(page.html).not.toContain("Qxhiddenz");
    expect(page.page.text).toMatch(/Work you cannot see: \d+ place/);
    const [place] = await app.query<{ id: string }>(
      "select membership_id as id from sec.memberships where circle_id = $1",
      [other.circleId],
    );
    const forged = { row: `row ${place?.id ?? ""}`, to: await staffIdOf(app, "nurse") };
    expect((await manager.post(`/leavers/${leaverId}/places`, forged)).status).toBe(422);
    expect(await circleOf(other)).toEqual(["lead"]);
  });
});

test("when the last day is over everything of them ends, and their children are still to be passed on", async () => {
  await setLastDay(leaves(lastDay));
  const job = housekeepingJobs({
    database: app.db,
    clock: app.clock,
    log: createLog("silent"),
  }).find(({ name }) => name === "end-leavers");
  await job?.run({});
  const ended = () =>
    app.query<{ at: Date | null }>(
      "select ended_at as at from directory.staff where staff_id = $1",
      [leaverId],
    );
  expect((await ended())[0]?.at).toBeNull();
  const before = await app.signIn("lead");
  expect((await before.get("/children")).status).toBe(200);
  app.clock.advance({ hours: 24 * 11 });
  const after = await app.signIn("lead");
  expect((await after.get("/children")).status).toBe(403);
  await job?.run({});
  expect((await ended())[0]?.at).not.toBeNull();
  manager = await app.signIn("manager");
  const page = await manager.get(`/leavers/${leaverId}`);
  expect(page.page.text).toContain("Nobody leads since they left");
  const nurse = await staffIdOf(app, "nurse");
  const [place] = await app.query<{ id: string }>(
    "select membership_id as id from sec.memberships where circle_id = $1 and staff_id = $2",
    [child.circleId, leaverId],
  );
  const form = { row: `row ${place?.id ?? ""}`, to: nurse };
  expect((await manager.post(`/leavers/${leaverId}/places`, form)).status).toBe(303);
  expect(await circleOf(child)).toEqual(["nurse"]);
});
