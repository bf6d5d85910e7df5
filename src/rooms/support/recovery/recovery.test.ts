import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../../test/harness/app.ts";
import type { Client } from "../../../../test/harness/client.ts";
import { aChild } from "../../../../test/harness/factories.ts";
import { aDay } from "../../../../test/harness/pathway.ts";
import {
  aService,
  contactForm,
  outcomesForm,
  referForm,
  sessionForm,
  workForm,
} from "../../../../test/harness/recovery.ts";
import { letIn } from "../../../../test/access/world.ts";

let app: TestApp;
let lead: Client;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
});
afterAll(() => app.close());

const newChild = async () => {
  const child = await aChild(app, { level: 2 });
  return { child, base: `/children/${child.personId}` };
};
const begun = async (base: string, more: Record<string, string> = {}) =>
  (await lead.post(`${base}/recovery/new`, workForm(more))).location ?? "";

describe("a referral", () => {
  test("goes step by step to an outcome, and its line is in the chronology", async () => {
    const { base } = await newChild();
    const service = await aService(app, { name: "Mentoring" });
    const made = await lead.post(`${base}/services/new`, referForm(service));
    const address = made.location ?? "";
    const step = (version: string, more: Record<string, string>) =>
      lead.post(address, {
        version,
        wording: "",
        outcome: "",
        reasonKey: "",
        ...aDay("on", 24),
        ...more,
      });
    expect((await step("1", { step: "started" })).status).toBe(303);
    expect((await step("1", { step: "ended", outcome: "completed" })).status).toBe(409);
    const bad = await step("2", { step: "ended", wording: "Kept words" });
    expect(bad.status).toBe(422);
    expect(bad.page.errors.map(({ href }) => href)).toEqual(["#outcome"]);
    expect(bad.html).toContain("Kept words");
    expect((await step("2", { step: "ended", outcome: "completed" })).status).toBe(303);
    const { page } = await lead.get(address);
    expect(page.text).toContain("Started after 4 days");
    expect((await lead.get(`${base}/chronology`)).page.text).toContain(
      "Mentoring: ended (Completed)",
    );
  });

  test("to what is not provided here is a need, with why", async () => {
    const { base } = await newChild();
    const service = await aService(app, { name: "Therapy", isProvided: false });
    const refused = await lead.post(`${base}/services/new`, referForm(service));
    expect(refused.page.errors[0]?.href).toBe("#step");
    const form = referForm(service, { step: "not-available", reasonKey: "" });
    const bad = await lead.post(`${base}/services/new`, form);
    expect(bad.page.errors[0]?.href).toBe("#reasonKey");
    const made = await lead.post(`${base}/services/new`, { ...form, reasonKey: "none-here" });
    expect(made.status).toBe(303);
    const list = await lead.get("/overdue/services?show=unmet");
    expect(list.page.text).toContain("No local service");
  });

  test("that waits too long is in the work of whoever leads the child", async () => {
    const { base, child } = await newChild();
    const service = await aService(app, { name: "Slow service", waitDays: 1 });
    await lead.post(`${base}/services/new`, referForm(service));
    expect((await lead.get("/work")).page.text).toContain("Referral: Slow service");
    expect((await lead.get("/overdue/services?show=late")).html).toContain(child.reference);
  });
});

