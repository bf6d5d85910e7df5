import ICAL from "ical.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { testMoment } from "../../../test/harness/constants.ts";
import { aChild, restrict, type Child } from "../../../test/harness/factories.ts";
import { staffIdOf } from "../../../test/harness/sign-in.ts";
import { meetingReference } from "./calendar.ts";
import { bookingFields } from "./fixtures/forms.ts";

let app: TestApp;
let child: Child;
let coordinator: Client;
let nurse: Client;
let meeting: string;

const idOf = (key: string) => staffIdOf(app, key);
const meetingId = () => meeting.split("/")[2] ?? "";
const reference = () => meetingReference(meetingId());

async function book(more: Record<string, string | string[]> = {}): Promise<string> {
  const invited = [await idOf("nurse"), await idOf("police")];
  const fields = { ...bookingFields, chair: await idOf("chair"), invited, ...more };
  const booked = await coordinator.post(`/children/${child.personId}/meeting`, fields);
  expect(booked.status).toBe(303);
  return booked.location ?? "";
}

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testMoment);
  child = await aChild(app, { familyName: "Secretname", givenName: "Hidden", level: 1 });
  coordinator = await app.signIn("coordinator");
  nurse = await app.signIn("nurse");
  meeting = await book();
});

/** Changes the booking, with everybody still asked. */
async function move(fields: Record<string, string>): Promise<void> {
  const form = (await coordinator.get(`${meeting}/booking`)).page.fields;
  const invited = [await idOf("nurse"), await idOf("police")];
  const moved = { ...form, invited, reason: "The room is taken", ...fields };
  expect((await coordinator.post(`${meeting}/booking`, moved)).status).toBe(303);
}

const answer = (client: Client, fields: Record<string, string>) =>
  client.post(`${meeting}/invitation`, fields);
const readOf = async (client: Client) => (await client.get(meeting)).page.text;

describe("an invitation", () => {
  test("is answered in one press, and the page says who came to say what", async () => {
    const asked = await readOf(nurse);
    expect(asked).toContain("Your invitation");
    expect(asked).toContain("Without health the meeting has no quorum");
    expect((await answer(nurse, { answer: "coming" })).status).toBe(303);
    const now = await readOf(coordinator);
    expect(now).not.toContain("Without health");
    expect(now).toContain(
      "Without council the meeting has no quorum: nobody from council is asked.",
    );
    expect(now).toMatch(/Ruth Adeyemi[^.]*Coming/);
    expect((await answer(nurse, { answer: "apologies" })).status).toBe(303);
    expect(await readOf(coordinator)).toContain(
      "Without health the meeting has no quorum: they sent apologies.",
    );
  });

  test("is nobody else's to answer, unless they book: then it says who recorded it", async () => {
    const school = await app.signIn("school");
    expect((await answer(school, { answer: "coming" })).status).toBe(404);
    const staff = await idOf("police");
    expect((await answer(nurse, { answer: "coming", staff })).status).toBe(403);
    expect((await answer(coordinator, { answer: "apologies", staff })).status).toBe(303);
    expect(await readOf(coordinator)).toMatch(/Sends apologies\s*Recorded by/);
    const nobodys = await answer(coordinator, { answer: "coming", staff: "" });
    expect([nobodys.status, nobodys.page.errors.map(({ href }) => href)]).toEqual([
      422,
      ["#staff"],
    ]);
    const unasked = await answer(coordinator, { answer: "coming", staff: await idOf("school") });
    expect(unasked.page.errors.map(({ href }) => href)).toEqual(["#staff"]);
  });

  test("that nobody chose an answer for comes back, and counts for one time only", async () => {
    expect((await answer(nurse, { answer: "" })).status).toBe(422);
    await answer(nurse, { answer: "coming" });
    await move({ time: "16:00" });
    expect(await readOf(coordinator)).toMatch(/Ruth Adeyemi[^.]*Invited: no reply/);
    app.clock.set("2026-12-02T17:00:00Z");
    nurse = await app.signIn("nurse");
    expect((await answer(nurse, { answer: "coming" })).page.text).toContain(
      "The meeting has begun",
    );
  });

  test("reminds those who have not answered, once a day, by a notice without a child", async () => {
    await answer(nurse, { answer: "coming" });
    for (const _press of [1, 2]) {
      expect((await coordinator.post(`${meeting}/remind`, {})).status).toBe(303);
    }
    const told = await app.query<{ headline: string; name: string }>(
      `select n.headline, s.name from work.notifications n join directory.staff s using (staff_id)
       where n.kind = 'chase' and n.href = $1 order by s.name`,
      [meeting],
    );
    expect(told.map(({ name }) => name)).toEqual(["Helen Marsh", "Tom Cole"]);
    expect(new Set(told.map(({ headline }) => headline))).toEqual(
      new Set(["Say whether you come to the multi-agency planning meeting on 2 December 2026"]),
    );
  });
});

