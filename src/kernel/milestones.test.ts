import { expect, test } from "vitest";
import { milestones } from "./milestones.ts";

test("each whole step is told of once, also where several are passed at a time", () => {
  const told: number[] = [];
  const grown = milestones(10, (passed) => told.push(passed));
  for (const value of [3, 9, 10, 11, 42, 42, 49, 50]) grown(value);
  expect(told).toEqual([10, 40, 50]);
});
