import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { endServiceAccount } from "../../src/rooms/accounts/service-accounts/end-account.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { anAction, shutOut } from "../harness/for-machines.ts";
import { aMachine, apiClient, asAdministrator, type MadeToken } from "../harness/machine.ts";
import { staffIdOf } from "../harness/sign-in.ts";

let app: TestApp;
let coordinator: Client;
let machine: MadeToken;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  machine = await aMachine(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  child = await aChild(app, { familyName: "Qxcircle" });
});

const circle = () => `/children/${child.personId}/circle`;
const letIn = (system = machine.accountId, reason = "Closes what the school promised") =>
  coordinator.post(circle(), { of: "systems", system, "system-reason": reason });
const offered = async () => (await coordinator.get(circle())).html.includes(machine.accountId);
const sees = async (actionId: string) =>
  (await apiClient(app, machine.token).get("/api/actions")).text.includes(actionId);

test("a system that is let in lists its agency's actions for the child, until its place ends", async () => {
  const actionId = await anAction(app, child, machine.accountId);
  expect([await offered(), await sees(actionId)]).toEqual([true, false]);
  expect((await letIn()).status).toBe(303);
  expect(await sees(actionId)).toBe(true);
  const { page } = await coordinator.get(circle());
  expect(page.text).toMatch(/Machine .*Agency’s system: .* answers for it/s);
  expect(page.text).toContain("Closes what the school promised");
  const chronology = await coordinator.get(`/children/${child.personId}/chronology`);
  expect(chronology.page.text).toMatch(/The system Machine .* joined the professional network/);
  const overview = await coordinator.get(`/children/${child.personId}`);
  expect(overview.page.text).toContain("agency’s system: ");
  const [place] = await app.query<{ id: string }>(
    "select membership_id as id from sec.memberships where circle_id = $1 and staff_id = $2",
    [child.circleId, machine.accountId],
  );
  expect((await coordinator.post(`${circle()}/${place?.id ?? ""}/end`, {})).status).toBe(303);
  expect(await sees(actionId)).toBe(false);
});

test("what is wrong is said beside it, and what was typed is kept", async () => {
  const wrong = await coordinator.post(circle(), {
    of: "systems",
    system: machine.accountId,
    "system-reason": "x".repeat(1001),
  });
  expect([wrong.status, wrong.page.errors.map(({ text }) => text)]).toEqual([
    422,
    ["Reason must be 1,000 characters or fewer; it is 1,001"],
  ]);
  expect(wrong.page.fields["system-reason"]).toBe("x".repeat(1001));
  const none = await letIn("", " ");
  expect(none.page.errors.map(({ text }) => text)).toEqual([
    "Choose a system that does not have access yet",
    "Enter what the agency needs it for",
  ]);
  expect((await letIn(newId())).status).toBe(422);
  expect((await letIn()).status).toBe(303);
  expect([(await letIn()).status, await offered()]).toEqual([422, false]);
});

test("a system is chosen as a system and nowhere as a person, nor a person as a system", async () => {
  const form = { staff: machine.accountId, basis: "team-around-the-child", reason: "Works with" };
  const asPerson = await coordinator.post(circle(), form);
  expect(asPerson.page.errors.map(({ text }) => text)).toEqual(["Choose who to add"]);
  const [person] = await app.query<{ id: string }>(
    "select staff_id as id from directory.staff where email like 'school@%'",
  );
  expect((await letIn(person?.id)).status).toBe(422);
  expect((await letIn()).status).toBe(303);
  for (const path of ["meetings/new", "restrict", "whereabouts"]) {
    const { html } = await coordinator.get(`/children/${child.personId}/${path}`);
    expect([path, html.includes(machine.accountId)]).toEqual([path, false]);
  }
});

test("no system is let in by those who may not, nor into a record out of reach", async () => {
  const youthworker = await app.signIn("youthworker");
  const form = { of: "systems", system: machine.accountId, "system-reason": "Mine" };
  expect((await youthworker.post(circle(), form)).status).toBe(403);
  const [{ places } = { places: 0 }] = await app.query<{ places: number }>(
    "select count(*)::int as places from sec.memberships where circle_id = $1 and staff_id = $2",
    [child.circleId, machine.accountId],
  );
  expect(places).toBe(0);
  const elsewhere = await aMachine(app, { role: "service-account" });
  expect((await letIn(elsewhere.accountId)).status).toBe(422);
});

test("a restricted record is for people: restricting ends a system's place, and none is let in", async () => {
  const actionId = await anAction(app, child, machine.accountId);
  await letIn();
  expect(await sees(actionId)).toBe(true);
  const manager = await app.signIn("manager");
  await addToCircle(manager, "lead");
  const page = await manager.get(`/children/${child.personId}/restrict`);
  expect(page.html).not.toContain(machine.accountId);
  const named = {
    [`keep-${await staffIdOf(app, "lead")}`]: "yes",
    [`keep-${machine.accountId}`]: "yes",
    reason: "A colleague's family",
  };
  expect((await manager.post(`/children/${child.personId}/restrict`, named)).status).toBe(303);
  expect(await sees(actionId)).toBe(false);
  const form = { of: "systems", system: machine.accountId, "system-reason": "Mine" };
  const refused = await manager.post(circle(), form);
  expect([refused.status, refused.page.errors.map(({ text }) => text)]).toEqual([
    422,
    ["Choose a system that does not have access yet"],
  ]);
});

async function addToCircle(by: Client, key: string): Promise<void> {
  const staff = await staffIdOf(app, key);
  const form = { staff, basis: "team-around-the-child", reason: "Works with the child" };
  expect((await by.post(circle(), form)).status).toBe(303);
}

test("neither is one in conflict, or one that has ended, offered", async () => {
  await shutOut(app, child, machine.accountId);
  expect([await offered(), (await letIn()).status]).toEqual([false, 422]);
  child = await aChild(app);
  const ended = await aMachine(app);
  await asAdministrator(app, 1, (tx) => endServiceAccount(tx, ended.accountId, app.clock.now()));
  expect((await letIn(ended.accountId)).status).toBe(422);
});
