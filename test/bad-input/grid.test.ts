import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { typedName, wasName } from "../../src/rooms/tracker/grid/typed-cells.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { contentsOf } from "../access/contents.ts";
import { date, hostile, sentBack, type Expected, type Typed } from "./forms.ts";

let app: TestApp;
let coordinator: Client;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
});
beforeEach(async () => {
  child = await aChild(app, { familyName: "Reed", givenName: "Jo", level: 2 });
});
afterAll(() => app.close());

const idOf = (key: string): string => `cell-${child.personId}-${key.replace(".", "-")}`;
const cell = (key: string, typed: string, was = ""): Typed => ({
  [typedName(child.personId, key)]: typed,
  [wasName(child.personId, key)]: was,
});

const cases: readonly (readonly [string, string, string, string])[] = [
  ["a day that is not", "lastPanelOn", "31/2/26", "Last panel: there is no such day as 31/2/26"],
  ["29 February 2026", "openedOn", "29/2/26", "Opened: there is no such day as 29/2/26"],
  ["a birth tomorrow", "bornOn", "25/11/2026", "Date of birth must be 24 November 2026 or earlier"],
  ["a birth too long ago", "bornOn", "1/1/1971", "Date of birth must be 24 November 2000 or later"],
  [
    "words for a date",
    "lastContactOn",
    "tbc",
    "Last contact with child must be a date like 3/11/26, 3 Nov 2026 or 2026-11-03",
  ],
  [
    "words for a number",
    "missingCount",
    "many",
    "Missing episodes in 90 days must be a whole number, like 4",
  ],
  ["too many", "missingCount", "1000", "Missing episodes in 90 days must be 999 or fewer"],
  [
    "a ward that is too long",
    "ward",
    "x".repeat(201),
    "Ward must be 200 characters or fewer; it is 201",
  ],
];

describe("a cell comes back", () => {
  test.each(cases)("with %s", async (_name, key, typed, message) => {
    const was = key === "bornOn" ? "2011-05-04" : "";
    const before = await contentsOf(app);
    const address = "/children/edit?columns=born,opened,panel,contact,missing,ward";
    const fields = { ...cell(key, typed, was), ...cell("stage", "planning") };
    const answer = await coordinator.post(address, fields);
    expect(answer.status).toBe(422);
    expect(await contentsOf(app)).toEqual(before);
    const id = idOf(key);
    expect(answer.page.errors).toEqual([{ href: `#${id}`, text: `Jo Reed: ${message}` }]);
    expect(answer.page.ids).toContain(id);
    expect(answer.html).toContain(`aria-describedby="${id}-error"`);
    expect(answer.page.fields[typedName(child.personId, key)]).toBe(typed);
  });

  test("with a stage that is none, which is shown and not lost", async () => {
    const answer = await coordinator.post("/children/edit", cell("stage", "Plannning"));
    expect(answer.status).toBe(422);
    expect(answer.page.text).toContain("Stage: “Plannning” is none of Opened");
    expect(answer.page.fields[typedName(child.personId, "stage")]).toBe("Plannning");
  });

  test.each(hostile)("with %s as it was typed", async (_name, text) => {
    const address = "/children/edit?columns=ward,panel";
    const fields = { ...cell("ward", text.slice(0, 100)), ...cell("lastPanelOn", "31/2/26") };
    const answer = await coordinator.post(address, fields);
    expect(answer.status).toBe(422);
    expect(answer.html).not.toContain("<script>alert");
    const shown = text.slice(0, 100).replaceAll("\u0000", "");
    expect((answer.page.fields[typedName(child.personId, "ward")] ?? "").trim()).toBe(
      shown.replaceAll("\r\n", "\n").trim(),
    );
  });

  test("with a formula kept as the words that it is", async () => {
    expect((await coordinator.post("/children/edit", cell("ward", "=1+1"))).status).toBe(303);
    const { page } = await coordinator.get("/children/edit?columns=ward");
    expect(page.fields[typedName(child.personId, "ward")]).toBe("=1+1");
  });
});

