import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict } from "../harness/factories.ts";
import { askForm } from "../harness/flags.ts";
import { letInById } from "../harness/for-machines.ts";
import { aMachine, apiClient } from "../harness/machine.ts";
import { staffIdOf } from "../harness/sign-in.ts";

let app: TestApp;
let elsewhere: Client;
let coordinator: Client;
beforeAll(async () => {
  app = await anApp();
  // Of another team.
  elsewhere = await app.signIn("chair");
  coordinator = await app.signIn("coordinator");
});
afterAll(() => app.close());

const review = { "review-day": "1", "review-month": "12", "review-year": "2026" };
const level = { level: "2", reason: "Qxwhy: two signs", dissent: "", version: "1", ...review };

/** A child whose level was just decided, and the id of the note to file. */
async function decided(familyName: string, more: Readonly<Record<string, string>> = {}) {
  const child = await aChild(app, { familyName });
  const sent = await coordinator.post(`/children/${child.personId}/level`, { ...level, ...more });
  expect(sent.status).toBe(303);
  const [note] = await app.query<{ id: string }>(
    "select chronology_entry_id as id from protect.chronology_entries where person_id = $1 and kind = 'level'",
    [child.personId],
  );
  const noteId = note?.id ?? "";
  return { child, noteId, address: `/children/${child.personId}/notes-to-file/${noteId}` };
}

const listOf = async (by: Client) => (await by.get("/notes-to-file")).page.text;

