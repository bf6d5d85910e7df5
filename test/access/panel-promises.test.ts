import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aThing } from "../harness/flags.ts";
import { aSitting, anItem, sittingForm } from "../harness/panels.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { readPdf } from "../../src/platform/documents/fixtures/read-pdf.ts";

let app: TestApp;
let coordinator: Client;
let sitting: string;
let child: Child;
let itemId: string;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  const sittingId = await aSitting(app, coordinator, "chair police nurse");
  sitting = `/sittings/${sittingId}`;
  child = await aChild(app, { level: 2, givenName: "Wilf" });
  itemId = await anItem(app, coordinator, { sittingId, personId: child.personId });
});
afterAll(() => app.close());

const agencyOf = async (key: string): Promise<string> => {
  const [row] = await app.query<{ id: string }>(
    "select t.agency_id as id from directory.posts p join directory.teams t on t.team_id = p.team_id where p.staff_id = $1 limit 1",
    [await staffIdOf(app, key)],
  );
  return row?.id ?? "";
};

test("an action about no child is read by who owes it, chased once a day, and closed with what shows it", async () => {
  const theme = { title: "Lighting at the bus station", section: "themes", minutes: "10" };
  expect((await coordinator.post(`${sitting}/theme`, theme)).status).toBe(303);
  const [row] = await app.query<{ id: string }>(
    "select agenda_item_id as id from panels.agenda_items where title is not null",
  );
  const item = `${sitting}/items/${row?.id ?? ""}`;
  const bad = await coordinator.post(`${item}/promises`, { wording: "Ask the council" });
  expect([bad.status, bad.page.errors.length]).toEqual([422, 2]);
  expect(bad.html).toContain("Ask the council");
  const promise = {
    wording: "Light the path",
    owner: `agency:${await agencyOf("nurse")}`,
    "due-day": "20",
    "due-month": "12",
    "due-year": "2026",
  };
  expect((await coordinator.post(`${item}/promises`, promise)).status).toBe(303);
  expect((await coordinator.get(item)).page.text).toContain("Action: Light the path");
  const [made] = await app.query<{ id: string }>(
    "select item_promise_id as id from panels.item_promises",
  );
  const at = `/panel-promises/${made?.id ?? ""}`;
  for (const _ of [1, 2]) expect((await coordinator.post(`${at}/chase`, {})).status).toBe(303);
  const [asked] = await app.query<{ times: number }>(
    "select asked_times as times from panels.item_promises",
  );
  expect(asked?.times).toBe(1);
  await app.query(
    "update panels.sittings set starts_at = '2026-11-20T10:00Z', opens_at = '2026-11-13T00:00Z', closes_at = '2026-11-24T00:00Z'",
  );
  const nurse = await app.signIn("nurse");
  expect((await nurse.get("/notices")).page.text).toContain("progress on a panel action");
  expect((await nurse.get("/overdue/panel-actions")).page.text).toContain("Light the path");
  const youth = await app.signIn("youthworker");
  expect((await youth.get("/overdue/panel-actions")).page.text).not.toContain("Light the path");
  const api = async (client: Client) => (await client.get("/api/panel-promises")).html;
  expect(JSON.parse(await api(nurse))).toMatchObject({
    promises: [{ wording: "Light the path", dueOn: "2026-12-20", state: "open" }],
  });
  expect(JSON.parse(await api(youth))).toEqual({ total: 0, promises: [] });
  const form = { state: "done", outcome: "", version: "1" };
  expect((await youth.post(at, { ...form, outcome: "No" })).status).toBe(404);
  const empty = await nurse.post(at, form);
  expect([empty.status, empty.page.errors.map(({ href }) => href)]).toEqual([422, ["#outcome"]]);
  const photo = { ...form, outcome: "The council's photograph of 3 December" };
  expect((await nurse.post(at, { ...photo, version: "9" })).status).toBe(409);
  expect((await nurse.post(at, photo)).status).toBe(303);
  expect((await coordinator.get("/overdue/panel-actions")).page.text).toContain("photograph");
  const minutes = await readPdf((await coordinator.get(`${sitting}/minutes.pdf`)).raw);
  expect(minutes.texts.join(" ")).toContain("Light the path");
});

test("a list that is cut says so, and the rest is on the next page", async () => {
  const [made] = await app.query<{ many: number }>(
    "select count(*)::int as many from panels.item_promises",
  );
  await app.query(
    `insert into panels.item_promises (item_promise_id, partnership_id, acl, sitting_id, agenda_item_id, wording, due_on, owner_agency_id, agreed_by, agreed_at)
     select gen_random_uuid(), p.partnership_id, p.acl, p.sitting_id, p.agenda_item_id, 'Qxpromise ' || n, '2027-01-01'::date + n, p.owner_agency_id, p.agreed_by, p.agreed_at
     from generate_series(1, 200) n, (select * from panels.item_promises limit 1) p`,
  );
  const total = (made?.many ?? 0) + 200;
  const first = (await coordinator.get("/overdue/panel-actions")).page.text;
  expect(first).toContain(`1 to 200 of ${total}`);
  const next = (await coordinator.get("/overdue/panel-actions?page=2")).page.text;
  expect(next).toContain(`201 to ${total} of ${total}`);
  expect(next).not.toContain("Qxpromise 1 ");
});

