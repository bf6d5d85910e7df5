import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { aChild, type Child } from "../../../test/harness/factories.ts";
import { aDay, beginForm, begun, finishForm } from "../../../test/harness/pathway.ts";
import { staffIdOf } from "../../../test/harness/sign-in.ts";

let app: TestApp;
let lead: Client;
let manager: Client;
let leadId: string;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  manager = await app.signIn("manager");
  leadId = await staffIdOf(app, "lead");
});
beforeEach(async () => {
  child = await aChild(app, { level: 2 });
});
afterAll(() => app.close());

const begin = (kind: string, started: Record<string, string>, more: Record<string, string> = {}) =>
  begun(lead, { personId: child.personId, kind, form: beginForm(leadId, { ...started, ...more }) });

describe("an assessment", () => {
  test("begins with what Lantern knows filled in, under a clock in words", async () => {
    const form = await lead.get(
      `/children/${child.personId}/assessments/new?kind=child-and-family`,
    );
    expect(form.page.fields).toMatchObject({ lead: leadId, "startedOn-day": "24" });
    const page = await begin("child-and-family", aDay("startedOn", 24), aDay("clockFrom", 2));
    const { page: shown } = await lead.get(page);
    expect(shown.text).toContain("16 of 45 working days used, due 7 January 2027");
    const overview = await lead.get(`/children/${child.personId}`);
    expect(overview.page.text).toContain("Child and family assessment");
  });

  test("one of a kind runs at a time: a second leads to the first", async () => {
    const first = await begin("strategy-discussion", aDay("startedOn", 24));
    expect(await begin("strategy-discussion", aDay("startedOn", 24))).toBe(first);
  });

  test("comes back with everything typed where something is missing", async () => {
    const answer = await lead.post(`/children/${child.personId}/assessments/new?kind=section-47`, {
      lead: "nobody",
      reason: "",
      ...aDay("startedOn", 23),
    });
    expect(answer.status).toBe(422);
    expect(answer.page.errors.map(({ href }) => href)).toEqual([
      "#clockFrom-day",
      "#lead",
      "#reason",
    ]);
    expect(answer.page.fields["startedOn-day"]).toBe("23");
  });

  test("is late in words, never ends by itself, and says why when it ends", async () => {
    const page = await begin("child-and-family", aDay("startedOn", 1, 9), aDay("clockFrom", 1, 9));
    expect((await lead.get(page)).page.text).toContain(
      "15 working days overdue, due 3 November 2026",
    );
    const form = finishForm("early-help", aDay("finishedOn", 24), { factors: "11A" });
    const refused = await lead.post(`${page}/finish`, form);
    expect(refused.status).toBe(422);
    expect(refused.page.errors.map(({ href }) => href)).toEqual(["#lateReason"]);
    expect(refused.page.fields["summary"]).toBe("What was found, and what it means");
    const done = await lead.post(`${page}/finish`, { ...form, lateReason: "The child was away" });
    expect(done.status).toBe(303);
    const { page: shown } = await lead.get(page);
    expect(shown.text).toContain("Finished 24 November 2026, 15 working days overdue");
    expect(shown.text).toContain("The child was away");
    expect(shown.text).toContain("11A Child sexual exploitation");
  });

  test("asks for factors where its kind does, and none stands alone", async () => {
    const page = await begin("child-and-family", aDay("startedOn", 24), aDay("clockFrom", 20));
    const form = finishForm("no-further-action", aDay("finishedOn", 24));
    expect((await lead.post(`${page}/finish`, form)).page.errors[0]?.href).toBe("#factors");
    expect(
      (await lead.post(`${page}/finish`, { ...form, factors: "99Z" })).page.errors[0]?.href,
    ).toBe("#factors");
    const both = await lead.post(`${page}/finish`, { ...form, factors: ["21", "11A"] });
    expect(both.page.errors.map(({ href }) => href)).toEqual(["#factors"]);
    expect(both.page.text).toContain("alone, or the factors without it");
    expect((await lead.post(`${page}/finish`, { ...form, factors: "21" })).status).toBe(303);
    const nothing = await begin("child-and-family", aDay("startedOn", 24), aDay("clockFrom", 20));
    const inError = finishForm("error", aDay("finishedOn", 24));
    expect((await lead.post(`${nothing}/finish`, inError)).status).toBe(303);
  });

  test("that someone else finished meanwhile keeps what was typed", async () => {
    const page = await begin("strategy-discussion", aDay("startedOn", 24));
    const form = finishForm("assessment", aDay("finishedOn", 24));
    expect((await lead.post(`${page}/finish`, form)).status).toBe(303);
    const second = await manager.post(`${page}/finish`, { ...form, summary: "Mine" });
    expect(second.status).toBe(409);
    expect(second.page.fields["summary"]).toBe("Mine");
  });
});

