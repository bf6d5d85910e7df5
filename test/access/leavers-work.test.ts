import { dateTyped } from "../../src/platform/http/date-fields.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "kysely";
import { newId } from "../../src/kernel/ids.ts";
import { bookingFields } from "../../src/rooms/meetings/fixtures/forms.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aLatePromise } from "../harness/chasing.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { aChase } from "../harness/for-machines.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { acting } from "../database/acting.ts";
import { letIn } from "./world.ts";

/** The lead practitioner leaves with a meeting, a question and a visit to type up; their manager passes them on. */
let app: TestApp;
let manager: Client;
let leaverId: string;
let child: Child;
let meeting: string;
let visit: string;
const note = newId();

async function aVisitToTypeUp(of: Child, noteId = note): Promise<string> {
  const visitId = newId();
  await app.query(
    `with v as (insert into protect.visits (visit_id, partnership_id, person_id, scheme_id, visited_at, visited_by, purpose, outcome, setting, type_up_by, recorded_by, recorded_at)
       select $1, c.partnership_id, p.person_id, c.configuration_id, '2026-11-20T15:00:00Z', $3, 'planned', 'alone', 'home', '2026-11-22', $3, now()
       from subjects.people p join directory.configuration c on c.partnership_id = p.partnership_id and c.kind = 'visits' where p.person_id = $2
       returning partnership_id, person_id)
     insert into protect.voice_notes (voice_note_id, partnership_id, person_id, visit_id, type_up_by, recorded_by, recorded_at, kept_by)
     select $4, partnership_id, person_id, $1, '2026-11-22', $3, now(), $3 from v`,
    [visitId, of.personId, leaverId, noteId],
  );
  return visitId;
}

beforeAll(async () => {
  app = await anApp();
  leaverId = await staffIdOf(app, "lead");
  child = await aChild(app, { familyName: "Qxleftz", givenName: "Nia" });
  for (const key of ["lead", "chair", "school"]) await letIn(app, child, key);
  manager = await app.signIn("manager");
  const booked = await manager.post(`/children/${child.personId}/meeting`, {
    ...bookingFields,
    chair: await staffIdOf(app, "chair"),
    invited: [leaverId],
  });
  meeting = booked.location ?? "";
  await app.query("update panels.meetings set chair_id = $1", [leaverId]);
  visit = await aVisitToTypeUp(child);
  const actionId = await aLatePromise(app, child, "school");
  await aChase(app, { actionId, askedOf: leaverId });
  await app.query(
    `insert into panels.seats (seat_id, partnership_id, panel, part, staff_id, agency_id, given_by, given_at)
     select gen_random_uuid(), t.partnership_id, 'mace', 'minutes', o.staff_id, t.agency_id, o.staff_id, now()
     from directory.posts o join directory.teams t on t.team_id = o.team_id where o.staff_id = $1`,
    [leaverId],
  );
  const admin = await app.signIn("admin");
  const left = await admin.post(
    `/admin/people/${leaverId}/last-day`,
    dateTyped("leaves", "2026-12-04"),
  );
  expect(left.status).toBe(303);
}, 60_000);
afterAll(() => app.close());

const work = () => `/leavers/${leaverId}/work`;
const rowsOf = (html: string): readonly string[] =>
  [...html.matchAll(/value="(row [0-9a-f-]{36})"/g)].map(([, value]) => value ?? "");

/** Without the place in the circle, which would let the person who takes over in. */
async function workRows(): Promise<readonly string[]> {
  const places = await app.query<{ id: string }>(
    "select membership_id as id from sec.memberships where staff_id = $1",
    [leaverId],
  );
  const rows = rowsOf((await manager.get(work())).html);
  return rows.filter((row) => !places.some(({ id }) => row.endsWith(id)));
}

