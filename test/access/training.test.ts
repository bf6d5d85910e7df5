import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aLead, agencyIdOf } from "../harness/leads.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import {
  aCourse,
  aSession,
  aTeamMember,
  bodyOf,
  courseFields,
  sessionFields,
} from "../harness/training.ts";

let app: TestApp;
let training: Client;
let manager: Client;
let nurse: Client;
let lead: Client;
let courseId: string;
let sessionId: string;
let team: readonly string[];

const names = ["Qxanna Field", "Qxben Ford", "Qxcara Hill", "Qxdan Moor"];

beforeAll(async () => {
  app = await anApp();
  [training, manager, nurse, lead] = (await Promise.all(
    ["training", "manager", "nurse", "lead"].map((key) => app.signIn(key)),
  )) as [Client, Client, Client, Client];
  courseId = await aCourse(training);
  sessionId = await aSession(app, training, { courseId });
  const members: string[] = [];
  for (const name of names) members.push(await aTeamMember(app, manager, { key: "manager", name }));
  team = members;
});
afterAll(() => app.close());

const session = (): string => `/training/sessions/${sessionId}`;
const person = (at: number): string => `/training/people/${team[at] ?? ""}`;

describe("courses and sessions", () => {
  test("are kept by the co-ordinator of training, and read by everyone who works here", async () => {
    const { text } = (await nurse.get(`/training/courses/${courseId}`)).page;
    expect(text).toContain("Understanding the impact on a child");
    expect(text).toContain("Version 1, in use from 1 September 2026");
    expect(text).not.toContain("Change the course");
    expect((await nurse.get("/training/courses/new")).status).toBe(403);
    expect((await nurse.post("/training/courses/new", courseFields())).status).toBe(403);
    expect((await nurse.post(`/training/courses/${courseId}/end`, { version: "1" })).status).toBe(
      403,
    );
    expect((await nurse.get("/training")).page.text).toContain("0 of 3 booked");
  });

  test("one course under three names is one course", async () => {
    for (const name of [
      "child exploitation – WORKING with children",
      "cse level 2",
      "Exploitation  L2",
    ]) {
      const answer = await training.post(
        "/training/courses/new",
        courseFields({ name, aliases: "" }),
      );
      expect(answer.status, name).toBe(422);
      expect(answer.page.text).toContain("is a name of the course");
    }
  });

  test("negative places, a time in the past and a place that is taken are refused beside the field", async () => {
    const at = `/training/courses/${courseId}/sessions`;
    const [edition] = await app.query<{ id: string }>(
      "select training_edition_id as id from directory.training_editions limit 1",
    );
    const send = (over: Record<string, string>) =>
      training.post(at, sessionFields({ edition: edition?.id ?? "", ...over }));
    for (const seats of ["-3", "0", "2.5", "100000"]) {
      const negative = await send({ seats, "on-day": "9" });
      expect(negative.status, seats).toBe(422);
      expect(negative.page.text).toContain("Places must be a whole number from 1 to 2,000");
    }
    expect((await send({ "on-year": "2025" })).page.text).toContain("It must be in the future");
    const taken = await send({ time: "11:00", trainer: "Someone else" });
    expect(taken.page.text).toContain("is held there at the same time");
    const busy = await send({ time: "11:00", heldIn: "Library" });
    expect(busy.page.text).toContain("They teach");
    expect((await send({ joinLink: "javascript:alert(1)", heldIn: "" })).status).toBe(422);
  });
});

