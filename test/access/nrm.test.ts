import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { considered, considerForm, form45, stepForm, submitForm } from "../harness/elsewhere.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { apiClient, aMachine } from "../harness/machine.ts";
import { aDay } from "../harness/pathway.ts";
import { auditDuring } from "./walk.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let lead: Client;
let child: Child;
let at: string;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  child = await aChild(app, { familyName: "Qxreferred", givenName: "Ansa", level: 2 });
  await letIn(app, child, "lead");
  at = await considered(lead, child.personId);
});
afterAll(() => app.close());

const step = (name: string, form: Record<string, string>, by = lead, page = at) =>
  by.post(`${page}/step?step=${name}`, form);
const standing = async (page = at): Promise<string> => (await lead.get(page)).page.text;

describe("a referral is considered", () => {
  test("with what is wrong at its field; one is prepared at a time", async () => {
    const address = `/children/${child.personId}/nrm/new`;
    const wrong = await lead.post(address, considerForm({ decision: "", reason: "" }));
    expect(wrong.page.errors.map(({ href }) => href)).toEqual(["#decision", "#reason"]);
    expect((await lead.post(address, considerForm())).location).toBe(at);
    const { text } = (await lead.get(address)).page;
    expect(text).toContain("does not depend on consent");
    expect(text).toContain("duty to notify is for adults");
  });

  test("also where none is needed: that stands with the reason", async () => {
    const other = await aChild(app, { level: 2 });
    const none = { decision: "not-needed", reason: "No movement and nobody who gains" };
    const answer = await lead.post(`/children/${other.personId}/nrm/new`, considerForm(none));
    expect(await standing(answer.location)).toContain("Not referred");
    expect((await lead.get(`${answer.location ?? ""}/prepare`)).status).toBe(303);
  });
});

describe("it is prepared field by field", () => {
  test("with what the record says filled in to be confirmed, and how much is ready", async () => {
    const { page } = await lead.get(`${at}/prepare`);
    expect(page.text).toContain("0 of 16 ready");
    expect(page.fields["f-name"]).toBe("Ansa Qxreferred");
    expect(page.fields["f-born"]).toBe("4 May 2011");
    expect(page.fields["f-nationality"]).toBe("");
    expect(page.text).toContain("From the record: check it before you save");
  });

  test("two people who save at once: the second keeps what they typed", async () => {
    const form = { "f-name": "Ansa Qxreferred", "f-nationality": "British", version: "1" };
    expect((await lead.post(`${at}/prepare`, form)).status).toBe(303);
    expect(await standing()).toContain("Being prepared: 2 of 16 ready");
    const late = await lead.post(`${at}/prepare`, { ...form, "f-nationality": "Irish" });
    expect([late.status, late.page.fields["f-nationality"]]).toEqual([409, "Irish"]);
    expect(late.page.text).toContain("British");
    const long = { ...form, "f-account": "a".repeat(8001), version: "2" };
    const wrong = await lead.post(`${at}/prepare`, long);
    expect([wrong.status, wrong.page.errors[0]?.href]).toEqual([422, "#f-account"]);
    const born = await lead.post(`${at}/prepare`, { "f-born": "Audit text", version: "2" });
    expect([born.status, born.page.errors[0]?.href]).toEqual([422, "#f-born"]);
    expect(born.page.fields["f-born"]).toBe("Audit text");
  });

  test("and taken back by emptying; what is ready stands on a page to copy", async () => {
    const empty = { "f-nationality": "", "f-indicators": "Seen with two telephones", version: "2" };
    expect((await lead.post(`${at}/prepare`, empty)).status).toBe(303);
    const { text } = (await lead.get(`${at}/copy`)).page;
    expect(text).toContain("Seen with two telephones");
    expect(text).not.toContain("British");
    expect(text).toContain("2 of 16 ready");
  });
});

