import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import {
  anEpisode,
  doneForm,
  moment,
  planForm,
  reportAs,
  reportForm,
  returnForm,
} from "../harness/missing.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let lead: Client;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
});
afterAll(() => app.close());

const home = ({ personId }: Child): string => `/children/${personId}`;
const allocate = async (child: Child, key: string): Promise<void> => {
  const membershipId = await letIn(app, child, key);
  await app.query("update sec.memberships set basis = 'allocation' where membership_id = $1", [
    membershipId,
  ]);
};
const noticesOf = async (key: string): Promise<readonly string[]> => {
  const rows = await app.query<{ headline: string }>(
    "select headline from work.notifications where kind like 'missing%' and staff_id = $1 order by made_at",
    [await staffIdOf(app, key)],
  );
  return rows.map(({ headline }) => headline);
};

describe("a child who is missing", () => {
  test("stands on the record, on the list and at the lead's, from the report to the return", async () => {
    const child = await aChild(app, { familyName: "Qxmissing" });
    await allocate(child, "lead");
    const police = await app.signIn("police");
    await letIn(app, child, "police");
    const id = await reportAs(police, child);
    const now = (await lead.get("/missing")).page.text;
    expect(now).toContain("Qxmissing");
    expect(now).toContain("missing for 14 hours");
    expect((await lead.get(home(child))).page.text).toContain(
      "Missing since 23 November 2026, 20:00",
    );
    expect((await lead.get("/work")).page.text).toContain("Missing now: 1");
    expect(await noticesOf("lead")).toEqual(["A child you answer for is recorded as missing"]);
    const at = `${home(child)}/missing/${id}`;
    const update = { wording: "Seen at the station", grade: "high", policeReference: "QX-1" };
    expect((await police.post(`${at}/updates`, { ...update, version: "1" })).status).toBe(303);
    expect((await lead.get(at)).page.text).toContain("grade changed to High");
    expect((await lead.post(`${at}/return`, { ...returnForm, version: "2" })).status).toBe(303);
    const after = (await lead.get("/missing")).page.text;
    expect(after).toContain("Missing now: 0");
    expect(after).toContain("due in 2 days and 21 hours");
    expect((await lead.get(home(child))).page.text).not.toContain("Missing now");
    const chronology = (await lead.get(`${home(child)}/chronology`)).page.text;
    expect(chronology).toContain("Back on 24 November 2026, 07:00, after 11 hours");
  });

  test("has one open episode: the second person gets it, with what they typed", async () => {
    const child = await aChild(app);
    const id = await reportAs(lead, child);
    const manager = await app.signIn("manager");
    const typed = { ...reportForm, circumstances: "Her aunt has rung", grade: "high" };
    const second = await manager.post(`${home(child)}/missing/new`, typed);
    expect(second.status).toBe(409);
    expect(second.page.text).toContain("A colleague has already recorded this child as missing");
    expect(second.html).toContain("Her aunt has rung");
    expect(second.html).toContain(`/missing/${id}/updates`);
    expect((await manager.get(`${home(child)}/missing/new`)).location).toContain(id);
    const at = `${home(child)}/missing/${id}`;
    expect((await manager.post(`${at}/return`, returnForm)).status).toBe(303);
    const late = await lead.post(`${at}/return`, { ...returnForm, foundHow: "At her aunt's" });
    expect([late.status, late.html.includes("At her aunt")]).toEqual([409, true]);
  });

  test("is recorded in error with a reason, counts nowhere and stays", async () => {
    const child = await aChild(app, { familyName: "Qxerror" });
    const id = await reportAs(lead, child);
    const at = `${home(child)}/missing/${id}`;
    const empty = await lead.post(`${at}/error`, { reason: "", version: "1" });
    expect([empty.status, empty.page.errors.map(({ href }) => href)]).toEqual([422, ["#reason"]]);
    const reason = "The wrong child's record";
    expect((await lead.post(`${at}/error`, { reason, version: "1" })).status).toBe(303);
    expect((await lead.get("/missing")).html).not.toContain("Qxerror");
    const page = (await lead.get(`${home(child)}/missing`)).page.text;
    expect(page).toContain("recorded in error");
    expect(page).not.toContain("Last 30 days");
    await reportAs(lead, child);
  });

  test("comes back with everything typed where a field is wrong", async () => {
    const child = await aChild(app);
    const sent = { ...reportForm, grade: "", circumstances: "", ...moment("since", "25", "10:00") };
    const answer = await lead.post(`${home(child)}/missing/new`, sent);
    expect(answer.status).toBe(422);
    expect(answer.page.errors.map(({ href }) => href)).toEqual([
      "#since-day",
      "#grade",
      "#circumstances",
    ]);
    expect(answer.html).toContain('value="Her foster carer"');
  });
});

