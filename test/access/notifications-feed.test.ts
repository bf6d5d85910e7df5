import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict } from "../harness/factories.ts";
import { aSource, chooseFile, fileOf, takeAll } from "../harness/feeds.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

/** Notifications of the police: they arrive in the MASH’s queue, and an open child’s goes on in one press. */
let app: TestApp;
let coordinator: Client;
let mash: Client;
let source: string;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  mash = await app.signIn("mash");
  source = await aSource(app, coordinator, { name: "Police notices", kind: "notification" });
  const { to } = await chooseFile(coordinator, source, fileOf([row("first", "Zz", "No")], head));
  const version = (await coordinator.get(to)).page.fields["version"] ?? "";
  const meaning = {
    "heading-key": "Ref",
    "heading-givenName": "Given",
    "heading-familyName": "Family",
    "heading-bornOn": "Born",
    "heading-says": "Text",
    "heading-danger": "Danger",
  };
  expect((await coordinator.post(to, { ...meaning, version })).status).toBe(303);
});
afterAll(() => app.close());

const head = "Ref,Given,Family,Born,Text,Danger";
const row = (key: string, given: string, family: string, says = "Qxseen") => [
  key,
  given,
  family,
  given === "" ? "" : "2011-05-04",
  says,
  "No",
];

async function bring(
  rows: readonly (readonly string[])[],
  by: Client = coordinator,
): Promise<string> {
  const { to, errors } = await chooseFile(by, source, fileOf(rows, head));
  expect(errors).toEqual([]);
  return takeAll(app, by, to);
}

async function concernOf(family: string) {
  const [found] = await app.query<{ id: string; version: string; personId: string | null }>(
    `select c.concern_id as id, e.version::text, c.person_id as "personId" from identify.concerns c
     join identify.mash_episodes e on e.mash_episode_id = c.concern_id where c.family_name = $1`,
    [family],
  );
  return found ?? { id: "", version: "", personId: null };
}

const countOf = async (family: string): Promise<number> =>
  (await app.query("select 1 from identify.concerns where family_name = $1", [family])).length;

test("a row is a concern of that agency, once; one that says something else is another", async () => {
  expect(await bring([row("A1", "", "Qxnobody", "Qxword for word")])).toContain(
    "Arrived in the MASH’s queue 1",
  );
  expect((await mash.get("/mash")).page.text).toContain("Qxnobody");
  const { id } = await concernOf("Qxnobody");
  const page = (await mash.get(`/mash/${id}`)).page.text;
  expect(page).toContain("Qxword for word");
  expect(page).toContain("’s system, ");
  expect(await bring([row("A1", "", "Qxnobody", "Qxword for word")])).toContain("Nothing new 1");
  await bring([row("A1", "", "Qxnobody", "Qxand more")]);
  expect(await countOf("Qxnobody")).toBe(2);
  const [whose] = await app.query<{ same: boolean }>(
    `select c.controller_id = t.agency_id as same from identify.concerns c
     join directory.teams t on t.team_id = c.team_id where c.concern_id = $1`,
    [id],
  );
  expect(whose?.same).toBe(true);
});

test("a source says which team of its agency it sends for, and its rows arrive in that team’s name", async () => {
  const [own, others] = await app.query<{ id: string; agency: string; name: string }>(
    `select t.team_id as id, t.agency_id as agency, t.name from directory.teams t
     where t.service_id is null and t.name in ('Safeguarding team', 'Key workers') order by t.name desc`,
  );
  const form = {
    name: "Other notices",
    kind: "notification",
    agency: own?.agency ?? "",
    recordOf: "Notices",
    contact: "A desk, 020 7946 0111",
  };
  for (const [team, error] of [
    ["", "Choose the team in whose name notifications arrive"],
    [others?.id ?? "", "Choose a team of the agency whose system it is"],
  ] as const) {
    const wrong = await coordinator.post("/feeds/add", { ...form, team });
    expect(wrong.page.errors).toEqual([{ text: error, href: "#team" }]);
  }
  expect((await coordinator.get(source)).page.text).toContain(`In the name of ${own?.name ?? ""}`);
  const edit = await coordinator.get(`${source}/edit`);
  expect(edit.page.fields["team"]).toBe(own?.id);
  await bring([row("T1", "", "Qxteam")]);
  const [sent] = await app.query<{ team: string }>(
    "select team_id as team from identify.concerns where family_name = 'Qxteam'",
  );
  expect(sent?.team).toBe(own?.id);
});

