import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { contentsOf } from "./contents.ts";
import { auditDuring } from "./walk.ts";
import { letIn } from "./world.ts";

/** Somebody was about to add a child who is here already: what they typed goes with them. */
let app: TestApp;
let coordinator: Client;
let child: Child;
let count = 0;
const families = ["Okonjo", "Prendergast", "Quayle", "Rossetti", "Tremayne", "Umarov", "Vasquez"];
let family = "";
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
});
beforeEach(async () => {
  family = families[count++] ?? "";
  child = await aChild(app, { familyName: family, givenName: "Ada" });
});
afterAll(() => app.close());

const why = "Seen with older men at the station";
const typed = () => ({
  givenName: "Ada",
  familyName: family,
  reason: why,
  "born-day": "9",
  "born-month": "8",
  "born-year": "2012",
  sex: "not-known",
  nhsNumber: "",
});
const here = (of: Child = child) => `/children/${of.personId}/already-here`;
const note = () => `/children/${child.personId}/note`;

describe("a child who may be here already", () => {
  test("is shown with what speaks against it as large as what speaks for it", async () => {
    const { page, html } = await coordinator.post("/children/new", typed());
    expect(page.text).toContain(`Same forename: Ada`);
    expect(page.text).toMatch(/Against Different date of birth|Against .*date of birth/);
    expect(html).toContain("app-reasons");
    expect(html).not.toMatch(/bits|per cent/);
  });

  test("takes why they would have been opened into a note, by no address, and records nothing", async () => {
    const { html } = await coordinator.post("/children/new", typed());
    expect(html).toContain(`action="${here()}"`);
    expect(html).not.toMatch(/(?:href|action)="[^"]*station/);
    const chronology = async () => (await contentsOf(app))["protect.chronology_entries"];
    const before = await chronology();
    const sent = await coordinator.post(here(), { reason: why });
    expect([sent.status, sent.location]).toEqual([303, note()]);
    expect(await chronology()).toEqual(before);
    expect((await coordinator.get(note())).page.fields["detail"]).toBe(why);
  });

  test("keeps what someone had begun to write in that note, and takes the same words once", async () => {
    const begun = { _subject: child.personId, _return: "/drafts", headline: "Rang the school" };
    await coordinator.post("/drafts/note", { ...begun, detail: "She was there until two" });
    for (const reason of [why, why]) await coordinator.post(here(), { reason });
    expect((await coordinator.get(note())).page.fields).toMatchObject({
      headline: "Rang the school",
      detail: `She was there until two\n\n${why}`,
    });
  });

  test("is shown with the words all the same where no more drafts are kept", async () => {
    const lead = await app.signIn("lead");
    await letIn(app, child, "lead");
    await app.query(
      `insert into work.drafts (draft_id, partnership_id, staff_id, form, subject, body, saved_at)
       select gen_random_uuid(), s.partnership_id, s.staff_id, 'note', gen_random_uuid()::text, '{}', now()
       from directory.staff s, generate_series(1, 100) where s.staff_id = $1`,
      [await staffIdOf(app, "lead")],
    );
    const shown = await lead.post(here(), { reason: why });
    expect([shown.status, shown.page.heading]).toEqual([200, "Add a note"]);
    expect(shown.page.fields["detail"]).toBe(why);
  });

  test("is for nobody out of reach, who is told what is told of nobody; the audit keeps the child", async () => {
    await restrict(app, child);
    const rows = await auditDuring(app, async () => {
      expect((await coordinator.post(here(), { reason: why })).status).toBe(404);
    });
    expect(rows).toMatchObject([
      { action: "child.already-here", outcome: "not_found", subject_ids: [child.personId] },
    ]);
    const kept = await app.query("select 1 from work.drafts where subject = $1", [child.personId]);
    expect(kept).toEqual([]);
  });

  test("leads whoever may add no note to the record, and keeps nothing", async () => {
    await letIn(app, child, "auditor");
    const auditor = await app.signIn("auditor");
    const sent = await auditor.post(here(), { reason: why });
    expect([sent.status, sent.location]).toEqual([303, `/children/${child.personId}`]);
    const kept = await app.query("select 1 from work.drafts where subject = $1", [child.personId]);
    expect(kept).toEqual([]);
  });
});
