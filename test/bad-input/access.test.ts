import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { testMoment } from "../harness/constants.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "../access/world.ts";
import { signInByPages } from "../web/sign-in-steps.ts";
import { date, hostile, sentBack, type Expected, type Typed } from "./forms.ts";

let app: TestApp;
let lead: Client;
let police: Client;
let child: Child;
let about: string;
let manager: string;
beforeAll(async () => {
  app = await anApp();
  manager = await staffIdOf(app, "manager");
});
beforeEach(async () => {
  app.clock.set(testMoment);
  lead = await app.signIn("lead");
  police = await app.signIn("police");
  child = await aChild(app);
  about = `/children/${child.personId}`;
  await letIn(app, child, "manager");
});
afterAll(() => app.close());

const beside = (field: string, text: string, href = `#${field}`): Expected => ({
  href,
  beside: field,
  text,
});

describe("asking whether a child is known", () => {
  const right = {
    "given-name": "Anna",
    "family-name": "Nowak",
    ...date("born", "4", "5", "2011"),
    reference: "",
    relationship: "met-today",
    reason: "Talked with her today",
  };
  const bornError = (text: string): Expected => beside("born", text, "#born-day");

  const cases: readonly (readonly [string, Typed, readonly Expected[]])[] = [
    [
      "nothing of three",
      { "given-name": "", "family-name": " ", ...date("born", "", "", "") },
      [
        beside("given-name", "Enter the first name"),
        beside("family-name", "Enter the last name"),
        bornError("Enter the date of birth"),
      ],
    ],
    ["a name and no date", date("born", "", "", ""), [bornError("Enter the date of birth")]],
    [
      "a date and half a name",
      { "given-name": "" },
      [beside("given-name", "Enter the first name")],
    ],
    [
      "a day that does not exist",
      date("born", "30", "2", "2011"),
      [bornError("Date of birth must be a real date")],
    ],
    [
      "a child who is not born yet",
      date("born", "25", "11", "2026"),
      [bornError("Date of birth must be 24 November 2026 or earlier")],
    ],
    [
      "someone long grown up",
      date("born", "1", "1", "1889"),
      [bornError("Date of birth must be 1 January 1990 or later")],
    ],
    [
      "names that are too long",
      { "given-name": "x".repeat(101), "family-name": "y".repeat(101) },
      [
        beside("given-name", "First name must be 100 characters or fewer; it is 101"),
        beside("family-name", "Last name must be 100 characters or fewer; it is 101"),
      ],
    ],
    [
      "a reference with a wrong number",
      { reference: "C-2048-3" },
      [beside("reference", "Check the reference: one of its numbers is not right")],
    ],
    [
      "something else for a reference",
      { reference: "the girl in year 9" },
      [
        beside(
          "reference",
          "Enter a reference like C-2048-2, or leave it empty and give the name and date of birth",
        ),
      ],
    ],
    ["no reason", { reason: " " }, [beside("reason", "Enter why you need to know")]],
    [
      "a reason that is too long",
      { reason: "x".repeat(1001) },
      [beside("reason", "Reason must be 1,000 characters or fewer; it is 1,001")],
    ],
  ];

  test.each(cases)("comes back with %s", async (_name, wrong, errors) => {
    await sentBack(app, lead, { address: "/find", typed: { ...right, ...wrong }, errors });
  });

  test.each(["", "curious", "__proto__", "constructor"])(
    "has a relationship that there is: not %j",
    async (relationship) => {
      const answer = await lead.post("/find", { ...right, relationship });
      expect([answer.status, answer.page.errors[0]?.text]).toEqual([
        422,
        "Choose what you have to do with the child",
      ]);
    },
  );

  test.each(hostile)(
    "comes back with %s as it was typed, and finds nobody by it",
    async (_name, text) => {
      const { relationship: _none, ...typed } = { ...right, reason: text };
      await sentBack(app, lead, {
        address: "/find",
        typed,
        errors: [beside("relationship", "Choose what you have to do with the child")],
      });
      const name = text.slice(0, 90);
      const answer = await lead.post("/find", {
        ...right,
        "given-name": name,
        "family-name": name,
      });
      expect(answer.page.heading).toMatch(/^(Not known by this name and date of birth|No more)/);
    },
  );
});

