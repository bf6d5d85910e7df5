import { afterAll, beforeAll, expect, test } from "vitest";
import { readPdf } from "../../src/platform/documents/fixtures/read-pdf.ts";
import { textOfDocx } from "../../src/platform/documents/fixtures/read-docx.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aLink, aThing } from "../harness/flags.ts";
import { referForm, siftForm, sittingForm } from "../harness/panels.ts";
import { aDay } from "../harness/pathway.ts";
import { fillIn } from "../harness/real-forms.ts";
import { staffIdOf } from "../harness/sign-in.ts";

let app: TestApp;
let coordinator: Client;
let child: Child;
let place: string;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  child = await aChild(app, { level: 3, givenName: "Qxgiven", familyName: "Qxfamily" });
  place = await aThing(app, { kind: "place", label: "The arches" });
  await aLink(app, { thingId: place, personId: child.personId });
});
afterAll(() => app.close());

type Sent = Omit<Parameters<typeof fillIn>[1], "at">;

/** Fills in a form on a page and sends it: every step is one that a page offers. */
async function press(by: Client, at: string, sent: Sent): Promise<string> {
  const answer = await fillIn(by, { at, ...sent });
  expect([sent.action, answer.status, answer.page.errors]).toEqual([sent.action, 303, []]);
  return answer.location ?? "";
}
const one = async (sql: string): Promise<string> => {
  const [row] = await app.query<{ id: string }>(sql);
  return row?.id ?? "";
};
const namesTheChild = (text: string): boolean =>
  /Qxgiven|Qxfamily/.test(text) || text.includes(child.reference);

const aboutPlace = () =>
  referForm({
    panel: "context",
    criterion: "place",
    reason: "Harm comes up there after school",
    asks: "Who walks there at four",
  });

/** Booked, with a place that was referred and a theme on its agenda. */
async function prepared(): Promise<string> {
  const panel = "/panels/context";
  for (const key of ["chair", "police", "school"]) {
    const fields = { staff: await staffIdOf(app, key), part: key === "chair" ? "chair" : "member" };
    await press(coordinator, panel, { action: `${panel}/seats`, fields });
  }
  const book = `${panel}/sittings/new`;
  const sitting = await press(coordinator, book, { action: book, fields: await sittingForm(app) });
  const refer = `/subjects/${place}/panels`;
  await press(coordinator, refer, { action: refer, fields: aboutPlace() });
  const referral = await one("select panel_referral_id as id from panels.panel_referrals");
  const sift = `${panel}/referrals/${referral}`;
  const { version: _version, ...fields } = siftForm();
  await press(coordinator, sift, { action: sift, fields });
  await press(coordinator, sitting, { action: `${sitting}/add`, having: { about: place } });
  const theme = { title: "Lighting and sight lines", section: "themes", minutes: "20" };
  await press(coordinator, sitting, { action: `${sitting}/theme`, fields: theme });
  await press(coordinator, sitting, { action: `${sitting}/papers/make` });
  return sitting;
}

/** The police say what they hold; the minute taker records the rest; the chair approves. */
async function held(sitting: string): Promise<void> {
  const item = `${sitting}/items/${await one("select agenda_item_id as id from panels.agenda_items where thing_id is not null")}`;
  const agency = await one(
    "select agency_id as id from directory.agencies where kind = 'police' limit 1",
  );
  app.clock.set("2026-12-01T10:00:00Z");
  coordinator = await app.signIn("coordinator");
  const record = (action: string, fields: Record<string, string>) =>
    press(coordinator, item, { action, fields });
  await record(item, { wording: "The school spoke of four o’clock" });
  await record(`${item}/shares`, { agency, shared: "Two stops near the steps" });
  const reason = { decisionReason: "A known face there helps" };
  await record(`${item}/decisions`, { decision: "place", ...reason });
  const promise = { wording: "Walk there at four", owner: `agency:${agency}` };
  await record(`${item}/promises`, { ...promise, ...aDay("due", 20, 12) });
  app.clock.set("2026-12-02T09:00:00Z");
  coordinator = await app.signIn("coordinator");
  const minutes = `${sitting}/minutes`;
  const chair = await app.signIn("chair");
  const named = await chair.post(`${sitting}/approve`, { without: "Qxgiven Qxfamily was ill" });
  expect([named.status, named.page.errors[0]?.href]).toEqual([422, "#without"]);
  const without = { without: "Health was ill; they were rung" };
  const approve = { action: `${sitting}/approve`, fields: without };
  await press(chair, minutes, approve);
}

