import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aFlag, letIn } from "../../../test/access/world.ts";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { aChild, type Child } from "../../../test/harness/factories.ts";
import { anEpisode } from "../../../test/harness/missing.ts";
import { agreement, bareAgreement, closingForm, proposed } from "../../../test/harness/life.ts";
import { staffIdOf } from "../../../test/harness/sign-in.ts";
import { shippedClosing } from "./shipped-closing.ts";
import type { StopScheme } from "./schemes.ts";
import { isNoReason, stopsOf, type StopFacts } from "./stops.ts";

const scheme = {
  id: "",
  ...(shippedClosing.find(({ kind }) => kind === "closure-stops")?.body as object),
} as StopScheme;

const nothing: StopFacts = {
  level: 1,
  levelName: "Low",
  flags: [],
  missingSince: null,
  backOn: null,
  meetings: [],
  actions: [],
  unheard: [],
};

test.each([
  ["level", { level: 3, levelName: "High" }],
  ["flag", { flags: ["Criminal exploitation"] }],
  ["missing", { missingSince: "2026-11-24" }],
  ["missing-back", { backOn: "2026-11-24" }],
  ["meeting", { meetings: ["2026-12-01"] }],
  ["actions", { actions: ["Ring the school"] }],
  ["agencies", { unheard: ["Police"] }],
] as const)("%s stops a closing by itself, and nothing else does", (stop, facts) => {
  expect(stopsOf(nothing, scheme)).toEqual([]);
  expect(stopsOf({ ...nothing, ...facts }, scheme).map((one) => one.stop)).toEqual([stop]);
});

test.each([
  ["Turned 18", true],
  ["She turned 18 in March.", true],
  ["Did not engage", true],
  ["No contact; the family did not engage with the service", true],
  ["Nothing heard for six months", true],
  ["Turned 18, and adult services took over her plan with the same key worker", false],
  ["Did not engage at first; now in school daily and living with her aunt", false],
  ["Nothing new for six months", false],
  ["Number changed in spring; nobody has waited for her since", false],
])("“%s” is no reason by itself: %s", (text, isNone) => {
  expect(isNoReason(text, scheme.noReasons)).toBe(isNone);
});

describe("on the pages", () => {
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

  const isOpen = async () => {
    const [row] = await app.query<{ open: boolean }>(
      "select is_open as open from protect.tracker_entries where person_id = $1",
      [child.personId],
    );
    return row?.open;
  };
  test("a meeting that is ahead stops it", async () => {
    const at = await proposed(app, lead, child.personId);
    await app.query(
      `insert into panels.meetings (meeting_id, partnership_id, person_id, acl, panel_type_id, starts_at, place, chair_id, booked_by, booked_at)
       select gen_random_uuid(), p.partnership_id, p.person_id, p.acl, c.configuration_id, '2026-12-01 10:00+00', 'A room', s.staff_id, s.staff_id, $2
       from subjects.people p join directory.configuration c on c.partnership_id = p.partnership_id and c.kind = 'panel-type'
       join directory.staff s on s.email like 'chair@%' where p.person_id = $1 limit 1`,
      [child.personId, app.clock.now()],
    );
    const { page } = await manager.get(at);
    expect(page.text).toContain("A meeting is ahead: 1 December 2026");
    const refused = await manager.post(`${at}/decide`, bareAgreement);
    expect(refused.status).toBe(422);
    expect(await isOpen()).toBe(true);
  });

  test("came back within the days of the configuration, or longer ago", async () => {
    const at = await proposed(app, lead, child.personId);
    await anEpisode(app, child, { since: "2026-10-01 20:00+00", until: "2026-10-02 09:55+00" });
    expect((await manager.get(at)).page.text).not.toContain("came back on");
    await anEpisode(app, child, { since: "2026-11-23 20:00+00", until: "2026-11-24 09:55+00" });
    expect((await manager.get(at)).page.text).toContain(
      "Was missing, and came back on 24 November 2026, within 28 days",
    );
  });

  test("a child with a flag, an agency not heard, is not closed by agreeing alone", async () => {
    await aFlag(app, child);
    const at = await proposed(app, lead, child.personId);
    const refused = await manager.post(`${at}/decide`, bareAgreement);
    expect(refused.status).toBe(422);
    for (const field of ["override-flag", "override-agencies"])
      expect(refused.page.errors.map(({ href }) => href)).toContain(`#${field}`);
    expect(refused.page.text).toContain("Not heard:");
    expect(await isOpen()).toBe(true);
  });

  test("what is set aside has a reason, stands with the closing and in the audit", async () => {
    await aFlag(app, child);
    const at = await proposed(app, lead, child.personId);
    expect((await manager.post(`${at}/decide`, agreement)).status).toBe(303);
    const [event] = await app.query<{ detail: unknown }>(
      "select detail from audit.events where action = 'closing.decide' and outcome = 'done' order by event_id desc limit 1",
    );
    expect(event?.detail).toMatchObject({ setAside: "flag, agencies" });
    expect(await isOpen()).toBe(false);
    const { page } = await lead.get(at);
    expect(page.text).toContain("What was set aside");
    expect(page.text).toContain("Looked at together: flag");
    const line = await lead.get(`/children/${child.personId}/chronology`);
    expect(line.page.text).toContain("Set aside:");
  });

  test("a level of High is set aside by a chair and by nobody else", async () => {
    child = await aChild(app, { level: 3 });
    const at = await proposed(app, lead, child.personId);
    const page = await manager.get(at);
    expect(page.page.text).toContain("Only a chair of meetings can set this aside");
    const sent = await manager.post(`${at}/decide`, agreement);
    expect(sent.status).toBe(422);
    expect(await isOpen()).toBe(true);
  });

  test("a reason that is none is refused beside its field", async () => {
    const form = await closingForm(app, child.personId);
    const given = { ...form, reason: "Turned 18", "evidence-contact": "Did not engage" };
    const answer = await lead.post(`/children/${child.personId}/closing/new`, given);
    expect(answer.status).toBe(422);
    const hrefs = answer.page.errors.map(({ href }) => href);
    expect(hrefs).toEqual(expect.arrayContaining(["#reason", "#evidence-contact"]));
  });

  test("everybody in the professional network is told that closing is proposed, and nobody else is", async () => {
    await letIn(app, child, "school");
    const at = await proposed(app, lead, child.personId);
    const told = await app.query<{ id: string }>(
      "select staff_id as id from work.notifications where href = $1",
      [at],
    );
    const ids = told.map(({ id }) => id);
    expect(ids).toContain(await staffIdOf(app, "school"));
    expect(ids).not.toContain(await staffIdOf(app, "lead"));
    expect(ids).not.toContain(await staffIdOf(app, "police"));
  });
});
