import { readFileSync } from "node:fs";
import { Workbook } from "@cj-tech-master/excelts";
import { describe, expect, test } from "vitest";
import { readTraining } from "./read-training.ts";
import type { TrainingReading } from "./read-types.ts";

const today = "2026-12-01";
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (...texts: string[]): Promise<TrainingReading> =>
  readTraining(
    texts.map((text, index) => ({ name: `f${index + 1}.csv`, bytes: bytesOf(text) })),
    today,
  );
const people = async (...texts: string[]): Promise<readonly string[]> =>
  (await read(...texts)).rows.map(({ person }) => person);

const head = "Staff number,Name,Work email,Organisation,Course,Date,Status";
const file = (...rows: string[]): string => [head, ...rows, ""].join("\n");
const done = "Neglect,03/10/2025,Attended";

describe("one person", () => {
  test.each([
    ["by number, surname changed", "100,Lucy Abbott,,,", "100,Lucy Dixon,,,"],
    ["by number with zeros and letters", "E-00100,Lucy Abbott,,,", "100,Lucy Abbott,,,"],
    [
      "by address, whatever its capitals",
      ",Lucy Abbott,L.Abbott@A.example,,",
      ",Lucy Abbott,l.abbott@a.example,,",
    ],
    [
      "by address in angle brackets",
      ',Lucy Abbott,"Abbott, Lucy <l.abbott@a.example>",,',
      ",Lucy Abbott,mailto:l.abbott@a.example,,",
    ],
    [
      "by address, the wrong way round",
      ",Abbott Lucy,lucy.abbott@a.example,,",
      ",Lucy Abbott,lucy.abbott@a.example,,",
    ],
    [
      "by address, a short form",
      ",Liz Abbott,elizabeth.abbott@a.example,,",
      ",Elizabeth Abbott,elizabeth.abbott@a.example,,",
    ],
  ])("%s", async (_, one, other) => {
    const row = (text: string): string => text.replace(/,$/u, `,${done}`);
    expect(new Set(await people(file(row(one), row(other)))).size).toBe(1);
    const isOfNumber = one.startsWith("100");
    // Across systems a number and a forename are not enough: another employer may have the same number.
    expect(new Set(await people(file(row(one)), file(row(other)))).size).toBe(isOfNumber ? 2 : 1);
  });

  test("through others: a number, then an address, then another file", async () => {
    const first = file(
      `100,Lucy Abbott,,,${done}`,
      `100,Lucy Abbott,lucy.abbott@a.example,,${done}`,
    );
    expect(new Set(await people(first, file(`,Lucy A,lucy.abbott@a.example,,${done}`))).size).toBe(
      1,
    );
  });
});

describe("two people", () => {
  test.each([
    ["one name and nothing else", ",Lucy Abbott,,,", ",Lucy Abbott,,,"],
    [
      "one name at two organisations",
      ",Lucy Abbott,lucy.abbott@a.example,,",
      ",Lucy Abbott,lucy.abbott@b.example,,",
    ],
    ["a box of a team", ",Lucy Abbott,training@a.example,,", ",Omar Gill,training@a.example,,"],
    [
      "a box of a team, one forename",
      ",Lucy Abbott,reception@a.example,,",
      ",Lucy Gill,reception@a.example,,",
    ],
    [
      "the manager’s address",
      ",Lucy Abbott,lucy.abbott@a.example,,",
      ",Omar Gill,lucy.abbott@a.example,,",
    ],
    ["a number with two very different names", "100,Lucy Abbott,,,", "100,Omar Gill,,,"],
    [
      "two numbers with one address",
      "100,Lucy Abbott,lucy.abbott@a.example,,",
      "200,Lucy Abbott,lucy.abbott@a.example,,",
    ],
  ])("%s", async (_, one, other) => {
    const row = (text: string): string => text.replace(/,$/u, `,${done}`);
    const reading = await read(file(row(one), row(other)));
    expect(new Set(reading.rows.map(({ person }) => person)).size).toBe(2);
  });

  test("equal numbers of two employers", async () => {
    const one = file(`100,Lucy Abbott,lucy.abbott@a.example,,${done}`);
    const other = file(`100,Lucy Gill,lucy.gill@b.example,,${done}`);
    expect(new Set(await people(one, other)).size).toBe(2);
  });

  test("two numbers stay two, though a third row has the address of one and the number of the other", async () => {
    const rows = [
      `100,Lucy Abbott,lucy.abbott@a.example,,${done}`,
      `200,Lucia Abbott,lucia.abbott@a.example,,${done}`,
      `200,Lucia Abbott,lucy.abbott@a.example,,${done}`,
    ];
    const [first, second] = await people(file(...rows));
    expect(first).not.toBe(second);
  });
});

describe("a row with neither address nor number", () => {
  const sheet = file(
    `,Lucy Abbott,lucy.abbott@lighthouse.example,Lighthouse Families,${done}`,
    `,Omar Gill,omar.gill@lighthouse.example,Lighthouse Families,${done}`,
    `,Lucy Abbott,,Lighthouse,${done}`,
    `,Lucy Abbott,,Ridgeway Trust,${done}`,
  );

  test("is offered to the one person of that name at that organisation, and waits", async () => {
    const { rows } = await read(sheet);
    expect(rows.map(({ person }) => person)).toEqual(["p1", "p2", "p1", "p4"]);
    expect(rows.map(({ waits }) => waits !== undefined)).toEqual([false, false, true, true]);
  });

  test("belongs to nobody where two have the name", async () => {
    const two = sheet.replace(`,Omar Gill,omar.gill@`, ",Lucy Abbott,lucy.abbott2@");
    const [one, other, open] = await people(two);
    expect([one, other]).not.toContain(open);
  });
});

