import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict } from "../harness/factories.ts";
import { aThing } from "../harness/flags.ts";
import { aLead, agencyIdOf, leadForm, messageForm } from "../harness/leads.ts";
import { staffIdOf } from "../harness/sign-in.ts";

/** Leads of agencies and schools, kept by who works there; and messages to them, which name no child. */
let app: TestApp;
let coordinator: Client;
let nurse: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  nurse = await app.signIn("nurse");
});
afterAll(() => app.close());

const errorsOf = (answer: Awaited<ReturnType<Client["post"]>>): readonly string[] =>
  answer.page.errors.map(({ text }) => text);

describe("the list", () => {
  test("is read by everybody who works here, with nobody named first", async () => {
    const training = await app.signIn("training");
    expect((await training.get("/leads")).page.text).toContain("No lead named");
    expect((await training.get("/leads/file")).status).toBe(200);
  });

  test("is kept by who works in the agency and by who keeps the list, and by nobody else", async () => {
    const ours = await agencyIdOf(app, "nurse");
    const theirs = await agencyIdOf(app, "youthworker");
    expect((await nurse.post(`/leads/agencies/${ours}/name?part=lead`, leadForm())).status).toBe(
      303,
    );
    expect((await nurse.get(`/leads/agencies/${theirs}`)).status).toBe(200);
    expect((await nurse.get(`/leads/agencies/${theirs}/name`)).status).toBe(404);
    expect((await nurse.post(`/leads/agencies/${theirs}/name`, leadForm())).status).toBe(404);
    const training = await app.signIn("training");
    expect((await training.post(`/leads/agencies/${theirs}/name`, leadForm())).status).toBe(303);
    const page = (await nurse.get(`/leads/agencies/${ours}`)).page.text;
    expect(page).toContain("Sam Quill");
    expect(page).toContain("No training recorded");
  });

  test("a school that works here stands in it once, and who to ring there is in the form already", async () => {
    const agencyId = await agencyIdOf(app, "school");
    const [agency] = await app.query<{ name: string }>(
      "select name from directory.agencies where agency_id = $1",
      [agencyId],
    );
    await app.query("delete from directory.schools where lower(name) = lower($1)", [agency?.name]);
    await app.query(
      `insert into directory.schools (school_id, partnership_id, name, lead_name, lead_phone, checked_on, kept_by, kept_at)
       select gen_random_uuid(), partnership_id, $1, 'Odile Farr', '020 7946 0177', current_date, staff_id, now() from directory.staff where staff_id = $2`,
      [agency?.name, await staffIdOf(app, "coordinator")],
    );
    const list = (await coordinator.get("/leads/file")).html;
    expect(list.split(agency?.name ?? "?")).toHaveLength(2);
    const form = await coordinator.get(`/leads/agencies/${agencyId}/name?part=lead`);
    expect(form.page.fields).toMatchObject({ name: "Odile Farr", phone: "020 7946 0177" });
  });

  test("two people who name at once: the second reads who was named", async () => {
    const ours = await agencyIdOf(app, "nurse");
    const stale = await coordinator.post(`/leads/agencies/${ours}/name?part=lead`, leadForm());
    expect(stale.status).toBe(409);
    const [kept] = await app.query<{ many: number }>(
      "select count(*)::int as many from directory.leads where agency_id = $1 and ended_on is null",
      [ours],
    );
    expect(kept?.many).toBe(1);
  });

  test("one press confirms; training that has ended comes first", async () => {
    const leadId = await aLead(app, "school", {
      trainedUntil: "2026-05-03",
      confirmedOn: "2026-01-02",
    });
    expect((await coordinator.get("/leads")).page.text).toContain("Training ended 3 May 2026");
    expect((await nurse.post(`/leads/named/${leadId}/confirm`, {})).status).toBe(404);
    expect((await coordinator.post(`/leads/named/${leadId}/confirm`, {})).status).toBe(303);
    const [lead] = await app.query<{ on: string }>(
      "select confirmed_on::text as on from directory.leads where lead_id = $1",
      [leadId],
    );
    expect(lead?.on).toBe("2026-11-24");
    const trained = { training: "refresher", "trainedOn-day": "1", "trainedOn-month": "11" };
    const form = { ...trained, "trainedOn-year": "2026", version: "2" };
    expect((await coordinator.post(`/leads/named/${leadId}/training`, form)).status).toBe(303);
    expect((await coordinator.post(`/leads/named/${leadId}/training`, form)).status).toBe(409);
  });
});

