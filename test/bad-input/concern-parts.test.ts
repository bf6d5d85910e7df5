import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { aDocx, anXlsx, aPdf, macroTypes } from "../../src/platform/files/fixtures/made-files.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aColleagueOf } from "../harness/colleagues.ts";
import { hostile, sentBack, type Expected, type Typed } from "./forms.ts";

let app: TestApp;
let school: Client;
let colleague: Client;
let concernId: string;
beforeAll(async () => {
  app = await anApp();
  school = await app.signIn("school");
  colleague = await aColleagueOf(app, "school");
});
beforeEach(async () => {
  concernId = await sendAs(school);
});
afterAll(() => app.close());

const address = (part: string): string => `/concerns/${concernId}/parts/${part}`;
const at = (field: string, text: string): Expected => ({ href: `#${field}`, beside: field, text });
const entries = (part: string) =>
  app.query<{ concern_part_id: string; body: { answers: Typed; replaces: string | null } }>(
    "select concern_part_id, body from identify.concern_parts where concern_id = $1 and part = $2 order by concern_part_id",
    [concernId, part],
  );
const shown = async (): Promise<string> => (await school.get(`/concerns/${concernId}`)).page.text;

const wrong: readonly (readonly [string, string, Typed, Expected])[] = [
  [
    "nothing in it",
    "family",
    { name1: " " },
    at("name1", "Enter what you know, or go back: nothing here is required"),
  ],
  [
    "a line that is too long",
    "places",
    { where1: "x".repeat(201) },
    at("where1", "Where must be 200 characters or fewer; it is 201"),
  ],
  [
    "no words",
    "words",
    { said: "", heardBy: "Ms Lamb" },
    at("said", "Enter what the child said, word for word"),
  ],
  [
    "nobody who heard them",
    "words",
    { said: "Help", heardBy: "" },
    at("heardBy", "Enter who heard it"),
  ],
  [
    "words that are too long",
    "words",
    { said: "x".repeat(4_001), heardBy: "Ms Lamb" },
    at("said", "What the child said must be 4,000 characters or fewer; it is 4,001"),
  ],
  [
    "a chronology without a file",
    "chronology",
    { note: "Attendance" },
    at("file", "Choose a file"),
  ],
];

describe("a part comes back", () => {
  test.each(wrong)("with %s", async (_name, part, typed, error) => {
    await sentBack(app, school, { address: address(part), typed, errors: [error] });
  });

  test("with an answer that the prompt does not have", async () => {
    const answer = await school.post(address("screening"), { s: "certainly" });
    expect(answer.page.errors).toEqual([{ text: "Select one of the answers", href: "#s" }]);
    expect(await entries("screening")).toEqual([]);
  });

  test.each([
    ["a program", "run.exe", Buffer.from("MZ\u0090\u0000\u0003")],
    ["a page of markup", "page.html", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a Word file with macros", "a.docx", aDocx({ "[Content_Types].xml": macroTypes })],
    ["nothing", "empty.pdf", Buffer.alloc(0)],
  ])("with a file that is %s", async (_name, name, content) => {
    const answer = await school.upload(address("chronology"), { note: "Kept" }, [
      { field: "file", name, content },
    ]);
    expect(answer.status).toBe(422);
    expect(answer.page.errors.map(({ href }) => href)).toContain("#file");
    expect(answer.page.fields["note"]).toBe("Kept");
    expect(await app.query("select 1 from files.files")).toEqual([]);
  });
});

describe("a part is taken", () => {
  test.each(hostile)("with %s kept to the letter and shown as text", async (_name, text) => {
    const said = text.replaceAll("\r\n", "\n").trim();
    await school.post(address("words"), { said: text, heardBy: "Ms Lamb" });
    expect((await entries("words")).map(({ body }) => body.answers["said"])).toEqual([said]);
    const { html } = await school.get(`/concerns/${concernId}`);
    expect(html).not.toMatch(/<script>alert|<img src=x|<h1>Hello/);
  });

  test("without fields that it does not have", async () => {
    await school.post(address("places"), { where1: "The bus station", added_by: "x", total: "9" });
    const [entry] = await entries("places");
    expect(entry?.body).toMatchObject({ answers: { where1: "The bus station" }, replaces: null });
  });

  test("once, when it is sent twice in a row or several times at once", async () => {
    const form = { _id: newId(), where1: "The bus station" };
    await school.post(address("places"), form);
    await Promise.all(Array.from({ length: 3 }, () => school.post(address("places"), form)));
    expect(await entries("places")).toHaveLength(1);
  });

  test("in place of the one that was shown, which is kept", async () => {
    await school.post(address("places"), { where1: "The bus station" });
    const { page } = await school.get(address("places"));
    expect(page.fields["where1"]).toBe("The bus station");
    await school.post(address("places"), { ...page.fields, where1: "The railway station" });
    expect(await shown()).toMatch(/railway station.*Earlier: Places.*bus station/);
  });

  test("beside another that was written at the same time: both stand", async () => {
    const mine = await school.get(address("parents"));
    const theirs = await colleague.get(address("parents"));
    await school.post(address("parents"), { ...mine.page.fields, why: "Mother was rung" });
    await colleague.post(address("parents"), { ...theirs.page.fields, why: "Father came in" });
    const text = await shown();
    expect(text).toContain("Mother was rung");
    expect(text).toContain("Father came in");
    expect(text).not.toContain("Earlier:");
  });

  test("beside all others, where they are the child’s words: each stands", async () => {
    for (const said of ["I am fine", "I am not fine"]) {
      const { page } = await school.get(address("words"));
      expect(page.fields["said"]).toBe("");
      await school.post(address("words"), { ...page.fields, said, heardBy: "Ms Lamb" });
    }
    expect(await shown()).toMatch(/“I am fine”.*“I am not fine”/);
    expect((await school.get(`/concerns/${concernId}`)).page.text).toContain("2 entries added");
  });

  test("also after the decision", async () => {
    await app.query("update identify.concerns set decided_at = now() where concern_id = $1", [
      concernId,
    ]);
    const answer = await school.post(address("adults"), { name1: "Called Smoke" });
    expect(answer.status).toBe(303);
    expect(await shown()).toContain("Called Smoke");
  });

  test("with a screening that no number comes of", async () => {
    await school.post(address("screening"), { s: "yes", "s-seen": "Said so", f: "not-known" });
    const text = await shown();
    expect(text).toMatch(/Sexual health and behaviour\s*Yes\s*Said so/);
    expect(text).toMatch(/Family: harm or problems at home\s*Not known/);
    expect(text.toLowerCase()).not.toMatch(/score|total/);
  });

  test.each([
    ["PDF", "log.pdf", aPdf],
    ["Word", "log.docx", aDocx()],
    ["Excel", "log.xlsx", anXlsx()],
    ["CSV", "log.csv", Buffer.from("Date,What\n1 May 2026,=SUM(A1)\n")],
    ["text", "log.txt", Buffer.from("1 May 2026: late")],
  ])("with a chronology in %s, which the team opens again", async (_kind, name, content) => {
    const sent = await school.upload(address("chronology"), {}, [{ field: "file", name, content }]);
    expect([sent.status, sent.page.errors]).toEqual([303, []]);
    const { page } = await colleague.get(`/concerns/${concernId}`);
    const href = page.links.find(({ text }) => text === name)?.href ?? "";
    const opened = await colleague.get(href);
    expect(opened.status).toBe(200);
    expect(String(opened.headers["content-disposition"])).toContain(name);
  });
});
