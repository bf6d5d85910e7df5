import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOf } from "../../src/rooms/training/hall-list.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aCourse, aSession, aTeamMember } from "../harness/training.ts";

let app: TestApp;
let training: Client;
let manager: Client;
let list: string;
const team: string[] = [];
async function signIn(): Promise<void> {
  training = await app.signIn("training");
  manager = await app.signIn("manager");
}
const names = ["Ada Lane", "Bo Marsh", "Cy North", "Di Oakes"];
beforeAll(async () => {
  app = await anApp();
  await signIn();
  const courseId = await aCourse(training);
  const sessionId = await aSession(app, training, { courseId, over: { seats: "10" } });
  for (const name of names) team.push(await aTeamMember(app, manager, { key: "manager", name }));
  await manager.post(`/training/sessions/${sessionId}/book`, { people: team, others: "" });
  list = `/training/sessions/${sessionId}/attendance`;
});
afterAll(() => app.close());

const codes = async (): Promise<readonly string[]> =>
  (
    await app.query<{ id: string }>(
      `select b.training_booking_id as id from directory.training_bookings b
       join directory.training_people p using (training_person_id) order by p.name`,
    )
  ).map(({ id }) => codeOf(id));
const there = () =>
  app.query("select from directory.training_attendances where state = 'attended'");

test("a hall without signal: the printed codes are entered afterwards, all or none", async () => {
  const [ada = "", bo = "", cy = ""] = await codes();
  expect((await training.get(list)).html).toContain(`Code ${ada}`);
  expect((await training.post(`${list}/codes`, { codes: ada })).status).toBe(404);
  app.clock.set("2026-12-08T14:00:00Z");
  await signIn();
  const wrong = await training.post(`${list}/codes`, { codes: `${ada}\nZZZZZZ` });
  expect([wrong.status, wrong.page.errors[0]?.text]).toEqual([
    422,
    "Not on the list of this session: ZZZZZZ",
  ]);
  expect(await there()).toHaveLength(0);
  expect((await manager.post(`${list}/codes`, { codes: ada })).status).toBe(403);
  const saved = await training.post(`${list}/codes`, {
    codes: `${ada.toLowerCase()} ${bo},${cy}\n${cy}`,
  });
  expect(saved.status).toBe(303);
  expect(await there()).toHaveLength(3);
  await training.post(`${list}/codes`, { codes: ada });
  expect(await there()).toHaveLength(3);
});

test("a hall of two hundred with one phone: the printed codes of all are saved at once, and nobody twice", async () => {
  const [course] = await app.query<{ id: string }>(
    "select training_course_id as id from directory.training_courses",
  );
  const sessionId = await aSession(app, training, {
    courseId: course?.id ?? "",
    over: { "on-day": "9", seats: "250" },
  });
  await app.query(
    `with who as (
       insert into directory.training_people (training_person_id, partnership_id, name, email, agency_id, audience, role, added_at)
       select gen_random_uuid(), partnership_id, 'Person ' || n, 'person' || n || '@hall.example', agency_id, 'universal', 'nurse', now()
       from generate_series(1, 200) n cross join (select partnership_id, agency_id from directory.training_people limit 1) one
       returning training_person_id, partnership_id)
     insert into directory.training_bookings (training_booking_id, partnership_id, training_session_id, training_person_id, state,
       booked_at, changed_at)
     select gen_random_uuid(), partnership_id, $1, training_person_id, 'booked', now(), now() from who`,
    [sessionId],
  );
  app.clock.set("2026-12-09T14:00:00Z");
  await signIn();
  const at = `/training/sessions/${sessionId}/attendance`;
  const printed = (await training.get(at)).html.matchAll(/Code ([2-9A-Z]{5})\./g);
  const all = [...printed].map(([, code = ""]) => code);
  expect(new Set(all).size).toBe(200);
  const before = (await there()).length;
  expect((await training.post(`${at}/codes`, { codes: all.join("\n") })).status).toBe(303);
  expect(await there()).toHaveLength(before + 200);
  expect((await training.post(`${at}/codes`, { codes: all.join(" ") })).status).toBe(303);
  expect(await there()).toHaveLength(before + 200);
});
