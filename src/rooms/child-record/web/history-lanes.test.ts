import { describe, expect, test } from "vitest";
import { harmHistory, levelHistory } from "./history-lanes.ts";

const scheme: Parameters<typeof levelHistory>[0] = {
  id: "scheme",
  name: "Low, Medium, High",
  reviewWithinDays: 84,
  levels: [
    { level: 1, name: "Low" },
    { level: 2, name: "Medium" },
    { level: 3, name: "High" },
  ],
};
const harm = {
  id: "harm",
  name: "Harm status",
  statuses: [
    { key: "undecided", name: "Undecided", meaning: "", isUndecided: true },
    { key: "now", name: "Being exploited", meaning: "", harm: "now" },
  ],
} as unknown as Parameters<typeof harmHistory>[0];

describe("where a level of an older scheme is drawn", () => {
  test("has the place of its number, so that a fall from the highest is drawn as a fall", () => {
    const { lanes, steps } = levelHistory(scheme, [
      { level: 2, said: "Medium", decidedOn: "2026-09-25" },
      { level: 3, said: "Category 3", decidedOn: "2026-07-22" },
    ]);
    expect(lanes).toEqual(["High", "Medium", "Low"]);
    expect(steps).toEqual([
      { on: "2026-07-22", lane: "High", said: "Category 3" },
      { on: "2026-09-25", lane: "Medium", said: "Medium" },
    ]);
  });

  test("above today’s levels, where it was higher than any of them", () => {
    const { lanes } = levelHistory(scheme, [
      { level: 4, said: "Critical", decidedOn: "2025-03-01" },
    ]);
    expect(lanes).toEqual(["Critical", "High", "Medium", "Low"]);
  });

  test("a level that nobody decided has no number, and keeps its own words", () => {
    const { lanes, steps } = levelHistory(scheme, [
      { level: null, said: null, decidedOn: "2025-11-30" },
    ]);
    expect(lanes).toEqual(["High", "Medium", "Low"]);
    expect(steps).toEqual([{ on: "2025-11-30", lane: "Not known", said: "Not known" }]);
  });

  test("a harm status has the place of its key, whatever it was called", () => {
    expect(
      harmHistory(harm, [{ status: "now", said: "Harmed at present", decidedOn: "2026-01-02" }])
        .steps,
    ).toEqual([{ on: "2026-01-02", lane: "Being exploited", said: "Harmed at present" }]);
  });
});
