import { describe, expect, it } from "vitest";
import { dryRunReport } from "./dry-run-report.ts";
import { pairScore } from "./fixture-score.ts";
import { fixtureWorkbook, workbookOf } from "./fixture-workbook.ts";
import { readTracker } from "./read-tracker.ts";
import type { TrackerReading } from "./reading-types.ts";

const today = "2026-11-24";

async function readingOf(bytes: Uint8Array): Promise<TrackerReading> {
  const reading = await readTracker(bytes, { today });
  if (reading.outcome === "unreadable") throw new Error(reading.reason);
  return reading;
}

const folded = (name: string | null): string => (name ?? "").toLowerCase();

describe("a column of formulas", () => {
  it("is not known, is listed, and makes no two rows one child", async () => {
    const first = { formula: "ROW()", result: 2, shareType: "shared", ref: "A2:A3" };
    const filledDown = { sharedFormula: "A2", result: 3 };
    const count = { formula: "1+1", result: 2 };
    const ward = { formula: "VLOOKUP(B2,Wards!A:B,2)", result: "Harbour" };
    const reading = await readingOf(
      await workbookOf({
        Current: [
          ["Ref", "Surname", "Forename", "DOB", "Risk", "Missing episodes", "Ward"],
          [first, "Harrington", "Mo", "04/03/2010", "High", count, ward],
          [filledDown, "Harrington", "Mo", "not known", "High", count, ward],
        ],
      }),
    );
    for (const { ward, missingCount, ownReference } of reading.rows)
      expect([ward, missingCount, ownReference]).toEqual([null, null, null]);
    expect(reading.rows.map(({ child }) => child)).toHaveLength(2);
    const said = reading.problems.filter(({ why }) => why.startsWith("This is a formula"));
    expect(said.map(({ column, row }) => `${column}${row}`).sort()).toEqual([
      "F2",
      "F3",
      "G2",
      "G3",
    ]);
  });
});

describe("workbooks of the kind that partnerships keep", () => {
  const seeds = Array.from({ length: 24 }, (_, index) => index + 1);

  it.each(seeds)(
    "seed %i: every date, sex, level and name, and no two children made one",
    async (seed) => {
      const { bytes, truth } = await fixtureWorkbook(seed);
      const reading = await readingOf(bytes);
      const rowAt = new Map(reading.rows.map((row) => [`${row.sheet}!${row.row}`, row]));
      expect(reading.rows).toHaveLength(truth.length);
      for (const { sheet, row, surname, forename, dateOfBirth, sex, level, closed } of truth) {
        const read = rowAt.get(`${sheet}!${row}`);
        expect(read).toMatchObject({ sheet, row, dateOfBirth, sex, level, closed });
        const names = [folded(read?.surname ?? null), folded(read?.forename ?? null)];
        if (read?.namesPutRight === true) names.reverse();
        expect(names).toEqual([folded(surname), folded(forename)]);
      }
      const { right, wrong, missed } = pairScore(reading.rows, truth);
      expect(wrong).toBe(0);
      expect(right / (right + missed)).toBeGreaterThanOrEqual(0.97);
    },
  );

  it.each(seeds.slice(0, 8))(
    "seed %i: every cell that cannot be understood is listed, no other",
    async (seed) => {
      const { bytes, truth } = await fixtureWorkbook(seed);
      const { problems, sheets } = await readingOf(bytes);
      const roleAt = new Map(
        sheets.flatMap(({ name, columns }) =>
          columns.map(({ column, role }) => [`${name}!${column}`, role] as const),
        ),
      );
      const listed = problems
        .map(
          ({ sheet, row, column }) => `${sheet}!${row} ${roleAt.get(`${sheet}!${column}`) ?? "?"}`,
        )
        .filter((place) => !/ (?:name|surname)$/u.test(place));
      const role: Record<string, string> = { born: "dateOfBirth", level: "level" };
      const expected = truth.flatMap(({ sheet, row, problems: planted }) =>
        planted.map((field) => `${sheet}!${row} ${role[field] ?? "?"}`),
      );
      expect(listed.sort()).toEqual(expected.sort());
    },
  );
});

const small = [
  ["CE tracker, updated monthly"],
  [],
  ["Ref", "SURNAME, Forename", "D.O.B", "M/F", "Risk", "Date referred", "MASE", "Comments"],
  ["CE1", "DAWSON, Una (aka Bee)", "04/03/2011", "F", "High", "1.2.26", "N/A", "=SUM(A1)"],
  ["", "--- Docks locality ---"],
  ["CE2", "Clegg ,Tilly", "31/02/2011", "f", "tbc", "soon", "-", "@police"],
  ["CE3", "<script>alert(1)</script>", "4th March 2012", "?", "", "", "", "+"],
  ["Ref", "SURNAME, Forename", "D.O.B", "M/F", "Risk", "Date referred", "MASE", "Comments"],
  ["CE4", "Firth, Wren", new Date("2013-05-06T00:00:00Z"), "m", 2, new Date("2026-02-03T00:00:00Z"), "03/03/2026", "-"],
  ["CE5", "Nuttall, Ivy", "7.8.12", "F", "L", "04/03/2026", "04/04/2026", "x".repeat(10_000)],
  ["Total", 5],
]; // prettier-ignore

