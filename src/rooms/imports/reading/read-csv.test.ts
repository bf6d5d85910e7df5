import { describe, expect, it } from "vitest";
import { openWorkbook } from "../../../platform/spreadsheets/opening/index.ts";
import { readTracker } from "./read-tracker.ts";
import { splitCsv } from "../../../platform/spreadsheets/index.ts";

const today = "2026-11-24";
const lines = [
  "Exploitation tracker,,,",
  "Name,DOB,Risk,Notes",
  '"Núñez, Zoë",04/03/2011,High,"said ""no"", then',
  'left"',
  "Clegg; Una,05/04/2012,tbc,it's 5\" long",
  ",,,",
];
const csv = lines.join("\r\n");

describe("a CSV file", () => {
  it.each([
    ["UTF-8", Buffer.from(csv, "utf8")],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${csv}`, "utf8")],
    ["Windows-1252", Buffer.from(csv, "latin1")],
    ["UTF-16", Buffer.from(`\uFEFF${csv}`, "utf16le")],
  ])("in %s is read", async (_name, bytes) => {
    const reading = await readTracker(bytes, { today, fileName: "Tracker 2026.csv" });
    expect(reading).toMatchObject({
      rows: [
        { sheet: "Tracker 2026", row: 3, surname: "Núñez", forename: "Zoë", dateOfBirth: "2011-03-04", level: 3, closed: false },
        { row: 4, dateOfBirth: "2012-04-05", level: null },
      ],
    }); // prettier-ignore
  });

  it.each([";", "\t", "|"])("separated by %j is read", async (delimiter) => {
    const text = [
      "Surname,Forename,DOB,Level",
      "Dawson,Una,04/03/2011,Low",
      "Clegg,Tilly,05/04/2012,High",
    ];
    const bytes = Buffer.from(text.join("\n").replaceAll(",", delimiter));
    const reading = await readTracker(bytes, { today, fileName: "Closed cases.csv" });
    expect(reading).toMatchObject({
      rows: [
        { surname: "Dawson", level: 1, closed: true },
        { surname: "Clegg", level: 3, closed: true },
      ],
    });
  });

  it("keeps formulas as text", async () => {
    const bytes = Buffer.from("Name,DOB,Notes\n\"Dawson, Una\",04/03/2011,=cmd|' /C calc'!A0\n");
    const reading = await readTracker(bytes, { today });
    expect(reading).toMatchObject({ rows: [{ cells: { Notes: "=cmd|' /C calc'!A0" } }] });
  });

  it("is refused above the limits, without columns and without children", async () => {
    const limits = { fileBytes: 1000, inflatedBytes: 1, rows: 3, cells: 5 };
    const answers = [
      await openWorkbook(Buffer.from("a,b\n".repeat(4)), limits),
      await openWorkbook(Buffer.from("a,b\n".repeat(3)), limits),
      await openWorkbook(Buffer.from("dear all\nplease see attached"), limits),
      await readTracker(Buffer.from("Month,Budget\nMay,3\n"), { today }),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({
        outcome: "unreadable",
        reason: expect.stringMatching(/\.$/u) as string,
      });
    }
  });
});

it.each([
  ['a,"b,c",d', [["a", "b,c", "d"]]],
  ['"a ""b"" c",d\n', [['a "b" c', "d"]]],
  ['a "b" c,d', [['a "b" c', "d"]]],
  ['"never closed,\nb', [["never closed,\nb"]]],
  ["a,\r\n,b\r", [["a", ""], ["", "b"]]],
  ["a,", [["a", ""]]],
  ["", []],
])("%j is split", (text, rows) => {
  expect(splitCsv(text, ",")).toEqual(rows);
}); // prettier-ignore
