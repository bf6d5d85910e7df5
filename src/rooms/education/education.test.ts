import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import {
  attendanceForm,
  contactForm,
  enrolmentForm,
  exclusionForm,
  schoolForm,
  timetableForm,
} from "../../../test/harness/education.ts";
import { aChild } from "../../../test/harness/factories.ts";
import { aDay } from "../../../test/harness/pathway.ts";

let app: TestApp;
let lead: Client;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
});
afterAll(() => app.close());

const newChild = async (more: Parameters<typeof aChild>[1] = {}) => {
  const child = await aChild(app, { level: 2, ...more });
  const base = `/children/${child.personId}`;
  const send = (kind: string, form: Record<string, string>) =>
    lead.post(`${base}/education/${kind}`, form);
  return { child, base, send, page: async () => (await lead.get(`${base}/education`)).page };
};

describe("attendance", () => {
  test("is a percentage with its figures, beside the period before", async () => {
    const { send, page, base } = await newChild();
    const october = { "from-month": "10", "to-month": "10", attended: "36", unauthorised: "0" };
    expect((await send("attendance", attendanceForm(october))).status).toBe(303);
    expect((await send("attendance", attendanceForm())).status).toBe(303);
    const { text } = await page();
    expect(text).toContain("75%: 30 of 40 sessions");
    expect(text).toContain("15 points lower than before (2 October 2026 to 20 October 2026: 90%)");
    expect(text).toContain("Persistent absence");
    expect((await lead.get(`${base}/chronology`)).page.text).not.toContain("30 of 40");
  });

  test("that does not add up comes back with everything that was typed", async () => {
    const { send } = await newChild();
    const form = attendanceForm({ attended: "41", wording: "Kept words" });
    const bad = await send("attendance", form);
    expect(bad.status).toBe(422);
    expect(bad.page.errors.map(({ href }) => href)).toEqual(["#attended"]);
    expect(bad.html).toContain("Kept words");
    const more = await send("attendance", attendanceForm({ possible: "x", unauthorised: "9" }));
    expect(more.page.errors.map(({ href }) => href)).toEqual(["#possible"]);
  });

  test("is put right by a later entry, once; both stay", async () => {
    const { send, page, child } = await newChild();
    await send("attendance", attendanceForm());
    const [first] = await app.query<{ id: string }>(
      "select education_entry_id as id from protect.education_entries where person_id = $1",
      [child.personId],
    );
    const form = attendanceForm({ attended: "20", corrects: first?.id ?? "" });
    expect((await send("attendance", form)).status).toBe(303);
    const again = await send("attendance", { ...form, wording: "Typed in vain" });
    expect(again.status).toBe(409);
    expect(again.html).toContain("Typed in vain");
    const { text } = await page();
    expect(text).toContain("50%: 20 of 40 sessions");
    expect(text).toContain("Severe absence");
    expect(text).toContain("Corrected by a later entry");
  });
});

describe("a suspension", () => {
  test("is a line of the chronology with its reason", async () => {
    const { send, base, page } = await newChild();
    expect((await send("exclusion", exclusionForm())).status).toBe(303);
    const chronology = (await lead.get(`${base}/chronology?show=education`)).page.text;
    expect(chronology).toContain(
      "Suspension, 4 sessions (persistent or general disruptive behaviour)",
    );
    expect((await page()).text).toContain("1 suspension or exclusion");
    const bad = await send("exclusion", exclusionForm({ value: "", reason: "", source: "" }));
    expect(bad.page.errors.map(({ href }) => href)).toEqual(["#value", "#reason", "#source"]);
  });
});

describe("an exclusion as a moment to reach the child", () => {
  const kinds = (personId: string) =>
    app.query<{ kind: string; origin: string; due: string }>(
      `select kind, origin, to_char(due_at at time zone 'Europe/London', 'YYYY-MM-DD HH24:MI') as due
       from protect.moments where person_id = $1`,
      [personId],
    );

  test("prompts the same day by whoever records it; once, and not for one put right or long past", async () => {
    const { send, child } = await newChild();
    const today = exclusionForm(aDay("from", 24));
    expect((await send("exclusion", today)).status).toBe(303);
    const made = [{ kind: "exclusion", origin: "exclusion", due: "2026-11-24 23:59" }];
    expect(await kinds(child.personId)).toEqual(made);
    const [{ id } = { id: "" }] = await app.query<{ id: string }>(
      "select education_entry_id as id from protect.education_entries where person_id = $1",
      [child.personId],
    );
    expect((await send("exclusion", { ...today, corrects: id })).status).toBe(303);
    expect(await kinds(child.personId)).toEqual(made);
    const past = exclusionForm({ ...aDay("from", 2), ...aDay("to", 3) });
    expect((await send("exclusion", past)).status).toBe(303);
    expect(await kinds(child.personId)).toEqual(made);
  });

  test("is not made again where someone recorded the moment already", async () => {
    const { send, child, base } = await newChild();
    const moment = { kind: "exclusion", source: "The head", wording: "", "happened-time": "09:00" };
    const heard = await lead.post(`${base}/moments/new`, { ...moment, ...aDay("happened", 24) });
    expect(heard.status).toBe(303);
    expect((await send("exclusion", exclusionForm(aDay("from", 24)))).status).toBe(303);
    expect(await kinds(child.personId)).toMatchObject([{ origin: "person" }]);
  });
});

