import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aConcernForm, sendAs } from "../harness/concerns.ts";
import { signInByPages } from "../web/sign-in-steps.ts";
import { date, hostile, sentBack, type Expected, type Typed } from "./forms.ts";

let app: TestApp;
let school: Client;
beforeAll(async () => {
  app = await anApp();
  school = await app.signIn("school");
});
afterAll(() => app.close());

const right = (): Typed => ({ id: newId(), ...aConcernForm });
const at = (field: string, text: string): Expected => ({ href: `#${field}`, beside: field, text });
const born = (text: string): Expected => ({ href: "#bornOn-day", beside: "bornOn", text });
const ageError = at("age", "Age must be a whole number from 0 to 25");
const nothing = date("bornOn", "", "", "");

const cases: readonly (readonly [string, Typed, readonly Expected[]])[] = [
  [
    "no last name",
    { familyName: "  " },
    [at("familyName", "Enter the child’s last name, or the name they go by")],
  ],
  [
    "a name that is too long",
    { familyName: "x".repeat(101), givenName: "𠮷".repeat(101) },
    [
      at("givenName", "First name must be 100 characters or fewer; it is 101"),
      at("familyName", "Last name must be 100 characters or fewer; it is 101"),
    ],
  ],
  ["30 February", date("bornOn", "30", "2", "2012"), [born("Date of birth must be a real date")]],
  ["no month", date("bornOn", "3", "", "2012"), [born("Date of birth must include a month")]],
  ["words", date("bornOn", "third", "May", "soon"), [born("Date of birth must be a real date")]],
  [
    "a birth tomorrow",
    date("bornOn", "25", "11", "2026"),
    [born("Date of birth must be 24 November 2026 or earlier")],
  ],
  [
    "a birth a century ago",
    date("bornOn", "1", "1", "1926"),
    [born("Date of birth must be 24 November 2000 or later")],
  ],
  ["an age of 200", { ...nothing, age: "200" }, [ageError]],
  ["an age below nothing", { ...nothing, age: "-1" }, [ageError]],
  ["an age in words", { ...nothing, age: "about ten" }, [ageError]],
  [
    "no word on how old the child is",
    nothing,
    [
      born(
        "Enter the child’s date of birth, or about how old they are, or tick “Neither is known”",
      ),
    ],
  ],
  ["no worry", { worry: " \n " }, [at("worry", "Enter what worries you")]],
  [
    "a worry that is too long",
    { worry: "x".repeat(10_001) },
    [at("worry", "What worries you must be 10,000 characters or fewer; it is 10,001")],
  ],
  [
    "nobody to ring",
    { ringName: "", ringPhone: "" },
    [
      at("ringName", "Enter the name of the person to ring"),
      at("ringPhone", "Enter a phone number for the MASH to ring you"),
    ],
  ],
  [
    "a phone number without numbers",
    { ringPhone: "the office" },
    [at("ringPhone", "Enter a phone number, like 020 7946 0000")],
  ],
];

describe("a concern comes back", () => {
  test.each(cases)("with %s", async (_name, wrong, errors) => {
    await sentBack(app, school, { address: "/concerns", typed: { ...right(), ...wrong }, errors });
  });

  test("with the first question, where that was never answered", async () => {
    const answer = await school.post("/concerns", { ...right(), danger: "maybe" });
    expect([answer.status, answer.page.errors]).toEqual([
      422,
      [{ text: "Select whether a child is in danger now", href: "#danger" }],
    ]);
    expect(answer.page.ids).toContain("danger");
    expect(answer.page.fields["worry"]).toBe(aConcernForm.worry);
  });

  test.each(hostile)("with %s as it was typed, and none of it acts", async (_name, text) => {
    const oneLine = text.replaceAll(/[\r\n]/g, " ");
    const typed = { ...right(), familyName: oneLine, worry: text, ringPhone: "none" };
    const errors = [at("ringPhone", "Enter a phone number, like 020 7946 0000")];
    const answer = await sentBack(app, school, { address: "/concerns", typed, errors });
    expect(answer.html).not.toMatch(/<script>alert|<img src=x|<h1>Hello/);
  });
});

