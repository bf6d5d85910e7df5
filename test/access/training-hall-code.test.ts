import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aLead } from "../harness/leads.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aCourse, aSession, bodyOf } from "../harness/training.ts";

let app: TestApp;
let training: Client;
let manager: Client;
let anyone: Client;
let courseId: string;
let sessionId: string;
let links: string[];

const there = () =>
  app.query<{ name: string; source: string; state: string }>(
    `select p.name, a.source, a.state from directory.training_attendances a
     join directory.training_people p using (training_person_id) where a.state = 'attended' order by p.name`,
  );
const signIn = async (): Promise<void> => {
  training = await app.signIn("training");
  manager = await app.signIn("manager");
};
const registers = async (client: Client): Promise<void> => {
  const works = { audience: "social-care", role: "social-worker" };
  const saved = await client.post("/training/me", {
    body: await bodyOf(app, "manager"),
    staffNumber: "",
    ...works,
  });
  expect(saved.status).toBe(303);
};

/** Someone without an account books by a link: what the link was. */
async function aLink(name: string): Promise<string> {
  const made = await training.post(`/training/sessions/${sessionId}/links`, {
    body: await bodyOf(app, "police"),
    audience: "health",
  });
  const token = /\/t\/([\w-]+)/.exec(made.html)?.[1] ?? "";
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@health.example`;
  const booked = await anyone.post(`/t/${token}`, { name, email, role: "nurse" });
  expect(booked.page.heading).toBe("You are booked");
  return token;
}

async function aCode(way: "screen" | "paper" = "screen"): Promise<string> {
  const made = await training.post(`/training/sessions/${sessionId}/attendance/qr`, { way });
  return /\/h\/([\w-]{32})/.exec(made.html)?.[1] ?? "";
}

beforeAll(async () => {
  app = await anApp();
  anyone = app.nobody();
  await signIn();
  await registers(manager);
  courseId = await aCourse(training);
  sessionId = await aSession(app, training, { courseId, over: { seats: "10" } });
  links = [await aLink("Ada Lane"), await aLink("Bo Marsh")];
  app.clock.set("2026-12-08T09:40:00Z");
  await signIn();
});
beforeEach(() =>
  app.query(
    "update directory.training_attendances set state = 'absent', certificate_code = null, expires_on = null",
  ),
);
afterAll(() => app.close());

test("with an account: one press, once however often it is pressed, and a certificate", async () => {
  const code = await aCode();
  const page = await manager.get(`/h/${code}`);
  expect(page.status).toBe(200);
  expect(page.html).not.toMatch(/Lane|Marsh/);
  expect((await manager.post(`/training/here/${code}`, {})).page.heading).toBe(
    "You are recorded as here",
  );
  expect((await manager.post(`/training/here/${code}`, {})).page.heading).toBe(
    "You are already recorded as here",
  );
  expect(await there()).toMatchObject([{ source: "code", state: "attended" }]);
  const certificates = await app.query(
    "select from directory.training_attendances where length(certificate_code) = 20 and expires_on = '2028-12-08'",
  );
  expect(certificates).toHaveLength(1);
});

test("the code is drawn on the page as a QR code with the address beside it", async () => {
  const made = await training.post(`/training/sessions/${sessionId}/attendance/qr`, {
    way: "screen",
  });
  expect(made.html).toMatch(/<svg[^>]*aria-label="QR code[^>]*>.*<path d="M/s);
  expect(made.html).toMatch(/\/h\/[\w-]{32}</);
  // It hangs at a door: neither a marking nor who printed it.
  expect(made.html).not.toContain("app-marking");
  expect((await manager.get(`/training/sessions/${sessionId}/attendance/qr`)).status).toBe(403);
  const [row] = await app.query<{ hash: string }>(
    "select code_hash::text as hash from directory.training_hall_codes limit 1",
  );
  expect(made.html).not.toContain(row?.hash ?? "nothing");
});

test("who is not in the register is told to register; nothing is recorded", async () => {
  const code = await aCode();
  const lead = await app.signIn("lead");
  const said = await lead.post(`/training/here/${code}`, {});
  expect(said.page.heading).toBe("You are not in the training register");
  expect(await there()).toEqual([]);
});

test("without an account: by the link that booked the place, and by no other", async () => {
  const code = await aCode();
  const [ada = "", bo = ""] = links;
  const wrong = await anyone.post(`/h/${code}`, { link: "a".repeat(24) });
  expect([wrong.status, wrong.page.errors[0]?.text]).toEqual([
    422,
    "This link did not book a place here. Tell the trainer that you are here",
  ]);
  const said = await anyone.post(`/h/${code}`, { link: `https://lantern.example/t/${ada}` });
  expect([said.status, said.page.heading]).toEqual([200, "You are recorded as here"]);
  expect((await anyone.post(`/h/${code}`, { link: ada })).page.heading).toBe(
    "You are already recorded as here",
  );
  await anyone.post(`/h/${code}`, { link: bo });
  expect((await there()).map(({ name }) => name)).toEqual(["Ada Lane", "Bo Marsh"]);
});

