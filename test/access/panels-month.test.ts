import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { zipText } from "../../src/platform/files/fixtures/zip-text.ts";
import { readPdf } from "../../src/platform/documents/fixtures/read-pdf.ts";
import { referForm, siftForm, sittingForm } from "../harness/panels.ts";
import { aDay } from "../harness/pathway.ts";
import { fillIn } from "../harness/real-forms.ts";
import { staffIdOf } from "../harness/sign-in.ts";

let app: TestApp;
let coordinator: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
});
afterAll(() => app.close());

type Sent = Omit<Parameters<typeof fillIn>[1], "at">;

/** Fills in a form on a page and sends it: every step of the month is one that a page offers. */
async function press(by: Client, at: string, sent: Sent): Promise<string> {
  const answer = await fillIn(by, { at, ...sent });
  expect([sent.action, answer.status, answer.page.errors]).toEqual([sent.action, 303, []]);
  return answer.location ?? "";
}
const one = async (sql: string, ...values: unknown[]): Promise<string> => {
  const [row] = await app.query<{ id: string }>(sql, values);
  return row?.id ?? "";
};
/** A day later, everybody signs in anew. */
const at = async (moment: string): Promise<void> => {
  app.clock.set(moment);
  coordinator = await app.signIn("coordinator");
};

/** Gives four a seat and books the sitting of 1 December. */
async function booked(): Promise<string> {
  for (const key of ["chair", "police", "nurse", "school"]) {
    const fields = { staff: await staffIdOf(app, key), part: key === "chair" ? "chair" : "member" };
    await press(coordinator, "/panels/mace", { action: "/panels/mace/seats", fields });
  }
  const action = "/panels/mace/sittings/new";
  return press(coordinator, action, { action, fields: await sittingForm(app) });
}

/** Refers a child, sifts and puts it on the agenda; answers the item. */
async function putOn(sitting: string, { personId }: Child): Promise<string> {
  const refer = `/children/${personId}/panels`;
  await press(coordinator, refer, { action: refer, fields: referForm() });
  const referral = await one(
    "select panel_referral_id as id from panels.panel_referrals where person_id = $1",
    personId,
  );
  const sift = `/panels/mace/referrals/${referral}`;
  const { version: _version, ...fields } = siftForm();
  await press(coordinator, sift, { action: sift, fields });
  await press(coordinator, sitting, { action: `${sitting}/add`, having: { about: personId } });
  return one("select agenda_item_id as id from panels.agenda_items where person_id = $1", personId);
}

/** A Word file opened again: what it says. */
async function wordsOf(by: Client, path: string): Promise<string> {
  const file = await by.get(path);
  expect([path, file.status]).toEqual([path, 200]);
  return zipText(file.raw, "word/document.xml");
}

/** One month of a MACE: twenty children referred, taken, on the agenda, read, decided, approved. */
test("a MACE of twenty items goes from referrals to approved minutes", async () => {
  const sitting = await booked();
  const children: { child: Child; itemId: string }[] = [];
  for (let count = 0; count < 20; count += 1) {
    const child = await aChild(app, { level: 2 });
    children.push({ child, itemId: await putOn(sitting, child) });
  }
  const agenda = await coordinator.get(sitting);
  expect(agenda.page.text).toContain("200 minutes, which is 50 more than the meeting lasts");
  const [first, second] = children;
  if (!first || !second) throw new Error("there are children");
  expect(agenda.page.text).toContain("Minutes long");
  const ways = (child: Child) => [
    ...agenda.html.matchAll(new RegExp(`(Up|Down)<span[^>]*>: [^<]*${child.reference}`, "g")),
  ];
  expect(ways(first.child).map(([, way]) => way)).toEqual(["Down"]);
  expect(ways(second.child).map(([, way]) => way)).toEqual(["Up", "Down"]);
  const move = `${sitting}/items/${second.itemId}/move`;
  await press(coordinator, sitting, { action: move, having: { by: "up" } });
  const top = await one(
    "select agenda_item_id as id from panels.agenda_items order by nth limit 1",
  );
  expect(top).toBe(second.itemId);
  await press(coordinator, sitting, { action: `${sitting}/papers/make` });
  let police = await app.signIn("police");
  const words = await wordsOf(police, `${sitting}/papers.docx`);
  const [, , ...rest] = children;
  const inOrder = [second, first, ...rest].map(({ child }) => words.indexOf(child.reference));
  expect(inOrder).toEqual(inOrder.toSorted((one, other) => one - other));
  expect(inOrder[0]).toBeGreaterThan(0);
  expect(words).toContain("alone");
  const early = await (await app.signIn("chair")).post(`${sitting}/approve`, {});
  expect([early.status, early.page.text.includes("not been held yet")]).toEqual([422, true]);
  await at("2026-12-01T10:00:00Z");
  for (const { itemId } of children) await recordItem(sitting, itemId);
  const here = await coordinator.get(`${sitting}/items/${second.itemId}`);
  expect(here.page.text).toContain("Item 1 of 20");
  const both = { wording: "Ours", version: "1" };
  const late = await coordinator.post(`${sitting}/items/${first.itemId}`, both);
  expect(late.status).toBe(409);
  expect(late.html).toContain("Ours");
  await at("2026-12-02T09:00:00Z");
  await approve(sitting, first.child, first.itemId);
  police = await app.signIn("police");
  const minutes = await wordsOf(police, `${sitting}/minutes.docx`);
  expect(minutes).toContain("Decided: Hold a multi-agency planning meeting");
  expect(minutes).toContain("Find a school place");
  await opensTagged(await police.get(`${sitting}/minutes.pdf`), second.child);
  await followUp(first.child);
}, 120_000);