describe("what someone leaves besides children and actions", () => {
  test("is in the list: the meeting, the question and the visit to type up, and the seat beside it", async () => {
    const { page } = await manager.get(work());
    expect(page.text).toContain("They chair it, about Nia Qxleftz");
    expect(page.text).toContain("They were asked, about Nia Qxleftz");
    expect(page.text).toContain("Visit of 20 November 2026");
    const leaver = await manager.get(`/leavers/${leaverId}`);
    expect(leaver.page.text).toContain("Takes the minutes of the panel");
  });

  test("of a restricted child stands there for nobody who does not reach it", async () => {
    const other = await aChild(app, { familyName: "Qxhiddenz" });
    const actionId = await aLatePromise(app, other, "school");
    await aChase(app, { actionId, askedOf: leaverId });
    expect((await manager.get(work())).html).toContain("Qxhiddenz");
    await restrict(app, other);
    expect((await manager.get(work())).html).not.toContain("Qxhiddenz");
  });

  test("is passed on by the database itself within reach alone, and kept by the person who records it", async () => {
    const other = await aChild(app, { familyName: "Qxnoreachz" });
    const theirs = newId();
    await aVisitToTypeUp(other, theirs);
    await restrict(app, other);
    const school = await staffIdOf(app, "school");
    const actor = await actorOf(app, "manager");
    const passed = await acting(app, actor, (tx) =>
      sql`select protect.pass_voice_note(${theirs}::uuid, ${leaverId}::uuid, ${school}::uuid, ${app.clock.now()}) as passed`.execute(
        tx,
      ),
    );
    expect(passed.rows).toEqual([{ passed: false }]);
    const givenAway = acting(app, actor, (tx) =>
      sql`insert into protect.voice_notes (voice_note_id, partnership_id, person_id, visit_id, type_up_by, recorded_by, recorded_at, kept_by)
        select ${newId()}::uuid, v.partnership_id, v.person_id, v.visit_id, date '2026-11-22', ${actor.id}::uuid, now(), ${school}::uuid
        from protect.visits v where v.visit_id = ${visit}::uuid`.execute(tx),
    );
    await expect(givenAway).rejects.toThrow("row-level security");
  });

  test("stays with its reason where the colleague cannot chair or does not reach the child", async () => {
    const form = { row: await workRows(), to: await staffIdOf(app, "police") };
    const stayed = await manager.post(`${work()}/confirm`, form);
    expect(stayed.page.text).toContain("cannot see this record: hand the child over first");
    const school = { row: await workRows(), to: await staffIdOf(app, "school") };
    const asked = await manager.post(`${work()}/confirm`, school);
    expect(asked.page.text).toContain("cannot approve minutes, so cannot chair");
  });

  test("goes over: the school answers and types up, the chair chairs", async () => {
    const school = await staffIdOf(app, "school");
    const kept = await app.query<{ by: string; asked: string }>(
      `select n.kept_by as by, c.asked_of_staff_id as asked from protect.voice_notes n
       join work.chases c on c.person_id = n.person_id where n.voice_note_id = $1`,
      [note],
    );
    expect(kept).toEqual([{ by: school, asked: school }]);
    const typing = `/children/${child.personId}/visits/${visit}/type-up`;
    const lead = await app.signIn("lead");
    expect((await lead.get(typing)).status).toBe(404);
    const chair = await staffIdOf(app, "chair");
    const done = await manager.post(`${work()}/confirm`, { row: await workRows(), to: chair });
    expect([200, 303]).toContain(done.status);
    const [now] = await app.query<{ id: string }>("select chair_id as id from panels.meetings");
    expect(now?.id).toBe(chair);
    expect((await (await app.signIn("chair")).get(meeting)).status).toBe(200);
    const { page } = await manager.get(`/children/${child.personId}/chronology`);
    expect(page.text).toContain("in place of Mariam Begum");
  });

  test("is passed on by nobody whose team they do not leave", async () => {
    const coordinator = await app.signIn("school");
    expect([403, 404]).toContain((await coordinator.get(work())).status);
    const form = { row: `row ${note}`, to: await staffIdOf(app, "school") };
    expect([403, 404]).toContain((await coordinator.post(`${work()}/confirm`, form)).status);
  });
});
