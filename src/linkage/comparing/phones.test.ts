import fc from "fast-check";
import { expect, test } from "vitest";
import { datasetOf, linkTable, tableOf, type ColumnRole } from "../index.ts";
import { checkLevels } from "../model-file/check-levels.ts";
import { comparisonsOf } from "./comparisons.ts";

const [a, b, c, d] = ["07700900123", "07700911456", "02079460018", "07700988777"];
const elsewhere = "one figure differs, the end agrees, or another of theirs is the same";

const rolesOf = (headings: readonly string[]): ColumnRole[] =>
  headings.map((name) => ({ name, role: "phone", because: "" }));

const dataOf = (records: readonly (readonly string[])[]) => {
  const headings = (records[0] ?? []).map((_, at) => `Tel ${String(at + 1)}`);
  return datasetOf(tableOf(headings, records), rolesOf(headings));
};

function found(one: readonly string[], other: readonly string[]): string[] {
  const data = dataOf([one, other]);
  return comparisonsOf(data).map(({ levels, compare }) => levels[compare(0, 1)]?.label ?? "");
}

test.each([
  ["at their places", [a, b], [a, b], ["the same", "the same"]],
  ["which changed places", [a, b], [b, a], [elsewhere, elsewhere]],
  ["one at another place: it is told once", [a, ""], [b, a], [elsewhere, "not known"]],
  ["one at another place, beside others", [a, b], [c, a], [elsewhere, "not known"]],
  ["of others", [a, b], [c, d], ["different", "different"]],
  ["nearly the same", [a, ""], ["07700900124", a], [elsewhere, "not known"]],
])("telephones %s", (_, one, other, levels) => {
  expect(found(one, other)).toEqual(levels);
});

test("it does not matter which of two records comes first", () => {
  const telephone = fc.constantFrom("", a, b, c, d);
  const three = fc.tuple(telephone, telephone, telephone);
  fc.assert(
    fc.property(three, three, (one, other) => {
      // All four are there, so that every column has something in it.
      const data = dataOf([one, other, [a, b, c], [d, d, d]]);
      for (const { compare } of comparisonsOf(data)) expect(compare(0, 1)).toBe(compare(1, 0));
    }),
  );
});

test("records that have a telephone in common at different places are found by it", () => {
  // Nothing else is a key; and so many that not every pair is compared.
  const records = Array.from({ length: 2_000 }, (_, at) => [
    `07${String(400_000_000 + at * 7_919)}`,
    at % 2 === 0 ? "" : `07${String(400_000_000 + (at - 1) * 7_919)}`,
  ]);
  const headings = ["Home phone", "Mobile"];
  const { passes } = linkTable(tableOf(headings, records), rolesOf(headings));
  expect(passes.map(({ name, pairs }) => [name, pairs])).toEqual([["Home phone, Mobile", 1_000]]);
});

test("what was learned of one telephone is a model of two, and the other way round", () => {
  const people = Array.from({ length: 60 }, (_, at) => `077009${String(10_000 + 137 * (at >> 1))}`);
  const one = people.map((tel) => [tel]);
  const two = people.map((tel, at) => [tel, at % 3 === 0 ? a : ""]);
  const modelOf = (records: readonly string[][]) => {
    const headings = (records[0] ?? []).map((_, at) => `Tel ${String(at + 1)}`);
    return linkTable(tableOf(headings, records), rolesOf(headings)).model;
  };
  expect(checkLevels(modelOf(one), dataOf(two))).toEqual(["phone Tel 2"]);
  expect(checkLevels(modelOf(two), dataOf(one))).toEqual([]);
});
