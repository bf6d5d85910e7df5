import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { agencyTable } from "../fixtures/agency-table.ts";
import { measuredByGroup } from "./by-group.ts";

const { seed, children, groups } = measuredByGroup;

test("every group of the invented children is measured, and no record is left out", () => {
  const { records } = agencyTable(children, seed, "usual");
  const kinds = new Map([
    ["sex", new Set<string>(records.map(({ sex }) => sex))],
    ["names from", new Set<string>(records.map(({ origin }) => origin))],
    ["ethnicity", new Set<string>(records.map(({ ethnicity }) => ethnicity))],
  ]);
  for (const [kind, values] of kinds) {
    const measured = groups.filter((one) => one.kind === kind);
    expect(new Set(measured.map(({ value }) => value))).toEqual(values);
    expect(measured.reduce((sum, one) => sum + one.records, 0)).toBe(records.length);
  }
});

test("nobody is found less for what they are: within two of a hundred of each other", () => {
  const recalls = groups.map(({ recall }) => recall);
  expect(Math.max(...recalls) - Math.min(...recalls)).toBeLessThan(0.02);
});

test("however the children are divided, the wrong pairs are those of docs/linkage/benchmarks.md", () => {
  const sumOf = (kind: string, key: "wrong" | "siblings" | "twins"): number =>
    groups.filter((one) => one.kind === kind).reduce((sum, one) => sum + one[key], 0);
  const sums = [...new Set(groups.map(({ kind }) => kind))].map((kind) => [
    sumOf(kind, "wrong"),
    sumOf(kind, "siblings"),
    sumOf(kind, "twins"),
  ]);
  expect(sums).toEqual(sums.map(() => [31, 4, 5]));
  expect(readFileSync("docs/linkage/benchmarks.md", "utf8")).toContain(
    "with 31 wrong links in all, four of them between brothers or sisters and five between twins",
  );
});
