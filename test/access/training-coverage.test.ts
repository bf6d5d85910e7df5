import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { agencyIdOf } from "../harness/leads.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aContact, aCourse, aSession, aTeamMember, bodyOf } from "../harness/training.ts";

let app: TestApp;
let training: Client;
let manager: Client;
let nurse: Client;
let nobody: Client;
let sessionId: string;
let personId: string;

beforeAll(async () => {
  app = await anApp();
  [training, manager, nurse] = (await Promise.all(
    ["training", "manager", "nurse"].map((key) => app.signIn(key)),
  )) as [Client, Client, Client];
  nobody = app.nobody();
  const courseId = await aCourse(training, { validMonths: "1" });
  sessionId = await aSession(app, training, { courseId });
  personId = await aTeamMember(app, manager, { key: "manager", name: "Qxeve Wood" });
  await manager.post(`/training/sessions/${sessionId}/book`, { people: [personId], others: "" });
});
afterAll(() => app.close());

const session = (): string => `/training/sessions/${sessionId}`;
const headcount = async (over: Record<string, string> = {}) => ({
  body: await bodyOf(app, "manager"),
  audience: "social-care",
  role: "",
  people: "4",
  "countedOn-day": "1",
  "countedOn-month": "11",
  "countedOn-year": "2026",
  ...over,
});

describe("a one-time link", () => {
  const linkIn = (text: string): string => /\/t\/[0-9a-z]+/.exec(text)?.[0] ?? "";
  const link = async (): Promise<string> => {
    const fields = { body: await bodyOf(app, "school"), audience: "designated-lead" };
    return linkIn((await training.post(`${session()}/links`, fields)).page.text);
  };
  const who = { name: "Qxkim Lane", email: "Kim.Lane@school.example", role: "teacher" };

  test("is made by who keeps training there, and by nobody else", async () => {
    const fields = { body: await bodyOf(app, "nurse"), audience: "health" };
    expect((await nurse.get(`${session()}/links`)).status).toBe(404);
    expect((await nurse.post(`${session()}/links`, fields)).status).toBe(404);
  });

  test("books one place for someone without an account, once, and says what is said before", async () => {
    const at = await link();
    const page = (await nobody.get(at)).page.text;
    expect(page).toContain("You can step out at any time");
    expect(page).not.toContain("Enter by the side door");
    const wrong = await nobody.post(at, { ...who, email: "no address" });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain("no address");
    const booked = await nobody.post(at, who);
    expect(booked.page.text).toContain("You are booked");
    expect(booked.page.text).toContain("Enter by the side door");
    const again = await nobody.post(at, { ...who, email: "other@school.example" });
    expect(again.page.text).toContain("You are booked");
    const rows = await app.query<{ email: string }>(
      "select email from directory.training_people where email like '%school.example'",
    );
    expect(rows).toEqual([{ email: "kim.lane@school.example" }]);
    const entry = await nobody.get(`${at}/calendar.ics`);
    expect(entry.html).toContain("BEGIN:VEVENT");
    expect(entry.html).not.toContain("Qx");
  });

  test("of a link that never was, and one that is over, the answer is the same", async () => {
    const never = await nobody.get(`/t/${"a".repeat(24)}`);
    const at = await link();
    await app.query(
      "update directory.training_links set expires_at = made_at where used_at is null",
    );
    const over = await nobody.get(at);
    expect([never.status, over.status]).toEqual([403, 403]);
    expect(over.page.text).toBe(never.page.text);
  });
});

