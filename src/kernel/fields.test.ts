import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { datePartsOf, readDateParts, readText } from "./fields.ts";

const rule = { name: "Review date", earliest: "2026-11-25", latest: "2027-11-25" };
const read = (day: string, month: string, year: string) =>
  readDateParts({ day, month, year }, rule);

describe("readDateParts", () => {
  test.each([
    ["25", "11", "2026", "2026-11-25"],
    ["25", "11", "2027", "2027-11-25"],
    [" 5 ", "01", "2027", "2027-01-05"],
  ])("reads %s %s %s", (day, month, year, date) => {
    expect(read(day, month, year)).toEqual({ ok: true, value: date });
  });

  test.each([
    ["", "", "", "Enter the review date"],
    [" ", "\t", "", "Enter the review date"],
    ["", "11", "2026", "Review date must include a day"],
    ["1", "", "2026", "Review date must include a month"],
    ["1", "", "", "Review date must include a month and year"],
    ["31", "11", "2026", "Review date must be a real date"],
    ["29", "2", "2027", "Review date must be a real date"],
    ["0", "1", "2027", "Review date must be a real date"],
    ["1", "0", "2027", "Review date must be a real date"],
    ["1.0", "1", "2027", "Review date must be a real date"],
    ["1e1", "1", "2027", "Review date must be a real date"],
    ["00001", "1", "2027", "Review date must be a real date"],
    ["1", "12", "26", "Year must include 4 numbers"],
    ["24", "11", "2026", "Review date must be 25 November 2026 or later"],
    ["26", "11", "2027", "Review date must be 25 November 2027 or earlier"],
  ])("says of %j %j %j: %s", (day, month, year, error) => {
    expect(read(day, month, year)).toEqual({ ok: false, error });
  });

  test("reads back the parts of every date it shows", () => {
    const days = fc.date({
      min: new Date("1900-01-01"),
      max: new Date("2100-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (day) => {
        const date = day.toISOString().slice(0, 10);
        expect(readDateParts(datePartsOf(date), { name: "Date" })).toEqual({
          ok: true,
          value: date,
        });
      }),
    );
  });

  test("answers any three texts with a date or words, and never throws", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (day, month, year) => {
        const answer = readDateParts({ day, month, year }, { name: "Date" });
        if (answer.ok) expect(answer.value).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        else expect(answer.error).not.toBe("");
      }),
    );
  });
});

describe("readText", () => {
  const short = { name: "Headline", most: 5, missing: "Enter a headline" };

  test.each([
    ["  five ", "five"],
    ["fives", "fives"],
    ["𠮷𠮷𠮷𠮷𠮷", "𠮷𠮷𠮷𠮷𠮷"],
    ["👨‍👩", "👨‍👩"],
  ])("takes %j", (text, value) => {
    expect(readText(text, short)).toEqual({ ok: true, value });
  });

  test.each([
    ["", "Enter a headline"],
    [" \n\t\u00a0", "Enter a headline"],
    ["sixsix", "Headline must be 5 characters or fewer; it is 6"],
    ["𠮷".repeat(1234), "Headline must be 5 characters or fewer; it is 1,234"],
  ])("says of %j: %s", (text, error) => {
    expect(readText(text, short)).toEqual({ ok: false, error });
  });

  test("lets text be absent where nothing asks for it", () => {
    expect(readText("  ", { name: "Detail", most: 5 })).toEqual({ ok: true, value: "" });
  });

  test("counts as the database does: by code point, a stray surrogate as one", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (text) => {
        const trimmed = text.trim();
        const most = Array.from(trimmed).length;
        expect(readText(text, { name: "Text", most }).ok).toBe(true);
        if (most > 0) expect(readText(text, { name: "Text", most: most - 1 }).ok).toBe(false);
      }),
    );
  });
});
