import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { testMoment } from "../harness/constants.ts";
import { exportForm } from "../harness/exports.ts";
import { aChild } from "../harness/factories.ts";
import { readCsv, readXlsx } from "../../src/platform/spreadsheets/fixtures/read-sheet.ts";
import { signInByPages } from "../web/sign-in-steps.ts";
import { date, hostile, sentBack, type Expected, type Typed } from "./forms.ts";

let app: TestApp;
let coordinator: Client;
beforeAll(async () => {
  app = await anApp();
  await aChild(app, { level: 3 });
});
beforeEach(async () => {
  app.clock.set(testMoment);
  coordinator = await app.signIn("coordinator");
});
afterAll(() => app.close());

const address = "/children/export";
const beside = (field: string, text: string, href = `#${field}`): Expected => ({
  href,
  beside: field,
  text,
});
const destroyError = (text: string): Expected => beside("destroy", text, "#destroy-day");

describe("taking the tracker out", () => {
  const cases: readonly (readonly [string, Typed, readonly Expected[]])[] = [
    ["no purpose", { purpose: "" }, [beside("purpose", "Choose what the file is for")]],
    [
      "another purpose without words",
      { purpose: "other" },
      [beside("purpose-words", "Enter what the file is for")],
    ],
    [
      "too many words",
      { "purpose-words": "x".repeat(501) },
      [beside("purpose-words", "What it is for must be 500 characters or fewer; it is 501")],
    ],
    [
      "nobody to have it",
      { recipient: "" },
      [beside("recipient", "Choose who will have the file")],
    ],
    [
      "an agency that is not named",
      { recipient: "agency" },
      [beside("agency", "Choose the agency")],
    ],
    [
      "a colleague who is not named",
      { recipient: "colleague" },
      [beside("colleague", "Choose the colleague")],
    ],
    [
      "nobody named outside",
      { recipient: "outside", outside: " " },
      [beside("outside", "Enter the person and the organisation")],
    ],
    [
      "names and no reason",
      { names: "yes", "names-reason": " " },
      [beside("names-reason", "Enter why names are needed")],
    ],
    [
      "another basis and no reason",
      { basis: "consent" },
      [beside("basis-reason", "Enter why the basis differs from the agreement")],
    ],
    [
      "a day that does not exist",
      date("destroy", "31", "11", "2026"),
      [destroyError("Destroy-by date must be a real date")],
    ],
    ["no day", date("destroy", "", "", ""), [destroyError("Enter the destroy-by date")]],
    [
      "a day that has passed",
      date("destroy", "23", "11", "2026"),
      [destroyError("Destroy-by date must be 24 November 2026 or later")],
    ],
    [
      "more than a year",
      date("destroy", "25", "11", "2027"),
      [destroyError("Destroy-by date must be 24 November 2027 or earlier")],
    ],
  ];

  test.each(cases)("comes back with %s", async (_name, wrong, errors) => {
    await sentBack(app, coordinator, { address, typed: { ...exportForm, ...wrong }, errors });
  });

  test("comes back with keys that there are not, and without a column", async () => {
    const answer = await coordinator.post(address, {
      ...exportForm,
      purpose: "constructor",
      columns: "",
      format: "exe",
    });
    expect(answer.status).toBe(422);
    expect(answer.page.errors).toEqual([
      { href: "#purpose", text: "Choose what the file is for" },
      { href: "#columns", text: "Choose at least one column" },
      { href: "#format", text: "Choose what kind of file" },
    ]);
  });

  test("an agency that is involved with nobody on the list is said, and nothing is made", async () => {
    const [school] = await app.query<{ id: string }>(
      "select agency_id as id from directory.agencies where kind = 'school'",
    );
    const typed = { ...exportForm, recipient: "agency", agency: school?.id ?? "" };
    const text = "No child on this list has anything to do with this agency";
    await sentBack(app, coordinator, { address, typed, errors: [beside("agency", text)] });
  });

  test.each(hostile)("keeps %s as typed", async (_name, words) => {
    const typed = { ...exportForm, purpose: "", outside: words, "names-reason": words };
    const errors = [beside("purpose", "Choose what the file is for")];
    await sentBack(app, coordinator, { address, typed, errors });
  });

  test.each(hostile)("%s for a recipient runs in no spreadsheet", async (_name, words) => {
    const form = { ...exportForm, recipient: "outside", outside: words };
    const csv = await coordinator.post(address, form);
    expect(csv.status).toBe(200);
    for (const row of readCsv(csv.raw))
      for (const cell of row) expect(cell.trimStart()).not.toMatch(/^[=+@\t\r]/);
    const book = await coordinator.post(address, { ...form, format: "xlsx" });
    // Reading throws at a formula.
    expect((await readXlsx(book.raw)).length).toBeGreaterThan(5);
  });

  test("a list of nobody has no form, and says what to do", async () => {
    const none = await coordinator.get(`${address}?level=99`);
    expect(none.page.text).toContain("choose other filters");
    expect(none.page.buttons).not.toContain("Make the file");
    expect((await coordinator.post(`${address}?level=99`, exportForm)).status).toBe(422);
  });

  test("is kept through a sign-in that expired, with the list", async () => {
    app.clock.advance({ minutes: 21 });
    const typed = { ...exportForm, "purpose-words": "For the December panel" };
    const late = await coordinator.post(`${address}?level=3`, typed);
    expect(late.status).toBe(401);
    const again = await signInByPages(app, coordinator, { key: "coordinator", from: late });
    expect(again.page.fields).toMatchObject(typed);
    expect(again.html).toContain(`action="${address}?level=3"`);
    const { "sign-out": _none, ...fields } = again.page.fields;
    const sent = await coordinator.post(`${address}?level=3`, fields);
    expect(sent.headers["content-type"]).toBe("text/csv; charset=utf-8");
  });
});