test("titles, empty rows, repeated headings, totals and footers are no attendance; lines are counted by the file", async () => {
  const text = [
    "Training report,,,,,,",
    '"Run by admin\non 30 Nov 2026",,,,,,',
    "",
    head,
    `100,"Abbott,\nLucy",,,${done}`,
    ",,,,,,",
    head,
    `200,Omar Gill,,,${done}`,
    "Grand total,2,,,,,",
    "Report generated 30 Nov 2026",
  ].join("\r\n");
  const { rows, problems } = await read(text);
  expect(rows.map(({ row }) => row)).toEqual([6, 10]);
  expect(problems).toEqual([]);
});

test("a sign-in sheet of one course on one day says both above its headings", async () => {
  const text =
    "Course: County Lines\t\nDate:\t3rd Oct 25\n\nName\tEmail\tSigned in\nLucy Abbott\tl@a.example\tYes\nOmar Gill\to@a.example\t\n";
  const { rows } = await read(text);
  expect(rows).toMatchObject([
    { course: "County Lines", status: "attended", on: "2025-10-03" },
    { course: "County Lines", status: "booked", on: "2025-10-03" },
  ]);
});

test("a learner written once above several courses has all of them", async () => {
  const text = file(
    `100,Lucy Abbott,,,${done}`,
    `,,,,CSE L1,04/10/2025,Attended`,
    `,,,,HSB,05/10/2025,DNA`,
    `200,Omar Gill,,,${done}`,
  );
  expect(await people(text)).toEqual(["p1", "p1", "p1", "p4"]);
});

describe("without a status", () => {
  const text =
    "Name,Email,Course,Completed on\nLucy Abbott,l@a.example,HSB,03/10/2025\nLucy Abbott,l@a.example,HSB,03/10/2027\nLucy Abbott,l@a.example,HSB,\n";
  test("a day of completion is attended, a day to come booked, no day booked", async () => {
    const { rows } = await read(text);
    expect(rows.map(({ status }) => status)).toEqual(["attended", "booked", "booked"]);
  });
});

test("two columns of status: cancelled goes before not attended, attended before booked", async () => {
  const text =
    "Name,Email,Course,Event date,Booking status,Attended\nA B,a.b@a.example,HSB,03/10/2025,Confirmed,Yes\nA B,a.b@a.example,HSB,04/10/2025,Cancelled,No\nA B,a.b@a.example,HSB,05/10/2025,Confirmed,No\nA B,a.b@a.example,HSB,03/10/2027,Confirmed,No\n";
  const { rows } = await read(text);
  expect(rows.map(({ status }) => status)).toEqual(["attended", "cancelled", "absent", "booked"]);
});

test("a status that nobody knows is told, and taken as the day says", async () => {
  const { rows, problems } = await read(
    file(`100,Lucy Abbott,,,HSB,03/10/2025,purple`, `100,Lucy Abbott,,,HSB,04/10/2025,Attended`),
  );
  expect(rows[0]?.status).toBe("booked");
  expect(problems).toMatchObject([{ row: 2, column: "Status", value: "purple" }]);
});

test.each([
  ["empty", new Uint8Array(), /empty/u],
  ["blank", bytesOf("\n \n"), /empty/u],
  ["noise", new Uint8Array([0, 1, 2, 3, 200, 7, 0, 9]), /not an Excel workbook/u],
  ["a PDF", bytesOf("%PDF-1.7\n"), /PDF/u],
  ["no columns", bytesOf("Dear all\nplease look\n"), /without columns/u],
  ["no headings", bytesOf("one,two,three\n1,2,3\n"), /No headings were recognised/u],
  ["headings alone", bytesOf(`${head}\n`), /no attendance below/u],
])("a file that is %s is one problem of the whole file", async (_, bytes, why) => {
  const { rows, problems } = await readTraining([{ name: "f.csv", bytes }], today);
  expect(rows).toEqual([]);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ file: "f.csv", row: 1, column: "", value: "" });
  expect(problems[0]?.why).toMatch(why);
});

test("a workbook: days as Excel keeps them, a formula is told, hidden sheets are not read", async () => {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet("Export");
  sheet.addRow(["Export of the academy"]);
  sheet.addRow(head.split(","));
  sheet.addRow(["100", "Lucy Abbott", "", "", "HSB", new Date("2025-10-03"), "Completed"]);
  sheet.addRow(["100", "Lucy Abbott", "", "", "HSB", 45_934, "Completed"]);
  sheet.addRow(["100", "Lucy Abbott", "", "", "HSB", { formula: "TODAY()" }, "Completed"]);
  const hidden = workbook.addWorksheet("Old");
  hidden.state = "hidden";
  hidden.addRow(head.split(","));
  hidden.addRow(["100", "Lucy Abbott", "", "", "HSB", "01/01/2020", "Completed"]);
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  const { rows, problems } = await readTraining([{ name: "f.xlsx", bytes }], today);
  expect(rows.map(({ row, on }) => [row, on])).toEqual([
    [3, "2025-10-03"],
    [4, "2025-10-04"],
    [5, null],
  ]);
  expect(problems).toMatchObject([{ row: 5, column: "Date" }]);
  expect(problems[0]?.why).toMatch(/formula/u);
});

test("the guide names every status that is read", () => {
  const guide = readFileSync("docs/guide/import-training.md", "utf8");
  for (const status of ["attended", "absent", "booked", "cancelled"])
    expect(guide).toContain(`| ${status}`);
});