describe("a small tracker", () => {
  it("is read row by row, with what was skipped and why", async () => {
    const reading = await readingOf(
      await workbookOf({ "Stepped down": small, Key: [["1 / Low"], ["3 / High"]] }),
    );
    expect(
      reading.rows.map(({ row, surname, dateOfBirth, level }) => [
        row,
        surname,
        dateOfBirth,
        level,
      ]),
    ).toEqual([
      [4, "Dawson", "2011-03-04", 3],
      [6, "Clegg", null, null],
      [7, "<script>alert(1)</script>", "2012-03-04", null],
      [9, "Firth", "2013-05-06", 2],
      [10, "Nuttall", "2012-08-07", 1],
    ]);
    expect(reading.rows[0]).toMatchObject({
      aliases: ["Bee"],
      closed: true,
      ownReference: "CE1",
      child: "child-1",
    });
    expect(reading.skipped.map(({ row, why }) => [row, why])).toEqual([
      [1, "above the headings"],
      [2, "blank"],
      [5, "a title or a section line"],
      [8, "the headings again"],
      [11, "a total"],
    ]);
    expect(reading.sheets.map(({ name, holds }) => [name, holds])).toEqual([
      ["Stepped down", "children"],
      ["Key", "key"],
    ]);
  });

  it("keeps every cell as written, whatever it looks like", async () => {
    const { rows } = await readingOf(await workbookOf({ Current: small }));
    const comments = rows.map(({ cells }) => cells["Comments"]?.slice(0, 20));
    expect(comments).toEqual(["=SUM(A1)", "@police", "+", "-", "x".repeat(20)]);
    expect(rows[4]?.cells["Comments"]).toHaveLength(10_000);
    expect(rows[0]?.cells["SURNAME, Forename"]).toBe("DAWSON, Una (aka Bee)");
    expect(rows[0]?.dates).toEqual({ "Date referred": "2026-02-01" });
  });

  it("lists what cannot be understood by Excel's column and row", async () => {
    const { problems } = await readingOf(await workbookOf({ Current: small }));
    expect(problems.map(({ row, column, value }) => `${column}${row} ${value}`)).toEqual([
      "C6 31/02/2011",
      "E6 tbc",
      "F6 soon",
      "B7 <script>alert(1)</script>",
      "D7 ?",
    ]);
  });

  it("reports a dry run with these fields and nothing else", async () => {
    const report = dryRunReport(await readingOf(await workbookOf({ Current: small })));
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(Object.keys(report)).toEqual(["rows", "problems"]);
    expect(report.rows[0]).toEqual({
      sheet: "Current", row: 4, surname: "Dawson", forename: "Una", dateOfBirth: "2011-03-04",
      sex: "female", level: 3, child: "child-1",
    }); // prettier-ignore
    expect(report.problems[0]).toEqual({
      sheet: "Current", row: 6, column: "C", value: "31/02/2011", why: "There is no 31 February 2011.",
    }); // prettier-ignore
  });
});

it("knows the columns by what stands in them when the headings say nothing", async () => {
  const rows = [
    ["#", "Who", "When", "Sort", "How much"],
    [1, "Dawson, Una", "04/03/2011", "F", "High"],
    [2, "Clegg, Tilly", "05/04/2012", "F", "Low"],
    [3, "Firth, Wren", "06/05/2013", "M", "Medium"],
    [4, "Nuttall, Ivy", "07/06/2014", "F", "L"],
  ];
  const { rows: read } = await readingOf(await workbookOf({ Sheet1: rows }));
  expect(read.map(({ surname, sex, level }) => [surname, sex, level])).toEqual([
    ["Dawson", "female", 3],
    ["Clegg", "female", 1],
    ["Firth", "male", 2],
    ["Nuttall", "female", 1],
  ]);
});

it("answers a workbook without children with a sentence", async () => {
  for (const rows of [
    [],
    [["Budget", 2026]],
    [["Name", "DOB", "Sex"]],
    [["Risk", "Meaning"], ["1 / Low"], ["3 / High"]],
  ]) {
    const reading = await readTracker(await workbookOf({ Sheet1: rows }), { today });
    expect(reading).toMatchObject({
      outcome: "unreadable",
      reason: expect.stringMatching(/\.$/u) as string,
    });
  }
});

it("does not take adults of concern for children", async () => {
  const table = [
    ["Name", "DOB", "Sex", "Risk"],
    ["Doe, Jo", "04/03/2005", "M", "High"],
  ];
  const { rows } = await readingOf(
    await workbookOf({ Current: small, "Persons of concern": table }),
  );
  expect(new Set(rows.map(({ sheet }) => sheet))).toEqual(new Set(["Current"]));
});

it("reads the same workbook the same way twice", async () => {
  const { bytes } = await fixtureWorkbook(7);
  expect(await readingOf(bytes)).toEqual(await readingOf(bytes));
});