describe("saying that a file is destroyed", () => {
  const right = { ...date("destroyed", "24", "11", "2026"), how: "Shredded", "every-copy": "yes" };
  const dateError = (text: string): Expected => beside("destroyed", text, "#destroyed-day");
  const cases: readonly (readonly [string, Typed, readonly Expected[]])[] = [
    ["no day", date("destroyed", "", "", ""), [dateError("Enter the date it was destroyed")]],
    [
      "a day before it was made",
      date("destroyed", "23", "11", "2026"),
      [dateError("Date it was destroyed must be 24 November 2026 or later")],
    ],
    [
      "a day to come",
      date("destroyed", "25", "11", "2026"),
      [dateError("Date it was destroyed must be 24 November 2026 or earlier")],
    ],
    ["nothing of how", { how: " " }, [beside("how", "Enter how it was destroyed")]],
    [
      "too much of how",
      { how: "x".repeat(501) },
      [beside("how", "How it was destroyed must be 500 characters or fewer; it is 501")],
    ],
    [
      "copies left",
      { "every-copy": "" },
      [beside("every-copy", "Confirm that every copy is gone")],
    ],
  ];

  let at: string;
  beforeAll(async () => {
    expect((await (await app.signIn("coordinator")).post(address, exportForm)).status).toBe(200);
    const [entry] = await app.query<{ id: string }>("select export_id as id from protect.exports");
    at = `/exports/${entry?.id ?? ""}/destroyed`;
  });

  test.each(cases)("comes back with %s", async (_name, wrong, errors) => {
    await sentBack(app, coordinator, { address: at, typed: { ...right, ...wrong }, errors });
  });

  test.each(hostile)("shows %s as typed", async (_name, how) => {
    const typed = { ...right, how, "every-copy": "" };
    const errors = [beside("every-copy", "Confirm that every copy is gone")];
    await sentBack(app, coordinator, { address: at, typed, errors });
  });
});
