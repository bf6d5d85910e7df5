import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aDay } from "../harness/pathway.ts";
import { auditDuring } from "./walk.ts";
import { letIn } from "./world.ts";

/** Disagreements between agencies, a team's caseload, supervision, and all that a colleague holds. */
let app: TestApp;
let lead: Client;
let manager: Client;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  manager = await app.signIn("manager");
});
afterAll(() => app.close());

async function agencyOf(key: string): Promise<string> {
  const [row] = await app.query<{ id: string }>(
    `select t.agency_id as id from directory.posts o join directory.teams t using (team_id) where o.staff_id = $1`,
    [await staffIdOf(app, key)],
  );
  return row?.id ?? "";
}

async function raised(by: Client, child: Child, more: Record<string, string> = {}) {
  const answer = await by.post(`/children/${child.personId}/escalations/new`, {
    about: "decision",
    agency: await agencyOf("police"),
    decider: "",
    wording: "Closed too early, Qxreason",
    asked: "Look again, Qxasked",
    ...more,
  });
  expect(answer.page.errors).toEqual([]);
  expect(answer.status).toBe(303);
  return answer.location ?? "";
}

const noticesOf = async (key: string): Promise<readonly string[]> =>
  (
    await app.query<{ headline: string }>(
      "select headline from work.notifications where staff_id = $1 and kind in ('escalation', 'supervision', 'handed-over') order by made_at, notification_id",
      [await staffIdOf(app, key)],
    )
  ).map(({ headline }) => headline);

const allocate = async (child: Child, key: string): Promise<void> => {
  await app.query(
    `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
     select $1, partnership_id, $2, staff_id, 'allocation', 'Leads', $4 from directory.staff where staff_id = $3`,
    [newId(), child.circleId, await staffIdOf(app, key), app.clock.now()],
  );
};