describe("a column comes back", () => {
  const error = (field: string, text: string): Expected => ({
    href: `#${field}`,
    beside: field,
    text,
  });
  const right = { name: "Pod", kind: "text", choices: "" };
  test.each<[string, Typed, readonly Expected[]]>([
    ["without a name", { name: " " }, [error("name", "Enter what the column is called")]],
    [
      "with a name that is too long",
      { name: "x".repeat(61) },
      [error("name", "Name must be 60 characters or fewer; it is 61")],
    ],
    [
      "with the name of a column that is there",
      { name: "LEVEL" },
      [error("name", "There is a column called LEVEL already")],
    ],
    [
      "with one choice",
      { kind: "choice", choices: "North\n\n" },
      [error("choices", "Enter at least two choices, each on a line of its own")],
    ],
    [
      "with a choice twice",
      { kind: "choice", choices: "North\nSouth\nnorth" },
      [error("choices", "north is there twice")],
    ],
  ])("%s", async (_name, wrong, errors) => {
    const typed = { ...right, ...wrong };
    await sentBack(app, coordinator, { address: "/children/columns", typed, errors });
  });

  test("where there are twenty, and is brought back where there is room", async () => {
    for (let number = 1; number <= 20; number += 1) {
      const form = { ...right, name: `Column ${number}` };
      expect((await coordinator.post("/children/columns", form)).status).toBe(303);
    }
    const full = await coordinator.post("/children/columns", right);
    expect(full.status).toBe(422);
    expect(full.page.text).toContain("There are 20 columns already: retire one first");
    const [first] = await app.query<{ id: string }>(
      "select tracker_column_id as id from protect.tracker_columns where key = 'column-1'",
    );
    const column = `/children/columns/${first?.id ?? ""}`;
    await coordinator.post("/children/edit", cell("own.column-1", "Kept"));
    expect((await coordinator.get(`${column}/retire`)).page.text).toContain("for 1 child");
    await coordinator.post(`${column}/retire`, {});
    // Where the child is, on whichever page of all.
    const there = `/children/edit?q=${child.reference}`;
    expect((await coordinator.get(there)).html).not.toContain("Kept");
    expect((await coordinator.post("/children/columns", right)).status).toBe(303);
    expect((await coordinator.post(`${column}/bring-back`, {})).status).toBe(422);
    const [last] = await app.query<{ id: string }>(
      "select tracker_column_id as id from protect.tracker_columns where key = 'column-20'",
    );
    await coordinator.post(`/children/columns/${last?.id ?? ""}/retire`, {});
    expect((await coordinator.post(`${column}/bring-back`, {})).status).toBe(303);
    expect((await coordinator.get(there)).html).toContain("Kept");
  });

  test("that a colleague changed meanwhile, with what was typed", async () => {
    const [column] = await app.query<{ id: string }>(
      "select tracker_column_id as id from protect.tracker_columns where key = 'column-2'",
    );
    const address = `/children/columns/${column?.id ?? ""}`;
    const { page } = await coordinator.get(address);
    expect((await coordinator.post(address, { ...page.fields, name: "Theirs" })).status).toBe(303);
    const stale = await coordinator.post(address, { ...page.fields, name: "Mine" });
    expect(stale.status).toBe(409);
    expect(stale.page.text).toContain("It is called Theirs now");
    expect((await coordinator.post(address, stale.page.fields)).status).toBe(303);
  });
});

describe("a child who is added", () => {
  const right: Typed = {
    givenName: "Mabel",
    familyName: "Winterbourne",
    ...date("born", "4", "5", "2012"),
    sex: "female",
    reason: "Missing twice, and new belongings.",
  };
  test.each<[string, Typed, Expected]>([
    [
      "without a name",
      { familyName: "" },
      {
        href: "#familyName",
        beside: "familyName",
        text: "Enter the child’s last name, or the name they go by",
      },
    ],
    [
      "with a birth tomorrow",
      date("born", "25", "11", "2026"),
      {
        href: "#born-day",
        beside: "born",
        text: "Date of birth must be 24 November 2026 or earlier",
      },
    ],
    [
      "with a slip in the NHS number",
      { nhsNumber: "943 476 5918" },
      {
        href: "#nhsNumber",
        beside: "nhsNumber",
        text: "This is not an NHS number: one of its digits must be wrong. Check it",
      },
    ],
    [
      "without a reason",
      { reason: "" },
      {
        href: "#reason",
        beside: "reason",
        text: "Enter why the child is opened: what people are worried about",
      },
    ],
  ])("comes back %s", async (_name, wrong, error) => {
    const typed = { ...right, ...wrong };
    await sentBack(app, coordinator, { address: "/children/new", typed, errors: [error] });
  });

  test("is open on the pathway in one step, with nothing decided", async () => {
    const answer = await coordinator.post("/children/new", right);
    expect(answer.status).toBe(303);
    const [row] = await app.query(
      `select t.is_open, t.level, t.harm_status, t.stage, t.review_by, p.born_on from protect.tracker_entries t
       join subjects.people p using (person_id) where p.family_name = 'Winterbourne'`,
    );
    expect(row).toEqual({
      is_open: true,
      level: null,
      harm_status: "undecided",
      stage: "opened",
      review_by: "2026-11-24",
      born_on: "2012-05-04",
    });
  });

  test("and is like one who is here already is shown first, and added when someone says it is another", async () => {
    const before = await contentsOf(app);
    const asked = await coordinator.post("/children/new", { ...right, givenName: "Mable" });
    expect(asked.status).toBe(200);
    expect(asked.page.text).toContain("Is it one of these children?");
    expect(await contentsOf(app)).toEqual(before);
    expect(asked.page.fields["givenName"]).toBe("Mable");
    expect((await coordinator.post("/children/new", asked.page.fields)).status).toBe(303);
  });
});

test("a form that was sent after signing out is kept", async () => {
  const late = await app.signIn("coordinator");
  app.clock.advance({ seconds: 21 * 60 });
  const answer = await late.post("/children/edit", cell("missingCount", "4"));
  expect(answer.status).toBe(401);
  expect(answer.page.text).toContain("What you typed is kept");
});