test("a decision waits in the list, leaves as a file, and is marked once", async () => {
  const { child, noteId, address } = await decided("Qxfiling");
  expect(await listOf(coordinator)).toContain(child.reference);
  expect((await coordinator.get(address)).page.text).toContain("Qxwhy: two signs");
  const word = await coordinator.get(`${address}/note.docx`);
  expect(word.headers["content-type"]).toContain("officedocument");
  expect((await coordinator.get(`${address}/note.pdf`)).html).toMatch(/^%PDF/);
  expect(JSON.parse((await coordinator.get(`${address}/note.json`)).html)).toMatchObject({
    record: child.reference,
    id: noteId,
    kind: "level",
    reason: expect.stringContaining("Qxwhy") as string,
    filed: null,
  });
  const empty = await coordinator.post(address, { filedIn: "" });
  expect(empty.status).toBe(422);
  expect(empty.page.text).toContain("Enter the system and the reference it was filed under");
  const answers = await Promise.all([
    coordinator.post(address, { filedIn: "CMS 11" }),
    coordinator.post(address, { filedIn: "CMS 12" }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  const filed = await app.query("select from work.filings where source_id = $1", [noteId]);
  expect(filed).toHaveLength(1);
  expect((await coordinator.get(address)).page.text).toMatch(/Filed in CMS 1[12], by/);
  expect(await listOf(coordinator)).not.toContain(child.reference);
  const page = await coordinator.get(`/children/${child.personId}/notes-to-file`);
  expect(page.page.text).toMatch(/CMS 1[12], by/);
});

test("whoever disagreed with a level, a harm status or a flag stands in its note", async () => {
  const { child, noteId } = await decided("Qxdissent", { dissent: "Qxlevel: too low" });
  const about = `/children/${child.personId}`;
  const flag = { type: "cse", reason: "Seen", dissent: "Qxraised: too soon", mirroredIn: "" };
  const harm = { status: "suspected", reason: "Seen", dissent: "Qxharm: no sign", version: "2" };
  const raised = await coordinator.post(`${about}/flags`, { ...flag, ...review });
  const [row] = await app.query<{ id: string }>(
    "select flag_id as id from protect.flags where person_id = $1",
    [child.personId],
  );
  const end = { reason: "Gone", dissent: "Qxended: too late", version: "1" };
  const answers = [
    raised,
    await coordinator.post(`${about}/harm-status`, { ...harm, ...review }),
    await coordinator.post(`${about}/flags/${row?.id ?? ""}/enforcement`, askForm),
    await coordinator.post(`${about}/flags/${row?.id ?? ""}/end`, end),
  ];
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
  const list = (await coordinator.get(`${about}/notes-to-file`)).page.text;
  expect(list).not.toContain("Asked whether the flag");
  const notes = await app.query<{ id: string; headline: string }>(
    "select chronology_entry_id as id, headline from protect.chronology_entries where person_id = $1 and kind in ('level', 'harm', 'flag')",
    [child.personId],
  );
  for (const [headline, dissent] of [
    ["Level recorded", "Qxlevel: too low"],
    ["Harm status recorded", "Qxharm: no sign"],
    ["Flag raised", "Qxraised: too soon"],
    ["Flag ended", "Qxended: too late"],
  ] as const) {
    const note = notes.find((one) => one.headline.startsWith(headline));
    const { page } = await coordinator.get(`${about}/notes-to-file/${note?.id ?? ""}`);
    expect(page.text).toContain(`Disagreement: ${dissent}`);
    expect(page.text.match(/Disagreement:/g)).toHaveLength(1);
  }
  const file = await coordinator.get(`${about}/notes-to-file/${noteId}/note.json`);
  expect(JSON.parse(file.html)).toMatchObject({
    reason: "Qxwhy: two signs\n\nDisagreement: Qxlevel: too low",
  });
});

test("a child’s page has the newest where there are more than it shows", async () => {
  const { child } = await decided("Qxmany");
  await app.query(
    `insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, happened_on, recorded_at)
     select gen_random_uuid(), p.partnership_id, p.person_id, 'level', 'Of before', '2026-01-01', now() - make_interval(days => 100 + n)
     from subjects.people p, generate_series(1, 200) n where p.person_id = $1`,
    [child.personId],
  );
  const { page } = await coordinator.get(`/children/${child.personId}/notes-to-file`);
  expect(page.text).toContain("Level recorded as");
});

test("whoever does not reach the child finds no decision, in no list and under no address", async () => {
  const { child, address } = await decided("Qxfaraway");
  expect(await listOf(elsewhere)).not.toContain(child.reference);
  expect((await elsewhere.get(address)).status).toBe(404);
  expect((await elsewhere.post(address, { filedIn: "CMS 1" })).status).toBe(404);
  const other = await decided("Qxbeside");
  const [mine, theirs] = [`/children/${child.personId}`, `/notes-to-file/${other.noteId}`];
  expect((await coordinator.get(mine + theirs)).status).toBe(404);
  expect((await coordinator.get(`${mine + theirs}/note.json`)).status).toBe(404);
  await restrict(app, child);
  expect(await listOf(coordinator)).not.toContain(child.reference);
  expect((await coordinator.get(address)).status).toBe(404);
});

test("filing is listed where one and the same post files and reaches", async () => {
  const { child, address } = await decided("Qxtwoposts");
  const person = await staffIdOf(app, "chair");
  await app.query("delete from directory.posts where staff_id = $1", [person]);
  const [owner] = await app.query<{ id: string }>(
    "select owning_team_id as id from subjects.people where person_id = $1",
    [child.personId],
  );
  const [other] = await app.query<{ id: string }>(
    "select team_id as id from directory.teams where team_id <> $1 order by name limit 1",
    [owner?.id],
  );
  await givePost(person, { key: "sees-here", team: owner?.id, permissions: "{child.view}" });
  const files = { permissions: "{child.view,decision.file}" };
  await givePost(person, { key: "files-elsewhere", team: other?.id, ...files });
  expect((await elsewhere.get(`/children/${child.personId}`)).status).toBe(200);
  expect(await listOf(elsewhere)).not.toContain(child.reference);
  expect((await elsewhere.get(address)).status).toBe(403);
  await givePost(person, { key: "files-here", team: owner?.id, ...files });
  expect(await listOf(elsewhere)).toContain(child.reference);
  expect((await elsewhere.get(address)).status).toBe(200);
});

type NewPost = {
  readonly key: string;
  readonly team: string | undefined;
  readonly permissions: string;
};

async function givePost(staffId: string, { key, team, permissions }: NewPost): Promise<void> {
  await app.query(
    `insert into directory.roles (role_id, partnership_id, key, name, reach, permissions)
     select gen_random_uuid(), partnership_id, $1, $1, 'team', $2::text[] from directory.partnerships`,
    [key, permissions],
  );
  await app.query(
    `insert into directory.posts (post_id, partnership_id, staff_id, team_id, role_id, starts_on)
     select gen_random_uuid(), t.partnership_id, $1, t.team_id, r.role_id, '2026-01-01'
     from directory.teams t, directory.roles r where t.team_id = $2 and r.key = $3`,
    [staffId, team, key],
  );
}

test("of one’s team alone, what its records hold", async () => {
  const { child } = await decided("Qxteam");
  const page = await coordinator.get("/notes-to-file?show=team");
  const [held] = await app.query<{ ours: boolean }>(
    `select exists (select from directory.posts o join directory.staff s using (staff_id)
       where s.email = 'coordinator@eastmoor.example' and o.team_id = p.owning_team_id) as ours
     from subjects.people p where p.person_id = $1`,
    [child.personId],
  );
  expect(page.page.text.includes(child.reference)).toBe(held?.ours);
});

test("a decision of long ago is on the child’s page and no more in the list", async () => {
  const { child, noteId } = await decided("Qxlongago");
  await app.query(
    "update protect.chronology_entries set recorded_at = $2::timestamptz - interval '91 days' where chronology_entry_id = $1",
    [noteId, app.clock.now()],
  );
  expect(await listOf(coordinator)).not.toContain(child.reference);
  const page = await coordinator.get(`/children/${child.personId}/notes-to-file`);
  expect(page.page.text).toContain("Level recorded as");
});

test("a council’s system takes what its own post reaches, and says once where it went", async () => {
  const [{ child, noteId }, away] = [await decided("Qxsystem"), await decided("Qxnotit")];
  await app.query(
    "update directory.roles set permissions = permissions || '{decision.file}' where key = 'agency-system'",
  );
  const machine = await aMachine(app);
  const client = apiClient(app, machine.token);
  await letInById(app, child, machine.accountId);
  const list = await client.get("/api/notes-to-file");
  expect(list.body).toMatchObject({
    notes: [{ child: { reference: child.reference }, id: noteId, kind: "level" }],
  });
  expect(JSON.stringify(list.body)).not.toContain("Qx");
  const address = `/api/notes-to-file/${noteId}`;
  expect((await client.get(`/api/notes-to-file/${away.noteId}`)).status).toBe(404);
  expect((await client.get(address)).body).toMatchObject({
    note: { reason: expect.stringContaining("Qxwhy") as string, filed: null },
  });
  expect((await client.post(`${address}/filed`, { filedIn: "" })).status).toBe(422);
  for (const filedIn of ["CMS 21", "CMS 22"]) {
    const said = await client.post(`${address}/filed`, { filedIn });
    expect(said).toMatchObject({ status: 200, body: { note: { filed: { in: "CMS 21" } } } });
  }
  expect((await client.get("/api/notes-to-file")).body).toMatchObject({ notes: [] });
  const events = await app.query(
    "select from audit.events where action = 'filing.mark' and outcome = 'done' and $1 = any(subject_ids)",
    [child.personId],
  );
  expect(events.length).toBeGreaterThan(0);
});
