import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import {
  aFamilyMeeting,
  paperForm,
  prepareAt,
  prepared,
  saidToHarm,
  step,
  waiting,
} from "../harness/papers.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { aFact, letIn, protect } from "./world.ts";

let app: TestApp;
let child: Child;
let meetingId: string;
let lead: Client;
let manager: Client;
let police: Client;
let chair: Client;

beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  manager = await app.signIn("manager");
  police = await app.signIn("police");
  chair = await app.signIn("chair");
}, 180_000);
beforeEach(async () => {
  child = await aChild(app, { familyName: "Qxpaperz", givenName: "Keira" });
  meetingId = await aFamilyMeeting(app, child);
});
afterAll(() => app.close());

const idOf = (at: string): string => at.split("/")[2] ?? "";
const stateOf = async (at: string): Promise<string | undefined> =>
  (
    await app.query<{ state: string }>("select state from papers.papers where paper_id = $1", [
      idOf(at),
    ])
  )[0]?.state;
const release = (by: Client, at: string): Promise<Answer> => step(app, by, { at, to: "release" });

describe("a paper for the family", () => {
  test("is prepared by one, released by another, printed and given", async () => {
    const at = await waiting(app, lead, meetingId);
    expect((await lead.get(`${at}/print`)).status).toBe(404);
    expect((await lead.get(`${at}/print.docx`)).status).toBe(404);
    expect((await manager.get("/papers")).html).toContain(at);
    expect((await manager.get("/work")).page.text).toContain("paper to release");
    expect((await release(manager, at)).status).toBe(303);
    const printed = await lead.get(`${at}/print`);
    expect(printed.page.text).toContain("Sadia Doyle");
    expect(printed.page.text).toContain("We are worried about the phone.");
    expect(printed.html).toMatch(/P-\d+, for Sadia Doyle/);
    expect(printed.page.text).not.toContain("OFFICIAL-SENSITIVE");
    expect(printed.html).not.toContain("Printed by");
    expect((await lead.get(`${at}/print.docx`)).status).toBe(200);
    const today = { "on-day": "24", "on-month": "11", "on-year": "2026" };
    const given = { at, to: "given", ...today, how: "Read aloud at school" };
    expect((await step(app, lead, given)).status).toBe(303);
    expect(await stateOf(at)).toBe("given");
    const page = (await manager.get(`/children/${child.personId}/papers`)).page.text;
    expect(page).toContain("Sadia Doyle");
    expect(page).toContain("Given on 24 November 2026");
  });

  test("the next one offers whom the last one was for", async () => {
    await prepared(lead, meetingId);
    const page = await lead.get(`/meetings/${meetingId}/family`);
    expect(page.page.text).toContain("Sadia Doyle (Mother)");
    expect(page.page.text).toContain("Keira Qxpaperz");
  });

  test("every answer to a form that is not right comes back with what was typed", async () => {
    const wrong = { ...paperForm, name: "", channel: "", home: "", language: "xx" };
    const back = await lead.post(prepareAt(meetingId), { ...wrong, relation: "Qxmotherz" });
    expect(back.status).toBe(422);
    expect(back.html).toContain("Qxmotherz");
    for (const message of ["Enter their name", "Choose how it will be given", "safe to keep"]) {
      expect(back.page.text).toContain(message);
    }
  });
});