describe("a message", () => {
  test("that names a child is refused beside the field: which words, only within reach", async () => {
    const child = await aChild(app, { givenName: "Wren", familyName: "Qxopen" });
    const closed = await aChild(app, { givenName: "Kit", familyName: "Qxclosed" });
    await restrict(app, closed);
    const known = await coordinator.post(
      "/leads/messages/new",
      messageForm({ wording: "Seen with Wren Qxopen by the car" }),
    );
    expect(known.status).toBe(422);
    expect(errorsOf(known)).toEqual(["Take out “Wren Qxopen”: it is the name of a child"]);
    const unknown = await coordinator.post(
      "/leads/messages/new",
      messageForm({ wording: "Seen with Kit Qxclosed by the car" }),
    );
    expect(errorsOf(unknown)).toEqual(["Take out names: words here could name a child"]);
    const reference = await coordinator.post(
      "/leads/messages/new",
      messageForm({ subject: `About ${child.reference}` }),
    );
    expect(errorsOf(reference)).toEqual(["Take out the reference of a child’s record"]);
  });

  test("is read by those it is for, in its words alone, and by nobody else", async () => {
    await aLead(app, "police", { staffId: await staffIdOf(app, "police") });
    const thing = await aThing(app, { kind: "vehicle", label: "Qxlabel red hatchback" });
    const sent = await coordinator.post(
      `/leads/messages/new?thing=${thing}`,
      messageForm({ subject: "A car by the station", kinds: "police" }),
    );
    expect(sent.status).toBe(303);
    const at = sent.location ?? "";
    const police = await app.signIn("police");
    expect((await police.get("/notices")).page.text).toContain("A message to exploitation leads");
    expect((await coordinator.get(at)).page.text).toContain("0 of 1 have opened it");
    const read = await police.get(at);
    expect(read.page.text).toContain("Look out for it");
    expect(read.html).not.toContain("Qxlabel");
    expect((await coordinator.get(at)).page.text).toContain("1 of 1 have opened it");
    expect((await nurse.get(at)).status).toBe(404);
    expect((await nurse.get("/leads/messages")).html).not.toContain("A car by the station");
    expect((await nurse.get("/leads/messages/new")).status).toBe(403);
    expect((await police.post(`${at}/withdraw`, { reason: "No" })).status).toBe(403);
  });

  test("about what the sender may not read is not begun", async () => {
    const thing = await aThing(app, { kind: "person", label: "Someone" });
    expect((await coordinator.get(`/leads/messages/new?thing=${thing}`)).status).toBe(404);
    const nothing = "00000000-0000-7000-8000-000000000999";
    expect(
      (await coordinator.post(`/leads/messages/new?thing=${nothing}`, messageForm({}))).status,
    ).toBe(404);
  });

  test("is chased once a day, told by hand once, and withdrawn with a reason", async () => {
    const sent = await coordinator.post("/leads/messages/new", messageForm({}));
    const at = sent.location ?? "";
    const id = at.split("/").at(-1);
    expect((await coordinator.post(`${at}/chase`, {})).status).toBe(303);
    expect((await coordinator.post(`${at}/chase`, {})).status).toBe(303);
    const receipts = await app.query<{ id: string; staff: string | null; chases: number }>(
      "select lead_receipt_id as id, staff_id as staff, chases from protect.lead_receipts where lead_message_id = $1",
      [id],
    );
    expect(receipts.filter(({ staff }) => staff !== null).map(({ chases }) => chases)).toEqual([1]);
    const byHand = receipts.find(({ staff }) => staff === null)?.id ?? "";
    expect((await coordinator.post(`${at}/receipts/${byHand}/told`, {})).status).toBe(303);
    expect((await coordinator.get(at)).page.text).toContain("Told");
    const police = await app.signIn("police");
    await police.get(at);
    expect((await coordinator.post(`${at}/withdraw`, { reason: "" })).status).toBe(422);
    expect(
      (await coordinator.post(`${at}/withdraw`, { reason: "It was another car" })).status,
    ).toBe(303);
    expect((await coordinator.post(`${at}/withdraw`, { reason: "Again" })).status).toBe(409);
    const read = await police.get(at);
    expect(read.page.text).toContain("It was another car");
    expect(read.html).not.toContain("Look out for it");
  });

  test("is gone for leads after its last day", async () => {
    const sent = await coordinator.post(
      "/leads/messages/new",
      messageForm({ subject: "Until then" }),
    );
    const police = await app.signIn("police");
    expect((await police.get("/leads/messages")).page.text).toContain("Until then");
    await app.query(
      "update protect.lead_messages set stops_on = '2026-11-23' where subject = 'Until then'",
    );
    expect((await police.get("/leads/messages")).page.text).not.toContain("Until then");
    expect((await police.get(sent.location ?? "")).status).toBe(404);
  });
});
