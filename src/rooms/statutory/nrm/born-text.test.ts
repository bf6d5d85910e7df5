import { expect, test } from "vitest";
import { bornProblem } from "./born-text.ts";

const today = "2026-11-24";

test.each(["", "9 March 2012", "9 Mar 2012", "09/03/2012", "9.3.2012", "2012-03-09", "Not known"])(
  "a date of birth can be written as %j",
  (text) => {
    expect(bornProblem(text, today)).toBeUndefined();
  },
);

test.each([
  "Audit text",
  "2012",
  "31 February 2012",
  "9 March",
  "March 2012",
  "9/13/2012",
  "9 xyz 2012",
])("%j is no date of birth", (text) => {
  expect(bornProblem(text, today)).toBe(
    "Date of birth must be a date, like 9 March 2012, or “Not known”",
  );
});

test("nobody is born tomorrow", () => {
  expect(bornProblem("25 November 2026", today)).toBe("Date of birth must be in the past");
  expect(bornProblem("24 November 2026", today)).toBeUndefined();
});
