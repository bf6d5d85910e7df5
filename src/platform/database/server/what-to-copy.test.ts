import { expect, test } from "vitest";
import { whatToCopy } from "./what-to-copy.ts";

const reach = { enters: true, runs: true, source: "npm", hasCluster: false } as const;

test.each([
  ["only the programs are out of reach", { runs: false }, { data: false, programs: true }],
  ["only the data folder is", { enters: false }, { data: true, programs: false }],
  ["both are", { enters: false, runs: false }, { data: true, programs: true }],
  ["a database that is there is not moved", { enters: false, hasCluster: true }, undefined],
  ["its programs are copied", { runs: false, hasCluster: true }, { data: false, programs: true }],
  ["programs of the system stay", { runs: false, source: "system" }, undefined],
] as const)("%s", (_what, given, copying) => {
  expect(whatToCopy({ ...reach, ...given })).toEqual(copying);
});
