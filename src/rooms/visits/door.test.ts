import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { aChild, type Child } from "../../../test/harness/factories.ts";
import { testMoment } from "../../../test/harness/constants.ts";
import { aDay } from "../../../test/harness/pathway.ts";
import { aRecording, visitForm, warningForm } from "../../../test/harness/visits.ts";
import { liftHolds } from "../../../test/harness/holds.ts";
import { aFact, letIn } from "../../../test/access/world.ts";

let app: TestApp;
let lead: Client;
let child: Child;
let base: string;
beforeAll(async () => {
  app = await anApp();
});
beforeEach(async () => {
  app.clock.set(testMoment);
  // A session of a day that is still to come ends.
  lead = await app.signIn("lead");
  child = await aChild(app, { level: 2 });
  base = `/children/${child.personId}`;
});
afterAll(() => app.close());

const visit = async (more: Record<string, string> = {}) =>
  lead.post(`${base}/visits/new`, await visitForm(app, "lead", more));
const door = async () => (await lead.get(`${base}/door`)).page.text;
const leads = () =>
  app.query(
    `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
     select gen_random_uuid(), partnership_id, $1, staff_id, 'allocation', 'Leads', '2026-09-01'
     from directory.staff where email = 'lead@eastmoor.example'`,
    [child.circleId],
  );
const lastVisit = async (): Promise<string> => {
  const [row] = await app.query<{ id: string }>(
    "select visit_id as id from protect.visits where person_id = $1 order by visit_id desc limit 1",
    [child.personId],
  );
  return row?.id ?? "";
};

describe("the page at the door", () => {
  test.each(["door", "visits/new", "visit-warnings/new"])(
    "says nothing of how worried anyone is where others may see the screen: %s",
    async (part) => {
      const { page } = await lead.get(`${base}/${part}`);
      expect(page.text).toContain(child.reference);
      expect(page.text).not.toMatch(/Harm status|Level|No flag|Next review/);
    },
  );

  test("shows address and number only when they are asked for, one answer at a time", async () => {
    await aFact(app, child, { kind: "address", wording: "4 Qxhidden Row" });
    await aFact(app, child, { kind: "phone", wording: "01632 960 555" });
    await aFact(app, child, { kind: "carer", wording: "Qxaunt, who looks after her" });
    const masked = await lead.get(`${base}/door`);
    expect(masked.html).not.toMatch(/Qxhidden|960 555|960555/);
    expect(masked.page.text).toContain("Qxaunt");
    const shown = await lead.post(`${base}/door`, { show: "address" });
    expect(shown.status).toBe(200);
    expect(shown.page.text).toContain("4 Qxhidden Row");
    expect(shown.html).not.toMatch(/960 555|960555/);
    expect((await lead.get(`${base}/door`)).html).not.toContain("Qxhidden");
    const [event] = await app.query<{ detail: unknown }>(
      "select detail from audit.events where action = 'door.show' and $1 = any (subject_ids)",
      [child.personId],
    );
    expect(event?.detail).toMatchObject({ shown: "address", facts: 1 });
  });

  test("says nothing of how worried anyone is", async () => {
    const { html, page } = await lead.get(`${base}/door`);
    expect(html).not.toContain("Harm status");
    expect(page.text).toContain("No wishes of the child recorded yet: ask.");
    expect(page.text).toContain("Ring Emergency");
  });
});

