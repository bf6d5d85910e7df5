import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aCohort, joinForm, leaveForm, openForm, reviewForm, tryForm } from "../harness/cohorts.ts";
import { exportForm, takeOut } from "../harness/exports.ts";
import { aChild } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let coordinator: Client;
let lead: Client;
let owner: string;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  lead = await app.signIn("lead");
  owner = await staffIdOf(app, "coordinator");
});
afterAll(() => app.close());

/** A child in a cohort: the address of the child's place in it. */
async function inACohort(cohort: string) {
  const child = await aChild(app, { level: 2 });
  const base = `/children/${child.personId}`;
  const joined = await coordinator.post(`${base}/cohorts/new`, joinForm(cohort));
  expect([joined.status, joined.page.errors]).toEqual([303, []]);
  return { child, base, member: joined.location ?? "" };
}

describe("a cohort that everybody may know of", () => {
  test("goes from a decision to whether it worked, and to leaving", async () => {
    const cohort = await aCohort(coordinator, owner);
    const { base, member, child } = await inACohort(cohort);
    const twice = await lead.post(`${base}/cohorts/new`, joinForm(cohort));
    expect(twice.status).toBe(409);
    expect((await lead.post(`${member}/approaches`, tryForm())).status).toBe(303);
    const [row] = await app.query<{ id: string }>(
      "select cohort_approach_id as id from protect.cohort_approaches where person_id = $1",
      [child.personId],
    );
    const review = `${member}/approaches/${row?.id ?? ""}`;
    const bad = await lead.post(review, reviewForm({ child: "", changed: "" }));
    expect(bad.page.errors.map(({ href }) => href)).toEqual(["#child", "#changed"]);
    expect((await lead.post(review, reviewForm())).status).toBe(303);
    expect((await lead.post(review, reviewForm({ changed: "Typed in vain" }))).status).toBe(409);
    const stop = reviewForm({ version: "2", nextStep: "stop", child: "did-not-say" });
    expect((await lead.post(review, stop)).status).toBe(303);
    const { text } = (await lead.get(member)).page;
    expect(text).toContain("we say “It helped a little”, the child says “It helped”");
    expect(text).toContain("the child did not say");
    const page = (await lead.get(`/cohorts/${cohort}`)).page.text;
    expect(page).toContain(child.reference);
    expect(page).toContain("Only children you can see are listed and counted");
    expect(page).toContain("fewer than 5");
    expect((await lead.post(`${member}/leave`, leaveForm())).status).toBe(303);
    expect((await lead.post(`${member}/leave`, leaveForm())).status).toBe(409);
    const chronology = (await lead.get(`${base}/chronology`)).page.text;
    expect(chronology).toContain("In the cohort: Early help on the estate");
    expect(chronology).toContain("Left the cohort: Early help on the estate");
  });

  test("shows each reader the children whom they reach, and no others", async () => {
    const cohort = await aCohort(coordinator, owner, { name: "Seen by reach" });
    const { child, member, base } = await inACohort(cohort);
    const school = await app.signIn("school");
    const page = await school.get(`/cohorts/${cohort}`);
    expect(page.status).toBe(200);
    expect(page.page.text).not.toContain(child.reference);
    expect((await school.get(member)).status).toBe(404);
    await letIn(app, child, "school");
    expect((await school.get(`/cohorts/${cohort}`)).page.text).toContain(child.reference);
    expect((await school.get(`${base}/cohorts`)).page.text).toContain("Seen by reach");
  });

  test("is closed with what was learned, by one of two who press", async () => {
    const cohort = await aCohort(coordinator, owner, { name: "To be closed" });
    const form = {
      learned: "",
      version: "1",
      "closedOn-day": "24",
      "closedOn-month": "11",
      "closedOn-year": "2026",
    };
    const bad = await coordinator.post(`/cohorts/${cohort}/close`, form);
    expect(bad.page.errors.map(({ href }) => href)).toEqual(["#learned"]);
    const good = { ...form, learned: "Mornings were what mattered" };
    expect((await coordinator.post(`/cohorts/${cohort}/close`, good)).status).toBe(303);
    expect((await coordinator.post(`/cohorts/${cohort}/close`, good)).status).toBe(409);
    expect((await lead.get(`/cohorts/${cohort}`)).page.text).toContain("Mornings were what");
    const child = await aChild(app, { level: 2 });
    const late = await lead.post(`/children/${child.personId}/cohorts/new`, joinForm(cohort));
    expect(late.page.errors.map(({ href }) => href)).toEqual(["#cohort"]);
  });
});

