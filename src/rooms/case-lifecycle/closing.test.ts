import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aFlag, letIn } from "../../../test/access/world.ts";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { aChild, type Child } from "../../../test/harness/factories.ts";
import { agreement, closingForm, proposed, reopenForm } from "../../../test/harness/life.ts";
import { staffIdOf } from "../../../test/harness/sign-in.ts";

let app: TestApp;
let lead: Client;
let manager: Client;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  manager = await app.signIn("manager");
});
beforeEach(async () => {
  child = await aChild(app, { level: 1 });
});
afterAll(() => app.close());

const standing = async () => {
  const [row] = await app.query<{ is_open: boolean; closed_on: string | null; review_by: string }>(
    "select is_open, closed_on::text, review_by::text from protect.tracker_entries where person_id = $1",
    [child.personId],
  );
  return row;
};
/** What was asked about how things are. */
const question = async () => {
  const [row] = await app.query<{ asks: number; due: Date }>(
    "select asks, due_at as due from work.chases where person_id = $1 and about = 'update'",
    [child.personId],
  );
  return row;
};
const close = async (): Promise<string> => {
  const at = await proposed(app, lead, child.personId);
  const answer = await manager.post(`${at}/decide`, agreement);
  expect(answer.page.text).toBe("");
  expect(answer.status).toBe(303);
  return at;
};

describe("closing", () => {
  test("asks everything, beside its field, and keeps what was typed", async () => {
    const form = { leadAfter: "The school" };
    const answer = await lead.post(`/children/${child.personId}/closing/new`, form);
    expect(answer.status).toBe(422);
    for (const message of [
      "Enter why the record can be closed",
      "Enter what shows it: Safe adults around the child",
      "Enter who saw or said it: Not missing, or much less",
      "Enter what the child says about closing, or why they were not asked",
      "Enter what happens if things change, and who does it",
    ])
      expect(answer.page.text).toContain(message);
    expect(answer.html).toContain('value="The school"');
    expect(await standing()).toMatchObject({ is_open: true });
  });

  test("closes nothing until someone else agrees", async () => {
    const at = await proposed(app, lead, child.personId);
    expect(await standing()).toMatchObject({ is_open: true });
    const page = await manager.get(at);
    expect(page.page.text).toContain("Nobody has decided yet.");
    expect(page.page.text).toContain("Not answered");
    expect((await manager.get("/closings")).page.text).toContain(
      "Anyone who can agree, except Mariam Begum",
    );
    expect((await manager.post(`${at}/decide`, agreement)).status).toBe(303);
    expect(await standing()).toMatchObject({ is_open: false, closed_on: "2026-11-24" });
    const after = await lead.get(`/children/${child.personId}`);
    expect(after.page.text).toContain("Closed on 24 November 2026, held by");
  });

  test("is never agreed by whoever proposed it, nor by the database", async () => {
    const at = await proposed(app, manager, child.personId);
    const answer = await manager.post(`${at}/decide`, agreement);
    expect(answer.status).toBe(422);
    expect(answer.page.text).toContain("A colleague has to decide on your proposal");
    await expect(
      app.query(
        `insert into protect.closure_decisions (closure_id, partnership_id, person_id, proposed_by, needs_panel, outcome, decided_by, decided_on, decided_at)
         select closure_id, partnership_id, person_id, proposed_by, needs_panel, 'agreed', proposed_by, proposed_on, now()
         from protect.closures where person_id = $1`,
        [child.personId],
      ),
    ).rejects.toThrow("closure_decisions_by_two_check");
  });

  test("at a high level needs a meeting", async () => {
    child = await aChild(app, { level: 3 });
    const at = await proposed(app, lead, child.personId);
    const answer = await manager.post(`${at}/decide`, agreement);
    expect(answer.status).toBe(422);
    expect(answer.page.text).toContain("None has been held since it was proposed");
    expect(await standing()).toMatchObject({ is_open: true });
  });

  test("answers each flag and action; they end with it and not before", async () => {
    const flagId = await aFlag(app, child);
    const answered = await closingForm(app, child.personId);
    const unanswered = { ...answered, [`ends-flag-${flagId}`]: "" };
    const refused = await lead.post(`/children/${child.personId}/closing/new`, unanswered);
    expect(refused.status).toBe(422);
    expect(refused.page.text).toContain("Choose what becomes of it: Flag:");
    await close();
    const [flag] = await app.query<{ ended: boolean }>(
      "select ended_on is not null as ended from protect.flags where flag_id = $1",
      [flagId],
    );
    expect(flag?.ended).toBe(true);
  });

  test("is not agreed over what came up since", async () => {
    const at = await proposed(app, lead, child.personId);
    await aFlag(app, child);
    const answer = await manager.post(`${at}/decide`, agreement);
    expect(answer.status).toBe(422);
    expect(answer.page.text).toContain("Since it was proposed this has come up");
    const back = { outcome: "sent-back", reason: "A flag was raised", meeting: "" };
    expect((await manager.post(`${at}/decide`, back)).status).toBe(303);
    expect((await manager.post(`${at}/decide`, back)).status).toBe(409);
  });

  test("shows what was asked and not answered, and nobody waits for it afterwards", async () => {
    child = await aChild(app, { level: 1, familyName: "Qxasked" });
    await letIn(app, child, "school");
    await app.query(
      `insert into work.chases (chase_id, partnership_id, person_id, about, asking_id, asked_by, asked_at, first_asked_at,
         asked_of_agency_id, asked_of_staff_id, due_at)
       select gen_random_uuid(), p.partnership_id, p.person_id, 'update', gen_random_uuid(), $2, $4, $4, t.agency_id, $3, $4
       from subjects.people p, directory.posts o join directory.teams t on t.team_id = o.team_id
       where p.person_id = $1 and o.staff_id = $3 limit 1`,
      [
        child.personId,
        await staffIdOf(app, "lead"),
        await staffIdOf(app, "school"),
        new Date(app.clock.now().getTime() - 24 * 60 * 60 * 1000),
      ],
    );
    const school = await app.signIn("school");
    const lists = async () => [
      (await school.get("/asked")).page.text.includes("Qxasked"),
      (await manager.get("/overdue")).page.text.includes("Qxasked"),
    ];
    expect(await lists()).toEqual([true, true]);
    const form = await lead.get(`/children/${child.personId}/closing/new`);
    expect(form.page.text).toContain("How things are for the child");
    const at = await proposed(app, lead, child.personId);
    expect((await manager.get(at)).page.text).toContain("these questions close too");
    expect((await manager.post(`${at}/decide`, agreement)).status).toBe(303);
    expect(await lists()).toEqual([false, false]);
    const led = { ...reopenForm, leads: await staffIdOf(app, "school") };
    expect((await lead.post(`/children/${child.personId}/reopen`, led)).status).toBe(303);
    expect((await school.get("/asked")).page.text).not.toContain("Qxasked");
    const before = await question();
    const asks = `/children/${child.personId}/chases`;
    expect((await lead.post(asks, { about: "update" })).status).toBe(303);
    const again = await question();
    expect([again?.asks, again && before && again.due > before.due]).toEqual([1, true]);
  });

  test("is taken back with a reason", async () => {
    const at = await proposed(app, lead, child.personId);
    expect((await lead.post(`${at}/withdraw`, { withdraw: "" })).status).toBe(422);
    expect((await lead.post(`${at}/withdraw`, { withdraw: "Too early" })).status).toBe(303);
    expect((await lead.get(at)).page.text).toContain("Withdrawn by");
  });
});

