import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aFamilyMeeting, paperForm, prepareAt, prepared, step } from "../harness/papers.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aFact, letIn, protect } from "./world.ts";

const home = "12 Tideway Street, QX1 4RT";
const cannot = "This paper cannot be posted to this address. Give it another way, or ring ";

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
  child = await aChild(app, { familyName: "Qxpostedz", givenName: "Keira" });
  meetingId = await aFamilyMeeting(app, child);
});
afterAll(() => app.close());

const byPost = (address: string) => ({ ...paperForm, channel: "post", address });
const post = (address: string, by = lead): Promise<Answer> =>
  by.post(prepareAt(meetingId), byPost(address));
const release = (by: Client, at: string): Promise<Answer> => step(app, by, { at, to: "release" });

test("what is posted says where to, on its page and not on the paper", async () => {
  const back = await post(" ");
  expect([back.status, back.page.text.includes("Enter the address")]).toEqual([422, true]);
  const at = (await post("28 Quayside Road\nQX2 7AB")).location ?? "";
  expect((await lead.get(at)).page.text).toContain("28 Quayside Road");
  expect((await step(app, lead, { at, to: "ask" })).status).toBe(303);
  expect((await release(manager, at)).status).toBe(303);
  expect((await lead.get(`${at}/print`)).html).not.toContain("Quayside");
});

test("an address that is typed and not posted to is not kept", async () => {
  const at = await prepared(lead, meetingId, { ...byPost(home), channel: "by-hand" });
  expect((await lead.get(at)).html).not.toContain("Tideway");
});

test("is not posted to where someone lives who is shut out, and only some are told why", async () => {
  const intelligence = await app.signIn("intelligence");
  const tie = { kind: "home", wording: "7 Chandler Row, QX3 2BB" };
  expect((await intelligence.post("/people-i-know", tie)).status).toBe(303);
  expect((await post("7 chandler row")).status).toBe(303);
  const staff = await staffIdOf(app, "intelligence");
  const form = { staff, relation: "friend", reason: "A neighbour" };
  expect((await manager.post(`/children/${child.personId}/conflicts`, form)).status).toBe(303);
  const told = await post("Flat 1, 7 CHANDLER ROW, QX3 2BB");
  expect([told.status, told.page.text.includes(cannot)]).toEqual([422, true]);
  expect(told.page.text).toContain("whose access to this record is blocked lives there");
  await letIn(app, child, "chair");
  const plain = await post("Flat 1, 7 CHANDLER ROW, QX3 2BB", await app.signIn("chair"));
  expect([plain.status, plain.page.text.includes(cannot)]).toEqual([422, true]);
  expect(plain.page.text).not.toContain("lives there");
  expect((await post("28 Quayside Road, QX2 7AB")).status).toBe(303);
});

test("is not posted to a protected place, nor after it was protected meanwhile", async () => {
  const at = (await post(home)).location ?? "";
  expect((await step(app, lead, { at, to: "ask" })).status).toBe(303);
  await aFact(app, child, { kind: "address", wording: home });
  await protect(app, child, ["manager", "nurse"]);
  await letIn(app, child, "manager");
  expect((await post("12 tideway st", manager)).status).toBe(422);
  // To whoever may not know it, a right guess is answered as a wrong one.
  for (const guess of ["12 tideway st", "14 otherway st"])
    expect((await post(guess)).status).toBe(303);
  expect((await release(manager, at)).status).toBe(403);
  // The next thing anybody does about the child holds the address too.
  const note = { headline: "Seen", detail: "", "happened-day": "24", "happened-month": "11" };
  await lead.post(`/children/${child.personId}/note`, { ...note, "happened-year": "2026" });
  const coordinator = await app.signIn("coordinator");
  expect((await coordinator.get(at)).html.toLowerCase()).not.toContain("tideway");
  expect((await lead.get(at)).page.text).toContain(home);
  expect((await release(manager, at)).status).toBe(403);
});

test("goes to a protected place only for someone who is named, and is held for everybody else", async () => {
  await aFact(app, child, { kind: "address", wording: home });
  await protect(app, child, ["manager", "nurse"]);
  await letIn(app, child, "nurse");
  await letIn(app, child, "police");
  const minutes = async (key: string, by = lead) =>
    by.post(`/meetings/${meetingId}/minutes/paper`, {
      recipient: `staff-${await staffIdOf(app, key)}`,
      channel: "post",
      address: home,
    });
  expect((await minutes("police", manager)).status).toBe(422);
  const at = (await minutes("nurse")).location ?? "";
  expect((await step(app, lead, { at, to: "ask" })).status).toBe(303);
  const coordinator = await app.signIn("coordinator");
  expect((await coordinator.get(at)).html.toLowerCase()).not.toContain("tideway");
  expect((await release(coordinator, at)).status).toBe(403);
  await letIn(app, child, "manager");
  expect((await release(manager, at)).status).toBe(303);
  expect((await lead.get(`${at}/print`)).status).toBe(403);
  expect((await manager.get(`${at}/print`)).html.toLowerCase()).not.toContain("tideway");
});

test("the address does not change once it is prepared, and the table has none without the post", async () => {
  const at = (await post("28 Quayside Road, QX2 7AB")).location ?? "";
  const id = at.split("/")[2];
  await expect(
    app.query("update papers.papers set recipient_address = 'Elsewhere' where paper_id = $1", [id]),
  ).rejects.toThrow("does not change");
  await expect(
    app.query(
      `insert into papers.papers (paper_id, partnership_id, person_id, reference, kind, made_from, recipient_kind, recipient_name, channel,
         body, prepared_by, prepared_at)
       select gen_random_uuid(), partnership_id, person_id, 'P-none', kind, made_from, recipient_kind, recipient_name, 'post', body,
         prepared_by, prepared_at from papers.papers where paper_id = $1`,
      [id],
    ),
  ).rejects.toThrow("has an address");
});