describe("a deputy", () => {
  const colleagueOf = async (key: string): Promise<string> => {
    const [row] = await app.query<{ id: string }>(
      `with new as (insert into directory.staff (staff_id, partnership_id, name, email)
         select gen_random_uuid(), partnership_id, 'Dee Puty', gen_random_uuid() || '@eastmoor.example'
         from directory.staff where staff_id = $1 returning staff_id)
       insert into directory.posts (post_id, partnership_id, staff_id, team_id, role_id, starts_on)
       select gen_random_uuid(), o.partnership_id, new.staff_id, o.team_id, o.role_id, o.starts_on
       from directory.posts o, new where o.staff_id = $1 limit 1 returning staff_id as id`,
      [await idOf(key)],
    );
    return row?.id ?? "";
  };

  test("is a colleague of the agency that was asked, and is asked in their turn", async () => {
    const deputy = await colleagueOf("nurse");
    expect(await readOf(nurse)).toContain("Dee Puty");
    expect((await answer(nurse, { answer: "deputy", deputy: await idOf("school") })).status).toBe(
      422,
    );
    expect((await answer(nurse, { answer: "deputy", deputy })).status).toBe(303);
    const now = await readOf(coordinator);
    expect(now).toContain("Sends a deputy: Dee Puty");
    expect(now).toContain("Without health the meeting has no quorum");
    const places = await app.query(
      "select 1 from sec.memberships where staff_id = $1 and circle_id = $2 and basis = 'panel'",
      [deputy, child.circleId],
    );
    expect(places).toHaveLength(1);
  });

  test("of a restricted record is someone who is in its professional network already", async () => {
    const deputy = await colleagueOf("nurse");
    await app.query(
      `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
       select gen_random_uuid(), partnership_id, $1, staff_id, 'grant', 'Works with her', now() - interval '1 year'
       from directory.staff where staff_id = $2`,
      [child.circleId, await idOf("nurse")],
    );
    await restrict(app, child);
    expect(await readOf(nurse)).not.toContain("Dee Puty");
    expect((await answer(nurse, { answer: "deputy", deputy })).status).toBe(422);
  });
});

describe("a calendar", () => {
  const fileOf = (client: Client) => client.get(`/invitations/${meetingId()}/calendar.ics`);
  const eventIn = (text: string) => {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const event = calendar.getFirstSubcomponent("vevent");
    if (!event) throw new Error("a calendar without a meeting");
    return {
      method: calendar.getFirstPropertyValue("method"),
      uid: event.getFirstPropertyValue("uid"),
      sequence: event.getFirstPropertyValue("sequence"),
      starts: new ICAL.Event(event).startDate.toString(),
    };
  };

  test("gets the meeting, its changes and its end under one name, and no child", async () => {
    const { html, headers } = await fileOf(nurse);
    expect(headers["content-type"]).toContain("text/calendar");
    expect(html).not.toMatch(/Secretname|Hidden|Doyle/);
    expect(html).toContain("SUMMARY:Multi-agency planning meeting\\, M-");
    const first = eventIn(html);
    expect(first).toMatchObject({ method: "REQUEST", uid: meetingId(), sequence: 0 });
    await move({ time: "16:00" });
    const second = eventIn((await fileOf(nurse)).html);
    expect(second).toMatchObject({ uid: meetingId(), sequence: 1, starts: "2026-12-02T16:00:00" });
    await coordinator.post(`${meeting}/cancel`, { cancelReason: "Not needed" });
    // The place in the circle has ended, and the hour still stands in the calendar.
    expect((await nurse.get(meeting)).status).toBe(404);
    const list = (await nurse.get("/meetings")).page.text;
    expect(list).toContain("Cancelled, or you are no longer asked");
    expect(list).toContain(`Multi-agency planning meeting, 2 December 2026, 16:00, ${reference()}`);
    const last = eventIn((await fileOf(nurse)).html);
    expect(last).toMatchObject({ method: "CANCEL", uid: meetingId(), sequence: 2 });
  });

  test("gets nothing of a meeting to which someone is not asked, or whose child they must not know of", async () => {
    for (const key of ["school", "coordinator"]) {
      expect((await fileOf(await app.signIn(key))).status).toBe(404);
    }
    await coordinator.post(`${meeting}/cancel`, { cancelReason: "Not needed" });
    await app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
      child.personId,
      await idOf("nurse"),
    ]);
    expect((await fileOf(nurse)).status).toBe(404);
    expect((await nurse.get("/meetings")).page.text).not.toContain(reference());
  });

  test("does not say a place in which the child is named", async () => {
    await move({ place: "Hidden’s home" });
    const { html } = await fileOf(nurse);
    expect(html).toContain("LOCATION:Read the place in Lantern");
    expect(html).not.toContain("Hidden");
  });
});

describe("an agency's update before a meeting", () => {
  test("is asked for in one press, answered in one press, and the page says which has answered", async () => {
    const [health] = await app.query<{ id: string }>(
      "select agency_id as id from panels.invitations where meeting_id = $1 and staff_id = $2",
      [meetingId(), await idOf("nurse")],
    );
    const agency = health?.id ?? "";
    expect(await readOf(coordinator)).toContain("Not asked yet");
    expect((await nurse.post(`${meeting}/update`, { agency })).status).toBe(403);
    expect((await coordinator.post(`${meeting}/update`, { agency })).status).toBe(303);
    expect(await readOf(coordinator)).toContain("no answer yet");
    const [told] = await app.query<{ headline: string }>(
      "select headline from work.notifications where kind = 'chase' and href = $1 and staff_id = $2",
      [meeting, await idOf("nurse")],
    );
    expect(told?.headline).toContain("Your agency is asked for its update");
    expect((await nurse.post(`${meeting}/shared`, { agency, holds: "nothing" })).status).toBe(303);
    expect(await readOf(coordinator)).toContain("No information held, 24 November 2026");
  });
});
