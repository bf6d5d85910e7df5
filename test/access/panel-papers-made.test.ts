import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPdf } from "../../src/platform/documents/fixtures/read-pdf.ts";
import { textOfDocx } from "../../src/platform/documents/fixtures/read-docx.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { aSitting, anItem } from "../harness/panels.ts";
import { aService } from "../harness/recovery.ts";
import { aCounsellor, counsellor } from "../harness/sensitive.ts";

let app: TestApp;
let coordinator: Client;
let sitting: string;
let make: string;
let child: Child;
let other: Child;
let itemId: string;

/** As the database's owner: recorded by the lead practitioner about this child, so many times. */
const put = (about: Child, statement: string, many = 1): Promise<unknown> =>
  app.query(
    `with c as (select p.partnership_id, p.person_id, s.staff_id, $2::timestamptz as at, n from subjects.people p
       join directory.staff s on s.email = 'lead@eastmoor.example' cross join generate_series(1, $3::int) n where p.person_id = $1) ${statement}`,
    [about.personId, app.clock.now(), many],
  );

const note = (headline: string, on = "2026-11-12") => `
  insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, happened_on, recorded_at, recorded_by, significant)
  select gen_random_uuid(), partnership_id, person_id, 'note', '${headline}', '${on}', at, staff_id, true from c`;

beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  const sittingId = await aSitting(app, coordinator, "chair police");
  sitting = `/sittings/${sittingId}`;
  make = `${sitting}/papers/make`;
  child = await aChild(app, { level: 2, givenName: "Ida", familyName: "Quarry" });
  other = await aChild(app, { level: 2, givenName: "Wilf", familyName: "Tarn" });
  itemId = await anItem(app, coordinator, { sittingId, ...child });
});
afterAll(() => app.close());

const textFor = async (key: string): Promise<string> =>
  (await (await app.signIn(key)).get(`${sitting}/papers`)).page.text;
const idsOf = (html: string, name: string): readonly string[] =>
  [...html.matchAll(new RegExp(`name="${name}"[^>]*value="([0-9a-f-]{36})"[^>]*>`, "g"))].map(
    ([, id]) => id ?? "",
  );
const papersOf = async (): Promise<number> =>
  (await app.query("select 1 from panels.item_papers where agenda_item_id = $1", [itemId])).length;