describe("a disagreement", () => {
  test("is raised by whoever works with the child, told to the other side, and neutral in the chronology", async () => {
    const child = await aChild(app, { familyName: "Qxdisagree" });
    for (const key of ["school", "police"]) await letIn(app, child, key);
    const school = await app.signIn("school");
    const events = await auditDuring(app, async () => {
      await raised(school, child);
    });
    expect(events.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      "escalation.raise done",
    ]);
    expect(await noticesOf("police")).toEqual([
      "A colleague disagrees about a child you work with: read what is asked",
    ]);
    const chronology = await lead.get(`/children/${child.personId}/chronology`);
    expect(chronology.page.text).toContain("A disagreement between agencies was raised");
  });

  test("sent without its parts comes back with everything that was typed", async () => {
    const child = await aChild(app);
    const answer = await lead.post(`/children/${child.personId}/escalations/new`, {
      about: "",
      agency: "",
      decider: "",
      wording: "Kept words",
      asked: "",
    });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("Kept words");
    expect(answer.page.text).toContain("Choose what it is about");
    expect(answer.page.text).toContain("Enter what you ask for");
  });

  test("is read by the professional network, and by nobody beyond it", async () => {
    const child = await aChild(app, { familyName: "Qxbeyond" });
    await letIn(app, child, "school");
    const address = await raised(lead, child);
    expect((await (await app.signIn("school")).get(address)).page.text).toContain("Qxreason");
    for (const key of ["nurse", "police", "chair"]) {
      const client = await app.signIn(key);
      expect([key, (await client.get(address)).status]).toEqual([key, 404]);
      const list = await client.get("/escalations");
      expect([key, list.status, list.html.includes(child.reference)]).toEqual([key, 200, false]);
      expect((await client.get("/api/escalations")).html).not.toContain(child.reference);
    }
    expect((await (await app.signIn("coordinator")).get("/escalations")).html).toContain(
      child.reference,
    );
    expect((await lead.get("/work")).page.text).toContain("Disagreements: ");
  });

  test("the other side answers and cannot end it; the side that raised it takes it on", async () => {
    const child = await aChild(app);
    await letIn(app, child, "police");
    const address = await raised(lead, child);
    const police = await app.signIn("police");
    const end = { resolution: "not-agreed", agreed: "No", feedback: "No", version: "1" };
    expect((await police.post(`${address}/resolve`, end)).status).toBe(403);
    expect(
      (await police.post(`${address}/pause`, { pauseReason: "Leave", version: "1" })).status,
    ).toBe(403);
    expect((await police.post(`${address}/answer`, { answer: "" })).status).toBe(422);
    expect((await police.post(`${address}/answer`, { answer: "Qxanswer" })).status).toBe(303);
    expect(await noticesOf("lead")).toContain("Your disagreement about a child has an answer");
    const on = { reason: "Not settled", decider: await staffIdOf(app, "police"), version: "1" };
    expect((await lead.post(`${address}/move`, on)).status).toBe(303);
    const page = (await lead.get(address)).page.text;
    expect(page).toContain("Managers");
    expect(page).toContain("0 of 3 working days used, due 27 November 2026");
    expect(page).toContain("Qxanswer");
    // Who is named to decide may say how it ended, with what the one who raised it is told.
    const decided = { ...end, version: "2" };
    expect((await police.post(`${address}/resolve`, { ...decided, feedback: "" })).status).toBe(
      422,
    );
    expect((await police.post(`${address}/resolve`, decided)).status).toBe(303);
    expect((await lead.get(address)).page.text).toContain("Answer to the person who raised it");
  });

  test("a clock is paused with a reason, and who was second loses nothing", async () => {
    const child = await aChild(app);
    const address = await raised(lead, child);
    const pause = { pauseReason: "The sergeant is away", version: "1" };
    expect((await lead.post(`${address}/pause`, pause)).status).toBe(303);
    const second = await manager.post(`${address}/move`, {
      reason: "Typed by the second",
      decider: "",
      version: "1",
    });
    expect(second.status).toBe(409);
    expect(second.html).toContain("Typed by the second");
    expect((await lead.get(address)).page.text).toContain("Paused since 24 November 2026");
    expect((await lead.post(`${address}/resume`, { version: "2" })).status).toBe(303);
  });

  test("an emergency allows looking, and no raising", async () => {
    const child = await aChild(app);
    const police = await app.signIn("police");
    const form = { "reason-key": "danger-now", reason: "Rang 999" };
    expect((await police.post(`/emergency/${child.personId}`, form)).status).toBe(303);
    expect((await police.get(`/children/${child.personId}/escalations`)).status).toBe(200);
    expect((await police.get(`/children/${child.personId}/escalations/new`)).status).toBe(403);
  });
});

describe("supervision", () => {
  const form = async (more: Record<string, string> = {}) => ({
    worker: await staffIdOf(app, "lead"),
    considered: "Qxconsidered",
    decision: "Qxdecided",
    corrects: "",
    ...aDay("held", 24),
    ...more,
  });

  test("is a manager's entry in the child's record, told to the worker", async () => {
    const child = await aChild(app);
    await allocate(child, "lead");
    const address = `/children/${child.personId}/supervision`;
    expect((await lead.post(address, await form())).status).toBe(403);
    expect((await manager.post(address, await form({ decision: "" }))).status).toBe(422);
    expect((await manager.post(address, await form())).status).toBe(303);
    const page = (await lead.get(address)).page.text;
    expect(page).toContain("Considered: Qxconsidered");
    expect(page).toContain("Decided: Qxdecided");
    expect((await lead.get(`/children/${child.personId}/chronology`)).page.text).toContain(
      "Management oversight: gone through in supervision",
    );
    expect(await noticesOf("lead")).toContain(
      "What was decided in supervision about a child you work with is recorded",
    );
  });

  test("nobody supervises themselves, and a later one puts an earlier one right", async () => {
    const child = await aChild(app);
    await allocate(child, "lead");
    const address = `/children/${child.personId}/supervision`;
    const own = await form({ worker: await staffIdOf(app, "manager") });
    expect((await manager.post(address, own)).status).toBe(422);
    expect((await manager.post(address, await form())).status).toBe(303);
    const [first] = await app.query<{ id: string }>(
      "select supervision_id as id from work.supervisions where person_id = $1",
      [child.personId],
    );
    const right = await form({ decision: "Qxright", corrects: first?.id ?? "" });
    expect((await manager.post(address, right)).status).toBe(303);
    const page = (await manager.get(address)).page.text;
    expect(page).toContain("put right later");
    expect(page).toContain("Qxdecided");
    expect(page).toContain("Qxright");
  });
});

