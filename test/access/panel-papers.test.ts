import { afterAll, beforeAll, expect, test } from "vitest";
import { textOfDocx } from "../../src/platform/documents/fixtures/read-docx.ts";
import { readPdf } from "../../src/platform/documents/fixtures/read-pdf.ts";
import { zipText } from "../../src/platform/files/fixtures/zip-text.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aSitting, anItem, makePapers } from "../harness/panels.ts";
import { aService, onTheList } from "../harness/recovery.ts";
import { aCounsellor, counsellor } from "../harness/sensitive.ts";
import { aFact, protect } from "./world.ts";

let app: TestApp;
let coordinator: Client;
let sitting: string;
let child: Child;
let other: Child;
let itemId: string;

/** Runs these as the database's owner, with the child, whoever writes, and the moment. */
const put = (...statements: readonly string[]): Promise<unknown> =>
  statements.reduce<Promise<unknown>>(
    (before, one) =>
      before.then(async () =>
        app.query(
          `with c as (select p.partnership_id, p.person_id, s.staff_id, $2::timestamptz as at from subjects.people p
             join directory.staff s on s.email = 'lead@eastmoor.example' where p.person_id = $1) ${one}`,
          [child.personId, app.clock.now()],
        ),
      ),
    Promise.resolve(),
  );

const note = (
  kind: string,
  headline: string,
  on: string,
  { by = "staff_id", significant = true }: { by?: string; significant?: boolean } = {},
) => `
  insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, detail, happened_on, recorded_at, recorded_by, significant)
  select gen_random_uuid(), partnership_id, person_id, '${kind}', '${headline}', 'Qxdetail', '${on}', at, ${by}, ${String(significant)} from c`;

const voice = (said: string, on: string, by = "staff_id") => `
  insert into protect.voices (voice_id, partnership_id, person_id, said, said_on, setting, present, recorded_how, rating, rating_asked, level_name, recorded_by, recorded_at)
  select gen_random_uuid(), partnership_id, person_id, '${said}', '${on}', 'home', 'Qxwho was there', 'at-once', 4, 'rated', 'High', ${by}, at from c`;

const plan = [
  `insert into protect.plans (plan_id, partnership_id, person_id, opened_on, opened_by, changed_by)
   select '00000000-0000-7000-8000-00000000a001', partnership_id, person_id, '2026-09-01', staff_id, staff_id from c`,
  `, o as (insert into protect.plan_outcomes (plan_outcome_id, partnership_id, plan_id, person_id, wording, changed_by)
     select '00000000-0000-7000-8000-00000000a002', partnership_id, '00000000-0000-7000-8000-00000000a001', person_id, 'Sleeps at home, as ${counsellor.name} heard', staff_id from c
     returning plan_outcome_id)
   insert into protect.plan_ratings (plan_rating_id, partnership_id, plan_outcome_id, person_id, rating, reason, rated_on, rated_by, recorded_at)
   select gen_random_uuid(), partnership_id, o.plan_outcome_id, person_id, 'amber', 'Better', '2026-11-02', staff_id, at from c, o`,
  `insert into protect.plan_contingencies (plan_contingency_id, partnership_id, plan_id, person_id, happens, response, who, changed_by)
   select gen_random_uuid(), partnership_id, '00000000-0000-7000-8000-00000000a001', person_id, 'Not home by ten', 'Ring the police', 'Carer', staff_id from c`,
  `insert into protect.trusted_adults (trusted_adult_id, partnership_id, plan_id, person_id, name, relationship, changed_by)
   select gen_random_uuid(), partnership_id, '00000000-0000-7000-8000-00000000a001', person_id, 'Qxgran', 'Gran', staff_id from c`,
];

const missing = (since: string, rhi: string) => `
  insert into protect.missing_episodes (missing_episode_id, partnership_id, person_id, missing_since, reported_at, reported_by, scheme_id, grade, from_kind,
    circumstances, recorded_by, recorded_at, returned_at, found_by, rhi_due_at, rhi_outcome, rhi_closed_by, rhi_closed_at, changed_by)
  select gen_random_uuid(), c.partnership_id, person_id, '${since}', '${since}', 'Carer', g.configuration_id, 'medium', 'home', 'Qxwhere', staff_id, at,
    '${since}'::timestamptz + interval '5 hours', 'Police', '${since}'::timestamptz + interval '3 days', ${rhi}, staff_id from c
  join directory.configuration g on g.partnership_id = c.partnership_id and g.kind = 'missing-grade' limit 1`;

const education = (kind: string, columns: string, values: string) => `
  insert into protect.education_entries (education_entry_id, partnership_id, person_id, scheme_id, kind, from_on, ${columns}, source, recorded_by, recorded_at)
  select gen_random_uuid(), c.partnership_id, person_id, g.configuration_id, '${kind}', '2026-09-07', ${values}, 'School', staff_id, at from c
  join directory.configuration g on g.partnership_id = c.partnership_id and g.kind = 'education' limit 1`;

beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  const sittingId = await aSitting(app, coordinator, "chair police school");
  sitting = `/sittings/${sittingId}`;
  child = await aChild(app, { level: 2 });
  other = await aChild(app, { level: 1 });
  itemId = await anItem(app, coordinator, { sittingId, ...child });
  await anItem(app, coordinator, { sittingId, ...other });
  const { staffId, teamId } = await aCounsellor(app);
  const service = await aService(app, { name: "Qxclinic", shownAs: "A health service" });
  await app.query("update directory.teams set service_id = $2 where team_id = $1", [
    teamId,
    service,
  ]);
  // Whoever makes the papers may know; those who read them may not.
  await onTheList(app, service, "coordinator");
  await aFact(app, child, { kind: "school", wording: "Harbour View Academy" });
  await put(
    ...plan,
    note("note", `Told the school of Qxclinic and ${counsellor.name}`, "2026-11-10"),
    note("note", "Was seen at the station", "2026-11-12"),
    note("note", "Qxold news", "2026-05-01"),
    note("note", "Qxsmall news", "2026-11-12", { significant: false }),
    note("missing", "Missing since 3 November 2026", "2026-11-03", { significant: false }),
    note("missing", "Return home interview: done, Qxinterviewer", "2026-11-05"),
    note("forum", "Qxforum heard of it", "2026-11-12"),
    note("circle", "Qxcolleague joined the professional network", "2026-11-12"),
    note("note", "Qxwords of the clinic", "2026-11-12", { by: `'${staffId}'::uuid` }),
    voice("I am tired of moving", "2026-11-01"),
    voice("Qxtold the clinic", "2026-11-20", `'${staffId}'::uuid`),
    missing("2026-11-03T20:00:00Z", "'done', staff_id, at"),
    missing("2026-11-14T20:00:00Z", "null, null, null"),
    education("enrolment", "value", "'on-roll'"),
    education("timetable", "value, hours, review_by", "'part', 12, '2026-12-01'"),
    education("attendance", "to_on, possible, attended, unauthorised", "'2026-10-23', 68, 41, 20"),
    `insert into work.actions (action_id, partnership_id, person_id, wording, owner_agency_id, due_on, added_on, added_by, state, changed_by)
     select gen_random_uuid(), c.partnership_id, person_id, 'Find a late start', a.agency_id, '2026-11-01', '2026-10-01', staff_id, 'open', staff_id
     from c join directory.agencies a on a.partnership_id = c.partnership_id and a.kind = 'police' limit 1`,
  );
  await makePapers(coordinator, sitting);
});
afterAll(() => app.close());

const decidedFrom = [
  "Sleeps at home, as A health service heard",
  "Amber",
  "Not home by ten",
  "Ring the police",
  "Find a late start",
  "1 November 2026, overdue",
  "I am tired of moving",
  "felt safe 4 out of 10",
  "Was seen at the station",
  "Missing since 3 November 2026",
  "2 in a year",
  "2 returns in a year: interview done after 1, to be done after 1 (1 past the time)",
  "attendance 60.3%",
  "part time, 12 hours a week, review by 1 December 2026",
  "A draft, begun 1 September 2026",
];

/** What is of nobody’s page: places, forums, services, who is involved, and what is old or small. */
const never = /Qx|Harbour View|Moss/;

test("a page holds what a panel decides from, on screen and in Word alike", async () => {
  const police = await app.signIn("police");
  const page = (await police.get(`${sitting}/papers`)).page.text;
  const { body } = textOfDocx((await police.get(`${sitting}/papers.docx`)).raw);
  for (const words of decidedFrom) {
    expect(page).toContain(words);
    expect(body.join("\n")).toContain(words);
  }
  expect(page).toMatch(/Level.*, decided on 24 November 2026: the first/);
  expect(page).not.toMatch(never);
  expect(body.join("\n")).not.toMatch(never);
  const coordinators = (await coordinator.get(`${sitting}/items/${itemId}`)).page.text;
  expect(coordinators).toContain("Told the school of A health service and A health service");
});

test("a page of a child with nothing recorded says so, and begins a page of its own", async () => {
  const police = await app.signIn("police");
  const { html, page } = await police.get(`${sitting}/papers`);
  expect(page.text).toContain("No plan has been written");
  expect(page.text).toContain("nothing is recorded");
  expect(html).toContain("app-paper--pages");
  const word = zipText((await police.get(`${sitting}/papers.docx`)).raw, "word/document.xml");
  expect(word.match(/<w:pageBreakBefore\/>/g)).toHaveLength(1);
  const pdf = await readPdf((await police.get(`${sitting}/papers.pdf`)).raw);
  expect([pdf.isMarked, pdf.language]).toEqual([true, "en-GB"]);
  const headings = pdf.elements.filter(([role]) => role === "H2").map(([, text]) => text);
  for (const [index, one] of [child, other].entries())
    expect(headings[index]).toContain(one.reference);
});

test("a page is as the record stood: what is recorded later is in the next one", async () => {
  await put(voice("Qxlater I said", "2026-11-23"), note("note", "Qxlater news", "2026-11-23"));
  const police = await app.signIn("police");
  expect((await police.get(`${sitting}/papers`)).page.text).not.toContain("Qxlater");
  await makePapers(coordinator, sitting);
  expect((await police.get(`${sitting}/papers`)).page.text).toMatch(
    /Qxlater I said.*Qxlater news/s,
  );
});

test("whereabouts that are protected later are taken out of the page too", async () => {
  await put(note("note", "Was fetched from 9 Quay Lane, QX1 7AA", "2026-11-23"));
  await aFact(app, child, { kind: "address", wording: "9 Quay Lane, QX1 7AA" });
  await makePapers(coordinator, sitting);
  const police = await app.signIn("police");
  const at = `${sitting}/items/${itemId}`;
  expect((await police.get(at)).page.text).toContain("9 Quay Lane");
  await protect(app, child, ["lead", "manager"]);
  await makePapers(coordinator, sitting);
  expect((await police.get(at)).page.text).not.toContain("9 Quay Lane");
});