describe("a certificate", () => {
  test("is taken by who sees the record, as PDF and as Word, and its code is checked without a name", async () => {
    app.clock.set("2026-12-08T14:00:00Z");
    [training, manager, nurse] = (await Promise.all(
      ["training", "manager", "nurse"].map((key) => app.signIn(key)),
    )) as [Client, Client, Client];
    const [booking] = await app.query<{ id: string }>(
      "select training_booking_id as id from directory.training_bookings where training_person_id = $1",
      [personId],
    );
    const tick = `${session()}/attendance/${booking?.id ?? ""}`;
    expect((await training.post(tick, { state: "attended" })).status).toBe(303);
    const [row] = await app.query<{ id: string; code: string }>(
      "select training_attendance_id as id, certificate_code as code from directory.training_attendances",
    );
    const at = `/training/certificates/${row?.id ?? ""}`;
    for (const as of ["pdf", "docx"]) {
      expect((await manager.get(`${at}/${as}`)).status, as).toBe(200);
      expect((await nurse.get(`${at}/${as}`)).status, as).toBe(404);
    }
    const code = row?.code ?? "";
    const typed = code.replaceAll(/(.{4})/g, "$1 ").toUpperCase();
    const { text } = (await nobody.post("/certificates", { code: typed })).page;
    expect(text).toContain("This certificate is genuine: Child exploitation");
    expect(text).toContain("It expires on 8 January 2027");
    expect(text).not.toContain("Qxeve");
    // One answer for a code that is wrong, malformed, or of someone who was not there.
    const answers = [];
    for (const one of ["2".repeat(20), "no code", `${code}x`]) {
      answers.push(await nobody.post("/certificates", { code: one }));
    }
    await training.post(tick, { state: "absent" });
    answers.push(await nobody.post("/certificates", { code }));
    expect(new Set(answers.map(({ status, page }) => `${status} ${page.text}`)).size).toBe(1);
    expect(answers[0]?.page.text).toContain("No certificate has this code");
    await training.post(tick, { state: "attended" });
  });

  test("tried a thousand times is looked at twenty times, and then not even the right code is", async () => {
    app.clock.advance({ hours: 1 });
    const statuses: number[] = [];
    for (let at = 0; at < 1000; at++) {
      const code = String(at).padStart(20, "2").replaceAll(/[01]/g, "3");
      statuses.push((await nobody.post("/certificates", { code })).status);
    }
    expect(statuses.filter((one) => one === 200)).toHaveLength(20);
    expect(statuses.filter((one) => one === 429)).toHaveLength(980);
    const [row] = await app.query<{ code: string }>(
      "select certificate_code as code from directory.training_attendances",
    );
    const right = await nobody.post("/certificates", { code: row?.code ?? "" });
    expect(right.status).toBe(429);
    expect(right.page.text).not.toContain("genuine");
    // Nobody who is signed in reads a code by the function of the page.
    app.clock.set("2026-12-09T10:00:00Z");
    nurse = await app.signIn("nurse");
    expect((await nurse.get("/training/people")).page.text).not.toContain("Qxeve");
  });
});

