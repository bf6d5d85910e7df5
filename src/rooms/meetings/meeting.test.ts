import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { aChild, type Child } from "../../../test/harness/factories.ts";
import { staffIdOf } from "../../../test/harness/sign-in.ts";
import { paperForm, step } from "../../../test/harness/papers.ts";
import { testMoment } from "../../../test/harness/constants.ts";
import { bookingFields, levelFields, promiseFields } from "./fixtures/forms.ts";

let app: TestApp;
let child: Child;
let coordinator: Client;
let chair: Client;
let meeting: string;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

/** A meeting on 2 December, chaired by Helen Marsh, to which Ruth Adeyemi is asked. */
async function book(): Promise<string> {
  const fields = {
    ...bookingFields,
    chair: await staffIdOf(app, "chair"),
    invited: await staffIdOf(app, "nurse"),
  };
  const booked = await coordinator.post(`/children/${child.personId}/meeting`, fields);
  expect(booked.status).toBe(303);
  return booked.location ?? "";
}

beforeEach(async () => {
  app.clock.set(testMoment);
  child = await aChild(app, { familyName: "Secretname", level: 1 });
  coordinator = await app.signIn("coordinator");
  chair = await app.signIn("chair");
  meeting = await book();
});

/** The day of the meeting, with everybody signed in again: sessions end after a while. */
async function onTheDay(): Promise<void> {
  app.clock.set("2026-12-02T15:00:00Z");
  coordinator = await app.signIn("coordinator");
  chair = await app.signIn("chair");
}

const itemsOf = () =>
  app.query<{ item: string; item_id: string; version: number; wording: string }>(
    "select item, item_id, version, wording from panels.items where meeting_id = $1",
    [meeting.split("/")[2]],
  );
const itemOf = async (name: string) => {
  const found = (await itemsOf()).find(({ item }) => item === name);
  if (!found) throw new Error(`the meeting has no part ${name}`);
  return { address: `/meetings/items/${found.item_id}`, version: String(found.version) };
};
const agencyOf = async (kind: string): Promise<string> =>
  (
    await app.query<{ id: string }>(
      "select agency_id as id from directory.agencies where kind = $1",
      [kind],
    )
  )[0]?.id ?? "";

async function everybodySpeaks(): Promise<void> {
  for (const kind of ["health", "partnership"]) {
    const nothing = { agency: await agencyOf(kind), holds: "nothing" };
    expect((await coordinator.post(`${meeting}/shared`, nothing)).status).toBe(303);
  }
}

const notTaken = { without: "The list of who came was lost." };

describe("booking", () => {
  test("lets those invited in until two weeks after the meeting, and no longer", async () => {
    const nurse = await app.signIn("nurse");
    expect((await nurse.get(meeting)).status).toBe(200);
    expect((await nurse.get(`/children/${child.personId}`)).status).toBe(200);
    app.clock.set("2026-12-16T14:29:00Z");
    expect((await (await app.signIn("nurse")).get(meeting)).status).toBe(200);
    app.clock.set("2026-12-16T14:31:00Z");
    const later = await app.signIn("nurse");
    expect((await later.get(meeting)).status).toBe(404);
    expect((await later.get(`/children/${child.personId}`)).status).toBe(404);
    expect((await later.get("/meetings")).page.text).not.toContain("Secretname");
  });

  test("tells them without naming the child", async () => {
    const notices = await app.query<{ headline: string; href: string }>(
      "select headline, href from work.notifications where staff_id = $1 and href = $2",
      [await staffIdOf(app, "nurse"), meeting],
    );
    expect(notices).toEqual([
      {
        headline: "A multi-agency planning meeting is booked for 2 December 2026",
        href: meeting,
      },
    ]);
  });

  test("shows the clock, and warns of a later date without refusing it", async () => {
    const page = await coordinator.get(meeting);
    expect(page.page.text).toContain("within 10 working days: by 8 December 2026");
    expect(page.page.text).not.toContain("Later than it should be");
    const form = (await coordinator.get(`${meeting}/booking`)).page.fields;
    const moved = await coordinator.post(`${meeting}/booking`, {
      ...form,
      "on-day": "9",
      reason: "The nurse is away.",
    });
    expect(moved.status).toBe(303);
    const after = (await coordinator.get(meeting)).page.text;
    expect(after).toContain("Later than it should be");
    const minutes = (await coordinator.get(`${meeting}/minutes`)).page.text;
    expect(minutes).toContain("The nurse is away.");
  });

  test("is in the list of those asked, of the chair, and of nobody outside", async () => {
    for (const key of ["nurse", "chair", "coordinator"]) {
      expect((await (await app.signIn(key)).get("/meetings")).page.text).toContain("Secretname");
    }
    for (const key of ["school", "police", "auditor"]) {
      expect((await (await app.signIn(key)).get("/meetings")).page.text).not.toContain(
        "Secretname",
      );
    }
  });

  test("is cancelled with a reason, and the places it gave end at once", async () => {
    expect((await coordinator.post(`${meeting}/cancel`, { cancelReason: "" })).status).toBe(422);
    const cancelled = await coordinator.post(`${meeting}/cancel`, { cancelReason: "Not needed." });
    expect(cancelled.status).toBe(303);
    expect((await (await app.signIn("nurse")).get(meeting)).status).toBe(404);
    const chronology = await coordinator.get(`/children/${child.personId}/chronology`);
    expect(chronology.page.text).toContain("cancelled");
    const again = await coordinator.post(`${meeting}/words`, { words: "A", heardBy: "B" });
    expect(again.status).toBe(409);
  });

  test("sent twice is one meeting", async () => {
    expect(await book()).toBe(meeting);
  });
});