describe("booking", () => {
  test("a manager books four; one finds no place, and moves up when another is cancelled", async () => {
    const sent = await manager.post(`${session()}/book`, { people: team, others: "" });
    expect(sent.status).toBe(303);
    const { text } = (await manager.follow(sent)).page;
    expect(text).toContain("3 people booked. 1 person on the waiting list.");
    expect(text).toContain("Enter by the side door");
    const again = await manager.post(`${session()}/book`, { people: [team[0] ?? ""], others: "" });
    expect(again.status).toBe(422);
    expect(again.page.text).toContain("is booked on this session already");
    const [first] = await app.query<{ id: string }>(
      "select training_booking_id as id from directory.training_bookings where training_person_id = $1",
      [team[0]],
    );
    const cancel = `${session()}/bookings/${first?.id ?? ""}/cancel`;
    expect((await nurse.post(cancel, {})).status).toBe(404);
    expect((await manager.post(cancel, {})).status).toBe(303);
    const states = await app.query<{ state: string }>(
      "select state from directory.training_bookings where training_person_id = any ($1) order by array_position($1, training_person_id)",
      [team],
    );
    expect(states.map(({ state }) => state)).toEqual(["cancelled", "booked", "booked", "booked"]);
  });

  test("at the same time as another session it is refused", async () => {
    const over = { heldIn: "Library", trainer: "Kit Vale", time: "11:00" };
    const other = await aSession(app, training, { courseId, over });
    const sent = await manager.post(`/training/sessions/${other}/book`, {
      people: [team[1] ?? ""],
      others: "",
    });
    expect(sent.status).toBe(422);
    expect(sent.page.text).toContain("Qxben Ford is booked on another session at the same time");
  });

  test("someone else is booked by nobody who does not see their record, whatever they send", async () => {
    const forged = await nurse.post(`${session()}/book`, { people: team, others: "" });
    expect(forged.status).toBe(422);
    const byMail = await nurse.post(`${session()}/book`, {
      people: "",
      others: "qxanna.field@eastmoor.example",
    });
    expect(byMail.page.text).toContain("Not in the register, or not yours to book");
  });

  test("for oneself, once registered; and an account takes over what its manager registered", async () => {
    expect((await lead.get("/training/me")).page.text).toContain("Register for training");
    const fields = {
      body: await bodyOf(app, "lead"),
      audience: "social-care",
      role: "social-worker",
      staffNumber: "",
    };
    expect((await lead.post("/training/me", fields)).status).toBe(303);
    const own = await lead.get("/training/me");
    expect(own.status).toBe(303);
    expect((await lead.follow(own)).page.text).toContain("Mariam Begum");
    const elsewhere = { ...fields, body: await bodyOf(app, "police") };
    expect((await nurse.post("/training/me", elsewhere)).status).toBe(422);
    const [mine] = await app.query<{ id: string }>(
      "select training_person_id as id from directory.training_people where staff_id = $1",
      [await staffIdOf(app, "lead")],
    );
    expect(
      (await lead.post(`${session()}/book`, { people: mine?.id ?? "", others: "" })).status,
    ).toBe(303);
    expect((await lead.get(session())).page.text).toContain("Mariam Begum, ");
    // A manager who types a colleague's address first is read by that colleague as their manager.
    await aTeamMember(app, manager, {
      key: "manager",
      name: "Jo",
      over: { email: "mash@eastmoor.example" },
    });
    const mash = await app.signIn("mash");
    expect((await mash.follow(await mash.get("/training/me"))).page.text).toContain(
      "Dean Whitmore",
    );
  });
});