describe("a warning", () => {
  test("stands first, also when nobody looked at it again, until it is ended with a reason", async () => {
    const bad = await lead.post(`${base}/visit-warnings/new`, warningForm({ wording: "" }));
    expect(bad.page.errors.map(({ href }) => href)).toEqual(["#wording"]);
    await lead.post(`${base}/visit-warnings/new`, warningForm());
    await leads();
    expect(await door()).toMatch(/Before you knock\s+Joint visit/);
    app.clock.advance({ days: 60 });
    lead = await app.signIn("lead");
    expect(await door()).toContain("Not reviewed since 24 November 2026");
    expect((await lead.get("/work")).page.text).toContain("Warning for visits");
    const { page } = await lead.get(`${base}/visits`);
    const address = page.links.find(({ text }) => text.startsWith("Review or end"))?.href ?? "";
    const change = { reason: "", version: "1", ...aDay("review", 1, 12) };
    const ended = { ...change, decision: "ended" };
    expect((await lead.post(address, ended)).page.errors[0]?.href).toBe("#reason");
    expect((await lead.post(address, { ...ended, reason: "The dog is gone" })).status).toBe(303);
    const again = await lead.post(address, { ...ended, reason: "Kept words" });
    expect(again.status).toBe(409);
    expect(again.html).toContain("Kept words");
    expect(await door()).toContain("No warning is recorded");
    expect((await lead.get(`${base}/visits`)).page.text).toContain("The dog is gone");
  });
});

describe("a visit", () => {
  test("is in the chronology, and says when the child was last seen", async () => {
    expect(await door()).toContain("Last seen: never on a visit");
    expect((await visit()).status).toBe(303);
    expect(await door()).toContain("Last seen alone: 4 days ago");
    expect((await lead.get(`${base}/chronology`)).page.text).toContain("Seen alone on a visit");
  });

  test("is put right by a later entry, and only once", async () => {
    await visit();
    const first = await lastVisit();
    const right = async (more: Record<string, string>) =>
      lead.post(`${base}/visits/${first}/put-right`, await visitForm(app, "lead", more));
    expect((await right({ outcome: "no-answer", observed: "" })).status).toBe(303);
    expect(await door()).toContain("Last seen: never on a visit");
    const late = await right({ observed: "Kept words" });
    expect(late.status).toBe(409);
    expect(late.html).toContain("Kept words");
    expect((await lead.get(`${base}/visits`)).page.text).toContain("Corrected by Mariam Begum");
  });

  test("that was kept and not sent says since when, what was recorded meanwhile, and can be dropped", async () => {
    const form = `${base}/visits/new`;
    expect((await lead.get(form)).page.text).not.toContain("You kept this on");
    const kept = { ...(await visitForm(app, "lead", { nextStep: "Kept words" })), _return: base };
    expect((await lead.post("/drafts/visit", { ...kept, _subject: child.personId })).status).toBe(
      303,
    );
    const first = await lead.get(form);
    expect(first.page.text).toContain("You kept this on 24 November 2026, 10:00");
    expect(first.page.text).toContain("No visit was recorded since");
    app.clock.advance({ minutes: 15 });
    const colleague = await app.signIn("manager");
    const other = await visitForm(app, "manager", { outcome: "not-seen", observed: "Was out" });
    expect((await colleague.post(form, other)).status).toBe(303);
    const { html, page } = await lead.get(form);
    expect(html).toContain("Kept words");
    expect(page.text).toMatch(/Recorded since: .*Visit of 20 November 2026.*not seen, by/);
    expect((await colleague.get(form)).page.text).not.toContain("You kept this on");
    const discard = { subject: child.personId, _return: form };
    const dropped = await lead.post("/drafts/visit/discard", discard);
    expect([dropped.status, dropped.location]).toEqual([303, form]);
    const anew = await lead.get(form);
    expect(anew.html).not.toContain("Kept words");
    expect(anew.page.fields["visited-time"]).toBe("10:15");
    const away = { ...discard, _return: "https://elsewhere.example/" };
    expect((await lead.post("/drafts/visit/discard", away)).location).not.toContain("elsewhere");
  });

  test("that is sent twice is recorded once", async () => {
    const form = await visitForm(app, "lead");
    for (const _time of ["once", "twice"]) await lead.post(`${base}/visits/new`, form);
    app.clock.advance({ minutes: 2 });
    expect((await lead.post(`${base}/visits/new`, form)).status).toBe(303);
    expect((await lead.get(`${base}/visits`)).page.text).toContain("Visits: 1");
  });

  test("comes back with what was typed and what is missing", async () => {
    const bad = await visit({ outcome: "", purpose: "nothing", nextStep: "Kept words" });
    expect(bad.page.errors.map(({ href }) => href)).toEqual(["#outcome", "#purpose"]);
    expect(bad.html).toContain("Kept words");
    expect((await visit({ observed: "" })).page.errors[0]?.href).toBe("#observed");
    expect((await visit({ "visited-time": "23:50", ...aDay("visited", 24) })).status).toBe(422);
  });
});

