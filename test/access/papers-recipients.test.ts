import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import {
  aFamilyMeeting,
  paperForm,
  prepareAt,
  prepared,
  saidToHarm,
  step,
} from "../harness/papers.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let child: Child;
let meetingId: string;
let lead: Client;
let manager: Client;

beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  manager = await app.signIn("manager");
}, 180_000);
beforeEach(async () => {
  child = await aChild(app, { familyName: "Qxpaperz", givenName: "Keira" });
  meetingId = await aFamilyMeeting(app, child);
});
afterAll(() => app.close());

const later = (milliseconds: number): Promise<string> =>
  new Promise((resolve) => setTimeout(() => resolve("waits"), milliseconds));
const idOf = (at: string): string => at.split("/")[2] ?? "";
const stateOf = async (at: string): Promise<string | undefined> =>
  (
    await app.query<{ state: string }>("select state from papers.papers where paper_id = $1", [
      idOf(at),
    ])
  )[0]?.state;
const release = (by: Client, at: string): Promise<Answer> => step(app, by, { at, to: "release" });

describe("who it is for", () => {
  const declare = async (key: string): Promise<void> => {
    const form = { staff: await staffIdOf(app, key), relation: "friend", reason: "A neighbour" };
    const declared = await manager.post(`/children/${child.personId}/conflicts`, form);
    expect(declared.status).toBe(303);
  };

  test("is nobody who is shut out, and only who manages conflicts is told why", async () => {
    await declare("intelligence");
    const { name } = (
      await app.query<{ name: string }>(
        "select name from directory.staff where email like 'intelligence@%'",
      )
    )[0] ?? { name: "" };
    const form = { ...paperForm, name };
    const told = await lead.post(prepareAt(meetingId), form);
    expect(told.status).toBe(422);
    expect(told.page.text).toContain("This paper cannot go to this person. Ring ");
    expect(told.page.text).toContain("access to this record is blocked");
    await letIn(app, child, "chair");
    const plain = await (await app.signIn("chair")).post(prepareAt(meetingId), form);
    expect(plain.page.text).toContain("This paper cannot go to this person. Ring ");
    expect(plain.page.text).not.toContain("shut out");
  });

  test("is nobody who lives with someone who is shut out, as they said of themselves", async () => {
    const tie = { kind: "household", wording: "Peter Marsh" };
    const intelligence = await app.signIn("intelligence");
    expect((await intelligence.post("/people-i-know", tie)).status).toBe(303);
    const before = await lead.post(prepareAt(meetingId), { ...paperForm, name: "peter MARSH" });
    expect(before.status).toBe(303);
    await declare("intelligence");
    const back = await lead.post(prepareAt(meetingId), { ...paperForm, name: "peter MARSH" });
    expect([back.status, back.page.text.includes("cannot go to this person")]).toEqual([422, true]);
    expect((await lead.post(prepareAt(meetingId), paperForm)).status).toBe(303);
  });

  test("is stopped when they are shut out between preparing and release", async () => {
    const name = (
      await app.query<{ name: string }>(
        "select name from directory.staff where email like 'nurse@%'",
      )
    )[0]?.name;
    const at = await prepared(lead, meetingId, { ...paperForm, name: name ?? "" });
    expect((await step(app, lead, { at, to: "ask" })).status).toBe(303);
    await declare("nurse");
    expect((await release(manager, at)).status).toBe(403);
    expect(await stateOf(at)).toBe("waiting");
  });

  test("is stopped also after release: it prints no more, and is withdrawn", async () => {
    const rows = await app.query<{ name: string }>(
      "select name from directory.staff where email like 'nurse@%'",
    );
    const at = await prepared(lead, meetingId, { ...paperForm, name: rows[0]?.name ?? "" });
    expect((await step(app, lead, { at, to: "ask" })).status).toBe(303);
    expect((await release(manager, at)).status).toBe(303);
    expect((await lead.get(`${at}/print`)).status).toBe(200);
    await declare("nurse");
    for (const file of ["print", "print.docx"]) {
      expect((await lead.get(`${at}/${file}`)).status).toBe(403);
    }
    expect((await step(app, lead, { at, to: "withdraw" })).status).toBe(303);
    expect((await lead.get(`${at}/print`)).status).toBe(404);
  });

  test("is stopped when they are shut out in the very moment of the release", async () => {
    const rows = await app.query<{ name: string }>(
      "select name from directory.staff where email like 'nurse@%'",
    );
    const at = await prepared(lead, meetingId, { ...paperForm, name: rows[0]?.name ?? "" });
    expect((await step(app, lead, { at, to: "ask" })).status).toBe(303);
    const form = [child.personId, await staffIdOf(app, "nurse"), await staffIdOf(app, "manager")];
    const [{ version } = { version: 0 }] = await app.query<{ version: number }>(
      "select version from papers.papers where paper_id = $1",
      [idOf(at)],
    );
    await app.query("begin");
    await app.query(
      `insert into sec.conflicts (conflict_id, partnership_id, person_id, staff_id, relation, reason, declared_by, declared_at)
       select gen_random_uuid(), partnership_id, person_id, $2, 'friend', 'A neighbour', $3, now() from subjects.people where person_id = $1`,
      form,
    );
    const meanwhile = manager.post(`${at}/release`, { version: String(version) });
    const first = await Promise.race([meanwhile.then(() => "answered"), later(400)]);
    await app.query("commit");
    expect([first, (await meanwhile).status, await stateOf(at)]).toEqual(["waits", 403, "waiting"]);
  });

  test("is looked at twice where only a family name is shared, and not refused", async () => {
    await declare("intelligence");
    const rows = await app.query<{ name: string }>(
      "select name from directory.staff where email like 'intelligence@%'",
    );
    const surname = rows[0]?.name.split(" ").at(-1) ?? "";
    const at = await prepared(lead, meetingId, { ...paperForm, name: `Zora ${surname}` });
    expect((await lead.get(at)).page.text).toContain("Check who this is");
    expect((await step(app, lead, { at, to: "ask" })).status).toBe(303);
  });

  test("is nobody whom a concern names as a danger", async () => {
    await saidToHarm(app, child, "Marlon Vale");
    const back = await lead.post(prepareAt(meetingId), { ...paperForm, name: "marlon VALE" });
    expect([back.status, back.page.text.includes("cannot go to this person")]).toEqual([422, true]);
  });
});

