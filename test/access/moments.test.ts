import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { reportForm } from "../harness/missing.ts";
import { aMoment, attemptForm, momentForm } from "../harness/moments.ts";
import { aDay } from "../harness/pathway.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { aFact, letIn, protect } from "./world.ts";

let app: TestApp;
let lead: Client;
let child: Child;
let base: string;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  child = await aChild(app, { familyName: "Qxmoment", level: 2 });
  base = `/children/${child.personId}`;
  for (const key of ["lead", "police", "chair", "youthworker"]) await letIn(app, child, key);
  await app.query(
    "update sec.memberships set basis = 'allocation' where circle_id = $1 and staff_id = $2",
    [child.circleId, await staffIdOf(app, "lead")],
  );
});
afterAll(() => app.close());

const rows = (personId = child.personId) =>
  app.query<{ kind: string; origin: string; due: string }>(
    `select kind, origin, to_char(due_at at time zone 'Europe/London', 'YYYY-MM-DD HH24:MI') as due
     from protect.moments where person_id = $1 order by moment_id`,
    [personId],
  );

describe("a moment", () => {
  test("is recorded by whoever hears of it, with what is wrong at its field", async () => {
    const police = await app.signIn("police");
    const form = await police.get(`${base}/moments/new`);
    expect(form.page.fields["happened-day"]).toBe("24");
    const wrong = await police.post(
      `${base}/moments/new`,
      momentForm({ kind: "", source: "", "happened-time": "99" }),
    );
    expect(wrong.page.errors.map(({ href }) => href)).toEqual([
      "#kind",
      "#happened-time",
      "#source",
    ]);
    expect(wrong.page.fields["wording"]).toBe("With an older boy");
    const at = await aMoment(police, child.personId);
    expect((await rows())[0]).toEqual({
      kind: "arrest",
      origin: "person",
      due: "2026-11-24 23:59",
    });
    const { text } = (await police.get(at)).page;
    expect(text).toContain("today until 23:59");
    expect(text).toContain("names nobody yet");
  });

  test("prompts the lead at once and stands in my work, on the child's page and in the list", async () => {
    const notices = (await lead.get("/notices")).page.text;
    expect(notices).toContain("Reachable moment for a child you work with: Arrested or in custody");
    expect(notices).not.toContain("Qxmoment");
    expect((await lead.get("/work")).page.text).toContain("Reachable moments: 1");
    expect((await lead.get(base)).page.text).toContain("Reachable moment for this child");
    const list = await lead.get("/moments");
    expect(list.page.text).toContain("Qxmoment");
    const { moments } = JSON.parse((await lead.get("/api/moments")).html) as {
      moments: readonly { standing: string }[];
    };
    expect(moments.map(({ standing }) => standing)).toEqual(["today until 23:59"]);
    const outside = await app.signIn("school");
    expect((await outside.get("/moments")).page.text).not.toContain("Qxmoment");
    expect((await outside.get(`${base}/moments`)).status).toBe(404);
  });

  test("having tried leaves it open, late it says since when, reached closes it once", async () => {
    const [at = ""] = await addresses();
    const chair = await app.signIn("chair");
    expect((await chair.post(`${at}/answer`, attemptForm())).status).toBe(403);
    const blank = await lead.post(`${at}/answer`, { version: "1" });
    expect(blank.page.errors).toHaveLength(5);
    const tried = attemptForm({ outcome: "tried", wording: "Rang twice" });
    expect((await lead.post(`${at}/answer`, tried)).status).toBe(303);
    expect((await lead.get(at)).page.text).toContain("today until 23:59");
    const past = (by: string) =>
      app.query(
        `update protect.moments set happened_at = happened_at ${by} interval '1 day', due_at = due_at ${by} interval '1 day'
         where person_id = $1`,
        [child.personId],
      );
    await past("-");
    expect((await lead.get(at)).page.text).toContain("not reached since 23 November 2026, 08:30");
    expect((await lead.get("/moments")).page.text).toContain("1 not reached in time");
    await past("+");
    expect((await lead.post(`${at}/answer`, attemptForm())).status).toBe(303);
    const second = await lead.post(`${at}/answer`, attemptForm({ wording: "Typed meanwhile" }));
    expect([second.status, second.page.fields["wording"]]).toEqual([409, "Typed meanwhile"]);
    expect((await lead.get(base)).page.text).not.toContain("Reachable moment for this child");
    expect((await lead.get("/moments")).page.text).toContain("No open reachable moments");
    const lines = await app.query<{ headline: string }>(
      "select headline from protect.chronology_entries where person_id = $1 and kind = 'moment' order by chronology_entry_id",
      [child.personId],
    );
    expect(lines.map(({ headline }) => headline)).toEqual([
      "Reachable moment: Arrested or in custody, 24 November 2026, 08:30",
      "Arrested or in custody: tried, and did not meet the child",
      "Arrested or in custody: reached the child",
    ]);
  });

  test("an end of bail is put in ahead and stands in my work on its day", async () => {
    const ahead = { kind: "bail", ...aDay("happened", 3, 12), "happened-time": "" };
    const at = await aMoment(lead, child.personId, ahead);
    expect((await lead.get(at)).page.text).toContain("ahead: 3 December 2026");
    expect((await lead.get("/work")).page.text).not.toContain("Reachable moments:");
    const arrest = await lead.post(`${base}/moments/new`, {
      ...momentForm(),
      ...ahead,
      kind: "arrest",
    });
    expect(arrest.page.errors[0]?.href).toBe("#happened-day");
  });
});

