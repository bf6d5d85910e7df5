import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBirthDate, readOtherDate } from "./read-date.ts";
import type { Cell } from "./reading-types.ts";

const today = "2026-11-24";
const text = (written: string): Cell => ({ kind: "text", text: written, ref: "A1" });

describe("a date of birth", () => {
  it.each([
    ["18/10/2011", "2011-10-18"],
    ["4/3/2011", "2011-03-04"],
    ["04.03.2011", "2011-03-04"],
    ["3.12.12", "2012-12-03"],
    ["04-03-2011", "2011-03-04"],
    ["04\u201303\u20132011", "2011-03-04"],
    ["4 / 3 / 2011", "2011-03-04"],
    ["4 3 2011", "2011-03-04"],
    ["2011-03-04", "2011-03-04"],
    ["2011/03/04", "2011-03-04"],
    ["2011-03-04T00:00:00.000Z", "2011-03-04"],
    ["04/03/2011 00:00:00", "2011-03-04"],
    ["4th March 2011", "2011-03-04"],
    ["16th Sept 2011", "2011-09-16"],
    ["1st Jan. 2011", "2011-01-01"],
    ["22nd of October 2014", "2014-10-22"],
    ["4 Mar 11", "2011-03-04"],
    ["4-Mar-11", "2011-03-04"],
    ["4 Mar '11", "2011-03-04"],
    ["Friday 4 March 2011", "2011-03-04"],
    ["March 4th, 2011", "2011-03-04"],
    ["04/03/2011.", "2011-03-04"],
    [" \u200e04/03/2011\u200f ", "2011-03-04"],
    ["40606", "2011-03-04"],
    ["20110304", "2011-03-04"],
    ["25032011", "2011-03-25"],
    ["29/02/2012", "2012-02-29"],
    ["24/11/2026", "2026-11-24"],
  ])("%s is %s", (written, iso) => {
    expect(readBirthDate(text(written), today)).toEqual({ outcome: "date", iso });
  });

  it.each([
    ["31/02/2011", "There is no 31 February 2011."],
    ["29/02/2011", "There is no 29 February 2011."],
    ["30th Feb 2012", "There is no 30 February 2012."],
    ["03/13/2011", "There is no month 13."],
    ["2011-13-04", "There is no month 13."],
    ["00/03/2011", "There is no 0 March 2011."],
    ["2011", "Only a year is given."],
    ["March 2011", "This cannot be read as a date."],
    ["?04/03/2011", "This cannot be read as a date."],
    ["04/03/2011?", "This cannot be read as a date."],
    ["approx 2011", "This cannot be read as a date."],
    ["4th Smarch 2011", "This cannot be read as a date."],
    ["20111220 or so", "This cannot be read as a date."],
    ["tbc", "This cannot be read as a date."],
    ["25/11/2026", "2026-11-25 is in the future."],
    ["04/03/2062", "2062-03-04 is in the future."],
    ["04/03/1971", "Born 1971-03-04 would be 55 years old now, too old to be a child here."],
    ["4.3.71", "Born 1971-03-04 would be 55 years old now, too old to be a child here."],
    ["99999", "2173-10-13 is in the future."],
  ])("%s is refused: %s", (written, why) => {
    expect(readBirthDate(text(written), today)).toEqual({ outcome: "unreadable", why });
  });

  it("has no more than 25 years", () => {
    expect(readBirthDate(text("25/11/2000"), today).outcome).toBe("date");
    expect(readBirthDate(text("24/11/2000"), today).outcome).toBe("unreadable");
  });

  it.each(["", "-", "n/a", "N/A", "none", "\u2013"])("%j says that there is none", (written) => {
    expect(readBirthDate(text(written), today)).toEqual({ outcome: "none" });
  });

  it("comes from cells of every kind", () => {
    const iso = "2011-03-04";
    const read = (cell: Cell) => readBirthDate(cell, today);
    expect(read({ kind: "date", text: iso, iso, ref: "A1" })).toEqual({ outcome: "date", iso });
    const serial = { kind: "number", text: "40606", number: 40_606, iso, ref: "A1" } as const;
    expect(read(serial)).toEqual({ outcome: "date", iso });
    const digits = { ...serial, text: "20110304", number: 20_110_304, iso: null };
    expect(read(digits)).toEqual({ outcome: "date", iso });
    const year = { ...serial, text: "2011", number: 2011, iso: "1905-07-03" };
    expect(read(year)).toEqual({ outcome: "unreadable", why: "Only a year is given." });
    const senseless = { ...serial, text: "-3", number: -3, iso: null };
    expect(read(senseless).outcome).toBe("unreadable");
    expect(read({ kind: "formula", text: "=TODAY()", ref: "A1" }).outcome).toBe("unreadable");
    expect(read({ kind: "error", text: "#REF!", ref: "A1" }).outcome).toBe("unreadable");
    expect(read({ kind: "empty", text: "", ref: "A1" })).toEqual({ outcome: "none" });
  });

  it("never throws, and answers only with days that exist, between birth and today", () => {
    const pieces = fc.stringMatching(/^[0-9]{0,4}[-/. a-z]{0,6}[0-9]{0,2}[-/. ]?[0-9]{0,4}$/u);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" }), pieces), (written) => {
        const reading = readBirthDate(text(written), today);
        if (reading.outcome !== "date") return;
        expect(new Date(reading.iso).toISOString().slice(0, 10)).toBe(reading.iso);
        expect(reading.iso >= "2000-11-25" && reading.iso <= today).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("is read back from every style for every day of a child's possible life", () => {
    const days = fc.date({
      min: new Date("2001-01-01"),
      max: new Date("2026-11-23"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = "", month = "", day = ""] = iso.split("-");
        const styles = [
          iso,
          `${day}/${month}/${year}`,
          `${Number(day)}.${Number(month)}.${year.slice(2)}`,
        ];
        for (const written of styles) {
          expect(readBirthDate(text(written), today)).toEqual({ outcome: "date", iso });
        }
      }),
    );
  });
});

describe("another date", () => {
  it.each([
    ["27.10.26", "2026-10-27"],
    ["14/12/2026", "2026-12-14"],
    ["25th Aug 2026", "2026-08-25"],
    ["1.2.46", "2046-02-01"],
  ])("%s is %s", (written, iso) => {
    expect(readOtherDate(text(written), today)).toEqual({ outcome: "date", iso });
  });

  it.each(["31/02/2026", "next week", "1.2.47", "12/03", "0"])(
    "%s cannot be understood",
    (written) => {
      expect(readOtherDate(text(written), today).outcome).toBe("unreadable");
    },
  );
});
