import { afterAll, beforeAll, expect, test } from "vitest";
import { textOfDocx } from "../../src/platform/documents/fixtures/read-docx.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import {
  anItem,
  bookOn,
  giveSeats,
  idOf,
  policeOf,
  recorded,
  sittingIdOf,
} from "../harness/panels.ts";
import { aDay } from "../harness/pathway.ts";

let app: TestApp;
let coordinator: Client;
let sitting: string;
/** The next sitting of the same panel. */
let next: string;
let child: Child;
let item: string;

beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  await giveSeats(app, coordinator, "chair police");
  sitting = await bookOn(app, coordinator, { day: 1, month: 12 });
  next = await bookOn(app, coordinator, { day: 29, month: 12 });
  child = await aChild(app, { level: 2, familyName: "Qxcorrected" });
  item = await itemOf(child);
  app.clock.set("2026-12-01T11:00:00Z");
  coordinator = await app.signIn("coordinator");
});
afterAll(() => app.close());

const itemOf = async (of: Child): Promise<string> => {
  const sittingId = sittingIdOf(sitting);
  return `${sitting}/items/${await anItem(app, coordinator, { sittingId, personId: of.personId })}`;
};
const decisionOf = async (at: string, kind: string): Promise<string> =>
  `${at}/decisions/${await idOf(
    app,
    `select item_decision_id as id from panels.item_decisions where agenda_item_id = $1 and kind = $2
     order by item_decision_id desc limit 1`,
    [at.split("/").at(-1), kind],
  )}`;
const isOffered = async (): Promise<boolean> => {
  const { html } = await coordinator.get(next);
  return /Due, and not on the agenda.*?<\/table>/s.exec(html)?.[0].includes("Qxcorrected") === true;
};
const corrected = { decision: "map", decisionReason: "Qxright", decisionDissent: "" };
const levelOf = async (of: Child) => {
  const [row] = await app.query<{ level: number; review_by: string; previous_level: number }>(
    "select level, previous_level, review_by::text from protect.tracker_entries where person_id = $1",
    [of.personId],
  );
  return row;
};

test("a decision is corrected with a reason: what stood stays beside it, and what follows is read from what stands", async () => {
  const wrong = { decision: "come-back", decisionReason: "Qxwrong", decisionDissent: "Qxagainst" };
  await recorded(coordinator, `${item}/decisions`, wrong);
  expect(await isOffered()).toBe(true);
  const at = await decisionOf(item, "come-back");
  const form = await coordinator.get(at);
  expect(form.page.fields).toMatchObject(wrong);
  const without = await coordinator.post(at, { ...corrected, correction: "" });
  expect([without.status, without.page.errors]).toEqual([
    422,
    [{ text: "Enter why it is corrected", href: "#correction" }],
  ]);
  expect(without.page.fields["decisionReason"]).toBe("Qxright");
  const same = await coordinator.post(at, { ...wrong, correction: "Qxwhy" });
  expect(same.page.errors.map(({ href }) => href)).toEqual(["#decision"]);
  await recorded(coordinator, at, { ...corrected, correction: "Qxwhy: the item before it" });

  const { text } = (await coordinator.get(item)).page;
  expect(text).toMatch(
    /Decided: .+ Qxright.+Recorded by mistake: .+ Qxwrong.+Qxagainst.+Withdrawn by Priya Nair, 1 December 2026.+Qxwhy/,
  );
  expect(await isOffered()).toBe(false);
  const minutes = textOfDocx((await coordinator.get(`${sitting}/minutes.docx`)).raw).body.join(
    "\n",
  );
  expect(minutes).toContain("Reason: Qxright");
  expect(minutes).not.toContain("Qxwrong");
  const [event] = await app.query<{ outcome: string }>(
    "select outcome from audit.events where action = 'sitting.decision.correct' order by happened_at desc, event_id desc limit 1",
  );
  expect(event).toEqual({ outcome: "done" });
});

test("of two who correct it at once the second keeps what they typed; and it is taken back once", async () => {
  const at = await decisionOf(item, "come-back");
  const late = await coordinator.post(at, {
    ...corrected,
    decisionReason: "Qxlate",
    correction: "Qxx",
  });
  expect(late.status).toBe(409);
  expect(late.page.fields["decisionReason"]).toBe("Qxlate");
  expect((await coordinator.get(at)).status).toBe(404);
});