describe("the second person", () => {
  test("is not the one who prepared it, by page or by the database", async () => {
    const at = await waiting(app, lead, meetingId);
    expect((await lead.get(at)).page.text).not.toContain("Release this paper");
    const own = await release(lead, at);
    expect([own.status, await stateOf(at)]).toEqual([403, "waiting"]);
    const self = await staffIdOf(app, "lead");
    await expect(
      app.query(
        "update papers.papers set state = 'released', settled_by = $2, settled_at = now() where paper_id = $1",
        [idOf(at), self],
      ),
    ).rejects.toThrow(/not released|second_person/);
  });

  test("reaches the child: anyone else finds no paper", async () => {
    const at = await waiting(app, lead, meetingId);
    for (const by of [police, chair]) {
      expect((await by.get(at)).status).toBe(404);
      expect((await by.get(`${at}/print`)).status).toBe(404);
    }
    expect((await release(chair, at)).status).toBe(404);
    expect((await release(police, at)).status).toBe(403);
    await letIn(app, child, "police");
    expect((await release(await app.signIn("police"), at)).status).toBe(403);
    expect(await stateOf(at)).toBe("waiting");
    await letIn(app, child, "chair");
    expect((await release(await app.signIn("chair"), at)).status).toBe(303);
  });

  test("finds nothing of a child whose record was restricted since", async () => {
    const at = await waiting(app, lead, meetingId);
    await restrict(app, child);
    expect((await release(manager, at)).status).toBe(404);
    expect((await manager.get("/papers")).html).not.toContain(at);
    expect(await stateOf(at)).toBe("waiting");
  });

  test("sends back with words, which the preparer is told of", async () => {
    const at = await waiting(app, lead, meetingId);
    expect((await step(app, manager, { at, to: "send-back", words: "" })).status).toBe(422);
    expect((await step(app, manager, { at, to: "send-back", words: "Plainer" })).status).toBe(303);
    expect((await lead.get(at)).page.text).toContain("Plainer");
    expect((await lead.get("/notices")).page.text).toContain("was sent back");
    expect((await release(manager, at)).status).toBe(409);
    expect((await lead.get(`${at}/print`)).status).toBe(404);
  });

  test("two at once: one releases, the other is told", async () => {
    const at = await waiting(app, lead, meetingId);
    const coordinator = await app.signIn("coordinator");
    const answers = await Promise.all([release(manager, at), release(coordinator, at)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const late = await step(app, manager, { at, to: "send-back", words: "Too late" });
    expect([late.status, await stateOf(at)]).toEqual([409, "released"]);
  });

  test("ids that were made up lead nowhere", async () => {
    const nothing = `/papers/${newId()}`;
    for (const to of ["ask", "release", "send-back", "withdraw", "given"]) {
      expect((await manager.post(`${nothing}/${to}`, { version: "1", words: "x" })).status).toBe(
        404,
      );
    }
    expect((await manager.get("/papers/not-an-id")).status).toBe(404);
  });
});

describe("what stands in it", () => {
  const home = "12 Tideway Street";

  test("a protected place is never prepared by someone who may know it, and not specified", async () => {
    await aFact(app, child, { kind: "address", wording: home });
    await protect(app, child, ["lead", "nurse"]);
    const meeting = await aFamilyMeeting(app, child, {
      worries: `Ring before you come to ${home.toUpperCase()}.`,
      "plan-child": "You ring Ruth.",
    });
    const back = await lead.post(prepareAt(meeting), paperForm);
    expect(back.status).toBe(422);
    expect(back.page.text).toContain("says where the child can be found, which is protected");
    const kept = { ...paperForm, "keep.2.place": "She knows where she lives" };
    expect((await lead.post(prepareAt(meeting), kept)).status).toBe(422);
    const at = await prepared(lead, meeting, { ...paperForm, out: "2" });
    const page = await lead.get(at);
    expect(page.page.text).toContain("You ring Ruth.");
    expect(page.html.toLowerCase()).not.toContain("tideway");
  });

  test("whoever may not know a protected place is answered the same, right or wrong", async () => {
    await letIn(app, child, "manager");
    await aFact(app, child, { kind: "address", wording: home });
    await protect(app, child, ["manager", "nurse"]);
    const answers: unknown[] = [];
    for (const worries of [`Come to ${home}.`, "Come to 14 Otherway Street."]) {
      const meeting = await aFamilyMeeting(app, child, { worries, "plan-child": "You ring Ruth." });
      const at = await prepared(lead, meeting, paperForm);
      const asked = await step(app, lead, { at, to: "ask" });
      const page = (await lead.get(at)).page.text;
      const shut = await Promise.all(
        ["print", "print.docx"].map(async (to) => (await lead.get(`${at}/${to}`)).status),
      );
      const said = ["says where the child", "held back", "not the ones", "Nothing speaks against"];
      answers.push({ asked: asked.status, shut, said: said.map((one) => page.includes(one)) });
      const coordinator = await app.signIn("coordinator");
      const refused = await release(coordinator, at);
      expect([refused.status, await stateOf(at)]).toEqual([403, "waiting"]);
      expect(refused.page.text).toContain("Ask one of those who may know where this child is");
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ asked: 303, said: [false, false, false, true] });
  });

  test("a place that is protected between preparing and release stops it", async () => {
    const other = "5 Merrowside Lane";
    const meeting = await aFamilyMeeting(app, child, { worries: `Come to ${other} at six.` });
    const at = await waiting(app, lead, meeting);
    await aFact(app, child, { kind: "address", wording: other });
    await protect(app, child, ["manager", "nurse"]);
    await letIn(app, child, "manager");
    const stopped = await release(manager, at);
    expect([stopped.status, await stateOf(at)]).toEqual([403, "waiting"]);
    expect(stopped.page.text).toContain("says where the child can be found");
    // The next thing anybody does about the child holds the words, and the digest tells.
    const note = { headline: "Seen", detail: "", "happened-day": "24", "happened-month": "11" };
    await lead.post(`/children/${child.personId}/note`, { ...note, "happened-year": "2026" });
    // Whoever wrote it reads it as they wrote it, and is told of nothing.
    expect((await lead.get(at)).page.text).not.toContain("not the ones that it was prepared with");
    const coordinator = await app.signIn("coordinator");
    expect((await coordinator.get(at)).html.toLowerCase()).not.toContain("merrowside");
    expect((await manager.get(at)).page.text).toContain("not the ones that it was prepared with");
    expect((await release(manager, at)).status).toBe(403);
  });

  test("words that changed under it stop it, whoever changed them", async () => {
    const at = await waiting(app, lead, meetingId);
    await app.query("begin");
    await app.query("set local session_replication_role = replica");
    await app.query(
      `update papers.papers set body = replace(body::text, 'phone', 'money')::jsonb where paper_id = $1`,
      [idOf(at)],
    );
    await app.query("commit");
    expect((await release(manager, at)).status).toBe(403);
    expect(await stateOf(at)).toBe("waiting");
    await expect(
      app.query("update papers.papers set body = '{}' where paper_id = $1", [idOf(at)]),
    ).rejects.toThrow("does not change");
  });

  test("whoever may be harming the child is not named to the family, with whatever reason", async () => {
    await saidToHarm(app, child, "Marlon from the shop");
    const meeting = await aFamilyMeeting(app, child, { worries: "Stay away from Marlon." });
    const back = await lead.post(prepareAt(meeting), paperForm);
    expect(back.status).toBe(422);
    expect(back.page.text).toContain("names a person who may be harming the child");
    const kept = { ...paperForm, "keep.2.harm": "They know him" };
    expect((await lead.post(prepareAt(meeting), kept)).status).toBe(422);
    expect((await lead.post(prepareAt(meeting), { ...paperForm, out: "2" })).status).toBe(303);
  });

  test("another child's name stays only with a reason, also of a child out of reach", async () => {
    const other = await aChild(app, { familyName: "Okonkwo", givenName: "Tobias" });
    await restrict(app, other);
    const meeting = await aFamilyMeeting(app, child, {
      worries: "You are at home with Tobias Okonkwo’s sister.",
    });
    const back = await lead.post(prepareAt(meeting), paperForm);
    expect(back.page.text).toContain("has the name of another child known to Lantern");
    const at = await prepared(lead, meeting, {
      ...paperForm,
      "keep.2.child": "Her step-brother, who lives with her",
    });
    expect((await lead.get(at)).page.text).toContain("It stays: Her step-brother");
    expect((await step(app, lead, { at, to: "ask" })).status).toBe(303);
    expect((await release(manager, at)).status).toBe(303);
  });
});

test("what is looked for by the part that checks papers is answered to nobody else", async () => {
  const functions = [
    `select papers.facts_of('${child.personId}', now()) as facts`,
    `select name as facts from papers.children_named('${child.personId}', array['family1 given1'])`,
  ];
  await aChild(app, { familyName: "Family1", givenName: "Given1" });
  const lost = await app.signIn("coordinator");
  expect(lost).toBeDefined();
  for (const text of functions) {
    const rows = await app.query<{ facts: unknown }>(text);
    expect(rows.filter(({ facts }) => facts !== null)).toEqual([]);
  }
});

test("each step is audited with the child and the paper, and the register names nobody", async () => {
  const at = await waiting(app, lead, meetingId);
  const rows = await auditDuring(app, () => release(manager, at));
  expect(rows).toMatchObject([
    { action: "paper.release", outcome: "done", subject_ids: [child.personId, idOf(at)] },
  ]);
  const governance = await app.signIn("governance");
  const register = await governance.get("/papers/register");
  expect(register.status).toBe(200);
  expect(register.page.text).toMatch(/P-\d+/);
  for (const hidden of ["Qxpaperz", "Sadia", child.reference]) {
    expect(register.html).not.toContain(hidden);
  }
  expect((await governance.get(at)).status).toBe(403);
  expect((await lead.get("/papers/register")).status).toBe(403);
});