describe("it is sent and decided", () => {
  test("under its clock of five working days, by the organisation that sent it", async () => {
    const wrong = await lead.post(`${at}/submit`, submitForm({ reference: "", decider: "" }));
    expect(wrong.page.errors.map(({ href }) => href)).toEqual(["#reference", "#decider"]);
    expect((await lead.post(`${at}/submit`, submitForm({ version: "3" }))).status).toBe(303);
    expect((await lead.post(`${at}/submit`, submitForm({ version: "3" }))).status).toBe(409);
    expect(await standing()).toContain("2 of 5 working days used, due 27 November 2026");
    expect((await lead.get("/nrm")).page.text).toContain("due in 3 days, 27 November 2026");
    expect((await lead.get("/work")).page.text).toContain("NRM referrals of yours: 1");
  });

  test("its clock stands for a reason, today, and runs again", async () => {
    const paused = stepForm({ pause: "court", version: "4" });
    const none = await step("paused", { ...paused, pause: "" });
    expect(none.page.errors[0]?.href).toBe("#pause");
    expect((await step("paused", paused)).status).toBe(303);
    expect(await standing()).toContain("paused since 24 November 2026");
    expect((await step("resumed", stepForm({ version: "5" }))).status).toBe(303);
    expect(await standing()).toContain("2 of 5 working days used");
  });

  test("conclusive grounds come after positive reasonable ones, and not before their day", async () => {
    const early = await step("conclusive-grounds", stepForm({ outcome: "positive", version: "6" }));
    expect(early.status).toBe(409);
    const grounds = stepForm({ outcome: "positive", version: "6" });
    expect((await step("reasonable-grounds", grounds)).status).toBe(303);
    expect(await standing()).toContain("Conclusive grounds: not before 24 December 2026");
    const soon = await step("conclusive-grounds", stepForm({ outcome: "positive", version: "7" }));
    expect([soon.status, soon.page.errors[0]?.href]).toEqual([422, "#happened-day"]);
  });

  test("a decision is put right by a later one, and asked to be reconsidered", async () => {
    const negative = stepForm({ outcome: "negative", version: "7" });
    expect((await step("reasonable-grounds", negative)).status).toBe(303);
    expect(await standing()).toContain("Reasonable grounds: negative, 24 November 2026");
    expect((await step("reconsideration", stepForm({ version: "8" }))).status).toBe(303);
    expect(await standing()).toContain("Reasonable grounds: no day is set");
    const guardian = stepForm({ outcome: "asked", version: "9" });
    expect((await step("guardian", guardian)).status).toBe(303);
    expect((await step("guardian", guardian)).status).toBe(409);
    const lines = await app.query<{ headline: string }>(
      "select headline from protect.chronology_entries where person_id = $1 and kind = 'nrm' order by chronology_entry_id",
      [child.personId],
    );
    expect(lines.map(({ headline }) => headline)).toEqual([
      "NRM considered: a referral is prepared",
      "NRM referral sent by The council",
      "NRM: clock paused",
      "NRM: clock runs again",
      "NRM: reasonable grounds: positive",
      "NRM: reasonable grounds: negative",
      "NRM: reconsideration asked for",
      "NRM: independent child trafficking guardian: asked for",
    ]);
  });

  test("by a panel within its own days", async () => {
    const other = await aChild(app, { level: 2 });
    const page = await considered(lead, other.personId);
    const sent = submitForm({ decider: "local-panel" });
    expect((await lead.post(`${page}/submit`, sent)).status).toBe(303);
    expect(await standing(page)).toContain("4 of 45 days used, due 4 January 2027");
    const yes = { outcome: "positive", ...aDay("happened", 24) };
    expect(
      (await step("reasonable-grounds", stepForm({ ...yes, version: "2" }), lead, page)).status,
    ).toBe(303);
    expect(
      (await step("conclusive-grounds", stepForm({ ...yes, version: "3" }), lead, page)).status,
    ).toBe(303);
    expect(await standing(page)).toContain("Conclusive grounds: positive, 24 November 2026");
    const api = JSON.parse((await lead.get(`/api/children/${other.personId}/nrm`)).html) as object;
    expect(api).toMatchObject({
      referrals: [{ stage: "decided", decider: "Devolved panel", dueOn: null, isLate: false }],
      section45: null,
    });
  });
});

describe("section 45", () => {
  test("is recorded again and again, the newest stands; it says that it is no advice", async () => {
    const address = `/children/${child.personId}/section-45`;
    const wrong = await lead.post(address, form45({ verdict: "", advice: "", reason: "" }));
    expect(wrong.page.errors.map(({ href }) => href)).toEqual(["#verdict", "#advice", "#reason"]);
    const first = form45({ verdict: "not-considered", reason: "Not raised at interview" });
    expect((await lead.post(address, first)).status).toBe(303);
    expect((await lead.post(address, form45())).status).toBe(303);
    const { text } = (await lead.get(address)).page;
    expect(text).toContain("This is not legal advice");
    expect(text).toContain("Not raised at interview");
    expect((await lead.get(`/children/${child.personId}/forums`)).page.text).toContain(
      "Considered, 20 November 2026, by The youth justice officer.",
    );
  });
});

describe("who sees a referral", () => {
  test("whoever reaches the child reads it; who may record is in the cast's own posts", async () => {
    for (const key of ["chair", "police"]) await letIn(app, child, key);
    const chair = await app.signIn("chair");
    expect((await chair.get(at)).status).toBe(200);
    expect((await chair.get(`${at}/step?step=guardian`)).status).toBe(403);
    expect((await step("guardian", stepForm({ outcome: "asked" }), chair)).status).toBe(403);
    expect((await (await app.signIn("police")).get(`${at}/step?step=guardian`)).status).toBe(200);
  });

  test("out of reach it is not found, under any child's address, nor in a list or a count", async () => {
    const nurse = await app.signIn("nurse");
    const own = await aChild(app, { level: 2 });
    await letIn(app, own, "nurse");
    const borrowed = at.replace(child.personId, own.personId);
    for (const address of [at, borrowed, `${at}/copy`, `${borrowed}/copy`])
      expect((await nurse.get(address)).status).toBe(404);
    expect((await nurse.get("/nrm")).html).not.toContain("Qxreferred");
    expect(JSON.parse((await nurse.get("/api/nrm")).html)).toMatchObject({ total: 0 });
    const { token } = await aMachine(app);
    expect((await apiClient(app, token).get("/api/nrm")).status).toBe(403);
  });

  test("each look is in the audit under the child", async () => {
    const events = await auditDuring(app, async () => {
      await lead.get(`${at}/copy`);
      await lead.get("/nrm");
    });
    expect(events.map(({ action }) => action)).toEqual(["nrm.copy", "nrm.list"]);
    for (const { subject_ids } of events) expect(subject_ids).toContain(child.personId);
  });
});
