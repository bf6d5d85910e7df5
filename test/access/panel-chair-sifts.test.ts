import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { anItem, aSitting, idOf, referForm, siftForm } from "../harness/panels.ts";
import { staffIdOf } from "../harness/sign-in.ts";

let app: TestApp;
let coordinator: Client;
let chair: Client;
let sittingId: string;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  chair = await app.signIn("chair");
  sittingId = await aSitting(app, coordinator, "chair police nurse");
});
afterAll(() => app.close());

const list = "/panels/mace/referrals";

/** A child out of the chair's reach whom the co-ordinator refers to MACE; answers the referral's address. */
async function referred(): Promise<{ child: Child; path: string }> {
  const child = await aChild(app, { level: 2 });
  const sent = await coordinator.post(`/children/${child.personId}/panels`, referForm());
  expect(sent.status).toBe(303);
  const id = await idOf(
    app,
    "select panel_referral_id as id from panels.panel_referrals where person_id = $1",
    [child.personId],
  );
  return { child, path: `${list}/${id}` };
}
const isListed = async (by: Client, { reference }: Child): Promise<boolean> =>
  (await by.get(list)).page.text.includes(reference);

test("the chair of a panel reads what to triage and decides on it, and reaches no record by it", async () => {
  const { child, path } = await referred();
  expect(await isListed(coordinator, child)).toBe(true);
  expect(await isListed(chair, child)).toBe(true);
  const form = await chair.get(path);
  expect(form.status).toBe(200);
  expect(form.page.text).toContain("The record stays closed");
  expect((await chair.get(`/children/${child.personId}`)).status).toBe(404);
  const taken = await chair.post(path, siftForm());
  expect([taken.status, taken.location]).toEqual([303, list]);
  const [row] = await app.query<{ outcome: string; sifted_by: string }>(
    "select outcome, sifted_by from panels.panel_referrals where person_id = $1",
    [child.personId],
  );
  expect(row).toEqual({ outcome: "take", sifted_by: await staffIdOf(app, "chair") });
  const lines = await app.query<{ headline: string }>(
    "select headline from protect.chronology_entries where person_id = $1 and headline like 'Referral to %taken'",
    [child.personId],
  );
  expect(lines.length).toBe(1);
  expect((await chair.get(path)).status).toBe(404);
  expect((await chair.post(path, siftForm({ version: "2" }))).status).toBe(404);
});

test("a chair is told of a form that someone else was quicker with", async () => {
  const { path } = await referred();
  const later = siftForm({ outcome: "later" });
  expect((await coordinator.post(path, later)).status).toBe(303);
  expect((await chair.post(path, later)).status).toBe(409);
  expect((await chair.post(path, siftForm({ version: "2" }))).status).toBe(303);
});

test("a chair does not read a referral about a restricted record, nor one where they are shut out", async () => {
  const restricted = await referred();
  await app.query(
    "update subjects.people set restricted = true, acl = array[circle_id] where person_id = $1",
    [restricted.child.personId],
  );
  const shut = await referred();
  await app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
    shut.child.personId,
    await staffIdOf(app, "chair"),
  ]);
  for (const { child, path } of [restricted, shut]) {
    expect(await isListed(chair, child)).toBe(false);
    expect((await chair.get(path)).status).toBe(404);
    expect((await chair.post(path, siftForm())).status).toBe(404);
  }
  expect((await chair.get(list)).page.text).not.toContain("you cannot open");
});

test("a referral is closed to a chair of whom something is found, until someone has decided", async () => {
  const { child, path } = await referred();
  await app.query(
    `insert into sec.conflict_findings (conflict_finding_id, partnership_id, person_id, staff_id, strength, reasons, found_at)
     select gen_random_uuid(), partnership_id, person_id, $2, 'weak', array['surname'], now() from subjects.people where person_id = $1`,
    [child.personId, await staffIdOf(app, "chair")],
  );
  expect(await isListed(chair, child)).toBe(false);
  expect((await chair.get(path)).status).toBe(404);
});

test("neither another part, nor a seat that was given to oneself, nor one that ended opens what waits", async () => {
  const { child, path } = await referred();
  const mine = await staffIdOf(app, "chair");
  const closed = async () => [await isListed(chair, child), (await chair.get(path)).status];
  const set = (change: string) =>
    app.query(`update panels.seats set ${change} where staff_id = $1 and panel = 'mace'`, [mine]);
  await set("part = 'minutes'");
  expect(await closed()).toEqual([false, 404]);
  const left = await chair.get(list);
  expect(left.page.text).toMatch(/\d+ more referrals? waits? that you cannot open/);
  expect(left.page.text).not.toContain("Nothing waits.");
  const [seat] = await app.query<{ given_by: string }>(
    "select given_by from panels.seats where staff_id = $1 and panel = 'mace'",
    [mine],
  );
  await set("part = 'chair', given_by = staff_id");
  expect(await closed()).toEqual([false, 404]);
  await set(`given_by = '${seat?.given_by ?? ""}', ended_by = given_by, ended_at = now()`);
  expect(await closed()).toEqual([false, 404]);
  await set("ended_by = null, ended_at = null");
  expect(await closed()).toEqual([true, 200]);
  expect((await chair.get(path.replace("mace", "missing-panel"))).status).toBe(404);
  const police = await app.signIn("police");
  expect((await police.get(path)).status).toBe(403);
});

const late = /Overdue|overdue/;
const rowsOf = (html: string): readonly string[] => {
  const table = html.slice(html.indexOf("By agency, over the last twelve"));
  return [...table.slice(0, table.indexOf("</table>")).matchAll(/<tr[\s\S]*?<\/tr>/g)].map(
    ([row]) =>
      row
        .replaceAll(/<[^>]*>/g, " ")
        .replaceAll(/\s+/g, " ")
        .trim(),
  );
};

test("by agency, whoever reads figures reads the same ones, whatever they can open", async () => {
  const child = await aChild(app, { level: 2 });
  const itemId = await anItem(app, coordinator, { sittingId, personId: child.personId });
  app.clock.set("2026-12-02T10:00:00Z");
  coordinator = await app.signIn("coordinator");
  await app.query(
    `with made as (insert into work.actions (action_id, partnership_id, person_id, wording, owner_agency_id, due_on, added_on, added_by)
       select gen_random_uuid(), partnership_id, person_id, 'Find a place', (select agency_id from directory.agencies where kind = 'police' limit 1),
         '2026-12-01', '2026-11-24', $3 from subjects.people where person_id = $1 returning *)
     insert into panels.item_actions (action_id, partnership_id, agenda_item_id, person_id, wording, owner, due_on, agreed_by)
     select action_id, partnership_id, $2, person_id, wording, 'Police', due_on, added_by from made`,
    [child.personId, itemId, await staffIdOf(app, "coordinator")],
  );
  const page = await coordinator.get("/panels/mace");
  const whole = rowsOf(page.html);
  expect(whole[0]).toMatch(late);
  expect(whole.some((row) => row.endsWith(" 1"))).toBe(true);
  for (const key of ["chair", "scrutineer", "auditor", "mash"]) {
    const read = await (await app.signIn(key)).get("/panels/mace");
    expect([key, rowsOf(read.html)]).toEqual([key, whole]);
    expect(read.page.text).toContain("restricted records are not counted");
  }
  const nurse = await (await app.signIn("nurse")).get("/panels/mace");
  expect(nurse.page.text).toContain("only those about what you can see are counted");
});