test("nothing was decided: it is taken back with nothing instead, and what colleagues did is said", async () => {
  const owner = `agency:${await policeOf(app)}`;
  await recorded(coordinator, `${item}/promises`, {
    wording: "Ring the school",
    owner,
    ...aDay("due", 20, 12),
  });
  await recorded(coordinator, `${item}/decisions`, { ...corrected, decision: "come-back" });
  await recorded(coordinator, `${next}/add`, { why: "come-back", about: child.personId });
  const at = await decisionOf(item, "come-back");
  const { text } = (await coordinator.get(at)).page;
  expect(text).toContain("It is on the agenda of 29 December 2026 to be reviewed");
  expect(text).toContain("1 action was made on this item");
  await recorded(coordinator, at, { decision: "nothing", correction: "Another child’s" });
  const kinds = await app.query<{ kind: string; back: boolean }>(
    `select kind, taken_back_at is not null as back from panels.item_decisions where agenda_item_id = $1 order by item_decision_id`,
    [item.split("/").at(-1)],
  );
  expect(kinds).toEqual([
    { kind: "come-back", back: true },
    { kind: "map", back: false },
    { kind: "come-back", back: true },
  ]);
});

test("a level that the meeting never agreed: the one before stands again, with its review date and no evidence", async () => {
  const other = await aChild(app, { level: 2, familyName: "Qxlevelled" });
  const its = await itemOf(other);
  const before = await levelOf(other);
  const levelForm = { levelReason: "Qxhigh", ...aDay("review", 20, 12) };
  const standing = (await coordinator.get(`/children/${other.personId}/level`)).page.fields;
  await recorded(coordinator, `${its}/level`, {
    ...levelForm,
    level: "3",
    version: standing["version"] ?? "",
  });
  const at = await decisionOf(its, "level");
  const { fields } = (await coordinator.get(at)).page;
  const sent = { ...fields, levelReason: "Qxput back", levelDissent: "", correction: "Qxmistake" };
  const unsaid = await coordinator.post(`${at}/level`, { ...sent, level: "2" });
  expect(unsaid.page.errors.map(({ href }) => href)).toEqual(["#agreed"]);
  expect(unsaid.page.fields["levelReason"]).toBe("Qxput back");
  await recorded(coordinator, `${at}/level`, { ...sent, level: "2", agreed: "no" });
  expect(await levelOf(other)).toMatchObject({ level: 2, previous_level: before?.level });
  const { text } = (await coordinator.get(its)).page;
  expect(text).toMatch(/Recorded by mistake: Level: .+Qxhigh.+Qxmistake/);
  expect(text).not.toContain("Decided: Level");
  const record = (await coordinator.get(`/children/${other.personId}`)).page.text;
  expect(record).toContain("Level corrected to");
});

test("a level that was decided again since is left to whoever did", async () => {
  const other = await aChild(app, { level: 1, familyName: "Qxagain" });
  const its = await itemOf(other);
  const levelPage = `/children/${other.personId}/level`;
  const versionNow = async () => (await coordinator.get(levelPage)).page.fields["version"] ?? "";
  const review = aDay("review", 20, 12);
  const level = { level: "2", levelReason: "Qxtwo", ...review, version: await versionNow() };
  await recorded(coordinator, `${its}/level`, level);
  const again = { level: "3", reason: "Qxthree", dissent: "", ...review };
  const form = { ...again, version: await versionNow() };
  await recorded(coordinator, levelPage, form);
  const at = await decisionOf(its, "level");
  expect((await coordinator.get(at)).page.text).toContain(
    "The level was decided again on 1 December",
  );
  const together = await coordinator.post(`${at}/level`, {
    ...level,
    agreed: "no",
    correction: "x",
  });
  expect(together.status).toBe(409);
  await recorded(coordinator, at, { correction: "Qxnot agreed" });
  expect((await levelOf(other))?.level).toBe(3);
});

test("who may not record a decision may not correct it, and a level is corrected by who decides levels", async () => {
  const at = await decisionOf(item, "map");
  for (const key of ["police", "lead"]) {
    const by = await app.signIn(key);
    expect((await by.get(at)).status).toBe(403);
    expect((await by.post(at, { ...corrected, correction: "x" })).status).toBe(403);
  }
});

test("approved minutes are corrected below them, and nothing of them is taken back", async () => {
  const at = await decisionOf(item, "map");
  const chair = await app.signIn("chair");
  await recorded(chair, `${sitting}/approve`, { without: "Health and the council were ill" });
  expect((await coordinator.get(item)).html).not.toContain(`href="${at}"`);
  expect((await coordinator.get(at)).status).toBe(404);
  const late = await coordinator.post(at, { ...corrected, correction: "Too late" });
  expect(late.status).toBe(409);
  await expect(
    app.query("update panels.item_decisions set taken_back_reason = 'x' where kind = 'map'"),
  ).rejects.toThrow("this sitting is closed");
  const told = await app.query<{ headline: string }>(
    "select headline from protect.chronology_entries where person_id = $1 and kind = 'meeting'",
    [child.personId],
  );
  expect(told.map(({ headline }) => headline).join()).not.toContain("again");
});