test("a context conference looks at a place from referral to minutes, and names no child", async () => {
  const refused = referForm({ panel: "context", criterion: "place" });
  const named = await coordinator.post(`/children/${child.personId}/panels`, refused);
  expect([named.status, named.page.errors[0]?.href]).toEqual([422, "#panel"]);
  const sitting = await prepared();
  const before = await app.signIn("police");
  const papers = textOfDocx((await before.get(`${sitting}/papers.docx`)).raw);
  expect(papers.body.filter((line) => /^(The arches|Lighting)/.test(line))).toEqual([
    "The arches",
    "Lighting and sight lines",
  ]);
  expect(papers.body.join("\n")).toContain("Harm comes up there after school");
  await held(sitting);
  const [police, school, chair] = await Promise.all(
    ["police", "school", "chair"].map((key) => app.signIn(key)),
  );
  if (!police || !school || !chair) throw new Error("they are signed in");
  const minutes = await readPdf((await police.get(`${sitting}/minutes.pdf`)).raw);
  expect([minutes.isMarked, minutes.language]).toEqual([true, "en-GB"]);
  expect(minutes.texts.join(" ")).toContain("Walk there at four");
  expect((await police.get("/overdue/panel-actions")).page.text).toContain("Walk there at four");
  const item = await one(
    "select agenda_item_id as id from panels.agenda_items where thing_id is not null",
  );
  for (const client of [coordinator, police, school, chair])
    for (const path of ["", "/papers", "/minutes", "/updates", `/items/${item}`]) {
      const { status, html } = await client.get(`${sitting}${path}`);
      expect([path, status, namesTheChild(html)]).toEqual([path, 200, false]);
    }
  for (const client of [police, school, chair]) {
    const calendar = (await client.get(`${sitting}/calendar.ics`)).raw.toString();
    expect(calendar).toContain("BEGIN:VEVENT");
    for (const of of ["papers", "minutes"]) {
      const word = textOfDocx((await client.get(`${sitting}/${of}.docx`)).raw);
      const pdf = await readPdf((await client.get(`${sitting}/${of}.pdf`)).raw);
      const texts = [calendar, ...word.header, ...word.body, ...pdf.texts];
      expect(texts.length).toBeGreaterThan(5);
      for (const text of texts) expect(namesTheChild(text)).toBe(false);
    }
  }
  const own = (await coordinator.get(`/subjects/${place}/panels`)).page.text;
  expect(own).toMatch(/Walk there at four.*Work on a place/);
  for (const path of ["/panels/context", "/overdue/panel-actions", "/panels"])
    expect([path, namesTheChild((await coordinator.get(path)).html)]).toEqual([path, false]);
  for (const path of ["chronology", "notes-to-file", "panels"]) {
    const { status, page } = await coordinator.get(`/children/${child.personId}/${path}`);
    expect([path, status]).toEqual([path, 200]);
    expect(page.text).not.toMatch(/The arches: decided|Walk there at four|A known face/);
  }
});

