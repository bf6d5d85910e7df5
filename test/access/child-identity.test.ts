import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let coordinator: Client;
let lead: Client;
let school: Client;
let child: Child;
let page: string;

const said = (version: number, more: Record<string, string> = {}): Record<string, string> => ({
  state: "known",
  source: "child",
  sourceName: "",
  childAsked: "",
  notWith: "",
  "notedOn-day": "20",
  "notedOn-month": "11",
  "notedOn-year": "2026",
  version: String(version),
  ...more,
});
const interpreter = (version: number, more: Record<string, string> = {}) =>
  said(version, { need: "yes", spoken: "polish", dialect: "", gender: "female", ...more });

beforeAll(async () => {
  app = await anApp();
  [coordinator, lead, school] = [
    await app.signIn("coordinator"),
    await app.signIn("lead"),
    await app.signIn("school"),
  ];
  child = await aChild(app, { familyName: "Qxidentity" });
  page = `/children/${child.personId}/identity`;
});
afterAll(() => app.close());

describe("who a child is", () => {
  test("says what has not been asked, and shows what the child said with its source and day", async () => {
    const before = (await coordinator.get(page)).page.text;
    expect(before).toContain("0 of 10 are known");
    expect(before).toMatch(/Not yet asked: safe contact, .*ethnicity/);
    const form = said(0, { ethnicity: "mixed-white-asian", wording: "Qxwords" });
    const sent = await coordinator.post(`${page}/ethnicity`, form);
    expect(sent.status).toBe(303);
    const { text } = (await coordinator.follow(sent)).page;
    expect(text).toContain("Recorded. What stood before is in the history.");
    expect(text).toContain("Mixed or multiple ethnic groups: White and Asian");
    expect(text).toContain("The child, 20 November 2026");
    expect(text).toContain("1 of 10 are known");
  });

  test("a new fact takes the place of one, which stays in the history; who was second is told", async () => {
    const form = (wording: string) => said(1, { ethnicity: "white-roma", wording });
    const answers = await Promise.all([
      coordinator.post(`${page}/ethnicity`, form("Qxroma")),
      lead.post(`${page}/ethnicity`, form("Qxsecond")),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
    const { text } = (await coordinator.get(page)).page;
    expect(text).toContain("White: Roma");
    expect(text).toContain("Qxwords");
    expect(text).toContain("Earlier: ethnicity");
  });

  test.each([
    ["ethnicity", { ethnicity: "chinese-2001" }, "ended on 26 March 2011"],
    ["ethnicity", { ethnicity: "martian" }, "Choose the group that the child said"],
    ["ethnicity", { ethnicity: "white-roma", source: "guess" }, "Choose the child, or a record"],
    ["ethnicity", { ethnicity: "white-roma", source: "social-care" }, "Choose the child, or a"],
    ["ethnicity", { ethnicity: "white-roma", source: "childs-words" }, "Enter which record says"],
    ["ethnicity", { ethnicity: "white-roma", "notedOn-year": "2031" }, "or earlier"],
    ["ethnicity", { state: "" }, "Choose whether it is known, and if not, why"],
    ["language", { language: "polish", source: "school" }, "Choose whether the child has been"],
    ["care", { status: "care-order", "from-year": "2031" }, "Since when must"],
    ["interpreter", { need: "yes", spoken: "" }, "Choose the language of the interpreter"],
    [
      "interpreter",
      { need: "yes", spoken: "polish", name: "Aunt Ola", accredited: "none", related: "yes" },
      "never family",
    ],
    [
      "interpreter",
      { need: "yes", spoken: "polish", name: "A. Example", accredited: "DPSI", related: "no" },
      "Check for a conflict of interest",
    ],
    ["safe-contact", { number: "after four", hours: "any", voicemail: "no" }, "Enter a telephone"],
  ])("%s with %j is refused beside its question", async (kind, wrong, says) => {
    const date = {
      "from-day": "1",
      "from-month": "10",
      "to-day": "",
      "to-month": "",
      "to-year": "",
    };
    const version = kind === "ethnicity" ? 2 : 0;
    const { status, page: back } = await coordinator.post(
      `${page}/${kind}`,
      said(version, { ...date, ...wrong }),
    );
    expect([status, back.text]).toEqual([422, expect.stringContaining(says)]);
  });

  test("not asked, did not say and not safe are answers, and beside them nothing is kept", async () => {
    const form = said(0, { state: "did-not-say", wording: "Qxguess", source: "", faith: "hindu" });
    expect((await coordinator.post(`${page}/faith`, form)).status).toBe(303);
    const { text } = (await coordinator.get(page)).page;
    expect(text).toContain("Asked, did not say: religion or belief");
    expect(text).not.toContain("Qxguess");
    expect(await app.query("select 1 from protect.identity_facts where value = 'hindu'")).toEqual(
      [],
    );
  });

  test("gender, orientation and faith stay in the record unless the child chose, and out of the chronology", async () => {
    const form = said(0, { wording: "Qxgender", pronouns: "they" });
    expect((await coordinator.post(`${page}/gender`, form)).status).toBe(303);
    const { text } = (await coordinator.get(page)).page;
    expect(text).toContain("Stays in the record: the child has not chosen that it goes anywhere");
    const chronology = (await coordinator.get(`/children/${child.personId}/chronology`)).page.text;
    expect(chronology).toContain("Identity and contact: ethnicity recorded");
    expect(chronology).not.toMatch(/Qxgender|gender identity|religion/i);
  });

  test("who the child named is said beside it", async () => {
    const form = said(0, {
      number: "+44 (0)7700 900123",
      hours: "School days",
      voicemail: "no",
      seenBy: "Qxmum",
      notWith: "my uncle",
    });
    expect((await coordinator.post(`${page}/safe-contact`, form)).status).toBe(303);
    const { text } = (await coordinator.get(page)).page;
    expect(text).toContain("The child said: do not share with my uncle");
    expect(text).toContain("07700 900123");
  });

  test("the first page and the page at the door say how to reach the child and who interprets", async () => {
    expect((await coordinator.post(`${page}/interpreter`, interpreter(0))).status).toBe(303);
    const first = (await coordinator.get(`/children/${child.personId}`)).page.text;
    expect(first).toContain("Interpreter: Polish, a woman only. Never family");
    expect(first).toContain("07700");
    const door = await coordinator.get(`/children/${child.personId}/door`);
    expect(door.page.text).toContain(
      "Safe contact: Ring the safe number. School days. No voicemail",
    );
    expect(door.page.text).not.toContain("900123");
  });

  test("so do the plan, and the page on which a meeting is booked", async () => {
    for (const at of ["plan", "meeting"]) {
      const { text } = (await coordinator.get(`/children/${child.personId}/${at}`)).page;
      expect(text, at).toContain("Interpreter: Polish, a woman only. Never family");
    }
  });

  test("no address answers with any of it to systems", async () => {
    expect((await coordinator.get(`/api/children/${child.personId}/identity`)).status).toBe(404);
    const { paths } = JSON.parse((await coordinator.get("/api/openapi.json")).html) as {
      paths: object;
    };
    expect(JSON.stringify(paths)).not.toMatch(/\/identity|nationalit|ethnicities|safe-contact/);
  });
});

describe("who gets in", () => {
  test("the person who does not reach the child finds nothing and records nothing", async () => {
    for (const at of [page, `${page}/ethnicity`, `${page}/care`])
      expect((await school.get(at)).status).toBe(404);
    expect((await school.post(`${page}/faith`, said(1, { faith: "none" }))).status).toBe(404);
    await letIn(app, child, "school");
    expect((await school.get(page)).page.text).toContain("White: Roma");
  });

  test("who may read a record and not change it is shown no form", async () => {
    const chair = await app.signIn("chair");
    await letIn(app, child, "chair");
    const read = await chair.get(page);
    expect([read.status, read.html.includes("identity/ethnicity")]).toEqual([200, false]);
    expect((await chair.post(`${page}/faith`, said(1, { faith: "none" }))).status).toBe(403);
  });

  test("of a restricted child it is read by the circle alone, and no row is edited", async () => {
    const hidden = await aChild(app, { familyName: "Qxhidden" });
    const at = `/children/${hidden.personId}/identity`;
    expect((await coordinator.post(`${at}/faith`, said(0, { faith: "none" }))).status).toBe(303);
    await restrict(app, hidden);
    expect((await coordinator.get(at)).status).toBe(404);
    await expect(
      app.query("set role lantern_app; update protect.identity_facts set value = 'x'"),
    ).rejects.toThrow(/permission denied/);
  });
});