describe("the record", () => {
  test("two people who write one part at once: the second is shown both, and may then save", async () => {
    const { address, version } = await itemOf("worries");
    const lead = await app.signIn("lead");
    const theirs = await lead.post(address, { wording: "Seen at the park.", version });
    expect(theirs.status).toBe(303);
    const mine = await coordinator.post(address, { wording: "Seen at the station.", version });
    expect(mine.status).toBe(409);
    expect(mine.page.text).toContain("Mariam Begum saved this Seen at the park.");
    expect(mine.page.fields["wording"]).toBe("Seen at the station.");
    expect((await coordinator.post(address, mine.page.fields)).status).toBe(303);
    const [row] = (await itemsOf()).filter(({ item }) => item === "worries");
    expect(row).toMatchObject({ wording: "Seen at the station.", version: 3 });
  });

  test("two people who write two parts at once are in nobody's way", async () => {
    const lead = await app.signIn("lead");
    const [worries, strengths] = [await itemOf("worries"), await itemOf("strengths")];
    const [one, other] = await Promise.all([
      lead.post(worries.address, { wording: "A worry", version: worries.version }),
      coordinator.post(strengths.address, { wording: "A strength", version: strengths.version }),
    ]);
    expect([one.status, other.status]).toEqual([303, 303]);
  });

  test("says which agency of the quorum is missing, in words", async () => {
    const nurse = await staffIdOf(app, "nurse");
    const { version } = await itemOf("attendance");
    const saved = await coordinator.post(`${meeting}/attendance`, {
      version,
      [`attended.${nurse}`]: "deputy",
      [`deputy.${nurse}`]: "Ann Lee",
      "attended.police": "absent",
    });
    expect(saved.status).toBe(303);
    const before = await Promise.all(
      [meeting, `${meeting}/minutes`].map((at) => coordinator.get(at)),
    );
    for (const { html, page } of before) {
      expect(page.text).not.toMatch(/Not there,|Who was there|Ann Lee/);
      expect(html).not.toContain('name="attended.');
    }
    const note = await coordinator.get(`${meeting}/minutes.json`);
    expect(JSON.parse(note.html)).toMatchObject({ missingAgencies: [] });
    const [booked] = await app.query<{ at: Date }>(
      "select starts_at as at from panels.meetings where meeting_id = $1",
      [meeting.split("/").at(-1)],
    );
    await app.query("update panels.meetings set starts_at = $2 where meeting_id = $1", [
      meeting.split("/").at(-1),
      app.clock.now(),
    ]);
    const { text } = (await coordinator.get(`${meeting}/minutes`)).page;
    await app.query("update panels.meetings set starts_at = $2 where meeting_id = $1", [
      meeting.split("/").at(-1),
      booked?.at,
    ]);
    expect(text).toContain("Sent a deputy: Ann Lee");
    expect(text).toContain("Not there, though the meeting needs them: Council, Police.");
  });

  test("an agency shares for itself on the agreement's basis; another basis needs its reason", async () => {
    const nurse = await app.signIn("nurse");
    const health = await agencyOf("health");
    const shared = { agency: health, holds: "", shared: "Two visits in May.", basis: "" };
    expect((await nurse.post(`${meeting}/shared`, shared)).status).toBe(303);
    const police = { ...shared, agency: await agencyOf("police") };
    expect((await nurse.post(`${meeting}/shared`, police)).status).toBe(422);
    const other = await nurse.post(`${meeting}/shared`, { ...shared, basis: "consent" });
    expect(other.status).toBe(422);
    expect(other.page.text).toContain("Enter why the basis differs from the agreement");
    const rows = await app.query(
      "select basis, basis_reason from panels.information_shared where meeting_id = $1",
      [meeting.split("/")[2]],
    );
    expect(rows).toEqual([{ basis: "safeguarding", basis_reason: null }]);
  });

  test("agrees a level through the child's record, in one step, with what it said", async () => {
    const [{ version } = { version: 0 }] = await app.query<{ version: number }>(
      "select version from protect.tracker_entries where person_id = $1",
      [child.personId],
    );
    const level = { ...levelFields, version: String(version), levelDissent: "Police say Medium." };
    expect((await coordinator.post(`${meeting}/level`, level)).status).toBe(303);
    expect((await coordinator.post(`${meeting}/level`, level)).status).toBe(409);
    const record = await coordinator.get(`/children/${child.personId}`);
    expect(record.page.text).toContain(levelFields.levelReason);
    const { text } = (await coordinator.get(`${meeting}/minutes`)).page;
    expect(text).toContain("Level agreed: High, to be reviewed by 1 February 2027");
    expect(text).toContain("Disagreement: Police say Medium.");
  });

  test("an action is one row: in the minutes and in the plan, and closed in its place", async () => {
    const owner = `staff:${await staffIdOf(app, "nurse")}`;
    const promised = await coordinator.post(`${meeting}/promises`, { ...promiseFields, owner });
    expect(promised.status).toBe(303);
    for (const page of [`${meeting}/minutes`, `/children/${child.personId}/plan`]) {
      expect((await coordinator.get(page)).page.text).toContain(promiseFields.wording);
    }
    const [row] = await app.query<{ id: string }>(
      "select action_id as id from work.actions where person_id = $1",
      [child.personId],
    );
    const nurse = await app.signIn("nurse");
    const closing = `/children/${child.personId}/actions/${row?.id ?? ""}/close`;
    const what = { state: "done", outcome: "They met three times.", version: "1", back: meeting };
    expect((await nurse.post(closing, { ...what, outcome: "" })).status).toBe(422);
    expect((await nurse.post(closing, what)).location).toBe(meeting);
    expect((await nurse.post(closing, what)).status).toBe(409);
    const plan = (await coordinator.get(`/children/${child.personId}/plan`)).page.text;
    expect(plan).toContain("Done: They met three times.");
  });
});