describe("a cohort with a list", () => {
  test("is there for its list and for whoever opened it, and for nobody else", async () => {
    const name = "Harbour Nine";
    const cohort = await aCohort(coordinator, owner, { kind: "violence", name });
    const { base, member, child } = await inACohort(cohort);
    const knows = async (client: Client): Promise<readonly boolean[]> => [
      (await client.get("/cohorts")).page.text.includes(name),
      (await client.get(`/cohorts/${cohort}`)).status === 200,
      (await client.get(member)).status === 200,
      (await client.get(`${base}/cohorts`)).page.text.includes(name),
      (await client.get(`/api${base}/cohorts`)).html.includes(name),
      (await client.get("/api/cohorts")).html.includes(name),
    ];
    const none = [false, false, false, false, false, false];
    expect(await knows(coordinator)).toEqual(none.map(() => true));
    expect(await knows(lead)).toEqual(none);
    const manager = await app.signIn("manager");
    expect(await knows(manager)).toEqual(none);
    // Whoever may keep lists keeps those that they know of, and never puts themselves on one.
    const staff = await staffIdOf(app, "manager");
    const self = { staff, reason: "I want to" };
    expect((await manager.post(`/cohorts/${cohort}/readers`, self)).status).toBe(404);
    const own = await coordinator.post(`/cohorts/${cohort}/readers`, {
      staff: owner,
      reason: "Me",
    });
    expect(own.page.errors.map(({ href }) => href)).toEqual(["#staff"]);
    const given = { staff: await staffIdOf(app, "lead"), reason: "Works with three of them" };
    expect((await coordinator.post(`/cohorts/${cohort}/readers`, given)).status).toBe(303);
    expect(await knows(lead)).toEqual(none.map(() => true));
    for (const client of [coordinator, lead]) {
      expect((await client.get(`${base}/chronology`)).page.text).not.toContain(name);
    }
    const [reader] = await app.query<{ id: string }>(
      "select cohort_reader_id as id from protect.cohort_readers where cohort_id = $1",
      [cohort],
    );
    const end = `/cohorts/${cohort}/readers/${reader?.id ?? ""}/end`;
    expect((await coordinator.post(end, {})).status).toBe(303);
    expect((await coordinator.post(end, {})).status).toBe(409);
    expect(await knows(lead)).toEqual(none);
    const audited = await app.query(
      `select action from audit.events where $1::uuid = any (subject_ids) and outcome = 'done'
       and action in ('cohort.join', 'cohort.read', 'cohort.member.read')`,
      [child.personId],
    );
    expect(audited).toEqual([]);
    const governance = await app.signIn("governance");
    const held = await governance.get(`/governance/controllers?reference=${child.reference}`);
    expect(held.html).not.toContain("cohort");
  });

  test("on the list one still reads of no child out of reach", async () => {
    const form = { kind: "violence", name: "Listed and out of reach" };
    const cohort = await aCohort(coordinator, owner, form);
    const { child, member } = await inACohort(cohort);
    const given = { staff: await staffIdOf(app, "school"), reason: "Her school" };
    await coordinator.post(`/cohorts/${cohort}/readers`, given);
    const school = await app.signIn("school");
    expect((await school.get(`/cohorts/${cohort}`)).page.text).not.toContain(child.reference);
    expect((await school.get(member)).status).toBe(404);
  });
});

test("the children of a cohort leave as every file of the tracker, and never of one with a list", async () => {
  const cohort = await aCohort(coordinator, owner, { name: "Taken as a file" });
  const { child } = await inACohort(cohort);
  const other = await aChild(app, { level: 2 });
  const link = `/children/export?cohort=${cohort}`;
  expect((await coordinator.get(`/cohorts/${cohort}`)).html).toContain(link);
  expect((await (await app.signIn("school")).get(`/cohorts/${cohort}`)).html).not.toContain(link);
  const { text } = (await coordinator.get(`/children?cohort=${cohort}`)).page;
  expect(text).toContain("Cohort Taken as a file");
  const taken = await takeOut(
    { by: coordinator, second: lead },
    `${link}&columns=level`,
    exportForm,
  );
  const file = taken.raw.toString("utf8");
  expect(file).toContain(child.reference);
  expect(file).not.toContain(other.reference);
  const entries = await app.query("select looked_at from protect.exports");
  expect(entries).toEqual([{ looked_at: "open; one cohort" }]);
  const listed = await aCohort(coordinator, owner, { kind: "violence", name: "Never a file" });
  const { child: hidden } = await inACohort(listed);
  expect((await coordinator.get(`/cohorts/${listed}`)).html).not.toContain("/children/export");
  const found = await coordinator.get(`/children?cohort=${listed}`);
  expect(found.html).not.toContain(hidden.reference);
  expect(found.html).not.toContain("Never a file");
});

test("a cohort says what it is for, on what basis and who owns it", async () => {
  const form = openForm("", { kind: "", basis: "" });
  const bad = await coordinator.post("/cohorts/new", form);
  expect(bad.page.errors.map(({ href }) => href)).toEqual(["#kind", "#basis", "#owner"]);
  expect(bad.html).toContain("Early help on the estate");
});

test("the sharing agreement of a cohort is chosen from those of the register that are in force", async () => {
  await app.query(
    `insert into govern.register_entries (register_entry_id, partnership_id, register, reference, title, body, state, audience, added_at, changed_at)
     select gen_random_uuid(), partnership_id, 'sharing-agreement', v.reference, v.title,
       jsonb_build_object('from', '2026-01-01', 'to', v.ends), v.state, 'staff', now(), now()
     from directory.partnerships cross join (values ('SA-9001-0', 'Qxlive', '', 'confirmed'),
       ('SA-9002-0', 'Qxended', '2026-02-01', 'confirmed'), ('SA-9003-0', 'Qxdraft', '', 'draft')) v (reference, title, ends, state)`,
  );
  const { html } = await coordinator.get("/cohorts/new");
  expect(html).toContain("SA-9001-0: Qxlive");
  expect(html).not.toMatch(/Qxended|Qxdraft/);
  const typed = await coordinator.post("/cohorts/new", openForm(owner, { agreement: "SA-9002-0" }));
  expect([typed.status, typed.page.errors[0]?.href]).toEqual([422, "#agreement"]);
  const made = await coordinator.post("/cohorts/new", openForm(owner, { agreement: "SA-9001-0" }));
  expect(made.status).toBe(303);
  expect((await coordinator.get(made.location ?? "")).page.text).toContain("SA-9001-0: Qxlive. ");
});