describe("before papers are made", () => {
  test("a child is called by the record to who reaches it, and by nothing to who does not", async () => {
    const kept = (await coordinator.get(sitting)).page.text;
    expect(kept).toContain(`Ida Quarry, ${child.reference}`);
    expect(kept).toContain("No papers have been made yet");
    const asked = (await (await app.signIn("police")).get(sitting)).page.text;
    expect(asked).toContain("A child: no paper has been made yet");
    expect(asked).not.toContain("Quarry");
  });

  test("nobody is asked where a headline names the child of the page alone", async () => {
    await put(child, note("Ida Quarry was seen at the station"));
    expect((await coordinator.post(make, {})).status).toBe(303);
    expect(await textFor("police")).toContain("Ida Quarry was seen at the station");
    const kept = (await coordinator.get(sitting)).page.text;
    expect(kept).toContain("The oldest paper is from 24 November 2026");
  });

  test("a line that names another child is shown first, and is left out unless it is kept", async () => {
    await put(child, note("Went to town with Wilf Tarn", "2026-11-13"));
    const before = await papersOf();
    const asked = await coordinator.post(make, {});
    expect(asked.status).toBe(422);
    expect(await papersOf()).toBe(before);
    expect(asked.page.text).toContain("Leave out of the page of Ida Quarry");
    expect(asked.page.text).toContain("13 November 2026: Went to town with Wilf Tarn");
    expect(asked.page.text).toContain("“Wilf Tarn” is the name of a child on another record");
    expect(asked.page.text).not.toContain("was seen at the station");
    const [seen = ""] = idsOf(asked.html, "seen");
    expect(idsOf(asked.html, "leave")).toEqual([seen]);
    expect(asked.html).toMatch(/name="leave"[^>]* checked/);
    // What was not shown is not agreed to, whatever is sent.
    expect((await coordinator.post(make, { leave: seen })).status).toBe(422);
    expect((await coordinator.post(make, { seen, leave: seen })).status).toBe(303);
    const left = await textFor("police");
    expect(left).not.toContain("Wilf Tarn");
    expect(left).toContain("1 line is left out of this page, because another person may be named");
    expect((await coordinator.post(make, { seen })).status).toBe(303);
    expect(await textFor("police")).toContain("Went to town with Wilf Tarn");
    // It was kept on purpose: the next time it is kept unless it is chosen.
    expect((await coordinator.post(make, {})).html).not.toMatch(/name="leave"[^>]* checked/);
    // In a page that is older than the question nobody kept anything on purpose.
    const kept = await app.query<{ id: string; kept: string[] }>(
      "select item_paper_id as id, kept from panels.item_papers where kept <> '{}'",
    );
    expect(kept.map((one) => one.kept)).toEqual([[seen]]);
    await app.query("update panels.item_papers set kept = '{}'");
    expect((await coordinator.post(make, {})).html).toMatch(/name="leave"[^>]* checked/);
    await app.query("update panels.item_papers set kept = $2 where item_paper_id = $1", [
      kept[0]?.id,
      kept[0]?.kept,
    ]);
  });

  test("only lines that were found are left out: an id that is sent leaves nothing else out", async () => {
    const [fine] = await app.query<{ id: string }>(
      "select chronology_entry_id as id from protect.chronology_entries where person_id = $1 and headline like 'Ida Quarry was%'",
      [child.personId],
    );
    const [seen = ""] = idsOf((await coordinator.post(make, {})).html, "seen");
    const sent = { seen: [seen], leave: [seen, fine?.id ?? ""] };
    expect((await coordinator.post(make, sent)).status).toBe(303);
    expect(await textFor("police")).toContain("was seen at the station");
  });

  test("of a child out of reach it says no more than that a name may stand there", async () => {
    const hidden = await aChild(app, { givenName: "Noor", familyName: "Beck" });
    await restrict(app, hidden);
    await put(child, note("Spoke of Noor Beck", "2026-11-14"));
    const asked = await coordinator.post(make, {});
    expect(asked.page.text).toContain("Words here could name another child");
    expect(asked.page.text).not.toContain("“Noor Beck”");
  });

  test("a sensitive service, and the reference of another record, are found too", async () => {
    const { teamId } = await aCounsellor(app);
    const service = await aService(app, { name: "Qxclinic", shownAs: "A health service" });
    await app.query("update directory.teams set service_id = $2 where team_id = $1", [
      teamId,
      service,
    ]);
    await put(child, note(`Told ${counsellor.name} more`, "2026-11-15"));
    await put(child, note(`See ${other.reference}`, "2026-11-16"));
    const asked = await coordinator.post(make, {});
    expect(asked.page.text).toContain("15 November 2026: Told A health service more");
    expect(asked.page.text).toContain("“A health service” is shown there");
    expect(asked.page.text).toContain("The reference of another record appears here");
    expect(asked.html).not.toContain(counsellor.name);
    const seen = idsOf(asked.html, "seen");
    expect(seen).toHaveLength(4);
    expect((await coordinator.post(make, { seen, leave: seen })).status).toBe(303);
    const left = await textFor("police");
    expect(left).toContain("4 lines are left out of this page");
    expect(left).not.toMatch(/Noor Beck|A health service|See C-/);
  });

  test("what was chosen stands when a line comes in that was not on the page", async () => {
    const { html } = await coordinator.post(make, {});
    const [kept = "", ...leave] = idsOf(html, "seen");
    const seen = [kept, ...leave];
    await put(child, note("Seen again with Wilf Tarn", "2026-11-17"));
    const again = await coordinator.post(make, { seen, leave });
    expect([again.status, idsOf(again.html, "seen").length]).toEqual([422, seen.length + 1]);
    const checked = [...again.html.matchAll(/<input[^>]*name="leave"[^>]*>/g)]
      .map(([input]) => input)
      .filter((input) => input.includes(" checked"));
    expect(checked).toHaveLength(leave.length + 1);
    expect(checked.join(" ")).not.toContain(kept);
  });

  test("only who keeps the panel is asked", async () => {
    expect((await (await app.signIn("police")).post(make, {})).status).toBe(403);
  });
});