const addresses = async (): Promise<readonly string[]> => {
  const found = await app.query<{ id: string }>(
    "select moment_id as id from protect.moments where person_id = $1 order by moment_id",
    [child.personId],
  );
  return found.map(({ id }) => `${base}/moments/${id}`);
};

describe("made by itself", () => {
  test("from a return, once; the adult whom the child trusts is prompted", async () => {
    const other = await aChild(app, { level: 2 });
    for (const key of ["lead", "youthworker"]) await letIn(app, other, key);
    const [worker] = await app.query<{ name: string }>(
      "select name from directory.staff where staff_id = $1",
      [await staffIdOf(app, "youthworker")],
    );
    await app.query(
      `with p as (insert into protect.plans (plan_id, partnership_id, person_id, opened_on, opened_by, child_wants, changed_by)
         select gen_random_uuid(), partnership_id, $1, '2026-11-01', $2, 'To go to football', $2 from subjects.people where person_id = $1 returning *)
       insert into protect.trusted_adults (trusted_adult_id, partnership_id, plan_id, person_id, name, relationship, reached_by, changed_by)
       select gen_random_uuid(), partnership_id, plan_id, person_id, $3, 'Youth worker', '07700 900123', $2 from p`,
      [other.personId, await staffIdOf(app, "lead"), worker?.name],
    );
    const episode = await lead.post(`/children/${other.personId}/missing/new`, reportForm);
    const back = {
      ...aDay("returned", 24),
      "returned-time": "09:00",
      foundBy: "Came back",
      version: "1",
    };
    const returned = await lead.post(`${episode.location ?? ""}/return`, back);
    expect(returned.status).toBe(303);
    expect(await rows(other.personId)).toEqual([
      { kind: "return", origin: "return", due: "2026-11-24 23:59" },
    ]);
    const youthworker = await app.signIn("youthworker");
    expect((await youthworker.get("/notices")).page.text).toContain("Back from being missing");
    const [row] = await app.query<{ id: string }>(
      "select moment_id as id from protect.moments where person_id = $1",
      [other.personId],
    );
    const page = await youthworker.get(`/children/${other.personId}/moments/${row?.id ?? ""}`);
    expect(page.page.text).toContain("07700 900123");
    expect(page.page.text).toContain("To go to football");
  });

  test("from a move of placement; not from the first one, and not while a place is protected", async () => {
    const other = await aChild(app, { level: 2 });
    await letIn(app, other, "lead");
    const place = (wording: string, on = 24) => ({
      kind: "placement",
      wording,
      source: "The placement team",
      ...aDay("from", on),
    });
    const at = `/children/${other.personId}/whereabouts`;
    expect((await lead.post(at, place("Home A"))).status).toBe(303);
    expect(await rows(other.personId)).toEqual([]);
    expect((await lead.post(at, place("Home B", 3))).status).toBe(303);
    expect(await rows(other.personId)).toEqual([]);
    expect((await lead.post(at, place("Home C"))).status).toBe(303);
    expect(await rows(other.personId)).toMatchObject([{ kind: "placement", origin: "move" }]);
    const shown = await lead.get(`/children/${other.personId}/moments`);
    expect(shown.page.text).not.toContain("Home C");
    const hidden = await aChild(app, { level: 2 });
    for (const wording of ["Home D", "Home E"]) {
      await aFact(app, hidden, { kind: "placement", wording });
    }
    await protect(app, hidden, ["lead", "manager"]);
    const more = await lead.post(`/children/${hidden.personId}/whereabouts`, place("Home F"));
    expect(more.status).toBe(303);
    expect(await rows(hidden.personId)).toEqual([]);
  });
});

test("each look and each write is audited with the child", async () => {
  const [at] = await addresses();
  const events = await auditDuring(app, async () => {
    await lead.get(at ?? "");
    await lead.get(`${base}/moments`);
    await lead.post(`${base}/moments/new`, momentForm({ kind: "exclusion" }));
  });
  expect(events.map(({ action }) => action)).toEqual([
    "moment.read",
    "moment.read",
    "moment.record",
  ]);
  for (const { subject_ids: ids } of events) expect(ids).toContain(child.personId);
});
