import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aLatePromise } from "../harness/chasing.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aChase } from "../harness/for-machines.ts";
import { aService, onTheList } from "../harness/recovery.ts";
import { aCounsellor, counsellor } from "../harness/sensitive.ts";
import { aFact, aFlag, letIn } from "./world.ts";

const instead = "A health service: ask the designated nurse";
const secret = new RegExp(`${Object.values(counsellor).join("|")}|Qxclinic|Qxwhy they came`);

let app: TestApp;
let child: Child;
let about: string;
let service: string;

/** What stood in the record before the team was the service's, or does not ask the circle. */
async function leaveTraces(staffId: string): Promise<void> {
  const given = [child.personId, staffId, app.clock.now()];
  await app.query(
    `insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, detail, happened_on, recorded_at, recorded_by)
     select gen_random_uuid(), p.partnership_id, p.person_id, e.kind, e.headline, e.detail, '2026-11-20', $3::timestamptz, e.by
     from subjects.people p, (values
       ('circle', '${counsellor.name} (${counsellor.agency}) joined the circle', 'Qxwhy they came', null::uuid),
       ('service', 'Referred to Qxclinic', 'Qxwhy they came', null),
       ('note', 'Spoke with ${counsellor.name} of Qxclinic', 'Rang ${counsellor.name}', null),
       ('level', 'Level recorded as High', 'Told by ${counsellor.name} of Qxclinic', $2::uuid),
       ('note', 'Was seen this morning', null, $2::uuid)) as e (kind, headline, detail, by)
     where p.person_id = $1`,
    given,
  );
  await app.query(
    `insert into sec.emergency_openings (emergency_opening_id, partnership_id, person_id, staff_id, membership_id, reason_key, reason, opened_at, ends_at)
     select gen_random_uuid(), p.partnership_id, p.person_id, $2, m.membership_id, 'missing-now', 'Not home', $3::timestamptz - interval '1 hour',
       $3::timestamptz - interval '30 minutes'
     from subjects.people p join sec.memberships m on m.circle_id = p.circle_id where p.person_id = $1 limit 1`,
    given,
  );
  await aFact(app, child, { kind: "school", wording: "Fernhill" });
  await app.query(
    "update subjects.whereabouts set recorded_by = $2, source = 'Told by Qxclinic' where person_id = $1",
    given.slice(0, 2),
  );
  await aFlag(app, child);
  await app.query(
    "update protect.flags set raised_by = $2 where person_id = $1",
    given.slice(0, 2),
  );
  const actionId = await aLatePromise(app, child, "school");
  await app.query(
    `insert into protect.visits (visit_id, partnership_id, person_id, scheme_id, visited_at, visited_by, purpose, outcome, setting, observed, recorded_by, recorded_at)
     select gen_random_uuid(), c.partnership_id, p.person_id, c.configuration_id, $3, $2, 'planned', 'alone', 'home', 'Calm', $2, $3
     from subjects.people p join directory.configuration c on c.partnership_id = p.partnership_id and c.kind = 'visits' where p.person_id = $1 limit 1`,
    given,
  );
  await app.query(
    `insert into protect.voices (voice_id, partnership_id, person_id, said, said_on, setting, present, recorded_how, rating_asked, level_name, recorded_by, recorded_at)
     select gen_random_uuid(), p.partnership_id, p.person_id, 'I am fine', '2026-11-20', 'home', 'Her gran', 'at-once', 'not-asked', 'Not known', $2, $3
     from subjects.people p where p.person_id = $1`,
    given,
  );
  await aChase(app, { actionId, askedOf: staffId });
  await owesAndLeads(given);
}

/** A promise, an assessment and a concern of theirs. */
async function owesAndLeads(given: unknown[]): Promise<void> {
  await app.query(
    `insert into work.actions (action_id, partnership_id, person_id, wording, owner_agency_id, owner_staff_id, due_on, added_by, added_on)
     select gen_random_uuid(), p.partnership_id, p.person_id, 'Ring on Friday', t.agency_id, $2, '2026-11-21', $2, '2026-11-19'
     from subjects.people p, directory.posts o join directory.teams t on t.team_id = o.team_id where p.person_id = $1 and o.staff_id = $2`,
    given.slice(0, 2),
  );
  await app.query(
    `insert into protect.assessments (assessment_id, partnership_id, person_id, kind, kind_id, started_on, clock_from, lead_id, reason, begun_by, begun_at)
     select gen_random_uuid(), c.partnership_id, $1, c.key, c.configuration_id, '2026-11-20', '2026-11-20', $2, 'Worries', $2, $3
     from directory.configuration c where c.kind = 'assessment-kind' limit 1`,
    given,
  );
}

beforeAll(async () => {
  app = await anApp();
  const who = await aCounsellor(app);
  service = await aService(app, { name: "Qxclinic", shownAs: instead });
  child = await aChild(app, { familyName: "Qxnamed" });
  about = `/children/${child.personId}`;
  for (const key of ["school", "nurse"]) await letIn(app, child, key);
  await leaveTraces(who.staffId);
  const keeper = await app.signIn("coordinator");
  await keeper.post(`/services/${service}/teams`, { team: who.teamId, off: "" });
  await onTheList(app, service, "manager");
  await app.query(
    `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
     select gen_random_uuid(), partnership_id, $2, staff_id, 'grant', 'Let in', $3 from directory.staff where staff_id = $1`,
    [who.staffId, child.circleId, app.clock.now()],
  );
  expect((await (await app.signIn("counsellor")).get(about)).status).toBe(200);
}, 60_000);
afterAll(() => app.close());