describe("restricting a record", () => {
  const reasonLong = beside("reason", "Reason must be 2,000 characters or fewer; it is 2,001");

  test("comes back with nobody chosen, and with too much", async () => {
    const reason = "x".repeat(2001);
    await sentBack(app, lead, {
      address: `${about}/restrict`,
      typed: { reason },
      errors: [
        beside(
          "keep",
          "Choose at least one other person: nobody locks a record alone",
          `#keep-${manager}`,
        ),
        reasonLong,
      ],
    });
    await sentBack(app, lead, {
      address: `${about}/restrict`,
      typed: { reason, [`keep-${manager}`]: "yes" },
      errors: [reasonLong],
    });
  });

  test.each(hostile)("comes back with %s as it was typed", async (_name, text) => {
    const answer = await lead.post(`${about}/restrict`, { reason: text });
    expect(answer.status).toBe(422);
    expect(answer.html).not.toMatch(/<script>alert|<img src=x/);
  });

  test("takes boxes that no page of ours has for nothing", async () => {
    const typed = {
      reason: "A reason",
      "keep-": "yes",
      "keep-x": "yes",
      keep: "yes",
      __proto__: "yes",
    };
    expect((await lead.post(`${about}/restrict`, typed)).status).toBe(422);
  });
});

describe("a conflict of interest", () => {
  test("comes back without a relation, and with too much", async () => {
    await sentBack(app, lead, {
      address: `${about}/conflict`,
      typed: { reason: "x".repeat(2001) },
      errors: [
        beside("relation", "Choose how the child or family is known"),
        beside("reason", "What to know must be 2,000 characters or fewer; it is 2,001"),
      ],
    });
    await sentBack(app, lead, {
      address: `${about}/conflicts`,
      typed: { staff: "", reason: "" },
      errors: [
        beside("staff", "Choose a colleague"),
        beside("relation", "Choose how the child or family is known"),
        beside("reason", "Enter what a manager needs to know about this conflict"),
      ],
    });
  });

  test.each(["x", "__proto__", "' or true --"])("is of a colleague: not %j", async (staff) => {
    const answer = await lead.post(`${about}/conflicts`, {
      staff,
      relation: "friend",
      reason: "x",
    });
    expect([answer.status, answer.page.errors[0]?.text]).toEqual([422, "Choose a colleague"]);
  });

  test.each(hostile)("comes back with %s as it was typed", async (_name, text) => {
    await sentBack(app, lead, {
      address: `${about}/conflict`,
      typed: { reason: text },
      errors: [beside("relation", "Choose how the child or family is known")],
    });
  });
});

describe("an emergency opening", () => {
  test.each(hostile)("comes back with %s as it was typed", async (_name, text) => {
    await sentBack(app, police, {
      address: `/emergency/${child.personId}`,
      typed: { reason: text },
      errors: [beside("reason-key", "Choose what makes this an emergency")],
    });
  });

  test("comes back with too much", async () => {
    const answer = await police.post(`/emergency/${child.personId}`, {
      "reason-key": "danger-now",
      reason: "x".repeat(1001),
    });
    expect([answer.status, answer.page.errors[0]?.text]).toEqual([
      422,
      "What is happening must be 1,000 characters or fewer; it is 1,001",
    ]);
  });
});

describe("a form about access sent after its session ended", () => {
  test("is kept, its boxes too, and does its work when the same person says so", async () => {
    const form = await lead.get(`${about}/restrict`);
    app.clock.advance({ minutes: 21 });
    const typed = { reason: "A colleague's family", [`keep-${manager}`]: "yes" };
    const late = await lead.post(`${about}/restrict`, { ...form.page.fields, ...typed });
    expect(late.status).toBe(401);
    const again = await signInByPages(app, lead, { key: "lead", from: late });
    const { "sign-out": _none, ...fields } = again.page.fields;
    expect(fields).toMatchObject(typed);
    expect((await lead.post(`${about}/restrict`, fields)).status).toBe(303);
    const rows = await app.query("select 1 from sec.restrictions where person_id = $1", [
      child.personId,
    ]);
    expect(rows).toHaveLength(1);
  });
});
