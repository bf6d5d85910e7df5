import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { sendAs } from "../../../test/harness/concerns.ts";
import { aChild, restrict } from "../../../test/harness/factories.ts";
import { decideForm } from "../../../test/harness/mash.ts";
import { letIn } from "../../../test/access/world.ts";
import { staffIdOf } from "../../../test/harness/sign-in.ts";

let app: TestApp;
let school: Client;
let mash: Client;
let concernId: string;
let page: string;
let count = 0;
/** One for each test, none of them like another. */
const families =
  "Abbott Brennan Castellano Dhillon Everard Fotheringay Gunawardena Hollis Ibekwe Jankowski Kaminski Lovelace Mbeki Nyström Okonjo Prendergast Quayle Rossetti Szczepanski Tremayne".split(
    " ",
  );
let family = "";
beforeAll(async () => {
  app = await anApp();
  school = await app.signIn("school");
  mash = await app.signIn("mash");
});
beforeEach(async () => {
  family = families[count++] ?? "";
  concernId = await sendAs(school, {
    familyName: family,
    givenName: "Amira",
    worry: "A man waits for her at the gate",
  });
  page = `/mash/${concernId}`;
});
afterAll(() => app.close());

const versionOf = async (): Promise<string> => {
  const [row] = await app.query<{ version: number }>(
    "select version from identify.mash_episodes where mash_episode_id = $1",
    [concernId],
  );
  return String(row?.version);
};
const post = async (part: string, fields: Record<string, string>) =>
  mash.post(`${page}/${part}`, { version: await versionOf(), ...fields });

const noticesTo = async (key: string): Promise<readonly { headline: string; href: string }[]> =>
  app.query(
    "select headline, href from work.notifications where staff_id = $1 order by notification_id desc",
    [await staffIdOf(app, key)],
  );

describe("the queue", () => {
  test("has a new concern with its clock, sender, child and that nobody opened it", async () => {
    const { page: queue } = await mash.get("/mash");
    expect(queue.heading).toBe("Multi-agency safeguarding hub (MASH)");
    const { text } = queue;
    expect(text).toContain(`Amira ${family}`);
    expect(text).toContain("Fernhill High School");
    expect(text).toContain("Not opened yet");
    expect(text).toContain("due tomorrow at 10:00");
  });

  test("says what is late, and shows only that where asked", async () => {
    await app.query("update identify.mash_episodes set due_at = $2 where mash_episode_id = $1", [
      concernId,
      new Date("2026-11-24T07:30:00Z"),
    ]);
    const { page: late } = await mash.get("/mash?overdue=yes");
    expect(late.text).toContain("2 hours overdue");
    expect(late.text).toContain("1 concern to decide");
    await app.query("update identify.mash_episodes set due_at = $2 where mash_episode_id = $1", [
      concernId,
      new Date("2026-11-25T10:00:00Z"),
    ]);
    expect((await mash.get("/mash?overdue=yes")).page.text).toContain(
      "No concern matches these filters.",
    );
  });

  test("tells what was added since the MASH read it", async () => {
    await mash.get(page);
    const filtered = `/mash?mine=yes`;
    await post("take", { staff: await staffIdOf(app, "mash") });
    expect((await mash.get(filtered)).page.text).toContain("Nothing since it was read");
    app.clock.advance({ minutes: 1 });
    const added = await school.post(`/concerns/${concernId}/parts/words`, {
      said: "He knows my sister",
      heardBy: "Claire Hale",
      heardAt: "Break",
    });
    expect(added.status).toBe(303);
    expect((await mash.get(filtered)).page.text).toContain("Added to");
    const opened = await mash.get(page);
    expect(opened.page.text).toContain("Added since the MASH last read this");
    expect(opened.page.text).toContain("He knows my sister");
    expect((await mash.get(page)).page.text).not.toContain("Added since the MASH last read this");
  });
});