describe("direct work", () => {
  test("keeps the last goal, and a later entry puts a session right", async () => {
    const { base } = await newChild();
    const work = await begun(base);
    await lead.post(`${work}/session`, sessionForm({ goal: "Another goal" }));
    const form = await lead.get(`${work}/session`);
    expect(form.html).toContain('value="Another goal"');
    expect(form.html).toContain('value="Mariam Begum"');
    const [row] = await app.query<{ id: string }>(
      "select work_session_id as id from protect.work_sessions where direct_work_id = $1",
      [work.split("/").at(-1)],
    );
    const corrects = row?.id ?? "";
    const right = sessionForm({ attendance: "not-seen", done: "", rating: "", corrects });
    expect((await lead.post(`${work}/session`, right)).status).toBe(303);
    const again = { ...right, nextStep: "Ring" };
    expect((await lead.post(`${work}/session`, again)).status).toBe(422);
    const { page } = await lead.get(work);
    expect(page.text).toContain("Corrected by a later entry");
    expect((await lead.get(`${base}/chronology`)).page.text).toContain(
      "Key work session: not there (corrected)",
    );
  });

  test("of therapy takes a contact and refuses words", async () => {
    const { base } = await newChild();
    const refused = await lead.post(
      `${base}/recovery/new`,
      workForm({ workerKind: "therapy", goal: "Words" }),
    );
    expect(refused.page.errors[0]?.href).toBe("#goal");
    const work = await begun(base, { workerKind: "therapy", goal: "" });
    expect((await lead.get(`${work}/session`)).html).not.toContain('name="done"');
    expect((await lead.post(`${work}/session`, sessionForm())).status).toBe(422);
    expect((await lead.post(`${work}/session`, contactForm())).status).toBe(303);
    expect((await lead.get(`${base}/chronology`)).page.text).not.toMatch(/therapy|Key work/i);
  });

  test("shows what is missed in a row", async () => {
    const { base } = await newChild();
    const work = await begun(base);
    for (const day of [10, 17]) {
      const form = { attendance: "declined", done: "", rating: "", ...aDay("heldOn", day) };
      await lead.post(`${work}/session`, sessionForm(form));
    }
    expect((await lead.get(`${base}/recovery`)).page.text).toContain("Missed 2 in a row");
  });

  test("asks for look-backs when it ends, once, and takes no session after", async () => {
    const { base, child } = await newChild();
    const work = await begun(base, aDay("startedOn", 2, 1));
    const end = { reason: "goal-met", ending: "", version: "1", ...aDay("endedOn", 20, 5) };
    expect((await lead.post(`${work}/end`, end)).status).toBe(303);
    const other = { ...end, reason: "moved" };
    expect((await lead.post(`${work}/end`, other)).status).toBe(409);
    expect((await lead.post(`${work}/session`, sessionForm())).status).toBe(409);
    expect((await lead.get(work)).page.text).toContain("What it was for is there");
    const due = await app.query<{ id: string; on: string; months: number }>(
      `select look_back_id as id, due_on::text as on, months from protect.look_backs where person_id = $1 order by months`,
      [child.personId],
    );
    expect(due.map(({ on, months }) => [months, on])).toEqual([
      [6, "2026-11-20"],
      [12, "2027-05-20"],
    ]);
    expect((await lead.get("/work")).page.text).toContain("Look back after 6 months");
    const address = `${base}/look-backs/${due[0]?.id ?? ""}`;
    const answer = { answer: "yes", source: "The school", wording: "", version: "1" };
    const bad = await lead.post(address, { ...answer, ...aDay("answeredOn", 24) });
    expect(bad.page.errors[0]?.href).toBe("#wording");
    const good = { ...answer, wording: "A concern was sent", ...aDay("answeredOn", 24) };
    expect((await lead.post(address, good)).status).toBe(303);
    expect((await lead.post(address, { ...good, answer: "no" })).status).toBe(409);
    expect((await lead.get("/work")).page.text).not.toContain("Look back after 6 months");
  });

  test("a record that steps down asks for look-backs as well", async () => {
    const { base, child } = await newChild();
    const now = await app.query<{ stage: string | null; since: string | null }>(
      "select stage, stage_since::text as since from protect.tracker_entries where person_id = $1",
      [child.personId],
    );
    const was = `${now[0]?.stage ?? ""}@${now[0]?.since ?? ""}`;
    const moved = { to: "stepping-down", reason: "The plan holds", was };
    expect((await lead.post(`${base}/pathway`, moved)).status).toBe(303);
    expect((await lead.get(`${base}/recovery`)).page.text).toContain(
      "12 months after the record stepped down",
    );
  });
});

describe("outcomes", () => {
  test("are rated in words, both beside each other, with no total", async () => {
    const { base, child } = await newChild();
    await letIn(app, child, "school");
    const bad = await lead.post(`${base}/outcomes`, outcomesForm({ "safety-child": "" }));
    expect(bad.page.errors[0]?.href).toBe("#safety-child");
    expect((await lead.post(`${base}/outcomes`, outcomesForm())).status).toBe(303);
    const { page, html } = await (await app.signIn("school")).get(`${base}/recovery`);
    expect(page.text).toContain("We: Some of it, now and then");
    expect(page.text).toContain("The child: Did not say");
    expect(html).toContain("<svg");
    expect(page.text).not.toMatch(/total|score|average/i);
  });
});

describe("the directory", () => {
  test("keeps what two people save at once, and says what is shown of a sensitive service", async () => {
    const keeper = await app.signIn("commissioner");
    const form = {
      name: "Quayside",
      provider: "Quayside",
      tier: "specialist",
      criteria: "Anybody",
      youngest: "",
      oldest: "",
      howToRefer: "Ring",
      contact: "",
      provided: "yes",
      sensitive: "yes",
      shownAs: "",
      waitDays: "",
      version: "1",
      ...aDay("openFrom", 1),
    };
    const bad = await keeper.post("/services/new", form);
    expect(bad.page.errors.map(({ href }) => href)).toEqual(["#shownAs"]);
    const made = await keeper.post("/services/new", { ...form, shownAs: "A health service" });
    const address = made.location ?? "";
    const change = { ...form, shownAs: "A health service", name: "Quayside clinic" };
    expect((await keeper.post(`${address}/edit`, change)).status).toBe(303);
    const stale = await keeper.post(`${address}/edit`, { ...change, name: "Mine" });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('value="Mine"');
    const school = await app.signIn("school");
    expect((await school.get(address)).page.text).toContain("Quayside clinic");
    expect((await school.get(address)).page.text).not.toContain("Add a colleague");
    expect((await school.get("/services?tier=universal")).page.text).not.toContain("Quayside");
  });
});
