import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { leftToWholeRuns } from "../harness/left-to-whole-runs.ts";
import { root } from "./tree.ts";

const run = { isWhole: false, changed: ["src/rooms/work/index.ts"], typed: [] };
const all = leftToWholeRuns(run);

test("a change elsewhere leaves the benchmark, upgrades and killed migrations to the whole run", () => {
  expect(all).toEqual([
    "test/house/bench.test.ts",
    "test/durability/migrations-killed.test.ts",
    "test/durability/upgrade.test.ts",
  ]);
  expect(all.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});

test("a new migration brings back what kills and upgrades one", () => {
  const changed = [...run.changed, "db/migrations/0200_next.sql"];
  expect(leftToWholeRuns({ ...run, changed })).toEqual(["test/house/bench.test.ts"]);
});

test("nothing is left out of a whole run, nor where git is absent, nor where it was asked for", () => {
  expect(leftToWholeRuns({ ...run, isWhole: true })).toEqual([]);
  expect(leftToWholeRuns({ ...run, changed: undefined })).toEqual([]);
  expect(leftToWholeRuns({ ...run, typed: ["test/durability"] })).toEqual([
    "test/house/bench.test.ts",
  ]);
});