describe("minutes", () => {
  const solicitor = { recipient: "other", name: "Ada Moss", relation: "Solicitor" };
  const form = { channel: "post", address: "1 Quay Chambers, QX2 1AA", ...solicitor };

  test("leave as a paper for a purpose, marked, and as a file for whoever files them", async () => {
    const at = `/meetings/${meetingId}/minutes`;
    const back = await lead.post(`${at}/paper`, { ...form, purpose: "" });
    expect([back.status, back.page.text.includes("Enter what the paper is for")]).toEqual([
      422,
      true,
    ]);
    const made = await lead.post(`${at}/paper`, { ...form, purpose: "The hearing in May" });
    const paper = made.location ?? "";
    expect((await step(app, lead, { at: paper, to: "ask" })).status).toBe(303);
    expect((await release(manager, paper)).status).toBe(303);
    expect((await lead.get(`${paper}/print`)).html).toMatch(
      /OFFICIAL-SENSITIVE P-\d+, for Ada Moss/,
    );
    await letIn(app, child, "police");
    const invited = await app.signIn("police");
    expect((await invited.get(at)).status).toBe(200);
    expect((await invited.get(`${at}.docx`)).status).toBe(403);
    expect((await lead.get(`${at}.docx`)).status).toBe(200);
  });

  test("for a colleague whose place has ended are not released without a purpose", async () => {
    const membershipId = await letIn(app, child, "nurse");
    const nurse = await staffIdOf(app, "nurse");
    const made = await lead.post(`/meetings/${meetingId}/minutes/paper`, {
      channel: "by-hand",
      recipient: `staff-${nurse}`,
    });
    const at = made.location ?? "";
    expect((await step(app, lead, { at, to: "ask" })).status).toBe(303);
    await app.query(
      "update sec.memberships set ends_at = starts_at, end_reason = 'Done' where membership_id = $1",
      [membershipId],
    );
    expect((await release(manager, at)).status).toBe(403);
    expect((await manager.get(at)).page.text).toContain("cannot open this record");
  });
});
