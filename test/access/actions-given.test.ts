import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aMeeting } from "../../src/rooms/meetings/fixtures/a-meeting.ts";
import { newId } from "../../src/kernel/ids.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { aSitting, anItem } from "../harness/panels.ts";
import { anEpisode, doneForm } from "../harness/missing.ts";
import { auditDuring } from "./walk.ts";
import { aFact, letIn, protect } from "./world.ts";

/** Actions given to somebody who cannot open the child's record: refused, by the network, or without the record. */
let app: TestApp;
let coordinator: Client;
let nurse: Client;
let youthworker: Client;
let owner: string;
let child: Child;
let count = 0;

beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  nurse = await app.signIn("nurse");
  youthworker = await app.signIn("youthworker");
  owner = await staffIdOf(app, "youthworker");
});
beforeEach(async () => {
  count += 1;
  child = await aChild(app, { familyName: `Qxgiven${count}` });
  await letIn(app, child, "nurse");
});
afterAll(() => app.close());

const form = (more: Record<string, string> = {}) => ({
  wording: `Ring the club about Tuesdays ${count}`,
  owner: `staff:${owner}`,
  "due-day": "1",
  "due-month": "12",
  "due-year": "2026",
  ...more,
});
const give = (by: Client, more?: Record<string, string>) =>
  by.post(`/children/${child.personId}/actions`, form(more));
const wrong = ({ errors }: { readonly errors: readonly { readonly text: string }[] }): string =>
  errors.map(({ text }) => text).join("; ");
const actions = () =>
  app.query<{ action_id: string; is_standalone: boolean; state: string }>(
    "select action_id, is_standalone, state from work.actions where person_id = $1",
    [child.personId],
  );
const places = () =>
  app.query<{ basis: string }>(
    "select basis from sec.memberships where circle_id = $1 and staff_id = $2",
    [child.circleId, owner],
  );
const firstId = async (): Promise<string> => (await actions())[0]?.action_id ?? "";

test("someone who cannot open the record is refused, with whom to ask, and nothing typed is lost", async () => {
  const { status, page, html } = await give(nurse);
  expect(status).toBe(422);
  expect(wrong(page)).toContain("cannot open this child’s record. Ask ");
  expect(page.text).toMatch(/ask .*\d{4}/u);
  expect(html).toContain(`Ring the club about Tuesdays ${count}`);
  expect(page.text).not.toContain("Add them to the professional network");
  expect(await actions()).toEqual([]);
  expect(await places()).toEqual([]);
});

test("who may not add people does not add them by saying so", async () => {
  const reach = { reach: "network", reachBasis: "grant", reachReason: "Works with the family" };
  expect((await give(nurse, reach)).status).toBe(422);
  expect(await actions()).toEqual([]);
  expect(await places()).toEqual([]);
});

test("a holder of the professional network adds them by basis, in the same form", async () => {
  const asked = await give(coordinator);
  expect(asked.status).toBe(422);
  expect(asked.page.text).toContain("Add them to the professional network");
  const without = await give(coordinator, { reach: "network" });
  expect(wrong(without.page)).toBe("Choose why they need to see the record; Enter a reason");
  expect(await places()).toEqual([]);
  const reach = { reach: "network", reachBasis: "grant", reachReason: "Runs the club" };
  const rows = await auditDuring(app, () => give(coordinator, reach));
  expect(rows.find(({ action }) => action === "action.add")?.subject_ids).toContain(owner);
  expect(await places()).toEqual([{ basis: "grant" }]);
  expect(await actions()).toMatchObject([{ is_standalone: false }]);
  expect((await youthworker.get(`/children/${child.personId}`)).status).toBe(200);
  const { page } = await youthworker.get("/work");
  expect(page.text).toContain(`Ring the club about Tuesdays ${count}`);
});