describe("a record that is opened again", () => {
  test("says when and why it was closed; the level is due at once", async () => {
    await close();
    const address = `/children/${child.personId}/reopen`;
    expect((await lead.get(address)).page.text).toContain("Nothing new for six months");
    expect((await lead.post(address, {})).status).toBe(422);
    expect((await lead.post(address, reopenForm)).status).toBe(303);
    expect(await standing()).toEqual({
      is_open: true,
      closed_on: null,
      review_by: "2026-11-24",
    });
    const { page } = await lead.get(`/children/${child.personId}/life`);
    expect(page.text).toContain("Opened again 1 time within 12 months of closing");
    expect(page.text).toContain("because: Nothing new for six months");
    expect((await lead.post(address, reopenForm)).status).toBe(409);
  });

  test("is led by nobody whose post has ended", async () => {
    await letIn(app, child, "police");
    const police = await staffIdOf(app, "police");
    await close();
    await app.query("update directory.posts set ends_on = '2026-11-23' where staff_id = $1", [
      police,
    ]);
    const address = `/children/${child.personId}/reopen`;
    expect((await lead.get(address)).html).not.toContain(police);
    const answer = await lead.post(address, { ...reopenForm, leads: police });
    expect(answer.status).toBe(422);
    expect(answer.page.text).toContain("Choose who leads on it");
  });

  test("raises a flag again only where it is ticked", async () => {
    const flagId = await aFlag(app, child);
    await close();
    const [flag] = await app.query<{ type: string }>(
      "select type from protect.flags where flag_id = $1",
      [flagId],
    );
    const form = { ...reopenForm, flags: flag?.type ?? "" };
    expect((await lead.post(`/children/${child.personId}/reopen`, form)).status).toBe(303);
    const rows = await app.query(
      "select flag_id from protect.flags where person_id = $1 and ended_on is null",
      [child.personId],
    );
    expect(rows).toHaveLength(1);
  });
});
