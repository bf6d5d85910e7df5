import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { agreement, proposed, reopenForm, transferForm, transitionForm } from "../harness/life.ts";
import { aDay } from "../harness/pathway.ts";
import { auditDuring } from "./walk.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let lead: Client;
let child: Child;
let closing: string;
let transfer: string;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  child = await aChild(app, { familyName: "Qxlife", level: 2, bornOn: "2009-03-04" });
  closing = await proposed(app, lead, child.personId);
  const sent = await lead.post(`/children/${child.personId}/transfers/new`, transferForm);
  transfer = sent.location ?? "";
});
afterAll(() => app.close());

const lists = ["/closings", "/turning-18", "/transfers"].flatMap((one) => [one, `/api${one}`]);

describe("lists hold whom their reader reaches, and nobody else", () => {
  test.each(lists)("%s", async (address) => {
    for (const key of ["lead", "coordinator", "mash", "manager"]) {
      const { html } = await (await app.signIn(key)).get(address);
      expect([key, html.includes(child.reference)]).toEqual([key, true]);
    }
    for (const key of ["school", "nurse", "police", "chair"]) {
      const { status, html } = await (await app.signIn(key)).get(address);
      expect([key, status, html.includes(child.reference)]).toEqual([key, 200, false]);
      expect(html).not.toContain("Qxlife");
    }
  });

  test("and in the audit stand the children who were shown", async () => {
    const events = await auditDuring(app, () => lead.get("/transfers"));
    expect(events.map(({ action }) => action)).toEqual(["transfer.list"]);
    expect(events[0]?.subject_ids).toContain(child.personId);
  });
});

describe("a proposal and a transfer", () => {
  test("are not there for whoever does not reach the child", async () => {
    for (const key of ["school", "nurse", "police", "chair"]) {
      const client = await app.signIn(key);
      for (const address of [closing, transfer]) {
        expect([key, (await client.get(address)).status]).toEqual([key, 404]);
      }
    }
  });

  test("are read by the professional network, and decided by nobody in it without the permission", async () => {
    const other = await aChild(app, { level: 1 });
    for (const key of ["school", "chair"]) await letIn(app, other, key);
    const address = await proposed(app, lead, other.personId);
    const [school, chair] = [await app.signIn("school"), await app.signIn("chair")];
    expect((await school.get(address)).status).toBe(200);
    expect((await school.post(`${address}/decide`, agreement)).status).toBe(403);
    expect((await school.post(`/children/${other.personId}/reopen`, reopenForm)).status).toBe(403);
    expect((await chair.post(`${address}/decide`, agreement)).status).toBe(303);
    // Whoever could read the record still can.
    expect((await school.get(`/children/${other.personId}`)).page.text).toContain("Closed on");
    // Opening again asks for a plan, and keeps it as a promise of whoever leads.
    const again = `/children/${other.personId}/reopen`;
    const unplanned = await lead.post(again, { ...reopenForm, leads: "", "nextLook-year": "2027" });
    expect(unplanned.page.errors.map(({ href }) => href)).toEqual(["#leads", "#nextLook-day"]);
    expect(unplanned.page.fields["whatIsNew"]).toBe(reopenForm.whatIsNew);
    const given = { ...reopenForm, leads: await staffIdOf(app, "school") };
    expect((await lead.post(again, given)).status).toBe(303);
    const [kept] = await app.query<{ owner: string; due: string }>(
      "select owner_staff_id as owner, due_on::text as due from work.actions where person_id = $1 and state = 'open'",
      [other.personId],
    );
    expect(kept).toEqual({ owner: given.leads, due: "2026-12-15" });
  });

  test("of another child is not found by this child's address", async () => {
    const other = await aChild(app);
    const [id] = transfer.split("/").slice(-1);
    expect((await lead.get(`/children/${other.personId}/transfers/${id ?? ""}`)).status).toBe(404);
  });
});