test("they are compared first for conflicts of interest, whichever way is chosen", async () => {
  const home = `${count} Tideway Street, Eastmoor, QX1 4RT`;
  expect((await youthworker.post("/people-i-know", { kind: "home", wording: home })).status).toBe(
    303,
  );
  app.clock.advance({ minutes: 1 });
  await aFact(app, child, { kind: "address", wording: home });
  for (const reach of ["alone", "network", ""]) {
    const more = { reach, reachBasis: "grant", reachReason: "Runs the club" };
    const { status, page } = await give(coordinator, more);
    expect(status).toBe(422);
    expect(wrong(page)).toContain("conflict of interest");
  }
  expect(await actions()).toEqual([]);
  expect(await places()).toEqual([]);
});

test("sent without the record it is read, done and closed by its owner, who opens nothing", async () => {
  expect((await give(nurse, { reach: "alone" })).status).toBe(303);
  expect(await actions()).toMatchObject([{ is_standalone: true }]);
  expect(await places()).toEqual([]);
  const given = await nurse.get(`/children/${child.personId}/plan`);
  expect(given.page.text).toContain("sent without the record");
  const at = `/work/actions/${await firstId()}`;
  const work = await youthworker.get("/work");
  expect(work.page.text).toContain("Your actions without the record");
  expect(work.page.links.map(({ href }) => href)).toContain(at);
  const { page, html } = await youthworker.get(at);
  expect(page.text).toContain(`Ring the club about Tuesdays ${count}`);
  expect(page.text).toContain("Who to ring");
  for (const text of [html, work.html]) {
    expect(text).not.toContain(`Qxgiven${count}`);
    expect(text).not.toContain(child.reference);
    expect(text).not.toContain(child.personId);
  }
  const empty = await youthworker.post(at, { state: "", outcome: "", version: "1" });
  expect(empty.status).toBe(422);
  const done = { state: "done", outcome: "He is on the list", version: "1" };
  expect((await youthworker.post(at, done)).status).toBe(303);
  expect((await youthworker.post(at, done)).status).toBe(409);
  expect(await actions()).toMatchObject([{ state: "done" }]);
  const plan = (await nurse.get(`/children/${child.personId}/plan`)).page.text;
  expect(plan).toContain("He is on the list");
  const told = await nurse.get("/notices");
  expect(told.page.text).toContain("An action that you sent without the record is closed");
  expect((await youthworker.get(`/children/${child.personId}`)).status).toBe(404);
  expect((await youthworker.get("/work")).page.text).not.toContain(
    "Your actions without the record",
  );
});

test("nobody else reads it, whoever they are, and it goes with a conflict of interest", async () => {
  expect((await give(nurse, { reach: "alone" })).status).toBe(303);
  const at = `/work/actions/${await firstId()}`;
  const done = { state: "done", outcome: "x", version: "1" };
  for (const key of [
    "school",
    "police",
    "coordinator",
    "chair",
    "governance",
    "admin",
    "analyst",
  ]) {
    const other = await app.signIn(key);
    expect((await other.get(at)).status, key).toBe(404);
    expect((await other.post(at, done)).status, key).toBe(404);
  }
  await app.query("update subjects.people set shut_out = array[$2]::uuid[] where person_id = $1", [
    child.personId,
    owner,
  ]);
  expect((await youthworker.get(at)).status).toBe(404);
  expect((await youthworker.post(at, done)).status).toBe(404);
  expect((await youthworker.get("/work")).page.text).not.toContain(`Tuesdays ${count}`);
  expect(await actions()).toMatchObject([{ state: "open" }]);
});

test("once the record opens to them it stands with their other actions", async () => {
  expect((await give(nurse, { reach: "alone" })).status).toBe(303);
  await letIn(app, child, "youthworker");
  const { text } = (await youthworker.get("/work")).page;
  expect(text).not.toContain("Your actions without the record");
  expect(text).toContain(`Ring the club about Tuesdays ${count}`);
});

test("of a restricted record, a colleague who reads the whole partnership is asked about as well", async () => {
  await letIn(app, child, "coordinator");
  await restrict(app, child);
  const mash = `staff:${await staffIdOf(app, "mash")}`;
  expect((await give(coordinator, { owner: mash })).status).toBe(422);
  expect((await give(coordinator, { owner: mash, reach: "alone" })).status).toBe(303);
  expect(await actions()).toMatchObject([{ is_standalone: true }]);
});

