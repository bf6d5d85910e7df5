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
