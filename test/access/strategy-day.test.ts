import { afterAll, beforeAll, expect, test } from "vitest";
import { bookingFields } from "../../src/rooms/meetings/fixtures/forms.ts";
import { textOfDocx } from "../../src/platform/documents/fixtures/read-docx.ts";
import { readPdf } from "../../src/platform/documents/fixtures/read-pdf.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { testMoment } from "../harness/constants.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aDay } from "../harness/pathway.ts";
import { fillIn } from "../harness/real-forms.ts";
import { staffIdOf } from "../harness/sign-in.ts";

let app: TestApp;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  app.clock.set(testMoment);
  child = await aChild(app, { level: 3, givenName: "Ida", familyName: "Urgentname" });
});
afterAll(() => app.close());

type Sent = Omit<Parameters<typeof fillIn>[1], "at">;

/** Fills in a form on a page and sends it: every step is one that a page offers. */
async function press(by: Client, at: string, sent: Sent): Promise<string> {
  const answer = await fillIn(by, { at, ...sent });
  expect([sent.action, answer.status, answer.page.errors]).toEqual([sent.action, 303, []]);
  return answer.location ?? "";
}

/** Called at ten in the morning for six in the evening: everybody is told, and answers. */
async function called(): Promise<string> {
  const lead = await app.signIn("lead");
  const book = `/children/${child.personId}/meeting`;
  const meeting = await press(lead, `${book}?type=strategy-discussion`, {
    action: book,
    fields: {
      time: "18:00",
      place: bookingFields.place,
      minutes: "60",
      ...aDay("on", 24),
      chair: await staffIdOf(app, "chair"),
      invited: await Promise.all(["lead", "police", "nurse"].map((key) => staffIdOf(app, key))),
    },
  });
  for (const key of ["lead", "police", "nurse"]) {
    const answer = { action: `${meeting}/invitation`, fields: { answer: "coming" } };
    await press(await app.signIn(key), meeting, answer);
  }
  const police = await app.signIn("police");
  const calendar = await police.get(`/invitations/${meeting.split("/").at(-1) ?? ""}/calendar.ics`);
  expect(calendar.status).toBe(200);
  expect(calendar.raw.toString()).not.toMatch(/Urgentname|C-\d/);
  return meeting;
}

/** In the room: who was there, what each agency shares, the decision and what it begins, a promise. */
async function held(meeting: string): Promise<void> {
  app.clock.set("2026-11-24T18:40:00Z");
  const lead = await app.signIn("lead");
  const record = (action: string, fields: Record<string, string>) =>
    press(lead, meeting, { action: `${meeting}/${action}`, fields });
  const { html } = await lead.get(meeting);
  const places = [...html.matchAll(/name="attended\.([^"]+)"/g)].map(([, who]) => who ?? "");
  expect(places.length).toBeGreaterThanOrEqual(3);
  await record(
    "attendance",
    Object.fromEntries(places.map((who) => [`attended.${who}`, "attended"])),
  );
  for (const key of ["police", "nurse"]) {
    const by = await app.signIn(key);
    const [own] = await app.query<{ id: string }>(
      "select t.agency_id as id from directory.posts p join directory.teams t on t.team_id = p.team_id where p.staff_id = $1 limit 1",
      [await staffIdOf(app, key)],
    );
    const fields = { agency: own?.id ?? "", shared: `What ${key} knows` };
    await press(by, meeting, { action: `${meeting}/shared`, fields });
  }
  await record("decisions", {
    decision: "section-47-joint",
    decisionReason: "She is not safe at home",
    decisionLead: await staffIdOf(app, "lead"),
  });
  const owner = /value="(agency:[0-9a-f-]+)"/.exec((await lead.get(meeting)).html)?.[1] ?? "";
  await record("promises", { wording: "See her tonight", owner, ...aDay("due", 25) });
}

test("an urgent strategy discussion is called, held, decided and approved inside 24 hours, by its pages alone", async () => {
  const meeting = await called();
  await held(meeting);
  app.clock.set("2026-11-25T09:30:00Z");
  const chair = await app.signIn("chair");
  const minutes = `${meeting}/minutes`;
  const page = await chair.get(minutes);
  const without = page.page.ids.includes("without")
    ? { without: "Each was heard in the room; rung after" }
    : {};
  await press(chair, minutes, { action: `${meeting}/approve`, fields: without });
  const lead = await app.signIn("lead");
  const record = `/children/${child.personId}`;
  expect((await lead.get(`${record}/assessments`)).page.text).toContain("Section 47 enquiry");
  expect((await lead.get(`${record}/plan`)).page.text).toContain("See her tonight");
  expect((await lead.get(`${record}/chronology`)).page.text).toContain("Strategy discussion");
  const pdf = await readPdf((await lead.get(`${minutes}.pdf`)).raw);
  const word = textOfDocx((await lead.get(`${minutes}.docx`)).raw).body.join("\n");
  expect([pdf.isMarked, pdf.language]).toEqual([true, "en-GB"]);
  const read = pdf.elements.map(([, text]) => text).join("\n");
  for (const words of ["What police knows", "What nurse knows", "See her tonight", "Approved by"])
    for (const text of [read, word]) expect(text).toContain(words);
  const locked = await lead.post(`${meeting}/decisions`, { decision: "no-enquiry" });
  expect(locked.status).toBe(409);
  const [took] = await app.query<{ hours: number }>(
    "select extract(epoch from approved_at - booked_at) / 3600 as hours from panels.meetings",
  );
  expect(Number(took?.hours)).toBeLessThan(24);
});