test("an action about a place stands on the place’s first page and its page of panels, for who may read it", async () => {
  const thingId = await aThing(app, { kind: "place", label: "The bus station" });
  await app.query(
    `insert into panels.agenda_items (agenda_item_id, partnership_id, sitting_id, circle_id, thing_id, acl, section, why, nth, minutes, added_by, added_at)
     select gen_random_uuid(), partnership_id, sitting_id, 0, $1, acl, section, why, 9, 10, added_by, added_at
     from panels.agenda_items where title is not null`,
    [thingId],
  );
  await app.query(
    `insert into panels.item_promises (item_promise_id, partnership_id, sitting_id, agenda_item_id, acl, wording, owner_agency_id, due_on, agreed_by, agreed_at)
     select gen_random_uuid(), partnership_id, sitting_id, agenda_item_id, acl, 'Mend the fence', $2, '2026-12-20', added_by, added_at from panels.agenda_items where thing_id = $1`,
    [thingId, await agencyOf("nurse")],
  );
  for (const at of [`/subjects/${thingId}/panels`, `/subjects/${thingId}`]) {
    const page = async (key: string) => (await app.signIn(key)).get(at);
    expect((await page("coordinator")).page.text).toContain("Mend the fence");
    expect((await page("youthworker")).page.text).not.toContain("Mend the fence");
  }
});

test("no child is named in a calendar, whatever was typed as the room", async () => {
  const police = await app.signIn("police");
  expect((await coordinator.post(`${sitting}/papers/make`, {})).status).toBe(303);
  await app.query(
    "update panels.sittings set room = 'At Wilf''s school', closes_at = '2026-12-10'",
  );
  expect((await police.get(sitting)).html).toContain(`${sitting}/calendar.ics`);
  const file = (await police.get(`${sitting}/calendar.ics`)).html;
  expect(file).toContain("LOCATION:Read the place in Lantern");
  expect(file).not.toContain("Wilf");
  await app.query("update panels.sittings set closes_at = '2026-11-24'");
});

test("the family is told in words written for them, in a paper that asks whose hands", async () => {
  const at = `${sitting}/items/${itemId}/family`;
  const empty = await coordinator.post(at, { wording: "", version: "" });
  expect([empty.status, empty.page.errors.map(({ href }) => href)]).toEqual([422, ["#wording"]]);
  const words = { wording: "We will find a school for Wilf by Christmas.", version: "" };
  expect((await coordinator.post(at, words)).status).toBe(303);
  const second = await coordinator.post(at, { ...words, wording: "Something else" });
  expect(second.status).toBe(409);
  expect(second.html).toContain("Something else");
  const paper = {
    recipient: "child",
    language: "en",
    channel: "by-hand",
    home: "yes",
    hands: "",
  };
  expect((await coordinator.post(`${at}/papers`, paper)).status).toBe(404);
  await app.query("update panels.sittings set approved_at = now(), approved_by = chair_id");
  const unsafe = await coordinator.post(`${at}/papers`, { ...paper, home: "" });
  expect(unsafe.status).toBe(422);
  expect(unsafe.page.text).toContain("Is it safe for them to keep it at home?");
  const made = await coordinator.post(`${at}/papers`, paper);
  expect(made.page.errors).toEqual([]);
  expect(made.status).toBe(303);
  const page = (await coordinator.get(made.location ?? "")).page.text;
  expect(page).toContain("We will find a school");
  expect(page).not.toContain("MACE");
  for (const key of ["police", "nurse"])
    expect((await (await app.signIn(key)).get(at)).status, key).toBe(404);
});

test("the link to join is given to those who are asked, and to nobody else", async () => {
  const link = "https://meet.example/j/4821";
  const form = await sittingForm(app, { time: "11:00", joinLink: "http://meet.example" });
  const bad = await coordinator.post("/panels/mace/sittings/new", form);
  expect([bad.status, bad.page.errors.map(({ href }) => href)]).toEqual([422, ["#joinLink"]]);
  const made = await coordinator.post("/panels/mace/sittings/new", { ...form, joinLink: link });
  const at = made.location ?? "";
  const pages = ["", "/papers", "/minutes", "/updates", "/people"].map((path) => `${at}${path}`);
  const linked = async (key: string) => {
    const client = await app.signIn(key);
    const answers: boolean[] = [];
    for (const path of pages) answers.push((await client.get(path)).html.includes(link));
    return answers;
  };
  expect(await linked("police")).toEqual([true, true, false, false, false]);
  expect(await linked("chair")).toEqual([true, true, false, false, false]);
  expect(await linked("youthworker")).toEqual([false, false, false, false, false]);
  const calendar = `${at}/calendar.ics`;
  expect((await (await app.signIn("youthworker")).get(calendar)).status).toBe(404);
  expect((await coordinator.get(calendar)).status).toBe(404);
  const file = (await (await app.signIn("police")).get(calendar)).html.replaceAll("\r\n ", "");
  expect(file).toContain(`CONFERENCE;VALUE=URI;FEATURE=VIDEO:${link}`);
  expect(file).toContain("DTSTART;TZID=Europe/London:20261201T110000");
});
