import { expect, test } from "vitest";
import { englandAndWales } from "../../../kernel/bank-holidays.ts";
import { lateInWords } from "./late-words.ts";

test.each([
  ["2026-11-11", "2026-11-24", "9 working days overdue"],
  ["2026-11-23", "2026-11-24", "1 working day overdue"],
  // Friday's, looked at on Saturday: no working day has passed.
  ["2026-11-20", "2026-11-21", "1 day overdue"],
  // Over Christmas the bank holidays do not count.
  ["2026-12-24", "2026-12-29", "1 working day overdue"],
  // Before the calendar begins.
  ["1999-01-01", "1999-01-11", "10 days overdue"],
])("due on %s, on %s: %s", (due, today, words) => {
  expect(lateInWords(due, today, englandAndWales)).toBe(words);
});