describe("a named record", () => {
  test("is seen by the manager, the co-ordinator and the contact of the agency, and by nobody else", async () => {
    expect((await manager.get(person(1))).page.text).toContain("Qxben Ford");
    expect((await training.get(person(1))).page.text).toContain("Qxben Ford");
    for (const key of ["nurse", "lead", "mash", "board", "governance", "admin"]) {
      const client = await app.signIn(key);
      expect((await client.get(person(1))).status, key).toBe(404);
      expect((await client.get(`${person(1)}/change`)).status, key).toBe(404);
      expect((await client.get("/training/people")).page.text, key).not.toContain("Qx");
      expect((await client.get(session())).page.text, key).not.toContain("Qx");
    }
    const contact = {
      staff_id: await staffIdOf(app, "lead"),
      agency: await agencyIdOf(app, "manager"),
    };
    await app.query(
      `insert into directory.training_contacts (training_contact_id, partnership_id, agency_id, staff_id, named_by, named_at)
       select gen_random_uuid(), partnership_id, $1, $2, staff_id, now() from directory.staff where staff_id = $3`,
      [contact.agency, contact.staff_id, await staffIdOf(app, "training")],
    );
    expect((await lead.get(person(1))).page.text).toContain("Change this record");
    expect((await lead.get("/training/people")).html).toContain("Qxben Ford");
    await app.query("update directory.training_contacts set ended_at = now(), ended_by = named_by");
    expect((await lead.get(person(1))).status).toBe(404);
  });

  test("nobody becomes a manager of someone by adding them again, or in an agency that is not theirs", async () => {
    const taken = await nurse.post("/training/team/new", {
      name: "Ben",
      email: "qxben.ford@eastmoor.example",
      body: await bodyOf(app, "nurse"),
      audience: "health",
      role: "nurse",
      staffNumber: "",
    });
    expect(taken.status).toBe(422);
    expect(taken.page.text).toContain("is in the register already");
    const elsewhere = await nurse.post("/training/team/new", {
      name: "New",
      email: "new@eastmoor.example",
      body: await bodyOf(app, "police"),
      audience: "police",
      role: "other",
      staffNumber: "",
    });
    expect(elsewhere.status).toBe(422);
    expect((await nurse.get(person(1))).status).toBe(404);
  });
});

describe("attendance", () => {
  const bookingOf = async (at: number): Promise<string> => {
    const [row] = await app.query<{ id: string }>(
      "select training_booking_id as id from directory.training_bookings where training_person_id = $1",
      [team[at]],
    );
    return row?.id ?? "";
  };

  test("is for the co-ordinator alone, and not before the day", async () => {
    const list = `${session()}/attendance`;
    expect((await manager.get(list)).status).toBe(403);
    expect(
      (await manager.post(`${list}/${await bookingOf(1)}`, { state: "attended" })).status,
    ).toBe(403);
    const early = await training.post(`${list}/${await bookingOf(1)}`, { state: "attended" });
    expect((await training.follow(early)).page.text).toContain(
      "The session has not taken place yet",
    );
  });

  test("each press saves one; who left is refused; a lead is renewed", async () => {
    const leadId = await aLead(app, "manager", { staffId: await staffIdOf(app, "lead") });
    await app.query("update directory.training_courses set lead_training = 'exploitation'");
    await app.query(
      "update directory.training_people set left_on = '2026-12-01' where training_person_id = $1",
      [team[2]],
    );
    app.clock.set("2026-12-08T14:00:00Z");
    [training, manager, nurse] = (await Promise.all(
      ["training", "manager", "nurse"].map((key) => app.signIn(key)),
    )) as [Client, Client, Client];
    const list = `${session()}/attendance`;
    const sent = await training.post(`${list}/${await bookingOf(1)}`, { state: "attended" });
    expect((await training.follow(sent)).page.text).toContain("1 of 4 people here");
    const left = await training.post(`${list}/${await bookingOf(2)}`, { state: "attended" });
    expect((await training.follow(left)).page.text).toContain("They had left by that day");
    const walkIn = await training.post(list, { who: "LEAD@eastmoor.example" });
    expect(walkIn.status).toBe(303);
    expect((await training.post(list, { who: "nobody@nowhere.example" })).status).toBe(422);
    const [row] = await app.query<{ valid: string; expires: string }>(
      `select p.valid_until::text as valid, a.expires_on::text as expires from directory.training_people p
       join directory.training_attendances a using (training_person_id) where p.training_person_id = $1`,
      [team[1]],
    );
    expect(row).toEqual({ valid: "2028-12-08", expires: "2028-12-08" });
    const [renewed] = await app.query<{ on: string }>(
      "select trained_on::text as on from directory.leads where lead_id = $1",
      [leadId],
    );
    expect(renewed?.on).toBe("2026-12-08");
    const undone = await training.post(`${list}/${await bookingOf(1)}`, { state: "absent" });
    expect(undone.status).toBe(303);
    expect((await manager.get(person(1))).page.text).toContain("did not attend");
  });
});
