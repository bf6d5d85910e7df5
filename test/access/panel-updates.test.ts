import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aSitting, anItem } from "../harness/panels.ts";
import { aService, onTheList } from "../harness/recovery.ts";
import { aCounsellor, counsellor } from "../harness/sensitive.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { zipText } from "../../src/platform/files/fixtures/zip-text.ts";
import { readPdf } from "../../src/platform/documents/fixtures/read-pdf.ts";

let app: TestApp;
let coordinator: Client;
let sitting: string;
let children: { child: Child; itemId: string }[];
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  const sittingId = await aSitting(app, coordinator, "chair police nurse school");
  sitting = `/sittings/${sittingId}`;
  children = [];
  for (let count = 0; count < 3; count += 1) {
    const child = await aChild(app, { level: 2 });
    children.push({ child, itemId: await anItem(app, coordinator, { sittingId, ...child }) });
  }
  expect((await coordinator.post(`${sitting}/papers/make`, {})).status).toBe(303);
});
afterAll(() => app.close());

const agencyOf = async (key: string): Promise<string> => {
  const [row] = await app.query<{ id: string }>(
    `select t.agency_id as id from directory.posts p join directory.teams t on t.team_id = p.team_id where p.staff_id = $1 limit 1`,
    [await staffIdOf(app, key)],
  );
  return row?.id ?? "";
};
const sharesOf = (key: string) =>
  app.query<{ itemId: string; wording: string | null }>(
    `select agenda_item_id as "itemId", wording from panels.item_shares where shared_by = $1 order by item_share_id`,
    [key],
  );

test("an agency is asked in one press, once a day, and told where to answer", async () => {
  const police = await agencyOf("police");
  for (const _ of [1, 2])
    expect((await coordinator.post(`${sitting}/updates/ask`, { agency: police })).status).toBe(303);
  const askings = await app.query("select * from panels.sitting_askings");
  expect(askings).toHaveLength(1);
  const notices = await (await app.signIn("police")).get("/notices");
  expect(notices.page.text).toContain("Your agency is asked for its updates before MACE");
  expect((await coordinator.get(`${sitting}/updates`)).page.text).toContain("0 of 3");
  const nurse = await app.signIn("nurse");
  expect((await nurse.post(`${sitting}/updates/ask`, { agency: police })).status).toBe(403);
});

test("an agency writes on each item, or says in one press that nothing is held on the rest", async () => {
  const police = await app.signIn("police");
  const [first, second] = children;
  if (!first || !second) throw new Error("there are children");
  const empty = await police.post(`${sitting}/updates`, {});
  expect([empty.status, empty.page.errors.map(({ href }) => href)]).toEqual([
    422,
    [`#shared-${first.itemId}`],
  ]);
  const both = {
    [`shared-${first.itemId}`]: "Seen at the station twice",
    [`nothing-${first.itemId}`]: "yes",
  };
  const wrong = await police.post(`${sitting}/updates`, both);
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain("Seen at the station twice");
  const words = { [`shared-${first.itemId}`]: "Seen at the station twice" };
  const sent = await police.post(`${sitting}/updates`, words);
  expect(sent.status).toBe(303);
  expect((await police.post(`${sitting}/updates`, { all: "nothing" })).status).toBe(303);
  expect((await police.post(`${sitting}/updates`, { all: "nothing" })).status).toBe(303);
  const shares = await sharesOf(await staffIdOf(app, "police"));
  expect(shares).toHaveLength(3);
  expect(shares.filter(({ wording }) => wording === null)).toHaveLength(2);
  const table = await coordinator.get(`${sitting}/updates`);
  expect(table.page.text).toContain("3 of 3");
  const api = (await coordinator.get(`/api${sitting}/updates`)).html;
  expect(api).toContain('"items":3,"answered":3,"askedTimes":1');
  expect(api).not.toContain("Seen at the station");
  const room = await coordinator.get(`${sitting}/items/${first.itemId}`);
  expect(room.page.text).toContain("Seen at the station twice");
});

test("updates stand on the papers and in the minutes with the agency's name, as page, Word and PDF", async () => {
  const nurse = await app.signIn("nurse");
  const page = (await nurse.get(`${sitting}/papers`)).page.text;
  const word = zipText((await nurse.get(`${sitting}/papers.docx`)).raw, "word/document.xml");
  const pack = await readPdf((await nurse.get(`${sitting}/papers.pdf`)).raw);
  const minutes = await readPdf((await nurse.get(`${sitting}/minutes.pdf`)).raw);
  const texts = [page, word, ...[pack, minutes].map((one) => one.texts.join(" "))];
  for (const text of texts) expect(text.replaceAll(/\s+/g, " ")).toContain("Seen at the station");
  for (const { isMarked, texts: all, elements } of [pack, minutes]) {
    expect(isMarked).toBe(true);
    expect(all.join(" ")).toContain("Taken by");
    expect(elements.map(([role]) => role)).toContain("H1");
  }
});