describe("approval", () => {
  test("is the chair's alone, after the meeting, and waits for every agency or a reason", async () => {
    const { wording } = { wording: "Nothing of this changes." };
    const worries = await itemOf("worries");
    await coordinator.post(worries.address, { wording, version: worries.version });
    expect((await chair.post(`${meeting}/approve`, {})).status).toBe(422);
    await onTheDay();
    expect((await coordinator.post(`${meeting}/approve`, {})).status).toBe(403);
    const silent = await chair.post(`${meeting}/approve`, {});
    expect(silent.status).toBe(422);
    expect(silent.page.text).toContain("Eastmoor Health Trust");
    await everybodySpeaks();
    // Nobody recorded who was there: the chair says why, and the locked minutes say so.
    const untaken = await chair.post(`${meeting}/approve`, {});
    expect([untaken.status, untaken.page.errors[0]?.href]).toEqual([422, "#without"]);
    expect(untaken.page.text).toContain("Record who was there before you approve");
    expect((await chair.post(`${meeting}/approve`, notTaken)).status).toBe(303);
    const { text } = (await chair.get(`${meeting}/minutes`)).page;
    expect(text).toContain("Approved by Helen Marsh");
    expect(text).toContain("Attendance was not recorded.");
  });

  test("locks: what comes later is refused with what was typed, and corrections stand below", async () => {
    await onTheDay();
    await everybodySpeaks();
    const worries = await itemOf("worries");
    expect((await chair.post(`${meeting}/addenda`, { addendum: "Too early." })).status).toBe(404);
    expect((await chair.post(`${meeting}/approve`, notTaken)).status).toBe(303);
    const late = await coordinator.post(worries.address, {
      wording: "One more thing.",
      version: worries.version,
    });
    expect(late.status).toBe(409);
    expect(late.page.text).toContain("One more thing.");
    expect((await coordinator.post(`${meeting}/addenda`, { addendum: "" })).status).toBe(422);
    const added = await coordinator.post(`${meeting}/addenda`, { addendum: "It was a Tuesday." });
    expect(added.status).toBe(303);
    const { text } = (await coordinator.get(`${meeting}/minutes`)).page;
    expect(text).toContain("Corrections added after approval");
    expect(text).toContain("It was a Tuesday.");
  });

  test("keeps the minutes as they were, whatever is promised and closed afterwards", async () => {
    const plan = `/children/${child.personId}/actions`;
    const owner = `agency:${await agencyOf("council")}`;
    expect((await coordinator.post(plan, { ...promiseFields, owner })).status).toBe(303);
    await onTheDay();
    await everybodySpeaks();
    await chair.post(`${meeting}/approve`, notTaken);
    const before = (await coordinator.get(`${meeting}/minutes.json`)).html;
    const paper = async () =>
      /<div lang="en".*?<h2[^>]*>The council/s.exec(
        (await coordinator.get(`${meeting}/minutes`)).html,
      )?.[0];
    const shown = await paper();
    expect(shown).toContain(promiseFields.wording);
    app.clock.set("2026-12-04T10:00:00Z");
    coordinator = await app.signIn("coordinator");
    const [row] = await app.query<{ id: string }>(
      "select action_id as id from work.actions where person_id = $1",
      [child.personId],
    );
    const closing = { state: "done", outcome: "It helped.", version: "1" };
    expect((await coordinator.post(`${plan}/${row?.id ?? ""}/close`, closing)).status).toBe(303);
    const later = { ...promiseFields, owner, wording: "Another action" };
    expect((await coordinator.post(plan, later)).status).toBe(303);
    expect(await paper()).toBe(shown);
    expect((await coordinator.get(`${meeting}/minutes.json`)).html).toBe(before);
  });

  test("comes before filing, and the files say what the page says", async () => {
    await onTheDay();
    const decision = { decision: "other", decisionReason: "Qxwhy they agreed" };
    const sent = { ...decision, decisionDissent: "Qxhealth", decisionLead: "" };
    expect((await coordinator.post(`${meeting}/decisions`, sent)).status).toBe(303);
    await everybodySpeaks();
    const filing = { filedIn: "Mosaic 4711" };
    expect((await coordinator.post(`${meeting}/filed`, filing)).status).toBe(404);
    await chair.post(`${meeting}/approve`, notTaken);
    expect((await coordinator.post(`${meeting}/filed`, { filedIn: "" })).status).toBe(422);
    expect((await coordinator.post(`${meeting}/filed`, filing)).status).toBe(303);
    const { text } = (await coordinator.get(`${meeting}/minutes`)).page;
    expect(text).toContain("Filed in Mosaic 4711 by Priya Nair");
    const again = await coordinator.post(`${meeting}/filed`, { filedIn: "Mosaic 4712" });
    expect(again.status).toBe(303);
    expect((await coordinator.get(`${meeting}/minutes`)).page.text).not.toContain("Mosaic 4712");
    const said = await coordinator.get(`/api/notes-to-file/${meeting.split("/")[2] ?? ""}`);
    expect(JSON.parse(said.html)).toMatchObject({
      note: {
        kind: "meeting",
        filed: { in: "Mosaic 4711" },
        reason: expect.stringMatching(/: Qxwhy they agreed\n\nDisagreement: Qxhealth$/) as string,
      },
    });
    const word = await coordinator.get(`${meeting}/minutes.docx`);
    expect(word.status).toBe(200);
    expect(word.headers["content-disposition"]).toContain(".docx");
    const note = await coordinator.get(`${meeting}/minutes.json`);
    expect(JSON.parse(note.html)).toMatchObject({
      kind: "meeting",
      child: { familyName: "Secretname" },
      shared: [{ wording: null }, { wording: null }],
    });
  });
});