describe("a timetable", () => {
  test("that is part time has hours and a day by which it is reviewed", async () => {
    const { send, page } = await newChild();
    const bad = await send("timetable", timetableForm({ hours: "32.5", "reviewBy-day": "" }));
    expect(bad.page.errors.map(({ href }) => href)).toEqual(["#hours", "#reviewBy-day"]);
    expect((await send("timetable", timetableForm())).status).toBe(303);
    const { text } = await page();
    expect(text).toContain("Not reviewed since 2 November 2026: 8 days overdue");
    const full = timetableForm({ value: "full", hours: "", ...aDay("from", 23) });
    expect((await send("timetable", full)).status).toBe(303);
    expect((await page()).text).not.toContain("Not reviewed since");
  });
});

describe("where a child is on roll", () => {
  test("names the school where children can be found, and who to ring there", async () => {
    const { send, page, base } = await newChild();
    expect((await lead.post("/schools/new", schoolForm())).status).toBe(303);
    const twice = await lead.post("/schools/new", schoolForm({ name: "eastmoor academy" }));
    expect(twice.page.errors.map(({ href }) => href)).toEqual(["#name"]);
    expect((await send("enrolment", enrolmentForm())).status).toBe(303);
    const { text, html } = { ...(await page()), html: (await lead.get(`${base}/education`)).html };
    expect(text).toContain("Sam Example");
    expect(html).toContain('href="tel:01632960101"');
    expect((await lead.get(`${base}/whereabouts`)).page.text).toContain("Eastmoor Academy");
    const chronology = (await lead.get(`${base}/chronology`)).page.text;
    expect(chronology).toContain("Education: On roll at a school or college (managed move)");
    expect(chronology).not.toContain("Eastmoor Academy");
  });

  test("at home asks how it was decided and who saw the child", async () => {
    const { send, page } = await newChild();
    const home = enrolmentForm({ value: "home", reason: "home-chosen", school: "" });
    const bad = await send("enrolment", home);
    expect(bad.page.errors.map(({ href }) => href)).toEqual(["#decided", "#seenBy"]);
    const asked = { ...home, decided: "The parents wrote to the school", seenBy: "Nobody yet" };
    expect((await send("enrolment", asked)).status).toBe(303);
    expect((await page()).text).toContain("Not on roll");
  });
});

describe("the list", () => {
  test("has what nobody looked at, of the children within reach", async () => {
    const { send, child } = await newChild({ familyName: "Listed" });
    await send("timetable", timetableForm());
    await send("attendance", attendanceForm());
    const left = enrolmentForm({ value: "missing-education", reason: "not-known", school: "" });
    await send("enrolment", { ...left, "from-month": "9" });
    for (const show of ["timetable", "attendance", "out"]) {
      expect((await lead.get(`/education?show=${show}`)).page.text).toContain(child.reference);
    }
    await send("contact", contactForm({ value: "tried" }));
    expect((await lead.get("/education?show=out")).page.text).toContain(child.reference);
    await send("contact", contactForm());
    expect((await lead.get("/education?show=out")).page.text).not.toContain(child.reference);
    const school = await app.signIn("school");
    expect((await school.get("/education")).page.text).not.toContain(child.reference);
    const body = await lead.get("/api/education?show=attendance");
    expect(body.html).toContain(child.reference);
  });
});

test("the JSON of a child has figures and no words that someone typed", async () => {
  const { send, base } = await newChild();
  await send("attendance", attendanceForm({ wording: "Sleeps badly" }));
  const { html, status } = await lead.get(`/api${base}/education`);
  expect(status).toBe(200);
  expect(JSON.parse(html)).toMatchObject({
    attendance: [{ possible: 40, attended: 30, percent: 75, absence: "persistent" }],
    exclusions: [],
  });
  expect(html).not.toContain("Sleeps badly");
});