describe("one sheet for a child of whom much is recorded", () => {
  const words = "and what was seen, heard and done about it on that day by everybody who was there";
  const agency =
    "join directory.agencies a on a.partnership_id = c.partnership_id and a.kind = 'police'";
  let much: Child;

  beforeAll(async () => {
    much = await aChild(app, { level: 3, givenName: "Ada", familyName: "Long" });
    const sittingId = sitting.split("/").at(-1) ?? "";
    await anItem(app, coordinator, { sittingId, ...much });
    await put(much, note(`Seen at the station ' || n || ', ${words}`, "2026-11-12"), 30);
    await put(
      much,
      `insert into protect.plans (plan_id, partnership_id, person_id, opened_on, opened_by, changed_by)
       select '00000000-0000-7000-8000-00000000b001', partnership_id, person_id, '2026-09-01', staff_id, staff_id from c`,
    );
    await put(
      much,
      `insert into protect.plan_outcomes (plan_outcome_id, partnership_id, plan_id, person_id, wording, changed_by)
       select gen_random_uuid(), partnership_id, '00000000-0000-7000-8000-00000000b001', person_id, 'Outcome ' || n || ', ${words}', staff_id from c`,
      12,
    );
    await put(
      much,
      `insert into protect.plan_contingencies (plan_contingency_id, partnership_id, plan_id, person_id, happens, response, who, changed_by)
       select gen_random_uuid(), partnership_id, '00000000-0000-7000-8000-00000000b001', person_id, 'Not home by ten, ' || n, 'Ring the police, ${words}', 'Carer', staff_id from c`,
      9,
    );
    await put(
      much,
      `insert into work.actions (action_id, partnership_id, person_id, wording, owner_agency_id, due_on, added_on, added_by, state, changed_by)
       select gen_random_uuid(), c.partnership_id, person_id, 'Promise ' || n || ', ${words}', a.agency_id, '2026-12-01'::date + n, '2026-10-01', staff_id, 'open', staff_id from c ${agency}`,
      25,
    );
    await put(
      much,
      `insert into protect.voices (voice_id, partnership_id, person_id, said, said_on, setting, present, recorded_how, rating_asked, level_name, recorded_by, recorded_at)
       select gen_random_uuid(), partnership_id, person_id, 'I am tired of moving. ${words}. ${words}.', '2026-11-01', 'home', 'A friend', 'at-once', 'not-asked', 'High', staff_id, at from c`,
    );
    const asked = await coordinator.post(make, {});
    const seen = idsOf(asked.html, "seen");
    if (asked.status !== 303)
      expect((await coordinator.post(make, { seen, leave: seen })).status).toBe(303);
  });

  test("is what the PDF has, and it says how many more there are of each", async () => {
    const police = await app.signIn("police");
    const pdf = await readPdf((await police.get(`${sitting}/papers.pdf`)).raw);
    const [first, second] = [child, much].map(({ reference }) =>
      pdf.texts.flatMap((text, index) => (text.includes(reference) ? [index + 1] : [])),
    );
    expect([first, second, pdf.pages]).toEqual([[1], [2], 2]);
    const page = pdf.texts[1] ?? "";
    const shown = (what: RegExp) => new Set(page.match(what)).size;
    const more = (what: string): number =>
      Number(new RegExp(`And (\\d+) more ${what} on the record`).exec(page)?.[1] ?? Number.NaN);
    expect(shown(/Promise \d+,/g) + more("open actions")).toBe(25);
    expect(shown(/Outcome \d+,/g) + more("outcomes")).toBe(12);
    expect(shown(/by ten, \d+/g) + more("lines of it")).toBe(9);
    const before = Number(/And (\d+) lines before these/.exec(page)?.[1] ?? Number.NaN);
    expect(shown(/station \d+,/g) + before).toBeGreaterThanOrEqual(30);
    const kinds = [/Promise \d+,/g, /Outcome \d+,/g, /by ten, \d+/g, /station \d+,/g];
    for (const what of kinds) expect(shown(what)).toBeGreaterThan(0);
    // What has room is shown: not one line of each and an empty half of the sheet.
    expect(kinds.reduce((sum, what) => sum + shown(what), 0)).toBeGreaterThan(4);
    expect(page).toContain("I am tired of moving");
  });

  test("is the same in Word and on the page", async () => {
    const police = await app.signIn("police");
    const word = textOfDocx((await police.get(`${sitting}/papers.docx`)).raw).body.join("\n");
    const page = (await police.get(`${sitting}/papers`)).page.text;
    const rows = (text: string) => new Set(text.match(/(?:Promise|Outcome) \d+,/g));
    expect(rows(word)).toEqual(rows(page));
  });
});

test("a level is called what it was called when it was decided, on the item, in papers and in minutes", async () => {
  const levels = [
    { level: 1, name: "Emerging" },
    { level: 2, name: "Significant" },
    { level: 3, name: "Experiencing" },
  ];
  const [was] = await app.query<{ name: string }>(
    `select l ->> 'name' as name from directory.configuration, jsonb_array_elements(body -> 'levels') l
     where kind = 'level-scheme' and l ->> 'level' = '2' order by in_force_from desc limit 1`,
  );
  const called = was?.name ?? "";
  await app.query(
    `insert into directory.configuration (configuration_id, partnership_id, kind, key, body, in_force_from)
     select gen_random_uuid(), partnership_id, kind, key, $1::jsonb || jsonb_build_object('name', 'Three words'::text), '2026-11-23'
     from directory.configuration where kind = 'level-scheme' order by in_force_from desc limit 1`,
    [JSON.stringify({ reviewWithinDays: 84, levels })],
  );
  const asked = await coordinator.post(make, {});
  const seen = idsOf(asked.html, "seen");
  await coordinator.post(make, { seen, leave: seen });
  const papers = await textFor("police");
  expect(papers).toContain(`${called}, decided on 24 November 2026`);
  expect(papers).not.toContain("Significant, decided");
  const item = `${sitting}/items/${itemId}`;
  // A level is agreed on the day of the sitting.
  app.clock.set("2026-12-01T10:00:00Z");
  coordinator = await app.signIn("coordinator");
  expect((await coordinator.get(item)).page.text).toContain(`Now: ${called}`);
  const { version = "" } = (await coordinator.get(`/children/${child.personId}/level`)).page.fields;
  const agreed = await coordinator.post(`${item}/level`, {
    level: "3",
    levelReason: "Two new signs",
    levelDissent: "",
    version,
    "review-day": "15",
    "review-month": "12",
    "review-year": "2026",
  });
  expect([agreed.status, agreed.page.errors]).toEqual([303, []]);
  const minutes = textOfDocx((await coordinator.get(`${sitting}/minutes.docx`)).raw).body;
  expect(minutes.join("\n")).toContain(`Level: ${called}, now Experiencing`);
});