test("at a meeting the same is asked", async () => {
  const meeting = `/meetings/${await aMeeting(app, child)}`;
  const refused = await coordinator.post(`${meeting}/promises`, form());
  expect(refused.status).toBe(422);
  expect(refused.page.text).toContain("Send the action without the record");
  expect((await coordinator.post(`${meeting}/promises`, form({ reach: "alone" }))).status).toBe(
    303,
  );
  expect(await actions()).toMatchObject([{ is_standalone: true }]);
});

test("on a panel’s item the same is asked, and the audit says who was added", async () => {
  const sittingId = await aSitting(app, coordinator, "coordinator chair police");
  const itemId = await anItem(app, coordinator, { sittingId, personId: child.personId });
  const at = `/sittings/${sittingId}/items/${itemId}/promises`;
  const refused = await coordinator.post(at, form());
  expect(refused.status).toBe(422);
  expect(refused.page.text).toContain("Send the action without the record");
  expect(await actions()).toEqual([]);
  const reach = { reach: "network", reachBasis: "grant", reachReason: "Runs the club" };
  const rows = await auditDuring(app, () => coordinator.post(at, form(reach)));
  expect(rows.find(({ action }) => action === "action.add")?.subject_ids).toContain(owner);
  expect(await actions()).toMatchObject([{ is_standalone: false }]);
});

test("after an interview the same is asked, and the interview is recorded once it is answered", async () => {
  const episodeId = await anEpisode(app, child, {
    since: "2026-11-23T20:00:00Z",
    until: "2026-11-24T07:00:00Z",
  });
  const at = `/children/${child.personId}/missing/${episodeId}/interview`;
  const given = Object.fromEntries(
    Object.entries(form()).map(([name, value]) => [`promise-${name}`, value]),
  );
  const version = (await coordinator.get(at)).page.fields["version"] ?? "";
  const sent = { ...doneForm, ...given, version };
  const refused = await coordinator.post(at, sent);
  expect(refused.status).toBe(422);
  expect(refused.page.errors.map(({ href }) => href)).toEqual(["#promise-owner"]);
  expect(refused.page.text).toContain("Send the action without the record");
  expect(await actions()).toEqual([]);
  expect((await coordinator.post(at, { ...sent, "promise-reach": "alone" })).status).toBe(303);
  expect(await actions()).toMatchObject([{ is_standalone: true }]);
});

test("what the words say of a protected place is held back from an owner who may not know it", async () => {
  await aFact(app, child, { kind: "address", wording: "4 Heron Quay, Eastmoor, QX2 2AB" });
  await protect(app, child, ["lead", "coordinator"]);
  const wording = `Visit 4 Heron Quay about Tuesdays ${count}`;
  expect((await give(nurse, { reach: "alone", wording })).status).toBe(303);
  for (const at of ["/work", `/work/actions/${await firstId()}`]) {
    const { page, html } = await youthworker.get(at);
    expect(page.text).toContain(`about Tuesdays ${count}`);
    expect(html).not.toContain("Heron Quay");
  }
});

test("nothing writes an action past the rule: not by the table, not by its functions", async () => {
  const actor = await actorOf(app, "nurse");
  const insert = acting(app, actor, (tx) =>
    tx
      .insertInto("work.actions")
      .values({
        action_id: newId(),
        partnership_id: actor.partnershipId,
        person_id: child.personId,
        wording: "Past the rule",
        owner_agency_id: newId(),
        due_on: "2026-12-01",
        added_on: "2026-11-24",
      })
      .execute(),
  );
  await expect(insert).rejects.toThrow("permission denied");
  const school = await actorOf(app, "school");
  const beyond = acting(app, school, (tx) =>
    sql`select protect.give_action(${newId()}::uuid, ${child.personId}::uuid, 'Past the rule', ${newId()}::uuid, null,
      '2026-12-01', false, ${app.clock.now()})`.execute(tx),
  );
  await expect(beyond).rejects.toThrow("somebody who reaches the child");
  const keepers = await acting(app, school, (tx) =>
    sql`select name from sec.circle_keepers(${child.personId}::uuid, ${app.clock.now()})`.execute(
      tx,
    ),
  );
  expect(keepers.rows).toEqual([]);
});
