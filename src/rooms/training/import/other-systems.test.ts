import { expect, test } from "vitest";
import { otherSystems } from "./fixtures/habits.ts";
import { inventedFiles } from "./fixtures/other-systems.ts";
import { scoreOf } from "./fixtures/score.ts";
import { readTraining } from "./read-training.ts";

const today = "2026-12-01";

test.each([
  [1, 120],
  [2, 240],
  [4, 400],
])(
  "six systems, seed %i: people never wrongly joined, courses, status, days and bad cells exact",
  async (seed, people) => {
    const truth = inventedFiles(otherSystems, seed, people);
    const score = scoreOf(await readTraining(truth.files, today), truth);
    expect(score.person.precision).toBe(1);
    expect(score.person.recall).toBeGreaterThan(0.96);
    expect(score.course).toEqual({ precision: 1, recall: 1 });
    expect(score.wrong).toEqual([]);
    expect(score.cells).toEqual([]);
  },
);

test("one system alone reads as it does beside the others", async () => {
  for (const system of otherSystems) {
    const truth = inventedFiles([system], 5, 150);
    const score = scoreOf(await readTraining(truth.files, today), truth);
    expect(score.person.precision).toBe(1);
    expect(score.wrong).toEqual([]);
    expect(score.cells).toEqual([]);
  }
});

test("thousands of rows are read in some seconds, and nobody joined to another", async () => {
  const [moodle] = otherSystems;
  if (!moodle) throw new Error("There is no system");
  const truth = inventedFiles([moodle], 3, 3_000);
  expect(truth.rows.length).toBeGreaterThan(2_000);
  const score = scoreOf(await readTraining(truth.files, today), truth);
  expect(score.person.precision).toBe(1);
  expect(score.person.recall).toBeGreaterThan(0.95);
  expect(score.wrong).toEqual([]);
}, 20_000);
