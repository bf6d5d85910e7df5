import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { testMoment } from "../../../test/harness/constants.ts";
import { aChild, type Child } from "../../../test/harness/factories.ts";
import { staffIdOf } from "../../../test/harness/sign-in.ts";
import { bookingFields } from "./fixtures/forms.ts";

let app: TestApp;
let child: Child;
let lead: Client;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testMoment);
  child = await aChild(app, { familyName: "Urgentname", level: 3 });
  lead = await app.signIn("lead");
});

const idOf = (key: string) => staffIdOf(app, key);

async function call(more: Record<string, string | string[]> = {}): Promise<string> {
  const fields = {
    ...bookingFields,
    "on-day": "24",
    "on-month": "11",
    time: "18:00",
    type: "strategy-discussion",
    chair: await idOf("chair"),
    invited: [await idOf("lead"), await idOf("police"), await idOf("nurse")],
    ...more,
  };
  const booked = await lead.post(`/children/${child.personId}/meeting`, fields);
  expect(booked.status).toBe(303);
  return booked.location ?? "";
}

const decide = async (meeting: string, decision: string, more: Record<string, string> = {}) =>
  lead.post(`${meeting}/decisions`, {
    decision,
    decisionReason: "She is not safe at home",
    decisionDissent: "",
    decisionLead: await idOf("lead"),
    ...more,
  });
const assessments = () =>
  app.query<{ kind: string; outcome: string | null; clock: string }>(
    `select a.kind, a.outcome, a.clock_from::text as clock from protect.assessments a where a.person_id = $1 order by a.kind`,
    [child.personId],
  );

describe("an urgent strategy discussion", () => {
  test("is called, answered, held and begins its enquiry within a day", async () => {
    const offered = (await lead.get(`/children/${child.personId}/plan`)).page.text;
    expect(offered).toContain("Book a strategy discussion");
    const form = await lead.get(`/children/${child.personId}/meeting?type=strategy-discussion`);
    expect(form.page.text).toContain("To be held within 24 hours: by 25 November 2026,");
    const meeting = await call();
    const [told] = await app.query<{ kind: string; headline: string }>(
      "select kind, headline from work.notifications where href = $1 and staff_id = $2",
      [meeting, await idOf("police")],
    );
    expect(told).toEqual({
      kind: "meeting-urgent",
      headline: "A strategy discussion is booked for 24 November 2026",
    });
    for (const key of ["police", "nurse"]) {
      const client = await app.signIn(key);
      expect((await client.post(`${meeting}/invitation`, { answer: "coming" })).status).toBe(303);
    }
    const waiting = (await lead.get(meeting)).page.text;
    expect(waiting).toContain("Without council the meeting has no quorum");
    await lead.post(`${meeting}/invitation`, { answer: "coming" });
    expect((await lead.get(meeting)).page.text).toContain("the meeting is quorate");
    app.clock.set("2026-11-24T18:40:00Z");
    lead = await app.signIn("lead");
    expect((await decide(meeting, "section-47-joint")).status).toBe(303);
    expect(await assessments()).toEqual([
      { kind: "section-47", outcome: null, clock: "2026-11-24" },
      { kind: "strategy-discussion", outcome: "section-47-joint", clock: "2026-11-24" },
    ]);
    const page = (await lead.get(`/children/${child.personId}/assessments`)).page.text;
    expect(page).toContain("Section 47 enquiry");
    expect((await lead.get(`${meeting}/minutes`)).page.text).toContain(
      "Section 47 enquiry, by police and social care together",
    );
  });

  test("is decided once, and without a lead nothing is begun", async () => {
    const meeting = await call();
    const nobody = await decide(meeting, "section-47-single", { decisionLead: "" });
    expect(nobody.status).toBe(422);
    expect(nobody.page.errors.map(({ href }) => href)).toEqual(["#decisionLead"]);
    expect(await assessments()).toEqual([]);
    expect((await decide(meeting, "section-47-single")).status).toBe(303);
    expect((await decide(meeting, "section-47-single")).status).toBe(422);
    expect((await decide(meeting, "no-enquiry")).status).toBe(422);
    expect(await assessments()).toHaveLength(2);
  });

  test("that ends without an enquiry begins none", async () => {
    const meeting = await call();
    expect((await decide(meeting, "no-enquiry", { decisionLead: "" })).status).toBe(303);
    expect((await assessments()).map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ["strategy-discussion", "no-further-action"],
    ]);
  });

  test("joins the enquiry that runs already, and is late after 24 hours", async () => {
    const first = await call();
    await decide(first, "section-47-joint");
    const second = await call({ "on-day": "25", time: "18:00" });
    expect((await lead.get(second)).page.text).toContain(
      "Later than it should be: to be held within 24 hours",
    );
    expect((await decide(second, "section-47-joint")).status).toBe(303);
    expect((await assessments()).filter(({ kind }) => kind === "section-47")).toHaveLength(1);
  });

  test("is no planning meeting: the one that is due stays due", async () => {
    const meeting = await call({ time: "14:30" });
    app.clock.set("2026-11-24T16:00:00Z");
    const chair = await app.signIn("chair");
    await chair.post(`${meeting}/approve`, { without: "They were there, and were heard" });
    const [row] = await app.query<{ on: string | null; approved: boolean }>(
      `select t.last_panel_on as on, m.approved_at is not null as approved from protect.tracker_entries t
       join panels.meetings m using (person_id) where t.person_id = $1`,
      [child.personId],
    );
    expect(row).toEqual({ on: null, approved: true });
  });
});
