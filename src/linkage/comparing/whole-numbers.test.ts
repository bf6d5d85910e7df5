import { expect, test } from "vitest";
import { datasetOf, isNhsNumber, isUpn, shippedModel, tableOf, type Role } from "../index.ts";
import { comparisonsOf } from "./comparisons.ts";

/** What comes out of comparing two numbers, in the words of the model. */
function found(role: Role, one: string, other: string): string {
  const table = tableOf(["number"], [[one], [other]]);
  const data = datasetOf(table, [{ name: "number", role, because: "by its heading" }]);
  const [comparison] = comparisonsOf(data);
  return comparison?.levels[comparison.compare(0, 1)]?.label ?? "";
}

test.each<[Role, string, string]>([
  // A number that is mistyped in one figure, or with two exchanged, always fails its check.
  ["nhsNumber", "9990000328", "9990000379"],
  // Twins who came to one school on one day have pupil numbers that follow each other.
  ["upn", "F899400122045", "V899400122046"],
])("two whole numbers (%s) that differ in two signs are of two children", (role, one, other) => {
  const isWhole = role === "upn" ? isUpn : isNhsNumber;
  expect([isWhole(one), isWhole(other)]).toEqual([true, true]);
  expect(found(role, one, other)).toBe("different");
});

test("one that fails its check may be the other, mistyped", () => {
  expect(found("nhsNumber", "9434765919", "9434765929")).toBe("one or two figures differ");
});

test("a sex that is written otherwise is a mistake or a change as well: it does not outweigh a name", () => {
  const sex = shippedModel.fields.find(({ name }) => name === "sex");
  const bits = Math.log2((sex?.m[2] ?? 0) / (sex?.u[2] ?? 1));
  expect(bits).toBeGreaterThan(-8);
});
