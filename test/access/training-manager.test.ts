import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aCourse, aSession, aTeamMember } from "../harness/training.ts";

let app: TestApp;
let training: Client;
let manager: Client;
const names = ["Qxada Lane", "Qxbo Marsh", "Qxcy North", "Qxdi Oakes"];
const team: string[] = [];

async function goOn(at: string): Promise<void> {
  app.clock.set(at);
  training = await app.signIn("training");
  manager = await app.signIn("manager");
}

beforeAll(async () => {
  app = await anApp();
  training = await app.signIn("training");
  manager = await app.signIn("manager");
  for (const name of names) team.push(await aTeamMember(app, manager, { key: "manager", name }));
});
afterAll(() => app.close());

const book = async (sessionId: string, people: readonly string[]): Promise<string> => {
  const sent = await manager.post(`/training/sessions/${sessionId}/book`, { people, others: "" });
  expect(sent.status).toBe(303);
  return (await manager.follow(sent)).page.text;
};

/** Everybody who is booked was there. */
async function attend(sessionId: string): Promise<void> {
  const bookings = await app.query<{ id: string }>(
    "select training_booking_id as id from directory.training_bookings where training_session_id = $1",
    [sessionId],
  );
  for (const { id } of bookings) {
    const at = `/training/sessions/${sessionId}/attendance/${id}`;
    expect((await training.post(at, { state: "attended" })).status).toBe(303);
  }
}

const expiring = async (): Promise<readonly string[]> => {
  const { text } = (await manager.get("/training/people?show=expiring")).page;
  return names.filter((name) => text.includes(name));
};

test("a manager books four; the training of one expires, is reminded of and renewed", async () => {
  const long = await aCourse(training);
  const short = await aCourse(training, {
    name: "An hour on signs",
    aliases: "",
    validMonths: "1",
  });
  const ofFour = await aSession(app, training, { courseId: long, over: { seats: "4" } });
  const ofOne = await aSession(app, training, {
    courseId: short,
    over: { "on-day": "9", seats: "4" },
  });
  const [last = ""] = team.slice(3);
  expect(await book(ofFour, team)).toContain("4 people booked.");
  await book(ofOne, [last]);
  const [of] = await app.query<{ id: string }>(
    "select training_booking_id as id from directory.training_bookings where training_session_id = $1 and training_person_id = $2",
    [ofFour, last],
  );
  // One was not there for the long course, and has the short one alone.
  await goOn("2026-12-09T16:00:00Z");
  await attend(ofFour);
  const missed = `/training/sessions/${ofFour}/attendance/${of?.id ?? ""}`;
  expect((await training.post(missed, { state: "absent" })).status).toBe(303);
  await attend(ofOne);

  await goOn("2026-12-20T10:00:00Z");
  expect(await expiring()).toEqual(["Qxdi Oakes"]);
  const reminded = await manager.post("/training/reminders", {});
  expect((await manager.follow(reminded)).page.text).toContain("Reminder sent for 1 person.");
  const again = await aSession(app, training, {
    courseId: long,
    over: { "on-day": "5", "on-month": "1", "on-year": "2027" },
  });
  expect(await book(again, [last])).toContain("1 person booked.");
  expect(await expiring()).toEqual(["Qxdi Oakes"]);

  await goOn("2027-01-05T16:00:00Z");
  await attend(again);
  expect(await expiring()).toEqual([]);
  const [row] = await app.query<{ until: string }>(
    "select valid_until::text as until from directory.training_people where training_person_id = $1",
    [last],
  );
  expect(row?.until).toBe("2029-01-05");
});
