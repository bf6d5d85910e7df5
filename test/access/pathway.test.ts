import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { apiClient, aMachine } from "../harness/machine.ts";
import { aDay, aMove, beginForm, begun, finishForm } from "../harness/pathway.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let lead: Client;
let child: Child;
let page: string;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  child = await aChild(app, { familyName: "Qxpathway", level: 2 });
  await lead.post(`/children/${child.personId}/pathway`, await aMove(app, child.personId));
  page = await begun(lead, {
    personId: child.personId,
    kind: "child-and-family",
    form: beginForm(await staffIdOf(app, "lead"), {
      ...aDay("startedOn", 1, 9),
      ...aDay("clockFrom", 1, 9),
    }),
  });
});
afterAll(() => app.close());

const lists = ["/pathway/drift", "/assessments", "/api/pathway/drift", "/api/assessments"];

describe("lists of the pathway hold whom their reader reaches, and nobody else", () => {
  test.each(lists)("%s", async (address) => {
    for (const key of ["lead", "coordinator", "mash", "manager"]) {
      const { html } = await (await app.signIn(key)).get(address);
      expect([key, html.includes(child.reference)]).toEqual([key, true]);
    }
    for (const key of ["school", "nurse", "police", "youthworker", "chair"]) {
      const { status, html } = await (await app.signIn(key)).get(address);
      expect([key, status, html.includes(child.reference)]).toEqual([key, 200, false]);
      expect(html).not.toContain("Qxpathway");
    }
  });

  test("also in their counts", async () => {
    const body = (await (await app.signIn("nurse")).get("/api/pathway/drift")).html;
    expect(JSON.parse(body)).toMatchObject({ stages: [], children: [] });
    const none = (await (await app.signIn("nurse")).get("/api/assessments")).html;
    expect(JSON.parse(none)).toMatchObject({ total: 0, assessments: [] });
  });

  test("and in the audit stand the children who were shown", async () => {
    const events = await auditDuring(app, () => lead.get("/pathway/drift"));
    expect(events.map(({ action }) => action)).toEqual(["pathway.drift"]);
    expect(events[0]?.subject_ids).toContain(child.personId);
  });
});

describe("an assessment", () => {
  test("is read by the professional network, recorded by practitioners in it, overseen by managers alone", async () => {
    const circle = await aChild(app, { level: 2 });
    for (const key of ["school", "youthworker", "police", "chair"]) await letIn(app, circle, key);
    const address = await begun(lead, {
      personId: circle.personId,
      kind: "strategy-discussion",
      form: beginForm(await staffIdOf(app, "lead"), aDay("startedOn", 24)),
    });
    const finish = finishForm("assessment", aDay("finishedOn", 24));
    const verdict = { verdict: "agreed", view: "Seen" };
    for (const key of ["youthworker", "police", "chair"]) {
      const client = await app.signIn(key);
      expect((await client.get(address)).status).toBe(200);
      expect((await client.get(`${address}/finish`)).status).toBe(403);
      expect((await client.post(`${address}/finish`, finish)).status).toBe(403);
      expect((await client.post(`${address}/oversee`, verdict)).status).toBe(403);
    }
    const school = await app.signIn("school");
    expect((await school.post(`${address}/oversee`, verdict)).status).toBe(403);
    expect((await school.post(`${address}/finish`, finish)).status).toBe(303);
    expect((await (await app.signIn("manager")).post(`${address}/oversee`, verdict)).status).toBe(
      303,
    );
  });

  test("of a child out of reach is not found, under any child's address", async () => {
    const nurse = await app.signIn("nurse");
    expect((await nurse.get(page)).status).toBe(404);
    const own = await aChild(app, { level: 2 });
    await letIn(app, own, "nurse");
    const assessmentId = page.split("/").at(-1) ?? "";
    const borrowed = `/children/${own.personId}/assessments/${assessmentId}`;
    expect((await nurse.get(borrowed)).status).toBe(404);
    expect((await lead.get(borrowed)).status).toBe(404);
    expect((await nurse.post(`${borrowed}/pause`, { pauseReason: "x" })).status).toBe(404);
  });

  test("is led by whoever begins it or by someone of the professional network, and by nobody else", async () => {
    const other = await aChild(app, { level: 2 });
    const nurse = await staffIdOf(app, "nurse");
    const address = `/children/${other.personId}/assessments/new?kind=strategy-discussion`;
    const form = beginForm(nurse, aDay("startedOn", 24));
    expect((await lead.post(address, form)).page.errors[0]?.href).toBe("#lead");
    await letIn(app, other, "nurse");
    expect((await lead.post(address, form)).status).toBe(303);
    const mine = await (await app.signIn("nurse")).get("/work");
    expect(mine.page.text).toContain("Assessments that you lead: 1");
  });

  test("of a child who is out of reach by now is in nobody's work", async () => {
    const other = await aChild(app, { familyName: "Qxgone", level: 2 });
    const membership = await letIn(app, other, "youthworker");
    const youthworker = await staffIdOf(app, "youthworker");
    await begun(lead, {
      personId: other.personId,
      kind: "strategy-discussion",
      form: beginForm(youthworker, aDay("startedOn", 24)),
    });
    const client = await app.signIn("youthworker");
    expect((await client.get("/work")).html).toContain("Qxgone");
    await app.query("update sec.memberships set ends_at = $2 where membership_id = $1", [
      membership,
      app.clock.now(),
    ]);
    app.clock.advance({ seconds: 1 });
    expect((await client.get("/work")).html).not.toContain("Qxgone");
  });
});

test("a machine reads neither list without the permission", async () => {
  const { token } = await aMachine(app);
  const by = apiClient(app, token);
  for (const address of ["/api/pathway/drift", "/api/assessments"]) {
    expect((await by.get(address)).status).toBe(403);
  }
});
