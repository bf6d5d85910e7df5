import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aBomb } from "../../src/platform/files/fixtures/made-files.ts";
import { workbookOf } from "../../src/rooms/imports/reading/fixture-workbook.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { chooseWorkbook, confirmImport, readWaiting } from "../harness/imports.ts";

let app: TestApp;
let coordinator: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
});
afterAll(() => app.close());

const megabyte = 1024 * 1024;
const choose = (name: string, content: Buffer, fields: Readonly<Record<string, string>> = {}) =>
  coordinator.upload("/imports", fields, [{ field: "workbook", name, content }]);
const stored = () => app.query("select 1 from identify.workbooks");
const encrypted = Buffer.concat([
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  Buffer.from("EncryptedPackage", "utf16le"),
]);

describe("the form comes back, and nothing is stored, with", () => {
  test.each<[string, Buffer, RegExp]>([
    ["a PDF", Buffer.from("%PDF-1.7"), /This is a PDF/],
    ["a password", encrypted, /protected with a password/],
    ["an empty file", Buffer.alloc(0), /empty/],
    ["a web page", Buffer.from("<html><script>alert(1)</script>"), /web page/],
    ["a program", Buffer.from("MZ\u0000\u0001"), /not an Excel workbook/],
    [
      "a text that is called a workbook",
      Buffer.from("Name,DOB\nA,1\n"),
      /is called .xlsx, but is a CSV file/,
    ],
    ["50 MB and one byte", Buffer.alloc(50 * megabyte + 1, "PK"), /50 MB or smaller/],
  ])("%s", async (_what, content, message) => {
    const answer = await choose("tracker.xlsx", content);
    expect(answer.status).toBe(422);
    expect(answer.page.errors[0]?.href).toBe("#workbook");
    expect(answer.page.errors[0]?.text).toMatch(message);
    expect(answer.html).toContain('id="workbook-error"');
    expect(await stored()).toEqual([]);
  });

  test("no file, and two files", async () => {
    const none = await coordinator.upload("/imports", {}, []);
    expect(none.page.errors[0]?.text).toBe("Choose the workbook to bring in");
    const content = Buffer.from(await workbookOf({ Current: [["Name"]] }));
    const two = await coordinator.upload("/imports", {}, [
      { field: "workbook", name: "a.xlsx", content },
      { field: "workbook", name: "b.xlsx", content },
    ]);
    expect(two.page.errors[0]?.text).toBe("Choose one workbook at a time");
    expect(await stored()).toEqual([]);
  });

  test("a token of nobody", async () => {
    const content = Buffer.from(await workbookOf({ Current: [["Name"]] }));
    expect((await choose("tracker.xlsx", content, { _csrf: "of nobody" })).status).toBe(403);
    expect(await stored()).toEqual([]);
  });
});

describe("what only reading shows is said on its page", () => {
  test.each<[string, () => Promise<Buffer> | Buffer]>([
    ["a zip bomb", () => aBomb(150_000_000, 1000)],
    ["a damaged zip", () => Buffer.from("PK\u0003\u0004 and no more")],
    ["no children", async () => Buffer.from(await workbookOf({ Notes: [["Buy", "milk"]] }))],
  ])("%s", async (_what, content) => {
    const address = await chooseWorkbook(app, coordinator, await content());
    const { status, page, html } = await coordinator.get(address);
    expect([status, page.title.includes("cannot be read")]).toEqual([200, true]);
    expect(html).toContain("Nothing was imported");
    expect((await coordinator.post(`${address}/confirm`, { version: "1" })).status).toBe(404);
    await coordinator.post(`${address}/remove`, {});
    expect(await stored()).toEqual([]);
  });
});

const heading = ["Name", "DOB", "Sex", "Risk level", "Date referred", "School", "Comments"];

test("hostile cells are shown as text on every page, and kept as text", async () => {
  const script = "<script>alert(1)</script>";
  const long = "Long ".repeat(4_000);
  const address = await chooseWorkbook(
    app,
    coordinator,
    await workbookOf({
      [`Now ${"x".repeat(20)}`]: [
        heading,
        [
          `${script}, Eve`,
          "31/02/2012",
          "F",
          script,
          "01/01/2999",
          script,
          `=HYPERLINK("x") ${script}`,
        ],
        ["O'Hara, Jo", "05/06/2012", "F", "Low", "30/02/2026", "s".repeat(900), long],
        ["O'Hara, Jo", "05/06/2032", "F", "Low", "", "", "'); drop table subjects.people; --"],
      ],
    }),
    `${script}.xlsx`,
  );
  for (const page of [
    "",
    "/columns",
    "/not-understood",
    "/duplicates",
    "/matches",
    "/changes",
    "/offers",
    "/confirm",
  ]) {
    const { status, html } = await coordinator.get(`${address}${page}`);
    expect([page, status]).toEqual([page, 200]);
    expect(html).not.toContain(script);
  }
  expect((await coordinator.get(`${address}/not-understood`)).html).toContain("31/02/2012");
  expect((await confirmImport(coordinator, address)).status).toBe(303);
  const { status, html } = await coordinator.get(address);
  expect([status, html.includes(script)]).toEqual([200, false]);
  const [notes] = await app.query<{ longest: number; referred: string | null }>(
    `select max(length(detail))::int as longest, (select max(opened_on)::text from protect.tracker_entries) as referred
     from protect.chronology_entries where headline = 'Comment in the tracker workbook'`,
  );
  expect(notes?.longest).toBeLessThanOrEqual(10_000);
  expect(notes?.referred ?? "").not.toMatch(/^2999/);
});

test("answers that no page asked are no answers", async () => {
  const address = await chooseWorkbook(
    app,
    coordinator,
    await workbookOf({ Current: [heading, ["Plain, Pia", "05/06/2012", "F", "Low", "", "", ""]] }),
  );
  const { page } = await coordinator.get(`${address}/confirm`);
  const version = page.fields["version"] ?? "";
  for (const path of ["duplicates", "matches", "changes"])
    await coordinator.post(`${address}/${path}`, {
      version,
      "key-0": "Current!2|01a20fc3-505a-799f-a251-497e73da70ef",
      "verdict-0": "same",
    });
  await readWaiting(app);
  const [row] = await app.query<{ decisions: unknown }>("select decisions from identify.workbooks");
  expect(row?.decisions).toEqual([]);
  expect((await coordinator.post(`${address}/confirm`, { version: "not a number" })).status).toBe(
    409,
  );
  expect((await coordinator.get("/imports/no-such-thing")).status).toBe(404);
});

test("a failure in the middle leaves nothing", async () => {
  const address = await chooseWorkbook(
    app,
    coordinator,
    await workbookOf({
      Current: [heading, ["Half, Hal", "05/06/2012", "M", "Low", "", "Hill School", "x"]],
    }),
    "half.xlsx",
  );
  await app.query(
    "alter table identify.import_rows add constraint never check (row_number < 0) not valid",
  );
  expect((await confirmImport(coordinator, address)).status).toBe(500);
  await app.query("alter table identify.import_rows drop constraint never");
  expect(await app.query("select 1 from subjects.people where family_name = 'Half'")).toEqual([]);
  expect(await app.query("select 1 from identify.imports where file_name = 'half.xlsx'")).toEqual(
    [],
  );
  expect((await confirmImport(coordinator, address)).status).toBe(303);
});