const countOf = async (familyName: string): Promise<number> =>
  (await app.query("select 1 from identify.concerns where family_name = $1", [familyName])).length;

describe("a concern is taken", () => {
  test.each(hostile)("with %s kept to the letter and shown as text", async (_name, text) => {
    const familyName = text
      .replaceAll(/[\r\n]/g, " ")
      .trim()
      .slice(0, 100);
    const concernId = await sendAs(school, { familyName, worry: text });
    const [row] = await app.query(
      "select family_name, worry from identify.concerns where concern_id = $1",
      [concernId],
    );
    expect(row).toEqual({ family_name: familyName, worry: text.replaceAll("\r\n", "\n").trim() });
    for (const page of ["", "/sent"]) {
      const { html } = await school.get(`/concerns/${concernId}${page}`);
      expect(html).not.toMatch(/<script>alert|<img src=x|<h1>Hello/);
    }
  });

  test("without the NULs that were put in", async () => {
    const concernId = await sendAs(school, { familyName: "Nu\u0000l", worry: "Wo\u0000rry" });
    const [row] = await app.query(
      "select family_name, worry from identify.concerns where concern_id = $1",
      [concernId],
    );
    expect(row).toEqual({ family_name: "Nul", worry: "Worry" });
  });

  test("without fields that the form does not have", async () => {
    const planted = { acl: "{1}", person_id: newId(), decided_at: "2026-01-01", team_id: newId() };
    const concernId = await sendAs(school, { ...planted, familyName: "Planted" });
    const [row] = await app.query(
      "select person_id, decided_at from identify.concerns where concern_id = $1",
      [concernId],
    );
    expect(row).toEqual({ person_id: null, decided_at: null });
  });

  test("once, when it is sent twice in a row or several times at once", async () => {
    const form = { ...right(), familyName: "Once" };
    const first = await school.post("/concerns", form);
    const more = await Promise.all(Array.from({ length: 4 }, () => school.post("/concerns", form)));
    expect(new Set([first, ...more].map(({ location }) => location)).size).toBe(1);
    expect(await countOf("Once")).toBe(1);
  });

  test("twice, when someone goes back and fills in the form anew", async () => {
    const form = { ...right(), familyName: "Anew" };
    await sendAs(school, form);
    await sendAs(school, { ...form, givenName: "Another child" });
    expect(await countOf("Anew")).toBe(2);
  });

  test("also when another's id was typed into the form, which stays theirs", async () => {
    const nurse = await app.signIn("nurse");
    const theirs = await sendAs(nurse, { familyName: "Theirs" });
    const mine = await sendAs(school, { id: theirs, familyName: "Mine" });
    expect(mine).not.toBe(theirs);
    expect([await countOf("Theirs"), await countOf("Mine")]).toEqual([1, 1]);
  });

  test("after a sign-in that had run out, with everything that was typed", async () => {
    const late = await app.signIn("police");
    app.clock.advance({ hours: 1 });
    const turnedAway = await late.post("/concerns", { ...right(), familyName: "Late" });
    expect([turnedAway.status, await countOf("Late")]).toEqual([401, 0]);
    const again = await signInByPages(app, late, { key: "police", from: turnedAway });
    const { "sign-out": _none, ...fields } = again.page.fields;
    expect(fields).toMatchObject({ familyName: "Late", worry: aConcernForm.worry });
    expect((await late.post("/concerns", fields)).status).toBe(303);
    expect(await countOf("Late")).toBe(1);
  });
});

test("where no team receives concerns, the sender is told so and who to ring", async () => {
  const receives = (yes: boolean) =>
    app.query("update directory.teams set receives_concerns = $1 where name = 'MASH'", [yes]);
  const sender = await app.signIn("school");
  await receives(false);
  const answer = await sender.post("/concerns", { ...right(), familyName: "Nowhere" });
  expect([answer.status, answer.page.text]).toEqual([
    403,
    expect.stringContaining("No team in this partnership receives concerns yet"),
  ]);
  expect(answer.page.text).toContain("020 7946 0100");
  expect(await countOf("Nowhere")).toBe(0);
  await receives(true);
});
