import { describe, expect, test } from "vitest";
import type { Cell } from "../../../../platform/spreadsheets/opening/index.ts";
import { findDateOrder } from "./date-order.ts";
import { readDate } from "./read-date.ts";

const cellOf = (text: string): Cell => ({ kind: "text", text, ref: "A1" });
const read = (text: string, column: readonly string[] = [text]): string | null | undefined => {
  const reading = readDate(cellOf(text), findDateOrder(column), false);
  return reading.outcome === "date" ? reading.on : reading.outcome === "none" ? undefined : null;
};

test.each([
  ["2025-10-03", "2025-10-03"],
  ["2025-10-03T09:30:00Z", "2025-10-03"],
  ["2025-10-03 09:30:00.000", "2025-10-03"],
  ["03/10/2025", "2025-10-03"],
  ["3/10/25", "2025-10-03"],
  ["03.10.2025", "2025-10-03"],
  ["03-10-2025 14:00", "2025-10-03"],
  ["3rd Oct 25", "2025-10-03"],
  ["3 October 2025", "2025-10-03"],
  ["the", null],
  ["Fri 3 Oct 2025", "2025-10-03"],
  ["Friday, 3 October 2025, 9:30 AM", "2025-10-03"],
  ["October 3, 2025", "2025-10-03"],
  ["03-Oct-25 09:30", "2025-10-03"],
  ["03OCT2025", "2025-10-03"],
  ["20251003", "2025-10-03"],
  ["45933", "2025-10-03"],
  ["45933.395833", "2025-10-03"],
  ["1759483800", "2025-10-03"],
  ["9.30am - 3 Oct 2025", "2025-10-03"],
  ["3-4 October 2025", "2025-10-03"],
  ["3 & 4 Oct 2025", "2025-10-03"],
  ["03/10/2025 - 04/10/2025", "2025-10-03"],
  ["03 / 10 / 2025", "2025-10-03"],
  ["", undefined],
  ["-", undefined],
])("%s is %s", (text, on) => {
  expect(read(text)).toBe(on);
});

test.each([
  ["00/00/0000", "There is no such day."],
  ["31/02/2025", "There is no such day."],
  ["29/02/2023", "There is no such day."],
  ["31 Nov 2025", "There is no such day."],
  ["45/13/2025", "There is no such day."],
  ["12/2024", "Only a month is given: write the day."],
  ["Oct 2025", "Only a month is given: write the day."],
  ["2025", "Only a year is given: write the day."],
  ["Spring term", "This is not a date."],
  ["tbc", "This is not a date."],
  ["?", "This is not a date."],
  ["n/a", "This is not a date."],
  ["01/01/1900", "The year is not one in which training was given."],
])("%s is told: %s", (text, why) => {
  const reading = readDate(cellOf(text), findDateOrder([text]), false);
  expect(reading).toEqual({ outcome: "unreadable", why });
});

test("of what ends or is done, words say that there is no day", () => {
  for (const text of ["Never", "No expiry", "N/A", "not completed", "Does not expire", "-"])
    expect(readDate(cellOf(text), findDateOrder([]), true)).toEqual({ outcome: "none" });
});

describe("which comes first is decided by the whole column", () => {
  test("a month first, because one cell has 14 behind", () => {
    expect(read("3/10/2025", ["3/10/2025", "10/14/2025"])).toBe("2025-03-10");
  });
  test("a day first where most say so, and a single one reads as it must", () => {
    const column = ["3/10/2025", "14/10/2025", "15/10/2025", "10/16/2025"];
    expect(read("3/10/2025", column)).toBe("2025-10-03");
    expect(read("10/16/2025", column)).toBe("2025-10-16");
  });
  test("each sign has its habit", () => {
    const column = ["3/10/2025", "10/14/2025", "14-10-2025", "03-10-2025"];
    expect(read("03-10-2025", column)).toBe("2025-10-03");
    expect(read("3/10/2025", column)).toBe("2025-03-10");
  });
});

test("cells of a workbook: a date is one, a formula and an error are told", () => {
  const order = findDateOrder([]);
  const date: Cell = { kind: "date", text: "2025-10-03", iso: "2025-10-03", ref: "A1" };
  expect(readDate(date, order, false)).toEqual({ outcome: "date", on: "2025-10-03" });
  const formula: Cell = { kind: "formula", text: "=A1+1", ref: "A1" };
  expect(readDate(formula, order, false)).toMatchObject({ outcome: "unreadable" });
  const error: Cell = { kind: "error", text: "#REF!", ref: "A1" };
  expect(readDate(error, order, false)).toMatchObject({ outcome: "unreadable" });
});