test("someone who left before the day is not recorded, and who has the link learns nothing of it", async () => {
  const code = await aCode();
  const [ada = ""] = links;
  await app.query(
    "update directory.training_people set left_on = '2026-12-01' where name = 'Ada Lane'",
  );
  const said = await anyone.post(`/h/${code}`, { link: ada });
  expect([said.status, said.page.errors[0]?.text]).toEqual([
    422,
    "This link did not book a place here. Tell the trainer that you are here",
  ]);
  expect(await there()).toEqual([]);
  await app.query("update directory.training_people set left_on = null where name = 'Ada Lane'");
});

test("a code for a screen is made near the session only; in the database none works for longer than half a day", async () => {
  const early = await aSession(app, training, {
    courseId,
    over: { "on-day": "15", seats: "4" },
  });
  const refused = await training.post(`/training/sessions/${early}/attendance/qr`, {
    way: "screen",
  });
  expect(refused.status).toBe(422);
  const printed = await training.post(`/training/sessions/${early}/attendance/qr`, {
    way: "paper",
  });
  expect(printed.status).toBe(200);
  await expect(
    app.query(
      "update directory.training_hall_codes set valid_until = valid_from + interval '13 hours'",
    ),
  ).rejects.toThrow("short_check");
});

test("the same attendance renews what the list of exploitation leads says", async () => {
  await app.query("update directory.training_courses set lead_training = 'exploitation'");
  const leadId = await aLead(app, "manager", { staffId: await staffIdOf(app, "manager") });
  await manager.post(`/training/here/${await aCode()}`, {});
  const rows = await app.query<{ on: string }>(
    "select trained_on::text as on from directory.leads where lead_id = $1",
    [leadId],
  );
  expect(rows).toEqual([{ on: "2026-12-08" }]);
});

test("guesses, and codes that are over, give one answer", async () => {
  const code = await aCode();
  const paper = await aCode("paper");
  const changed = `${code.slice(0, -1)}${code.endsWith("A") ? "B" : "A"}`;
  const none = (await anyone.get(`/h/${changed}`)).page.text;
  for (const guess of [changed, "x", "A".repeat(32), code.toUpperCase()]) {
    expect((await anyone.get(`/h/${guess}`)).status).toBe(403);
    expect((await manager.post(`/training/here/${guess}`, {})).status).toBe(403);
    expect((await anyone.post(`/h/${guess}`, { link: links[0] ?? "" })).status).toBe(403);
  }
  app.clock.set("2026-12-08T09:56:00Z");
  const over = await anyone.get(`/h/${code}`);
  expect([over.status, over.page.text === none]).toEqual([403, true]);
  expect((await manager.post(`/training/here/${code}`, {})).status).toBe(403);
  expect((await anyone.get(`/h/${paper}`)).status).toBe(200);
  app.clock.set("2026-12-08T13:31:00Z");
  expect((await anyone.get(`/h/${paper}`)).status).toBe(403);
  expect(await there()).toEqual([]);
});

test("the code of a session that was cancelled takes nobody, and is answered as one that is over", async () => {
  app.clock.set("2026-12-08T09:40:00Z");
  await signIn();
  const later = await aSession(app, training, { courseId, over: { time: "2pm" } });
  const made = await training.post(`/training/sessions/${later}/attendance/qr`, { way: "paper" });
  const code = /\/h\/([\w-]{32})/.exec(made.html)?.[1] ?? "";
  app.clock.set("2026-12-08T13:30:00Z");
  await signIn();
  expect((await anyone.get(`/h/${code}`)).status).toBe(200);
  const none = (await anyone.get("/h/x")).page.text;
  const cancelled = await training.post(`/training/sessions/${later}/cancel`, {
    reason: "The trainer is ill",
    version: "1",
  });
  expect(cancelled.status).toBe(303);
  const page = await anyone.get(`/h/${code}`);
  expect([page.status, page.page.text === none]).toEqual([403, true]);
  const [ada = ""] = links;
  expect((await manager.post(`/training/here/${code}`, {})).status).toBe(403);
  expect((await anyone.post(`/h/${code}`, { link: ada })).status).toBe(403);
  const taken = await app.query(
    "select from directory.training_attendances where training_session_id = $1",
    [later],
  );
  expect(taken).toEqual([]);
  const again = await training.post(`/training/sessions/${later}/attendance/qr`, { way: "paper" });
  expect(again.status).toBe(404);
});
