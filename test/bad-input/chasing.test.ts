import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "../access/world.ts";
import { date, hostile, sentBack, type Typed } from "./forms.ts";

let app: TestApp;
let coordinator: Client;
let nurse: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  nurse = await app.signIn("nurse");
});
afterAll(() => app.close());

async function asked(note = ""): Promise<{ child: Child; actionId: string; chaseId: string }> {
  const child = await aChild(app);
  await letIn(app, child, "nurse");
  const actionId = newId();
  await app.query(
    `insert into work.actions (action_id, partnership_id, person_id, wording, owner_agency_id, owner_staff_id, due_on, added_on)
     select $1, p.partnership_id, p.person_id, 'Ring the school', t.agency_id, o.staff_id, '2026-11-19', '2026-11-01'
     from subjects.people p, directory.posts o join directory.teams t on t.team_id = o.team_id
     where p.person_id = $2 and o.staff_id = $3`,
    [actionId, child.personId, await staffIdOf(app, "nurse")],
  );
  const form = { about: "action", action: actionId, note };
  const answer = await coordinator.post(`/children/${child.personId}/chases`, form);
  expect(answer.status).toBe(303);
  const [row] = await app.query<{ chase_id: string }>(
    "select chase_id from work.chases where action_id = $1",
    [actionId],
  );
  return { child, actionId, chaseId: row?.chase_id ?? "" };
}

const blank = { answer: "", ...date("by", "", "", ""), words: "", whose: "", back: "/work" };
const long = "x".repeat(2001);

describe("an answer", () => {
  test.each<readonly [string, Typed, string, string, string]>([
    ["no answer", {}, "#answer", "answer", "Choose an answer"],
    ["another answer", { answer: "sorry" }, "#answer", "answer", "Choose an answer"],
    [
      "done without a word",
      { answer: "done" },
      "#words",
      "words",
      "Enter the outcome for the child",
    ],
    [
      "too much",
      { answer: "done", words: long },
      "#words",
      "words",
      "Outcome must be 2,000 characters or fewer; it is 2,001",
    ],
    [
      "too long a name",
      { answer: "not-mine", whose: "x".repeat(201) },
      "#whose",
      "whose",
      "Whose it is must be 200 characters or fewer; it is 201",
    ],
    ["no date", { answer: "working" }, "#by-day", "by", "Enter the new date"],
    [
      "a date that is none",
      { answer: "working", ...date("by", "31", "2", "2027") },
      "#by-day",
      "by",
      "New date must be a real date",
    ],
    [
      "a day that has passed",
      { answer: "working", ...date("by", "23", "11", "2026") },
      "#by-day",
      "by",
      "New date must be 24 November 2026 or later",
    ],
    [
      "a date that is no plan",
      { answer: "working", ...date("by", "1", "1", "2031") },
      "#by-day",
      "by",
      "New date must be 24 November 2028 or earlier",
    ],
  ])("%s comes back with what was typed", async (...[, typed, href, beside, text]) => {
    const { chaseId } = await asked();
    // A radio that no form offers cannot be shown again.
    const kept = typed["answer"] === "sorry" ? {} : { answer: typed["answer"] ?? "" };
    const answer = { ...blank, ...typed };
    if (kept.answer === undefined) {
      const sent = await nurse.post(`/asked/${chaseId}`, answer);
      expect([sent.status, sent.page.errors]).toEqual([422, [{ href, text }]]);
      return;
    }
    const errors = [{ href, beside, text }];
    await sentBack(app, nurse, { address: `/asked/${chaseId}`, typed: answer, errors });
  });

  test.each(hostile)("%s is kept and shown as it was typed", async (_what, text) => {
    const { child, chaseId } = await asked();
    const sent = await nurse.post(`/asked/${chaseId}`, { ...blank, answer: "done", words: text });
    expect(sent.status).toBe(303);
    for (const address of [`/children/${child.personId}/plan`, `/children/${child.personId}`]) {
      const { html } = await coordinator.get(address);
      expect(html).not.toContain("<script>alert(1)");
      expect(html).not.toContain("<img src=x");
    }
  });

  test("two at once: the second is told, and changes nothing", async () => {
    const { chaseId, actionId } = await asked();
    const sent = await Promise.all([
      nurse.post(`/asked/${chaseId}`, { ...blank, answer: "no-information" }),
      nurse.post(`/asked/${chaseId}`, { ...blank, answer: "done", words: "She goes again" }),
    ]);
    expect(sent.map(({ status }) => status).sort()).toEqual([303, 409]);
    const late = sent.find(({ status }) => status === 409);
    expect(late?.page.heading).toBe("This needs no answer any more");
    const answers = await app.query("select 1 from work.chase_answers where chase_id = $1", [
      chaseId,
    ]);
    expect(answers).toHaveLength(1);
    const closed = await app.query<{ state: string; answer: string }>(
      `select a.state, n.answer from work.actions a join work.chase_answers n on n.chase_id = $2 where a.action_id = $1`,
      [actionId, chaseId],
    );
    expect([
      { state: "open", answer: "no-information" },
      { state: "done", answer: "done" },
    ]).toContainEqual(closed[0]);
  });

  test("about an action that was closed meanwhile is told so", async () => {
    const { child, chaseId, actionId } = await asked();
    const closing = { state: "done", outcome: "She goes again", version: "1" };
    const close = `/children/${child.personId}/actions/${actionId}/close`;
    expect((await coordinator.post(close, closing)).status).toBe(303);
    expect((await nurse.get("/asked")).page.text).not.toContain(child.reference);
    const sent = await nurse.post(`/asked/${chaseId}`, { ...blank, answer: "no-information" });
    expect(sent.status).toBe(409);
  });
});