describe("a rating", () => {
  test("moves the clock from when it was received, keeps its history, and the sender sees none", async () => {
    app.clock.advance({ minutes: 10 });
    expect((await post("rate", { rating: "red", reason: "Seen with bruises" })).status).toBe(303);
    const [red] = await app.query<{ hours: number }>(
      "select extract(epoch from due_at - received_at)::int / 3600 as hours from identify.mash_episodes where mash_episode_id = $1",
      [concernId],
    );
    expect(red?.hours).toBe(4);
    await post("rate", { rating: "blue", reason: "Rang the parent" });
    const read = await mash.get(page);
    expect(read.page.text).toContain("Seen with bruises");
    expect(read.page.text).toContain("Rated Blue");
    const sent = await school.get(`/concerns/${concernId}`);
    for (const word of ["Red", "Blue", "bruises"]) expect(sent.page.text).not.toContain(word);
    expect(sent.page.text).toContain("Being reviewed");
  });

  test("over one that was not read is stale: theirs is shown, what was typed is kept", async () => {
    await post("rate", { rating: "red", reason: "First" });
    const late = await post("rate", { rating: "blue", reason: "Second", version: "1" });
    expect(late.status).toBe(409);
    expect(late.page.text).toContain("First");
    expect(late.page.fields).toMatchObject({ rating: "blue", reason: "Second" });
    expect((await mash.post(`${page}/rate`, late.page.fields)).status).toBe(303);
  });
});

describe("whom it is about", () => {
  test("is shown with reasons, and linked by a person alone", async () => {
    const { personId } = await aChild(app, { familyName: family, givenName: "Amira" });
    const before = await mash.get(page);
    expect(before.page.text).toContain(`Same family name: ${family}`);
    expect(before.page.text).toContain("Not linked to a record yet");
    expect(before.page.text).not.toMatch(/\d+ ?%|score|points/i);
    const compared = await mash.get(`${page}/match/${personId}`);
    expect(compared.status).toBe(200);
    const linked = await post(`match/${personId}`, { verdict: "same", reason: "Rang the school" });
    expect(linked.status).toBe(303);
    const [match] = await app.query<{ verdict: string; reasons_for: string[] }>(
      "select verdict, reasons_for from identify.match_decisions where mash_episode_id = $1",
      [concernId],
    );
    expect(match).toMatchObject({ verdict: "same" });
    expect(match?.reasons_for).toContain("Same forename: Amira");
    const lead = await app.signIn("lead");
    const about = await lead.get(`/children/${personId}/concerns`);
    expect(about.page.text).toContain("A man waits for her at the gate");
    expect((await school.get(`/children/${personId}/concerns`)).status).toBe(404);
    expect((await school.get(`/concerns/${concernId}`)).page.text).not.toContain("Adolescent");
  });

  test("can be undone, and then the child's team no longer reads it", async () => {
    const { personId } = await aChild(app, { familyName: family, givenName: "Amira" });
    await post(`match/${personId}`, { verdict: "same", reason: "Rang the school" });
    await post(`match/${personId}`, { verdict: "different", reason: "Another date of birth" });
    const lead = await app.signIn("lead");
    const about = await lead.get(`/children/${personId}/concerns`);
    expect(about.page.text).toContain("No concern is linked to this record");
  });

  test("is never a record that does not look alike, whatever the address says", async () => {
    const { personId } = await aChild(app, { familyName: "Quite", givenName: "Other" });
    const answer = await post(`match/${personId}`, { verdict: "same", reason: "Because" });
    expect(answer.status).toBe(404);
  });

  test("may be a restricted record: who to ring is said, and nothing of the record", async () => {
    const hidden = await aChild(app, {
      familyName: family,
      givenName: "Amira",
      bornOn: null,
    });
    await letIn(app, hidden, "lead");
    await app.query("update sec.memberships set basis = 'allocation' where circle_id = $1", [
      hidden.circleId,
    ]);
    await restrict(app, hidden);
    const read = await mash.get(page);
    expect(read.page.text).toContain("A record that may match is restricted");
    expect(read.page.text).toContain("ring Mariam Begum, 020 7946 0123");
    expect(read.html).not.toContain(hidden.reference);
    expect(read.html).not.toContain(hidden.personId);
    const me = await staffIdOf(app, "mash");
    await app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
      hidden.personId,
      me,
    ]);
    expect((await mash.get(page)).page.text).not.toContain("restricted");
  });
});