describe("coverage", () => {
  test("is measured against what an agency states, and everyone reads numbers alone", async () => {
    [training, manager] = (await Promise.all(
      ["training", "manager"].map((key) => app.signIn(key)),
    )) as [Client, Client];
    expect((await nurse.post("/training/headcounts/new", await headcount())).status).toBe(404);
    const negative = await training.post(
      "/training/headcounts/new",
      await headcount({ people: "-4" }),
    );
    expect(negative.status).toBe(422);
    const body = await agencyIdOf(app, "manager");
    const coverage = `/training/coverage?body=${body}`;
    expect((await training.post("/training/headcounts/new", await headcount())).status).toBe(303);
    // Four people: a number would tell about one of them, except to who keeps their training.
    expect((await nurse.get(coverage)).page.text).toMatch(
      /Not shown 4 1 November 2026 Not known 90 %/,
    );
    expect((await training.get(coverage)).page.text).toMatch(/1 4 1 November 2026 25 % 90 %/);
    const forty = await headcount({ people: "40", "countedOn-day": "2" });
    expect((await training.post("/training/headcounts/new", forty)).status).toBe(303);
    const { text } = (await nurse.get(coverage)).page;
    expect(text).toContain("Social care");
    expect(text).toMatch(/1 40 2 November 2026 2 % 90 %/);
    expect(text).not.toContain("Qxeve");
    const api = JSON.parse((await nurse.get("/api/training/coverage")).html) as {
      coverage: readonly { name: string; audience: string; percent: number; state: string }[];
    };
    expect(api.coverage).toContainEqual(
      expect.objectContaining({ audience: "social-care", percent: 2, state: "below" }),
    );
    for (const [by, line] of [
      ["audience", /Social careBelow target 1 40/],
      ["role", /Social workerToo few people to show Not shown Not stated/],
    ] as const)
      expect((await nurse.get(`/training/coverage?by=${by}`)).page.text, by).toMatch(line);
  });

  test("a contact keeps their agency alone: people, headcounts and links there", async () => {
    expect(
      (await aContact(app, training, { of: "nurse", email: "training@eastmoor.example" })).status,
    ).toBe(422);
    expect(
      (await aContact(app, training, { of: "nurse", email: "nurse@eastmoor.example" })).status,
    ).toBe(303);
    const own = await headcount({ body: await bodyOf(app, "nurse"), audience: "health" });
    expect((await nurse.post("/training/headcounts/new", own)).status).toBe(303);
    expect((await nurse.post("/training/headcounts/new", await headcount())).status).toBe(422);
    expect((await nurse.get(`/training/people/${personId}`)).status).toBe(404);
    const person = {
      name: "Qxlou Park",
      email: "qxlou@health.example",
      body: await bodyOf(app, "nurse"),
      audience: "health",
      role: "nurse",
      staffNumber: "",
      manager: "",
    };
    expect((await nurse.post("/training/people/new", person)).status).toBe(303);
    const theirs = { ...person, email: "x@police.example", body: await bodyOf(app, "police") };
    expect((await nurse.post("/training/people/new", theirs)).status).toBe(422);
    const [contact] = await app.query<{ id: string }>(
      "select training_contact_id as id from directory.training_contacts",
    );
    const end = `/training/contacts/${contact?.id ?? ""}/end`;
    expect((await nurse.post(end, {})).status).toBe(403);
    expect((await training.post(end, {})).status).toBe(303);
    expect((await nurse.get("/training/people")).page.text).not.toContain("Qxlou");
  });

  test("who expires soon is reminded in one press, once, and the manager reads whose it is", async () => {
    app.clock.set("2026-12-15T10:00:00Z");
    [training, manager] = (await Promise.all(
      ["training", "manager"].map((key) => app.signIn(key)),
    )) as [Client, Client];
    expect((await manager.get("/training/people?show=expiring")).page.text).toContain("Qxeve Wood");
    const sent = await training.post("/training/reminders", {});
    expect((await training.follow(sent)).page.text).toContain("Reminder sent for 1 person.");
    const again = await manager.post("/training/reminders", {});
    expect((await manager.follow(again)).page.text).toContain("No reminder was due.");
    const notices = await app.query<{ headline: string }>(
      "select headline from work.notifications where staff_id = $1 and kind = 'training' and headline like '%expires%'",
      [await staffIdOf(app, "manager")],
    );
    expect(notices).toHaveLength(1);
    expect(notices[0]?.headline).not.toContain("Qx");
  });

  test("support is offered where nobody is trained, as a task with an owner, who says what came of it", async () => {
    const body = await agencyIdOf(app, "school");
    const fields = {
      audience: "designated-lead",
      wording: "A session on site",
      owner: "youthworker@eastmoor.example",
      "dueOn-day": "20",
      "dueOn-month": "1",
      "dueOn-year": "2027",
    };
    const at = `/training/coverage/${body}/support`;
    expect((await manager.post(at, fields)).status).toBe(403);
    expect((await training.post(at, { ...fields, "dueOn-year": "2025" })).status).toBe(422);
    expect((await training.post(at, fields)).status).toBe(303);
    const [row] = await app.query<{ id: string }>(
      "select training_support_id as id from directory.training_support",
    );
    const close = `/training/support/${row?.id ?? ""}/close`;
    expect((await manager.post(close, { outcome: "Done" })).status).toBe(404);
    expect((await manager.get("/training/support")).page.text).not.toContain("A session on site");
    const owner = await app.signIn("youthworker");
    expect((await owner.get("/training/support")).page.text).toContain("A session on site");
    expect((await owner.post(close, { outcome: "Twelve came" })).status).toBe(303);
    expect((await training.get("/training/support")).page.text).toContain("Twelve came");
  });
});