describe("the return home interview", () => {
  const overdue = async (child: Child) =>
    anEpisode(app, child, { since: "2026-11-18T20:00:00Z", until: "2026-11-19T08:00:00Z" });

  test.each(["declined", "not-found", "not-attempted"])(
    "stays due when it was %s, until a person decides with a reason",
    async (outcome) => {
      const child = await aChild(app, { familyName: `Qx${outcome.replace("-", "")}` });
      const at = `${home(child)}/missing/${await overdue(child)}`;
      const sent = { ...moment("happened", "20", "10:00"), outcome, version: "1" };
      const untried = await lead.post(`${at}/interview`, sent);
      expect(untried.page.errors.map(({ href }) => href)).toEqual(["#instead"]);
      const tried = { ...sent, instead: "A walk with her youth worker" };
      expect((await lead.post(`${at}/interview`, tried)).status).toBe(303);
      expect((await lead.get("/missing")).page.text).toContain("2 days and 2 hours overdue");
      const reason = "Talks to her youth worker each week";
      expect((await lead.post(`${at}/stop`, { reason, version: "1" })).status).toBe(303);
      expect((await lead.get(at)).page.text).toContain(`No further attempts: ${reason}`);
      const after = await lead.post(`${at}/interview`, { ...tried, version: "2" });
      expect([after.status, after.html.includes("A walk with her youth worker")]).toEqual([
        409,
        true,
      ]);
    },
  );

  test("once done stops the clock, keeps the child's words and actions what follows", async () => {
    const child = await aChild(app);
    const at = `${home(child)}/missing/${await overdue(child)}`;
    const [agency] = await app.query<{ id: string }>(
      "select agency_id as id from directory.agencies order by name limit 1",
    );
    const promised = {
      "promise-wording": "A visit to her sister each month",
      "promise-owner": `agency:${agency?.id ?? ""}`,
      "promise-due-day": "1",
      "promise-due-month": "12",
      "promise-due-year": "2026",
    };
    const done = { ...doneForm, version: "1", ...promised, reasons: "family" };
    const wrong = await lead.post(`${at}/interview`, { ...done, "promise-owner": "" });
    expect(wrong.page.errors.map(({ href }) => href)).toEqual(["#promise-owner"]);
    expect((await lead.post(`${at}/interview`, done)).status).toBe(303);
    const page = (await lead.get(at)).page.text;
    expect(page).toContain("I wanted to see my sister");
    expect(page).toContain("To be with family");
    expect((await lead.get(`${home(child)}/plan`)).page.text).toContain("A visit to her sister");
    expect((await lead.post(`${at}/interview`, { ...done, version: "1" })).status).toBe(409);
  });

  test("by whoever leads for the child is not independent, and the form says so", async () => {
    const child = await aChild(app);
    await allocate(child, "lead");
    const at = `${home(child)}/missing/${await overdue(child)}`;
    expect((await lead.get(`${at}/interview`)).page.text).toContain("leads for this child");
    const done = { ...doneForm, version: "1", interviewer: "Mariam Begum" };
    const answer = await lead.post(`${at}/interview`, done);
    expect(answer.page.errors.map(({ href }) => href)).toEqual(["#independent"]);
    expect((await lead.post(`${at}/interview`, { ...done, independent: "no" })).status).toBe(303);
    expect((await lead.get(at)).page.text).toContain("Mariam Begum, who is not independent");
  });

  test("passes on what the child spoke of once the child knows, and makes no record of it", async () => {
    const child = await aChild(app);
    const other = await aChild(app);
    const at = `${home(child)}/missing/${await overdue(child)}`;
    const sent = { kind: "place", suggestion: "The flat above the shop", told: "no" };
    const early = await lead.post(`${at}/suggestions`, sent);
    expect(early.page.errors.map(({ href }) => href)).toEqual(["#told"]);
    expect((await lead.post(`${at}/suggestions`, { ...sent, told: "yes" })).status).toBe(303);
    const [row] = await app.query<{ id: string; child_knows: boolean }>(
      "select rhi_suggestion_id as id, child_knows from protect.rhi_suggestions where person_id = $1",
      [child.personId],
    );
    expect(row?.child_knows).toBe(true);
    const taken = { outcome: "taken-up", reason: "Passed to the police", version: "1" };
    const elsewhere = `${home(other)}/missing/${await overdue(other)}/suggestions/${row?.id ?? ""}`;
    expect((await lead.post(elsewhere, taken)).status).toBe(409);
    const settle = `${at}/suggestions/${row?.id ?? ""}`;
    const silent = await lead.post(settle, { ...taken, reason: "" });
    expect(silent.page.errors.map(({ href }) => href)).toEqual([`#reason-${row?.id ?? ""}`]);
    expect((await lead.post(settle, taken)).status).toBe(303);
    expect((await lead.post(settle, taken)).status).toBe(409);
    expect((await lead.get(`${home(child)}/whereabouts`)).html).not.toContain("above the shop");
  });
});