/** The PDF of the minutes as a screen reader has it: tagged, in English, the items as headings in their order. */
async function opensTagged({ raw }: { readonly raw: Buffer }, top: Child): Promise<void> {
  const pdf = await readPdf(raw);
  expect([pdf.isMarked, pdf.language]).toEqual([true, "en-GB"]);
  const headings = pdf.elements.filter(([role]) => /^H\d?$/.test(role)).map(([, text]) => text);
  expect(headings.filter((text) => /C-\d/.test(text))).toHaveLength(20);
  expect(headings.find((text) => /C-\d/.test(text))).toContain(top.reference);
  expect(pdf.elements.map(([role]) => role)).toContain("TH");
}

/** What was promised comes first at the next sitting, is closed with what shows it, and counts as done. */
async function followUp({ personId }: Child): Promise<void> {
  const book = "/panels/mace/sittings/new";
  const fields = await sittingForm(app, { "on-day": "29", "on-month": "12" });
  const next = await press(coordinator, book, { action: book, fields });
  await at("2026-12-22T09:00:00Z");
  const due = (await coordinator.get(next)).page.text;
  expect(due).toContain("Actions for this panel are overdue");
  await press(coordinator, next, { action: `${next}/add`, having: { about: personId } });
  const item = await one(
    "select agenda_item_id as id from panels.agenda_items where person_id = $1 and why = 'actions'",
    personId,
  );
  const page = (await coordinator.get(`${next}/items/${item}`)).page.text;
  expect(page).toContain("Earlier actions, still open");
  const action = await one(
    "select action_id as id from work.actions where person_id = $1",
    personId,
  );
  const close = `/children/${personId}/actions/${action}/close`;
  const closing = { state: "done", outcome: "A place from 5 January" };
  await press(coordinator, `/children/${personId}/plan`, { action: close, fields: closing });
  expect((await coordinator.get("/panels/mace")).page.text).toContain("1 of 2");
}

async function recordItem(sitting: string, itemId: string): Promise<void> {
  const item = `${sitting}/items/${itemId}`;
  const police = await one("select agency_id as id from directory.agencies where kind = 'police'");
  const record = (action: string, fields: Record<string, string>) =>
    press(coordinator, item, { action, fields });
  await record(item, { wording: "The school spoke" });
  await record(`${item}/shares`, { agency: police, shared: "Seen twice", spoke: "Sergeant Ali" });
  const health = await one("select agency_id as id from directory.agencies where kind = 'health'");
  await record(`${item}/shares`, { agency: health, holds: "nothing" });
  expect((await coordinator.get(item)).page.text).toContain("No information held.");
  // What was typed is not lost by the wrong button.
  const both = { agency: health, shared: "Seen on a ward", holds: "nothing" };
  const asked = await fillIn(coordinator, { at: item, action: `${item}/shares`, fields: both });
  expect(asked.page.errors.map(({ href }) => href)).toEqual(["#shared"]);
  expect(asked.page.fields["shared"]).toBe("Seen on a ward");
  await record(`${item}/decisions`, { decision: "map", decisionReason: "A plan of their own" });
  const owner = `agency:${police}`;
  const due = aDay("due", 20, 12);
  await record(`${item}/promises`, { wording: "Find a school place", owner, ...due });
}

async function approve(sitting: string, child: Child, itemId: string): Promise<void> {
  const chair = await app.signIn("chair");
  const minutes = `${sitting}/minutes`;
  const approving = { at: minutes, action: `${sitting}/approve` };
  const without = await fillIn(chair, approving);
  expect(without.page.errors.map(({ href }) => href)).toEqual(["#without"]);
  const police = await staffIdOf(app, "police");
  const came = { [`attended.${police}`]: "attended" };
  await press(coordinator, `${sitting}/people`, { action: `${sitting}/people`, fields: came });
  expect((await coordinator.post(`${sitting}/approve`, { without: "x" })).status).toBe(403);
  const why = { without: "The council was ill; looked at again" };
  await press(chair, minutes, { action: `${sitting}/approve`, fields: why });
  const locked = await coordinator.post(`${sitting}/items/${itemId}/decisions`, {
    decision: "map",
    decisionReason: "Later",
  });
  expect(locked.status).toBe(409);
  await expect(
    app.query("update panels.agenda_items set wording = 'Other' where agenda_item_id = $1", [
      itemId,
    ]),
  ).rejects.toThrow("closed");
  const item = `${sitting}/items/${itemId}`;
  const addendum = { addendum: "It was the college" };
  await press(coordinator, item, { action: `${item}/addenda`, fields: addendum });
  const chronology = await coordinator.get(`/children/${child.personId}/chronology`);
  expect(chronology.page.text).toContain("Hold a multi-agency planning meeting");
  const after = await coordinator.get("/panels/mace");
  // Of each item two actions: what was typed, and the planning meeting that was decided.
  expect(after.page.text).toContain("0 of 2");
}