test("what a sensitive service says stands under its words to who is not on its list, and in every file", async () => {
  const instead = "A health service: ask the designated nurse";
  const secret = new RegExp(Object.values(counsellor).join("|"));
  const who = await aCounsellor(app);
  const service = await aService(app, { name: "Qxclinic", shownAs: instead });
  await coordinator.post(`/services/${service}/teams`, { team: who.teamId, off: "" });
  await onTheList(app, service, "nurse");
  const theme = { title: "Waiting times", section: "themes", minutes: "5" };
  expect((await coordinator.post(`${sitting}/theme`, theme)).status).toBe(303);
  await app.query(
    `insert into panels.item_promises (item_promise_id, partnership_id, sitting_id, agenda_item_id, acl, wording, owner_agency_id, owner_staff_id, due_on, agreed_by, agreed_at)
     select gen_random_uuid(), i.partnership_id, i.sitting_id, i.agenda_item_id, i.acl, 'Qxwait in weeks', t.agency_id, $1, '2026-12-20', i.added_by, $3
     from panels.agenda_items i, directory.teams t where i.title is not null and t.team_id = $2`,
    [who.staffId, who.teamId, app.clock.now()],
  );
  const ask = async (staffId: string) => {
    await app.query(
      `insert into panels.sitting_people (sitting_person_id, partnership_id, sitting_id, staff_id, agency_id, changed_by, changed_at)
       select gen_random_uuid(), s.partnership_id, s.sitting_id, $1, t.agency_id, s.booked_by, now() from panels.sittings s, directory.teams t where t.team_id = $2`,
      [staffId, who.teamId],
    );
    await app.query(
      `insert into panels.item_people (item_person_id, partnership_id, agenda_item_id, staff_id, invited_by, invited_at)
       select gen_random_uuid(), partnership_id, agenda_item_id, $1, added_by, now() from panels.agenda_items`,
      [staffId],
    );
  };
  await ask(who.staffId);
  const own = await app.signIn("counsellor");
  const words = { [`shared-${children[1]?.itemId ?? ""}`]: "Comes each week" };
  expect((await own.post(`${sitting}/updates`, words)).status).toBe(303);
  const at = `${sitting}/items/${children[1]?.itemId ?? ""}`;
  for (const path of [at, `${sitting}/papers`, `${sitting}/minutes`]) {
    const { page } = await (await app.signIn("police")).get(path);
    expect(page.text).toContain("Comes each week");
    expect(page.text).toContain(instead);
    expect(page.text).not.toContain(counsellor.agency);
  }
  expect((await coordinator.get(`${sitting}/updates`)).page.text).not.toContain(counsellor.agency);
  const nurse = await app.signIn("nurse");
  expect((await nurse.get(at)).page.text).toContain(`${counsellor.agency} shared`);
  const { texts } = await readPdf((await nurse.get(`${sitting}/papers.pdf`)).raw);
  expect(texts.join(" ")).toContain("Comes each week");
  expect(texts.join(" ")).not.toMatch(secret);
  const owed = (text: string) => /Qxwait in weeks[\s\S]*?20 December 2026/.exec(text)?.[0];
  expect(owed((await own.get(`${sitting}/minutes`)).page.text)).toContain(counsellor.name);
  const taken = zipText((await own.get(`${sitting}/minutes.docx`)).raw, "word/document.xml");
  expect(owed(taken)).toContain(instead);
  expect(owed(taken)).not.toMatch(secret);
  // A colleague from another part of that agency is asked too: what the service said is not counted for it.
  await ask(await staffIdOf(app, "lead"));
  const counted = (await coordinator.get(`${sitting}/updates`)).page.text;
  expect(counted).toMatch(new RegExp(`${counsellor.agency}\\s*0 of 3`));
});

test("an agency answers for itself alone, on what it is asked, and not once minutes are approved", async () => {
  const youth = await app.signIn("youthworker");
  expect((await youth.post(`${sitting}/updates`, { all: "nothing" })).status).toBe(404);
  const page = await youth.get(`${sitting}/updates`);
  for (const { child } of children) expect(page.page.text).not.toContain(child.reference);
  const [first] = children;
  await app.query(
    "update panels.item_people set withdrawn_at = now(), withdrawn_by = invited_by where agenda_item_id = $1 and staff_id = $2",
    [first?.itemId, await staffIdOf(app, "nurse")],
  );
  const nurse = await app.signIn("nurse");
  const form = { [`shared-${first?.itemId ?? ""}`]: "Not asked" };
  expect((await nurse.post(`${sitting}/updates`, form)).status).toBe(422);
  expect(await sharesOf(await staffIdOf(app, "nurse"))).toEqual([]);
  await app.query(
    "update panels.sittings set approved_at = now(), approved_by = chair_id where sitting_id = $1",
    [sitting.split("/").at(-1)],
  );
  expect((await nurse.post(`${sitting}/updates`, { all: "nothing" })).status).toBe(409);
});
