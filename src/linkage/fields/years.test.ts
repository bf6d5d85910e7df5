import { expect, test } from "vitest";
import { readYears } from "./texts.ts";

test.each([
  ["12", "12"],
  ["12 yrs", "12"],
  ["Year 7", "7"],
  ["R", "0"],
  ["104", "104"],
  ["999", undefined],
  ["Year 2026", undefined],
  ["not known", undefined],
])("years in %s", (raw, years) => {
  expect(readYears(raw)?.text).toBe(years);
});