describe("who has not been seen", () => {
  test("is on the list and in the work of whoever leads, in words", async () => {
    await app.query(
      "update protect.tracker_entries set opened_on = '2026-09-01' where person_id = $1",
      [child.personId],
    );
    await leads();
    expect((await lead.get("/overdue/visits")).html).toContain(child.reference);
    expect((await lead.get("/work")).page.text).toContain("Not seen on a visit");
    await visit({ outcome: "with-others" });
    expect((await lead.get("/overdue/visits")).html).not.toContain(child.reference);
    expect((await lead.get("/overdue/visits?show=alone")).html).toContain(child.reference);
    await visit();
    expect((await lead.get("/overdue/visits?show=alone")).html).not.toContain(child.reference);
  });
});

describe("a voice note", () => {
  const record = async (content: Buffer, more: Record<string, string> = {}) =>
    lead.upload(`${base}/visits/new`, await visitForm(app, "lead", { observed: "", ...more }), [
      { field: "voice", name: "memo.m4a", content },
    ]);
  const kept = async () => {
    const [row] = await app.query<{ sealed: Buffer | null; typed: Date | null }>(
      "select content as sealed, typed_up_at as typed from protect.voice_notes where person_id = $1",
      [child.personId],
    );
    return row;
  };

  test("is typed up later, and goes once it is", async () => {
    expect((await record(aRecording)).status).toBe(303);
    const visitId = await lastVisit();
    expect((await kept())?.sealed?.includes("ftypM4A")).toBe(false);
    expect((await lead.get("/work")).page.text).toContain("Voice note to type up");
    const opened = await lead.get(`${base}/visits/${visitId}/recording`);
    expect(opened.raw.equals(aRecording)).toBe(true);
    expect((await lead.get(`${base}/visits`)).page.text).toContain(
      "To be typed up by Mariam Begum",
    );
    const address = `${base}/visits/${visitId}/type-up`;
    expect((await lead.post(address, { observed: "", nextStep: "" })).page.errors[0]?.href).toBe(
      "#observed",
    );
    await liftHolds(app);
    const words = { observed: "Spoke of her sister", nextStep: "Ring on Friday" };
    expect((await lead.post(address, words)).status).toBe(303);
    expect(await kept()).toMatchObject({ sealed: null, typed: new Date(testMoment) });
    expect((await lead.get(`${base}/visits/${visitId}/recording`)).status).toBe(404);
    expect((await lead.get(`${base}/visits`)).page.text).toContain("Spoke of her sister");
    expect((await lead.get("/work")).page.text).not.toContain("Voice note to type up");
  });

  test("is heard by nobody else, and what is no recording is not taken", async () => {
    await letIn(app, child, "school");
    await record(aRecording);
    const visitId = await lastVisit();
    for (const key of ["school", "manager", "coordinator"]) {
      const other = await app.signIn(key);
      for (const part of ["recording", "type-up"])
        expect((await other.get(`${base}/visits/${visitId}/${part}`)).status).toBe(404);
    }
    const bad = await record(Buffer.from("%PDF-1.7 and more than sixteen bytes"));
    expect(bad.page.errors[0]).toMatchObject({ href: "#voice" });
  });

  test("can be an action without a recording, which is overdue in words", async () => {
    await visit({ observed: "", later: "yes" });
    app.clock.advance({ days: 5 });
    lead = await app.signIn("lead");
    expect((await lead.get("/work")).page.text).toContain("3 days overdue");
  });
});