describe("a transfer", () => {
  test("has each duty once, and its answer with who gave it", async () => {
    const duty = { duty: "area-told", doneBy: "The lead", ...aDay("doneOn", 24) };
    expect((await lead.post(`${transfer}/duties`, duty)).status).toBe(303);
    expect((await lead.post(`${transfer}/duties`, duty)).status).toBe(409);
    const steps = { version: "1", ...aDay("acknowledgedOn", 24) };
    const refused = await lead.post(`${transfer}/steps`, steps);
    expect(refused.status).toBe(422);
    expect(refused.page.text).toContain("Enter who answered there");
    const by = { ...steps, acknowledgedBy: "Their co-ordinator" };
    expect((await lead.post(`${transfer}/steps`, by)).status).toBe(303);
    expect((await lead.post(`${transfer}/steps`, by)).status).toBe(409);
    const { page } = await lead.get(transfer);
    expect(page.text).toContain("24 November 2026, The lead");
    expect(page.text).toContain("Their co-ordinator, 24 November 2026");
  });

  test("gives a notice in which nothing of the record stands", async () => {
    const { page } = await lead.get(`${transfer}/notice`);
    // It is for the other area: nobody of this partnership is offered, and nobody of the family.
    expect(page.fields["recipient"]).toBe("other");
    const staff = await lead.post(`${transfer}/notice`, {
      ...page.fields,
      recipient: `staff:${await staffIdOf(app, "police")}`,
    });
    expect([staff.status, staff.page.errors[0]?.href]).toEqual([422, "#recipient"]);
    const sent = await lead.post(`${transfer}/notice`, page.fields);
    expect(sent.page.text).toBe("");
    expect(sent.status).toBe(303);
    const [row] = await app.query<{ body: string }>(
      "select p.body::text as body from protect.border_notices n join papers.papers p using (paper_id) where n.person_id = $1",
      [child.personId],
    );
    for (const word of ["Qxlife", "Given", child.reference, "2009", "mother", "Westmoor,"]) {
      expect(row?.body).not.toContain(word);
    }
    expect(row?.body).toMatch(/N-[0-9A-F]{8}/);
    expect(row?.body).toMatch(/"For [^"]*Westmoor/);
    expect((await lead.get(transfer)).page.text).toContain("prepared, not sent for release yet");
  });

  test("ends with a reason, and names what was not done", async () => {
    expect((await lead.post(`${transfer}/end`, { endReason: "", version: "2" })).status).toBe(422);
    const form = { endReason: "She moved back", version: "2" };
    expect((await lead.post(`${transfer}/end`, form)).status).toBe(303);
    const { page } = await lead.get(`/children/${child.personId}/chronology`);
    expect(page.text).toContain("Not done: Keep plan and visits");
  });
});

describe("the plan for turning 18", () => {
  test("is asked for from seventeen and a half, to the day", async () => {
    // 24 November 2026 is today.
    const there = await aChild(app, { familyName: "Qxhalf", bornOn: "2009-05-24" });
    const tomorrow = await aChild(app, { familyName: "Qxnotyet", bornOn: "2009-05-25" });
    for (const address of ["/turning-18", "/api/turning-18"]) {
      const { html } = await lead.get(address);
      expect([address, html.includes(there.reference)]).toEqual([address, true]);
      expect([address, html.includes(tomorrow.reference)]).toEqual([address, false]);
    }
  });

  test("is agreed with whom and with what goes on; a birthday ends nothing", async () => {
    const address = `/children/${child.personId}/turning-18`;
    const half = { ...transitionForm, ...aDay("agreedOn", 24) };
    const refused = await lead.post(address, half);
    expect(refused.status).toBe(422);
    expect(refused.page.text).toContain("Enter the support after 18, and who provides it");
    expect((await lead.post(address, transitionForm)).status).toBe(303);
    expect((await lead.post(address, transitionForm)).status).toBe(409);
    const { page } = await lead.get(address);
    expect(page.text).toContain("18 on 4 March 2027; the record is open, transition not agreed.");
    const whole = { ...half, version: "1", continues: "The key worker", agreedWith: "Her" };
    expect((await lead.post(address, whole)).status).toBe(303);
    expect((await lead.get("/turning-18")).html).not.toContain("Qxlife");
  });
});