test("of an open child it goes to the lead and the manager in one press, with who pressed", async () => {
  const child = await aChild(app, { givenName: "Odette", familyName: "Farthing", level: 3 });
  const place = await letIn(app, child, "lead");
  await app.query("update sec.memberships set basis = 'allocation' where membership_id = $1", [
    place,
  ]);
  await bring([row("B1", "Odette", "Farthing")]);
  const { id, version, personId } = await concernOf("Farthing");
  expect(personId).toBeNull();
  expect((await mash.get(`/mash/${id}`)).page.text).toContain("It is this child");
  const at = `/mash/${id}/straight-on`;
  const press = { person: child.personId, version };
  expect((await coordinator.post(at, press)).status).toBe(403);
  expect((await mash.post(at, { ...press, version: "99" })).status).toBe(409);
  expect((await mash.post(at, press)).location).toBe(`/mash/${id}`);
  expect((await mash.post(at, press)).status).toBe(409);
  const done = await app.query<{ by: string; verdict: string }>(
    `select s.name as by, m.verdict from identify.match_decisions m join directory.staff s on s.staff_id = m.decided_by
     join identify.mash_decisions d on d.mash_episode_id = m.mash_episode_id and d.decided_by = m.decided_by
     where m.mash_episode_id = $1`,
    [id],
  );
  expect(done).toMatchObject([{ verdict: "same" }]);
  const notices = await app.query<{ headline: string }>(
    "select headline from work.notifications where staff_id = $1 and headline like '%a child you work with'",
    [await staffIdOf(app, "lead")],
  );
  expect(notices).toHaveLength(1);
  expect(JSON.stringify(notices)).not.toContain("Farthing");
  const lines = await app.query<{ headline: string }>(
    "select headline from protect.chronology_entries where person_id = $1 and kind in ('concern', 'decision')",
    [child.personId],
  );
  expect(lines).toHaveLength(2);
});

test("a restricted child is not offered, nor is one of two who have the same words", async () => {
  const hidden = await aChild(app, { givenName: "Sable", familyName: "Winterborne", level: 3 });
  await restrict(app, hidden);
  for (let two = 0; two < 2; two++)
    await aChild(app, { givenName: "Tam", familyName: "Underlake", level: 3 });
  // A record that is open to all, and a restricted one of the same words: whoever is rung says which it is.
  const twin = await aChild(app, { givenName: "Sable", familyName: "Winterborne", level: 3 });
  const closed = await aChild(app, { givenName: "Ivo", familyName: "Castell", isOpen: false });
  await bring([
    row("C1", "Sable", "Winterborne"),
    row("C2", "Tam", "Underlake"),
    row("C3", "Ivo", "Castell"),
  ]);
  for (const family of ["Winterborne", "Underlake", "Castell"]) {
    const { id, version } = await concernOf(family);
    expect((await mash.get(`/mash/${id}`)).page.text).not.toContain("It is this child");
    for (const { personId: person } of family === "Castell" ? [closed] : [hidden, twin]) {
      const pressed = await mash.post(`/mash/${id}/straight-on`, { person, version });
      expect(pressed.status).toBe(409);
    }
    expect((await concernOf(family)).personId).toBeNull();
  }
});

test("the reach of one post brings in nothing of another agency by what another post allows", async () => {
  await app.query(
    `insert into directory.roles (role_id, partnership_id, key, name, reach, permissions)
     select gen_random_uuid(), partnership_id, 'runs-feeds', 'runs-feeds', 'team', '{feed.run}' from directory.partnerships`,
  );
  await app.query(
    `insert into directory.posts (post_id, partnership_id, staff_id, team_id, role_id, starts_on)
     select gen_random_uuid(), t.partnership_id, $1, t.team_id, r.role_id, '2026-01-01'
     from directory.teams t, directory.roles r where t.name = 'Key workers' and r.key = 'runs-feeds'`,
    [await staffIdOf(app, "mash")],
  );
  expect(await bring([row("D1", "Ada", "Qxelsewhere")], mash)).toContain("To correct 1");
  expect(await countOf("Qxelsewhere")).toBe(0);
  // What an officer wrote is read by whoever brings it and by the MASH, and by nobody else who brings files in.
  const { to } = await chooseFile(coordinator, source, fileOf([row("D2", "Ada", "Qxwaits")], head));
  expect((await coordinator.get(to)).html).toContain("Qxwaits");
  expect((await mash.get(to)).html).not.toContain("Qxwaits");
});