const pages = () =>
  [
    "",
    "/chronology",
    "/whereabouts",
    "/plan",
    "/access",
    "/told",
    "/visits",
    "/voice",
    "/documents",
    "/notes-to-file",
    "/assessments",
    "/panels",
  ].map((tab) => `${about}${tab}`);

/** What was decided about the child, on its way into the council’s own record. */
async function notePage(): Promise<string> {
  const [row] = await app.query<{ id: string }>(
    "select chronology_entry_id as id from protect.chronology_entries where person_id = $1 and headline = 'Level recorded as High'",
    [child.personId],
  );
  return `${about}/notes-to-file/${row?.id ?? ""}`;
}

/** Without the lists of everybody who works here, in which the counsellor stands anyway. */
const withoutPickers = (html: string): string => html.replaceAll(/<select[\s\S]*?<\/select>/g, "");

describe("a name of a sensitive service in what was recorded", () => {
  test.each(["coordinator", "mash", "lead", "school"])("is its words: %s", async (key) => {
    const client = await app.signIn(key);
    let [said, read] = [0, 0];
    const lists = [
      "/overdue",
      "/emergency/reviews",
      "/notes-to-file",
      "/assessments",
      "/work",
      "/work?whose=team",
    ];
    for (const address of [...pages(), await notePage(), `${about}/looked`, ...lists]) {
      const { html, status } = await client.get(address);
      const found = withoutPickers(html).match(secret)?.[0];
      expect([address, found]).toEqual([address, undefined]);
      if (status === 200) read += 1;
      if (html.includes(instead)) said += 1;
    }
    expect(read).toBeGreaterThan(4);
    expect(said).toBeGreaterThan(2);
  });

  test("is read by the nurse and by the list", async () => {
    for (const key of ["nurse", "manager"]) {
      const client = await app.signIn(key);
      const named: string[] = [];
      for (const address of pages()) {
        if (secret.test((await client.get(address)).html)) named.push(address);
      }
      expect(named).toEqual(
        expect.arrayContaining([`${about}/chronology`, `${about}/whereabouts`]),
      );
    }
  });

  test("is words and the end of a number in the audit, where events are still told apart", async () => {
    await (await app.signIn("counsellor")).get(about);
    const governance = await app.signIn("governance");
    for (const address of ["/audit", `/audit/record?record=${child.reference}&period=all`]) {
      const { html } = await governance.get(address);
      expect(html).not.toMatch(secret);
      expect(html).toMatch(/A health service: ask the designated nurse \([0-9a-f]{6}\)/);
    }
  });

  test("is found in the audit by the number that it shows, and never by the name that it covers", async () => {
    const governance = await app.signIn("governance");
    const told = /ask the designated nurse \(([0-9a-f]{6})\)/;
    const number = told.exec((await governance.get("/audit")).html)?.[1] ?? "none";
    const name = encodeURIComponent(counsellor.name);
    expect((await governance.get(`/audit?who=${name}`)).html).not.toMatch(told);
    expect((await governance.get(`/audit?who=${number}`)).html).toMatch(told);
  });

  test("is said to whom it is, by the number: by the nurse and the list, and not by who keeps the directory", async () => {
    const governance = await app.signIn("governance");
    const told = /ask the designated nurse \(([0-9a-f]{6})\)/;
    const number = told.exec((await governance.get("/audit")).html)?.[1] ?? "none";
    const reviews = await governance.get("/emergency/reviews");
    expect(told.exec(reviews.html)?.[1]).toBe(number);
    const row = new RegExp(`${number}\\s*${counsellor.name}`);
    const read = async (key: string): Promise<boolean> => {
      const { html, page } = await (await app.signIn(key)).get(`/services/${service}`);
      expect([key, withoutPickers(html).includes(number)]).toEqual([key, row.test(page.text)]);
      return row.test(page.text);
    };
    expect(await read("nurse")).toBe(true);
    expect(await read("manager")).toBe(true);
    for (const key of ["coordinator", "governance", "lead"]) expect(await read(key)).toBe(false);
  });

  test("is told by no answer of the API", async () => {
    const lead = await app.signIn("lead");
    const note = `/notes-to-file/${(await notePage()).split("/").at(-1) ?? ""}`;
    const own = ["/chronology", "/plan", "/whereabouts", ""].map((tab) => `${about}${tab}`);
    for (const address of [...own, "/notes-to-file", note]) {
      const { html } = await lead.get(`/api${address}`);
      expect(html).not.toMatch(secret);
    }
    expect((await lead.get(`/api${note}`)).html).toContain(`Told by ${instead} of ${instead}`);
  });

  test("stays words in what they owe that falls due after they have left", async () => {
    await app.query(
      "update directory.posts set ends_on = '2026-11-20' where staff_id = (select staff_id from directory.staff where name = $1)",
      [counsellor.name],
    );
    const { page } = await (await app.signIn("coordinator")).get("/overdue");
    expect(page.text).toContain(`${instead}: 1 overdue Ring on Friday`);
    expect(page.text).not.toMatch(new RegExp(`${counsellor.name}: |${counsellor.phone}`));
  });
});
