import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { zipText } from "../../src/platform/files/fixtures/zip-text.ts";
import { readPdf } from "../../src/platform/documents/fixtures/read-pdf.ts";
import { aSitting, anItem, sittingForm } from "../harness/panels.ts";
import { staffIdOf } from "../harness/sign-in.ts";

let app: TestApp;
let coordinator: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
});
afterAll(() => app.close());

const ok = async (by: Client, path: string, form: Record<string, string>): Promise<void> => {
  const answer = await by.post(path, form);
  expect([path, answer.status, answer.page.errors]).toEqual([path, 303, []]);
};

/** A Word file opened again: what it says. */
async function wordsOf(by: Client, path: string): Promise<string> {
  const file = await by.get(path);
  expect([path, file.status]).toEqual([path, 200]);
  return zipText(file.raw, "word/document.xml");
}

/** One month of a MACE: twenty children referred, taken, on the agenda, read, decided, approved. */
test("a MACE of twenty items goes from referrals to approved minutes", async () => {
  const sittingId = await aSitting(app, coordinator, "chair police nurse school");
  const sitting = `/sittings/${sittingId}`;
  const children: { child: Child; itemId: string }[] = [];
  for (let count = 0; count < 20; count += 1) {
    const child = await aChild(app, { level: 2 });
    children.push({ child, itemId: await anItem(app, coordinator, { sittingId, ...child }) });
  }
  const agenda = await coordinator.get(sitting);
  expect(agenda.page.text).toContain("200 minutes, which is 50 more than the sitting has");
  const [first, second] = children;
  if (!first || !second) throw new Error("there are children");
  await ok(coordinator, `${sitting}/items/${second.itemId}/move`, { by: "up" });
  const [top] = await app.query<{ id: string }>(
    "select agenda_item_id as id from panels.agenda_items where sitting_id = $1 order by nth limit 1",
    [sittingId],
  );
  expect(top?.id).toBe(second.itemId);
  await ok(coordinator, `${sitting}/papers/make`, {});
  const police = await app.signIn("police");
  const words = await wordsOf(police, `${sitting}/papers.docx`);
  const [, , ...rest] = children;
  const inOrder = [second, first, ...rest].map(({ child }) => words.indexOf(child.reference));
  expect(inOrder).toEqual(inOrder.toSorted((one, other) => one - other));
  expect(inOrder[0]).toBeGreaterThan(0);
  expect(words).toContain("alone");
  for (const { itemId } of children) await recordItem(sitting, itemId);
  const both = { wording: "Ours", version: "1" };
  const late = await coordinator.post(`${sitting}/items/${first.itemId}`, both);
  expect(late.status).toBe(409);
  expect(late.html).toContain("Ours");
  await approve(sittingId, first.child, first.itemId);
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
  const form = await sittingForm(app, { "on-day": "29", "on-month": "12" });
  const booked = await coordinator.post("/panels/mace/sittings/new", form);
  const next = booked.location?.split("/").at(-1) ?? "";
  const due = (await coordinator.get(`/sittings/${next}`)).page.text;
  expect(due).toContain("Promises to this panel are overdue");
  await ok(coordinator, `/sittings/${next}/add`, { why: "actions", about: personId });
  const [item] = await app.query<{ id: string }>(
    "select agenda_item_id as id from panels.agenda_items where sitting_id = $1",
    [next],
  );
  const page = (await coordinator.get(`/sittings/${next}/items/${item?.id ?? ""}`)).page.text;
  expect(page).toContain("Promised before, and open");
  const [action] = await app.query<{ id: string; version: number }>(
    "select action_id as id, version from work.actions where person_id = $1",
    [personId],
  );
  const closing = { state: "done", outcome: "A place from 5 January", version: "1" };
  await ok(coordinator, `/children/${personId}/actions/${action?.id ?? ""}/close`, closing);
  expect((await coordinator.get("/panels/mace")).page.text).toContain("1 of 1");
}

async function recordItem(sitting: string, itemId: string): Promise<void> {
  const item = `${sitting}/items/${itemId}`;
  await ok(coordinator, item, { wording: "The school spoke", version: "1" });
  const police = await app.query<{ id: string }>(
    "select agency_id as id from directory.agencies where kind = 'police'",
  );
  await ok(coordinator, `${item}/shares`, { agency: police[0]?.id ?? "", holds: "nothing" });
  await ok(coordinator, `${item}/decisions`, {
    ...{ decision: "map", decisionReason: "A plan of their own" },
  });
  await ok(coordinator, `${item}/promises`, {
    ...{ wording: "Find a school place", owner: `agency:${police[0]?.id ?? ""}` },
    ...{ "due-day": "20", "due-month": "12", "due-year": "2026" },
  });
}

async function approve(sittingId: string, child: Child, itemId: string): Promise<void> {
  const sitting = `/sittings/${sittingId}`;
  const chair = await app.signIn("chair");
  const early = await chair.post(`${sitting}/approve`, {});
  expect([early.status, early.page.text.includes("not been held yet")]).toEqual([422, true]);
  await app.query(
    "update panels.sittings set starts_at = '2026-11-24T08:00Z' where sitting_id = $1",
    [sittingId],
  );
  const without = await chair.post(`${sitting}/approve`, {});
  expect(without.page.errors.map(({ href }) => href)).toEqual(["#without"]);
  const police = await staffIdOf(app, "police");
  await ok(coordinator, `${sitting}/people`, {
    ...{ [`read.${police}`]: "1::", [`attended.${police}`]: "attended", [`deputy.${police}`]: "" },
  });
  expect((await coordinator.post(`${sitting}/approve`, { without: "x" })).status).toBe(403);
  await ok(chair, `${sitting}/approve`, { without: "The council was ill; looked at again" });
  const locked = await coordinator.post(`${sitting}/items/${itemId}/decisions`, {
    ...{ decision: "map", decisionReason: "Later" },
  });
  expect(locked.status).toBe(409);
  await expect(
    app.query("update panels.agenda_items set wording = 'Other' where agenda_item_id = $1", [
      itemId,
    ]),
  ).rejects.toThrow("closed");
  await ok(coordinator, `${sitting}/items/${itemId}/addenda`, { addendum: "It was the college" });
  const chronology = await coordinator.get(`/children/${child.personId}/chronology`);
  expect(chronology.page.text).toContain("Hold a multi-agency planning meeting");
  const after = await coordinator.get("/panels/mace");
  expect(after.page.text).toContain("0 of 1");
}
