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
