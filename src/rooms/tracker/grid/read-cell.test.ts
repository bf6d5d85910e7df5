import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GridColumn } from "./grid-columns.ts";
import { cellText, readCell } from "./read-cell.ts";
import { readTypedDate, shownDate } from "./typed-date.ts";

const rule = { name: "Last panel", earliest: "1990-01-01", latest: "2026-11-24" };

describe("a date as people type it", () => {
  test.each([
    ["3/11/26", "2026-11-03"],
    ["03/11/2026", "2026-11-03"],
    ["3.11.26", "2026-11-03"],
    ["3-11-26", "2026-11-03"],
    ["3 11 2026", "2026-11-03"],
    ["3 Nov 2026", "2026-11-03"],
    ["3rd November 2026", "2026-11-03"],
    ["3-Nov-26", "2026-11-03"],
    ["16 Sept 2026", "2026-09-16"],
    ["2026-11-03", "2026-11-03"],
    [" 2026/11/03 ", "2026-11-03"],
    ["1/1/97", "1997-01-01"],
    ["29/2/2024", "2024-02-29"],
  ])("%s is %s", (typed, iso) => {
    expect(readTypedDate(typed, rule)).toEqual({ ok: true, value: iso });
  });

  test.each([
    ["31/2/26", "Last panel: there is no such day as 31/2/26"],
    ["29/2/2026", "Last panel: there is no such day as 29/2/2026"],
    ["11/13/26", "Last panel: there is no such day as 11/13/26"],
    ["tbc", "Last panel must be a date like 3/11/26, 3 Nov 2026 or 2026-11-03"],
    ["3/11", "Last panel must be a date like 3/11/26, 3 Nov 2026 or 2026-11-03"],
    ["3 Smarch 2026", "Last panel must be a date like 3/11/26, 3 Nov 2026 or 2026-11-03"],
    ["3 ma 2026", "Last panel must be a date like 3/11/26, 3 Nov 2026 or 2026-11-03"],
    ["25/11/2026", "Last panel must be 24 November 2026 or earlier"],
    ["3/11/1926", "Last panel must be 1 January 1990 or later"],
  ])("%s is refused: %s", (typed, message) => {
    expect(readTypedDate(typed, rule)).toEqual({ ok: false, error: message });
  });

  test("is read back as it is shown, for every day", () => {
    const days = fc.date({
      min: new Date("1990-01-01"),
      max: new Date("2026-11-24"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        expect(readTypedDate(shownDate(iso), rule)).toEqual({ ok: true, value: iso });
      }),
    );
  });

  test("never throws, and answers only with days that exist", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{0,4}[-/. a-z]{0,6}[0-9]{0,4}$/)),
        (typed) => {
          const read = readTypedDate(typed, rule);
          if (read.ok) expect(new Date(read.value).toISOString().slice(0, 10)).toBe(read.value);
        },
      ),
    );
  });
});

const level: GridColumn = {
  key: "level",
  name: "Level",
  kind: "choice",
  needs: "level.set",
  options: [
    { value: "1", name: "Low", alsoWritten: ["L", "Cat 1"] },
    { value: "3", name: "High", alsoWritten: ["3", "H", "Cat 3"] },
  ],
};
const number = {
  key: "missingCount",
  name: "Missing",
  kind: "number",
  most: 999,
  needs: "child.edit",
} as const;
const own = { key: "own.size", name: "Size", kind: "number", needs: "child.edit" } as const;
const text = { key: "own.pod", name: "Pod", kind: "text", needs: "child.edit" } as const;

describe("a cell", () => {
  test.each([
    ["3", "3"],
    ["high", "3"],
    [" HIGH ", "3"],
    ["cat-3", "3"],
    ["L", "1"],
  ])("of a choice takes %j", (typed, value) => {
    expect(readCell(level, typed)).toEqual({ ok: true, value });
  });

  test("of a choice says what it did not understand, and is never a guess", () => {
    expect(readCell(level, "Hihg")).toEqual({
      ok: false,
      error: "Level: “Hihg” is none of Low, High",
    });
  });

  test("of a decision is not emptied", () => {
    expect(readCell(level, "").ok).toBe(false);
    expect(readCell(text, "  ")).toEqual({ ok: true, value: null });
  });

  test.each(["-1", "1.5", "1000", "4 times", "1e2", "٣"])("of a count refuses %s", (typed) => {
    expect(readCell(number, typed).ok).toBe(false);
  });

  test("of a number of the partnership's own may be less than nothing or have a part", () => {
    expect(readCell(own, "-3.25")).toEqual({ ok: true, value: "-3.25" });
    expect(readCell(own, "1/2").ok).toBe(false);
  });

  test("of words keeps a formula and markup as words, and refuses what is too long", () => {
    for (const typed of ["=1+1", "<b>x</b>", "@SUM(A1)"]) {
      expect(readCell(text, typed)).toEqual({ ok: true, value: typed });
    }
    expect(readCell(text, "x".repeat(501)).ok).toBe(false);
  });

  test("shows what is kept so that it reads back the same", () => {
    expect(
      readCell(
        { ...text, kind: "date", earliest: "1990-01-01", latest: "2026-11-24" },
        cellText({ kind: "date" }, "2026-11-03"),
      ),
    ).toEqual({ ok: true, value: "2026-11-03" });
  });
});