describe("a team", () => {
  test("is counted within the manager's reach, a restricted child not at all", async () => {
    const before = await manager.get("/team");
    expect(before.status).toBe(200);
    const [seen, hidden] = [await aChild(app, { level: 2 }), await aChild(app, { level: 2 })];
    for (const child of [seen, hidden]) await allocate(child, "lead");
    await app.query(
      "update subjects.people set restricted = true, acl = array[circle_id] where person_id = $1",
      [hidden.personId],
    );
    const worker = `/team/${await staffIdOf(app, "lead")}`;
    const page = await manager.get(worker);
    expect(page.html).toContain(seen.reference);
    expect(page.html).not.toContain(hidden.reference);
    expect((await lead.get("/team")).status).toBe(403);
    const police = await staffIdOf(app, "police");
    expect((await manager.get(`/team/${police}`)).status).toBe(404);
  });
});

describe("all that a colleague holds", () => {
  const rows = (html: string): readonly string[] =>
    [...html.matchAll(/value="(row [0-9a-f-]{36})"/g)].map(([, value]) => value ?? "");

  test("goes to another in one step, looked at once more first, and is told once", async () => {
    const child = await aChild(app, { familyName: "Qxpasson" });
    await allocate(child, "lead");
    const leadId = await staffIdOf(app, "lead");
    const school = await staffIdOf(app, "school");
    await raised(manager, child, { decider: leadId });
    const page = `/leavers/${leadId}/work`;
    const list = await manager.get(page);
    expect(list.status).toBe(200);
    const mine = [...list.html.matchAll(/value="(row [0-9a-f-]{36})"[\s\S]*?<\/div>\s*<\/div>/g)]
      .filter(([text]) => text.includes(child.reference))
      .map(([, value]) => value ?? "");
    expect(mine).toHaveLength(2);
    expect((await manager.post(page, { to: "", row: mine[0] ?? "" })).status).toBe(422);
    const confirm = await manager.post(page, { to: school, row: mine[0] ?? "" });
    expect(confirm.page.text).toContain("1 child");
    expect(rows(confirm.html)).toEqual([mine[0]]);
    const done = await manager.post(`${page}/confirm`, { to: school, row: mine[0] ?? "" });
    expect(done.status).toBe(303);
    const next = await manager.post(`${page}/confirm`, { to: school, row: mine[1] ?? "" });
    expect(next.status).toBe(303);
    const [row] = await app.query<{ decider: string }>(
      "select decider_id as decider from work.escalations where person_id = $1",
      [child.personId],
    );
    expect(row?.decider).toBe(school);
    const told = await noticesOf("school");
    expect(told.filter((headline) => headline.startsWith("You have taken over"))).toHaveLength(2);
  });

  test("what the other cannot open stays, and says why", async () => {
    const child = await aChild(app);
    const leadId = await staffIdOf(app, "lead");
    await letIn(app, child, "lead");
    const address = await raised(manager, child, { decider: leadId });
    const [row] = await app.query<{ id: string }>(
      "select escalation_id as id from work.escalations where person_id = $1",
      [child.personId],
    );
    const form = { to: await staffIdOf(app, "nurse"), row: `row ${row?.id ?? ""}` };
    const answer = await manager.post(`/leavers/${leadId}/work/confirm`, form);
    expect(answer.status).toBe(200);
    expect(answer.page.text).toContain("cannot see this record: hand the child over first");
    expect((await manager.get(address)).status).toBe(200);
  });
});
