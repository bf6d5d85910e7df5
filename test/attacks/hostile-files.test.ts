import { existsSync } from "node:fs";
import { Workbook } from "@cj-tech-master/excelts";
import { expect, test } from "vitest";
import { seeded } from "../../src/kernel/random.ts";
import { aSheet } from "../../src/platform/spreadsheets/fixtures/a-sheet.ts";
import { runnable } from "../../src/platform/spreadsheets/fixtures/hostile-texts.ts";
import { openXlsx, readCsv } from "../../src/platform/spreadsheets/fixtures/read-sheet.ts";
import { toCsv, toXlsx } from "../../src/platform/spreadsheets/index.ts";
import { hostileBook } from "../../src/rooms/imports/reading/fixture-hostile-base.ts";
import { hostileWorkbooks } from "../../src/rooms/imports/reading/fixture-hostile-workbooks.ts";
import { readTracker } from "../../src/rooms/imports/reading/read-tracker.ts";
import { times, expectKeptOut, trying, type Tried } from "./tried.ts";

const options = { today: "2026-12-01", mapping: {}, decisions: [] };

/** Bytes of a good workbook with one in a few hundred changed, cut, doubled or put elsewhere. */
function damaged(seed: number): Buffer {
  const chance = seeded(seed);
  const bytes = Buffer.from(hostileBook());
  for (let turn = 0; turn < 1 + chance.below(40); turn++)
    bytes[chance.below(bytes.length)] = chance.below(256);
  if (chance.below(4) === 0) return bytes.subarray(0, chance.below(bytes.length));
  return chance.below(4) === 0 ? Buffer.concat([bytes, bytes]) : bytes;
}

/** Text files that a spreadsheet would open, and that are none. */
function oddCsv(seed: number): Buffer {
  const chance = seeded(seed);
  const pieces = [
    "Name,DOB\r\n",
    '"',
    "\u0000",
    "=cmd|' /C calc'!A0,",
    "\uFEFF",
    "\ud800",
    ";",
    "\t",
  ];
  const long = "x,".repeat(chance.below(20_000));
  const rows = Array.from({ length: 200 }, () => chance.pick(pieces)).join("");
  return Buffer.from(
    `Name,DOB,${rows}${long}\r\n${rows}`,
    chance.below(2) === 0 ? "utf8" : "utf16le",
  );
}

/** Got in: it failed in another way than by a sentence, took ten seconds, or left something behind. */
async function getsIn(read: () => Promise<unknown>): Promise<boolean> {
  const began = performance.now();
  try {
    const answer = (await read()) as { outcome?: string; reason?: string };
    const isOdd =
      answer.outcome === "unreadable" &&
      /Error|undefined|node_modules| at /u.test(answer.reason ?? "");
    const isLeft =
      existsSync("/tmp/lantern-escaped.txt") || Object.keys(Object.prototype).length > 0;
    return isOdd || isLeft || performance.now() - began > 10_000;
  } catch {
    return true;
  }
}

test("a hundred damaged workbooks and text files are read or refused in a sentence", async () => {
  const made = times(100);
  const tried = await trying(made, (seed) =>
    getsIn(() => readTracker(seed % 10 === 0 ? oddCsv(seed) : damaged(seed), options)),
  );
  const texts = await trying(made.slice(0, 40), (seed) =>
    getsIn(() => readTracker(oddCsv(seed), { ...options, fileName: "children.csv" })),
  );
  // The control: a program that opens whatever it is given.
  const control = await trying(made, (seed) =>
    getsIn(async () => {
      await new Workbook().xlsx.load(damaged(seed));
      return {};
    }),
  );
  const both: Tried = { attempts: 140, gotIn: tried.gotIn + texts.gotIn };
  expectKeptOut("damaged workbooks and text files brought in", both, control);
}, 300_000);

test("there are more than fifty hostile ones that are made by hand", () => {
  expect(hostileWorkbooks.length).toBeGreaterThan(50);
});

const cell = /^[=+\-@]/;
const sheet = (text: string) =>
  aSheet({ headings: [{ text, width: 20 }], rows: [[text]], lines: [text], notes: [text] });

test("cells that a spreadsheet would run are texts in every file that is made", async () => {
  const asCsv = async (text: string): Promise<boolean> => {
    const cells = readCsv(await toCsv(sheet(text)))
      .flat()
      .filter(Boolean);
    return cells.some((one) => cell.test(one.trim().normalize("NFKC")) || /^[\t\r\n]/.test(one));
  };
  const asXlsx = async (text: string): Promise<boolean> => {
    const page = await openXlsx(await toXlsx(sheet(text)));
    let isFormula = false;
    page.eachRow((row) => {
      row.eachCell(({ value }) => {
        if (typeof value === "object" && value !== null && !(value instanceof Date))
          isFormula = true;
      });
    });
    return isFormula;
  };
  const csv = await trying(runnable, asCsv);
  const xlsx = await trying(runnable, asXlsx);
  // The control: the same texts joined by commas, as a hurried export does it.
  const control = await trying(runnable, (text) =>
    Promise.resolve(cell.test(text.trim().normalize("NFKC"))),
  );
  const tried = { attempts: runnable.length * 2, gotIn: csv.gotIn + xlsx.gotIn };
  expectKeptOut(
    "formula cells in CSV and XLSX, in headings, rows, lines and notes",
    tried,
    control,
  );
});