test("a child’s name that is typed for it is refused beside the field, and nothing typed is lost", async () => {
  const name = "Qxgiven Qxfamily";
  const refer = `/subjects/${place}/panels`;
  const reason = { ...aboutPlace(), reason: `${name} was seen there` };
  const asked = await fillIn(coordinator, { at: refer, action: refer, fields: reason });
  const heading = `Take out “${name}”: it is the name of a child`;
  const isRefused = (answer: typeof asked, field: string, typed: string) => {
    expect([answer.status, answer.page.errors]).toEqual([
      422,
      [{ text: heading, href: `#${field}` }],
    ]);
    expect(answer.html).toContain(typed);
  };
  isRefused(asked, "reason", `${name} was seen there`);
  const book = "/panels/context/sittings/new";
  const fields = await sittingForm(app, aDay("on", 15, 12));
  const sitting = await press(coordinator, book, { action: book, fields });
  const theme = { title: `What ${name} says`, section: "themes", minutes: "20" };
  const add = { at: sitting, action: `${sitting}/theme` };
  isRefused(await fillIn(coordinator, { ...add, fields: theme }), "title", theme.title);
  const reference = await fillIn(coordinator, {
    ...add,
    fields: { ...theme, title: `About ${child.reference}` },
  });
  expect(reference.page.errors[0]?.text).toBe("Take out the reference of a child’s record");
  await press(coordinator, sitting, {
    action: `${sitting}/theme`,
    fields: { ...theme, title: "Lamps" },
  });
  const room = `Room of ${name}`;
  const other = await sittingForm(app, { ...aDay("on", 16, 12), room });
  isRefused(await fillIn(coordinator, { at: book, action: book, fields: other }), "room", room);
  const change = `${sitting}/change`;
  const moved = { room, reason: "The other is locked" };
  isRefused(await fillIn(coordinator, { at: change, action: change, fields: moved }), "room", room);
  const [rooms] = await app.query<{ all: string }>(
    "select string_agg(room, ' ') as all from panels.sittings",
  );
  expect(rooms?.all).not.toContain(name);
  const item = `${sitting}/items/${await one("select agenda_item_id as id from panels.agenda_items where title = 'Lamps'")}`;
  const agency = await one(
    "select agency_id as id from directory.agencies where kind = 'police' limit 1",
  );
  // The sitting has come: before its day no decision is recorded.
  await app.query("update panels.sittings set starts_at = $2 where sitting_id = $1", [
    sitting.split("/").at(-1),
    app.clock.now(),
  ]);
  const words = `${name} was there`;
  const promise = { wording: words, owner: `agency:${agency}`, ...aDay("due", 20, 12) };
  for (const [action, field, fields] of [
    [item, "wording", { wording: words }],
    [`${item}/shares`, "shared", { agency, shared: words }],
    [`${item}/shares`, "basisReason", { agency, shared: "Two stops", basisReason: words }],
    [`${item}/decisions`, "decisionReason", { decision: "place", decisionReason: words }],
    [`${item}/promises`, "promise-wording", promise],
  ] as const)
    isRefused(await fillIn(coordinator, { at: item, action, fields }), field, words);
  await press(coordinator, item, {
    action: `${item}/promises`,
    fields: { ...promise, wording: "Ask for lamps" },
  });
  const open = `/panel-promises/${await one("select item_promise_id as id from panels.item_promises where wording = 'Ask for lamps'")}`;
  const closing = { state: "done", outcome: words };
  isRefused(
    await fillIn(coordinator, { at: open, action: open, fields: closing }),
    "outcome",
    words,
  );
  await press(coordinator, refer, { action: refer, fields: aboutPlace() });
  const waiting = await one(
    "select panel_referral_id as id from panels.panel_referrals where outcome is null",
  );
  const sift = `/panels/context/referrals/${waiting}`;
  const sifted = { outcome: "later", outcomeReason: words };
  isRefused(
    await fillIn(coordinator, { at: sift, action: sift, fields: sifted }),
    "outcomeReason",
    words,
  );
  const stored = await app.query<{ all: string }>(
    `select concat_ws(' ', (select string_agg(wording, ' ') from panels.agenda_items), (select string_agg(reason, ' ') from panels.item_decisions),
       (select string_agg(wording, ' ') from panels.item_shares), (select string_agg(wording, ' ') from panels.item_promises)) as all`,
  );
  expect(stored[0]?.all).not.toContain(name);
});

test("who came instead is no child: no row with a name that was typed is saved, and all come back", async () => {
  const sitting = await one(
    "select sitting_id as id from panels.sittings where approved_at is null",
  );
  const [police, school] = [await staffIdOf(app, "police"), await staffIdOf(app, "school")];
  await app.query("update panels.sittings set starts_at = $2 where sitting_id = $1", [
    sitting,
    app.clock.now(),
  ]);
  const people = `/sittings/${sitting}/people`;
  const typed = {
    [`attended.${police}`]: "deputy",
    [`deputy.${police}`]: "Qxgiven Qxfamily",
    [`attended.${school}`]: "deputy",
    [`deputy.${school}`]: "Bea Doyle",
  };
  const send = (fields: Record<string, string>) =>
    fillIn(coordinator, { at: people, action: people, fields });
  const answer = await send(typed);
  expect([answer.status, answer.page.errors]).toEqual([
    422,
    [
      {
        text: "Take out “Qxgiven Qxfamily”: it is the name of a child",
        href: `#deputy-${police}`,
      },
    ],
  ]);
  expect(answer.page.fields).toMatchObject(typed);
  const deputies = async () =>
    (
      await app.query<{ deputy: string }>(
        "select deputy from panels.sitting_people where sitting_id = $1 and deputy is not null",
        [sitting],
      )
    ).map(({ deputy }) => deputy);
  expect(await deputies()).toEqual([]);
  expect((await send({ ...typed, [`deputy.${police}`]: "Al Reed" })).status).toBe(303);
  expect((await deputies()).toSorted()).toEqual(["Al Reed", "Bea Doyle"]);
});