describe("the family's paper", () => {
  test("is prepared after approval, for a named person, in a language and its direction", async () => {
    const plain = await itemOf("family.plan-child");
    await coordinator.post(plain.address, { wording: "You ring Ruth.", version: plain.version });
    const papers = `${meeting}/family/papers`;
    const form = { ...paperForm, name: "Amina", language: "ur" };
    expect((await coordinator.post(papers, form)).status).toBe(404);
    await onTheDay();
    await everybodySpeaks();
    await chair.post(`${meeting}/approve`, notTaken);
    expect((await coordinator.post(papers, { ...form, name: "", language: "xx" })).status).toBe(
      422,
    );
    const made = await coordinator.post(papers, form);
    expect(made.status).toBe(303);
    const at = made.location ?? "";
    expect((await step(app, coordinator, { at, to: "ask" })).status).toBe(303);
    expect((await coordinator.get(`${at}/print`)).status).toBe(404);
    expect((await step(app, chair, { at, to: "release" })).status).toBe(303);
    const paper = await coordinator.get(`${at}/print`);
    expect(paper.status).toBe(200);
    expect(paper.html).toContain('lang="ur" dir="rtl"');
    expect(paper.page.text).toContain("Amina");
    expect(paper.page.text).toContain("You ring Ruth.");
    expect(paper.page.text).not.toContain("OFFICIAL-SENSITIVE");
    expect((await coordinator.get(`${at}/print.docx`)).status).toBe(200);
  });
});