describe("a pause", () => {
  test("stops the clock with a reason, and the day it is due moves by as long as it stood", async () => {
    const page = await begin("child-and-family", aDay("startedOn", 24), aDay("clockFrom", 2));
    expect((await lead.post(`${page}/pause`, { pauseReason: "", version: "1" })).status).toBe(422);
    const paused = { pauseReason: "The child is in hospital", version: "1" };
    expect((await lead.post(`${page}/pause`, paused)).status).toBe(303);
    expect((await lead.post(`${page}/pause`, paused)).status).toBe(409);
    const stands = (await lead.get(page)).page.text;
    expect(stands).toContain("Paused since 24 November 2026: 16 of 45 working days used");
    expect(stands).toContain("The child is in hospital");
    expect((await lead.post(`${page}/resume`, { version: "2" })).status).toBe(303);
    expect((await lead.get(page)).page.text).toContain("due 7 January 2027");
  });

  test("is not for every kind, and does not take away that one is late", async () => {
    const fixed = await begin("strategy-discussion", aDay("startedOn", 24));
    const form = { pauseReason: "Waiting", version: "1" };
    expect((await lead.post(`${fixed}/pause`, form)).page.text).toContain("cannot be paused");
    const late = await begin("child-and-family", aDay("startedOn", 1, 9), aDay("clockFrom", 1, 9));
    expect((await lead.post(`${late}/pause`, form)).page.text).toContain(
      "does not change that it is overdue",
    );
  });
});

describe("clocks that run from a strategy discussion", () => {
  test("run from the last one that began an enquiry, and say that they were moved", async () => {
    const discuss = async (day: number, outcome: string) => {
      const page = await begin("strategy-discussion", aDay("startedOn", day));
      const form = finishForm(outcome, aDay("finishedOn", day));
      expect((await lead.post(`${page}/finish`, form)).status).toBe(303);
    };
    await discuss(10, "section-47-joint");
    const asked = await lead.get(
      `/children/${child.personId}/assessments/new?kind=initial-conference`,
    );
    expect(asked.page.fields["clockFrom-day"]).toBe("10");
    const page = await begin("initial-conference", aDay("startedOn", 12), aDay("clockFrom", 10));
    expect((await lead.get(page)).page.text).toContain("due 1 December 2026");
    await discuss(16, "assessment");
    expect((await lead.get(page)).page.text).toContain("due 1 December 2026");
    await discuss(18, "section-47-single");
    const moved = (await lead.get(page)).page.text;
    expect(moved).toContain("due 9 December 2026");
    expect(moved).toContain("Runs from the strategy discussion on 18 November 2026, the last one");
  });
});

describe("management oversight", () => {
  test("is an entry under the manager's name and post, and changes nothing else", async () => {
    const page = await begin("child-and-family", aDay("startedOn", 24), aDay("clockFrom", 20));
    const sent = { verdict: "agreed-with-changes", view: "See the brother as well" };
    expect((await lead.post(`${page}/oversee`, sent)).status).toBe(403);
    expect((await manager.post(`${page}/oversee`, { verdict: "", view: "" })).status).toBe(422);
    expect((await manager.post(`${page}/oversee`, sent)).status).toBe(303);
    const { page: shown } = await lead.get(page);
    expect(shown.text).toContain("Management oversight: agreed, with changes");
    expect(shown.text).toMatch(/, Team manager/);
    expect(shown.text).toContain("See the brother as well");
  });

  test("is never of one's own", async () => {
    const managerId = await staffIdOf(app, "manager");
    const page = await begun(manager, {
      personId: child.personId,
      kind: "strategy-discussion",
      form: beginForm(managerId, aDay("startedOn", 24)),
    });
    const answer = await manager.post(`${page}/oversee`, { verdict: "agreed", view: "Fine" });
    expect(answer.status).toBe(422);
    expect(answer.page.text).toContain("another manager has to review it");
  });

  test("is never of what one has finished oneself, whoever leads it", async () => {
    const page = await begin("child-and-family", aDay("startedOn", 24), aDay("clockFrom", 20));
    expect((await manager.get(page)).html).toContain(`${page}/oversee`);
    const done = finishForm("no-further-action", aDay("finishedOn", 24), { factors: "21" });
    expect((await manager.post(`${page}/finish`, done)).status).toBe(303);
    expect((await manager.get(page)).html).not.toContain(`${page}/oversee`);
    const answer = await manager.post(`${page}/oversee`, { verdict: "agreed", view: "Fine" });
    expect(answer.status).toBe(422);
    expect(answer.page.text).toContain(
      "You finished this assessment: another manager has to review it",
    );
    expect(answer.page.text).not.toContain("Management oversight: agreed");
  });
});