describe("a question", () => {
  test("with a note that is too long comes back", async () => {
    const { child, actionId } = await asked();
    const text = "Note must be 500 characters or fewer; it is 501";
    await sentBack(app, coordinator, {
      address: `/children/${child.personId}/chases`,
      typed: { about: "action", action: actionId, note: "x".repeat(501), back: "/overdue" },
      errors: [{ href: "#note", beside: "note", text }],
    });
  });

  test("with markup in its note shows it as it was typed", async () => {
    await asked(`<img src=x onerror=alert(1)>`);
    const { html, page } = await nurse.get("/asked");
    expect(page.text).toContain("<img src=x onerror=alert(1)>");
    expect(html).not.toContain("<img src=x");
  });

  test.each(["", "level", "harm", "constructor", "action"])(
    "about what is not late or not there (%j) finds nothing",
    async (about) => {
      const child = await aChild(app);
      const answer = await coordinator.post(`/children/${child.personId}/chases`, { about });
      expect(answer.status).toBe(404);
    },
  );

  test("asked twice is one question, counted, and due when it was", async () => {
    const { child, actionId, chaseId } = await asked();
    const due = () =>
      app.query<{ asks: number; due_at: Date }>(
        "select asks, due_at from work.chases where chase_id = $1",
        [chaseId],
      );
    const [first] = await due();
    app.clock.set("2026-11-26T10:00:00Z");
    const again = await app.signIn("coordinator");
    await again.post(`/children/${child.personId}/chases`, { about: "action", action: actionId });
    app.clock.set("2026-11-24T10:00:00Z");
    expect(await due()).toEqual([{ asks: 2, due_at: first?.due_at }]);
    expect(first?.due_at.toISOString()).toBe("2026-11-27T10:00:00.000Z");
  });

  test("leads back nowhere but here", async () => {
    const { child, actionId } = await asked();
    const form = { about: "action", action: actionId, back: "https://evil.example/" };
    const answer = await coordinator.post(`/children/${child.personId}/chases`, form);
    expect(answer.location).toMatch(/^\/\?asked=/);
  });
});

test("of a list that nobody could have typed there is a page all the same", async () => {
  const address = "/overdue?agency=x&page=-1&asked=y&own=999999&unseen=z";
  expect((await coordinator.get(address)).status).toBe(200);
  expect((await nurse.get("/work?whose=everybody&page=0&answered=no")).status).toBe(200);
});