test("the prevention interview is another, and stops no clock", async () => {
  const child = await aChild(app);
  const id = await anEpisode(app, child, {
    since: "2026-11-23T20:00:00Z",
    until: "2026-11-24T06:00:00Z",
  });
  const at = `${home(child)}/missing/${id}`;
  const held = { outcome: "done", ...moment("held", "24", "07:30"), heldBy: "PC Hart" };
  const said = { said: "She is tired and unhurt", concerns: "A new telephone" };
  expect((await lead.post(`${at}/prevention`, { ...held, ...said })).status).toBe(303);
  const page = (await lead.get(at)).page.text;
  expect(page).toContain("Held by PC Hart, 24 November 2026, 07:30");
  expect(page).toContain("due in 2 days and 20 hours");
});

test("three in 30 days tell the lead, and the page names the rule's source", async () => {
  const child = await aChild(app);
  await allocate(child, "manager");
  for (const day of ["03", "12"]) {
    await anEpisode(app, child, {
      since: `2026-11-${day}T20:00:00Z`,
      until: `2026-11-${day}T23:00:00Z`,
    });
  }
  const before = (await noticesOf("manager")).length;
  await reportAs(lead, child);
  const notices = (await noticesOf("manager")).slice(before);
  expect(notices.join()).toContain("3 times in 30 days or more: a strategy meeting");
  const page = (await lead.get(`${home(child)}/missing`)).page.text;
  expect(page).toContain("Threshold reached: a strategy meeting is to be considered.");
  expect(page).toContain("Derbyshire");
});

describe("who sees it", () => {
  test("whoever reaches the child, also a restricted one on which they are named; nobody else", async () => {
    const child = await aChild(app, { familyName: "Qxreach" });
    const hidden = await aChild(app, { familyName: "Qxrestricted" });
    const ids = [await reportAs(lead, child), await reportAs(lead, hidden)];
    await restrict(app, hidden);
    await letIn(app, hidden, "coordinator");
    await letIn(app, child, "youthworker");
    const seen = async (key: string) => {
      const client = await app.signIn(key);
      const { html } = await client.get("/missing");
      const api = await Promise.all(ids.map((id) => client.get(`/api/missing/${id}`)));
      return [
        html.includes("Qxreach"),
        html.includes("Qxrestricted"),
        ...api.map((one) => one.status),
      ];
    };
    expect(await seen("coordinator")).toEqual([true, true, 200, 200]);
    expect(await seen("mash")).toEqual([true, false, 200, 404]);
    expect(await seen("youthworker")).toEqual([true, false, 200, 404]);
    expect(await seen("nurse")).toEqual([false, false, 404, 404]);
    const [event] = await app.query<{ subject_ids: readonly string[] }>(
      "select subject_ids from audit.events where action = 'missing.list' order by event_id desc limit 1",
    );
    expect(event?.subject_ids).not.toContain(hidden.personId);
  });

  test("an episode has the address of its own child and of no other", async () => {
    const child = await aChild(app);
    const other = await aChild(app);
    const id = await reportAs(lead, child);
    expect((await lead.get(`${home(other)}/missing/${id}`)).status).toBe(404);
    expect((await lead.post(`${home(other)}/missing/${id}/return`, returnForm)).status).toBe(404);
  });

  test("the accounts of an interview are no part of what a system reads", async () => {
    const child = await aChild(app);
    const id = await anEpisode(app, child, {
      since: "2026-11-18T20:00:00Z",
      until: "2026-11-19T08:00:00Z",
    });
    await lead.post(`${home(child)}/missing/${id}/interview`, { ...doneForm, version: "1" });
    const answer = await lead.get(`/api/missing/${id}`);
    expect(answer.html).toContain('"outcome":"done"');
    expect(answer.html).not.toContain("sister");
  });
});

test("a trigger plan keeps every version, and two at once lose nothing", async () => {
  const child = await aChild(app);
  const at = `${home(child)}/trigger-plan`;
  const empty = await lead.post(`${at}/edit`, { version: "0" });
  expect(empty.page.errors.map(({ href }) => href)).toEqual([
    "#description",
    "#firstSteps",
    "#whomToRing",
  ]);
  expect((await lead.post(`${at}/edit`, planForm)).status).toBe(303);
  const second = await lead.post(`${at}/edit`, { ...planForm, description: "Tall, blue coat" });
  expect([second.status, second.html.includes("blue coat")]).toEqual([409, true]);
  expect((await lead.post(`${at}/edit`, { ...planForm, version: "1" })).status).toBe(303);
  expect((await lead.get(at)).page.text).toContain("Version 2");
});