describe("a new child", () => {
  test("is created from the concern, is not on the tracker, and others are said to be different", async () => {
    const twin = await aChild(app, { familyName: family, givenName: "Amira" });
    const form = await mash.get(`${page}/new-child`);
    expect(form.page.fields).toMatchObject({ givenName: "Amira", familyName: family });
    const made = await mash.post(`${page}/new-child`, {
      ...form.page.fields,
      sex: "female",
      reason: "The other one lives elsewhere",
    });
    expect(made.status).toBe(303);
    const verdicts = await app.query<{ person_id: string; verdict: string }>(
      "select person_id, verdict from identify.match_decisions where mash_episode_id = $1 order by 2",
      [concernId],
    );
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(["created", "different"]);
    expect(verdicts[1]?.person_id).toBe(twin.personId);
    const [child] = verdicts;
    const opened = await mash.get(`/children/${child?.person_id ?? ""}`);
    expect(opened.status).toBe(200);
    expect(opened.page.text).toContain("Closed, held by Adolescent Safeguarding");
    const [source] = await app.query<{ body: Record<string, string> }>(
      "select body from subjects.source_records where person_id = $1",
      [child?.person_id],
    );
    expect(source?.body["Worry"]).toContain("A man waits");
  });

  test("at the very same moment: one child, and the other is told", async () => {
    const form = await mash.get(`${page}/new-child`);
    const fields = { ...form.page.fields, sex: "female", reason: "Nobody is alike" };
    const version = await versionOf();
    const answers = await Promise.all(
      [1, 2, 3].map(() => mash.post(`${page}/new-child`, { ...fields, version })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
  });
});

describe("a form about a concern", () => {
  test("shows what was sent, so that nobody answers it from memory", async () => {
    for (const part of ["rate", "decide", "onward", "sharing", "onward"]) {
      const form = await mash.get(`${page}/${part}`);
      expect([part, form.status]).toEqual([part, 200]);
      expect(form.page.text).toContain("A man waits for her at the gate");
    }
  });
});

describe("a decision", () => {
  test("leads on to what waits next, by its reference alone", async () => {
    const later = await sendAs(school, { familyName: "Qxnextinline", givenName: "Zed" });
    await app.query(
      "update identify.mash_episodes set due_at = '2026-01-01T10:00:00Z' where mash_episode_id = $1",
      [later],
    );
    expect((await post("decide", decideForm({ nextStep: "early-help" }))).status).toBe(303);
    const decided = await mash.get(page);
    expect(decided.page.text).toMatch(/Next in the queue: K-\d{4}-\d, \d+ days overdue/);
    expect(decided.page.links.map(({ href }) => href)).toContain(`/mash/${later}`);
    expect(decided.html).not.toContain("Qxnextinline");
  });

  test("needs a child where the step opens the pathway", async () => {
    const answer = await post("decide", decideForm({ nextStep: "assessment" }));
    expect(answer.status).toBe(422);
    expect(answer.page.errors).toEqual([
      {
        href: "#nextStep",
        text: "Identify the child first: link a record or create one, then choose this step",
      },
    ]);
  });

  test("needs none where it opens nothing; the sender is told the outcome and nothing else", async () => {
    expect((await post("decide", decideForm({ nextStep: "early-help" }))).status).toBe(303);
    const sent = await school.get(`/concerns/${concernId}`);
    expect(sent.page.text).toContain("The family may be told this");
    expect(sent.page.text).toContain("For the sender alone");
    for (const word of ["Rationale of the MASH", "Level 3", "Someone disagrees"]) {
      expect(sent.html).not.toContain(word);
    }
    expect((await noticesTo("school"))[0]).toEqual({
      headline: expect.stringMatching(/^The MASH has decided on concern K-\d+-\d$/) as string,
      href: `/concerns/${concernId}`,
    });
  });

  test("opens the pathway, writes the chronology and tells the co-ordinator", async () => {
    const form = await mash.get(`${page}/new-child`);
    await mash.post(`${page}/new-child`, { ...form.page.fields, sex: "female", reason: "New" });
    const [linked] = await app.query<{ person_id: string }>(
      "select person_id from identify.mash_episodes where mash_episode_id = $1",
      [concernId],
    );
    const personId = linked?.person_id ?? "";
    expect((await post("decide", decideForm({ nextStep: "strategy-discussion" }))).status).toBe(
      303,
    );
    const chronology = await mash.get(`/children/${personId}/chronology`);
    for (const words of [
      "received from Fernhill High School",
      "Strategy discussion",
      "Opened to the exploitation pathway",
    ]) {
      expect(chronology.page.text).toContain(words);
    }
    expect(chronology.page.text).not.toContain("Rationale of the MASH");
    expect((await noticesTo("coordinator"))[0]?.href).toBe(`/children/${personId}`);
    const tracker = await (await app.signIn("coordinator")).get("/children");
    expect(tracker.page.text).toContain(`Amira ${family}`);
    const again = await post("decide", decideForm({ nextStep: "early-help" }));
    expect(again.status).toBe(409);
  });

  test("about a child who is open goes to the lead and the manager in one press", async () => {
    const child = await aChild(app, { familyName: family, givenName: "Amira" });
    await letIn(app, child, "youthworker");
    await app.query("update sec.memberships set basis = 'allocation' where circle_id = $1", [
      child.circleId,
    ]);
    await post(`match/${child.personId}`, { verdict: "same", reason: "Rang the school" });
    const read = await mash.get(page);
    expect(read.page.text).toContain("This child is already open to the exploitation pathway");
    expect(read.page.text).toContain("Jerome Okafor, the lead practitioner,");
    expect((await post("pass-on", { note: "" })).status).toBe(422);
    expect((await post("pass-on", { note: "A car is new" })).status).toBe(303);
    const href = `/children/${child.personId}/concerns`;
    for (const key of ["youthworker", "manager"]) {
      expect((await noticesTo(key))[0]?.href).toBe(href);
    }
    expect((await noticesTo("lead")).map((notice) => notice.href)).not.toContain(href);
    const worker = await (await app.signIn("youthworker")).get(href);
    expect(worker.page.text).toContain("Already open: to the lead and manager");
    expect(worker.page.text).not.toContain("A car is new");
    expect((await (await app.signIn("manager")).get(href)).page.text).toContain("A car is new");
  });
});

describe("the council's own record", () => {
  test("gets the decision as Word, PDF and JSON, and where it was filed is kept", async () => {
    for (const end of ["docx", "pdf", "json"])
      expect((await mash.get(`${page}/note.${end}`)).status).toBe(404);
    const form = await mash.get(`${page}/new-child`);
    await mash.post(`${page}/new-child`, { ...form.page.fields, sex: "female", reason: "New" });
    await post("decide", decideForm({ nextStep: "assessment" }));
    const word = await mash.get(`${page}/note.docx`);
    expect(word.status).toBe(200);
    expect(String(word.headers["content-disposition"])).toContain("MASH decision K-");
    const pdf = await mash.get(`${page}/note.pdf`);
    expect([pdf.status, pdf.headers["content-type"]]).toEqual([200, "application/pdf"]);
    expect(pdf.html.startsWith("%PDF-")).toBe(true);
    const data = JSON.parse((await mash.get(`${page}/note.json`)).html) as {
      decision: { rationale: string };
    };
    expect(data.decision.rationale).toBe("Rationale of the MASH");
    expect((await mash.post(`${page}/filed`, { filedIn: "" })).status).toBe(422);
    expect((await mash.post(`${page}/filed`, { filedIn: "LCS 4401" })).status).toBe(303);
    // Again from here, from a page that was open: what was said first stands.
    expect((await mash.post(`${page}/filed`, { filedIn: "LCS 4402" })).status).toBe(303);
    const { text } = (await mash.get(page)).page;
    expect(text).toContain("Filed in LCS 4401 by Owen Price");
    expect(text).not.toContain("LCS 4402");
    const note = `/api/notes-to-file/${concernId}`;
    expect(JSON.parse((await mash.get(note)).html)).toMatchObject({
      note: {
        kind: "mash-decision",
        filed: { in: "LCS 4401" },
        reason: "Rationale of the MASH\n\nDisagreement: Someone disagrees",
      },
    });
    expect((await (await app.signIn("coordinator")).get(note)).status).toBe(404);
  });
});
