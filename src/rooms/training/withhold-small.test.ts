import { describe, expect, test } from "vitest";
import type { CoverageLine } from "./coverage.ts";
import { withholdSmall } from "./withhold-small.ts";

const line = (key: string, headcount: number | null, valid: number): CoverageLine => ({
  key,
  bodyId: key,
  bodyOf: "school",
  name: key,
  audience: "universal",
  headcount,
  countedOn: "2026-09-01",
  valid,
  expiring: 0,
  percent: headcount === null ? null : 50,
  target: 80,
  state: "below",
});

const nobody = (): boolean => false;
const hiddenOf = (lines: readonly CoverageLine[], isKept = nobody): readonly string[] =>
  withholdSmall(lines, isKept).flatMap(({ key, state }) => (state === "small" ? [key] : []));

describe("a group of which a number would tell about a person", () => {
  test.each([
    ["one of four says nothing", [line("a", 4, 1), line("b", 3, 2), line("c", 40, 20)], ["a", "b"]],
    [
      "the next with it, where the total would tell",
      [line("a", 2, 1), line("b", 9, 5)],
      ["a", "b"],
    ],
    ["groups that are large enough are shown", [line("a", 5, 1), line("b", 30, 20)], []],
    [
      "where nobody counted, as many as are known",
      [line("a", null, 2), line("b", null, 6)],
      ["a", "b"],
    ],
    ["a school of which nothing is known is shown", [line("a", null, 0), line("b", 30, 1)], []],
  ])("%s", (_, lines, expected) => {
    expect(hiddenOf(lines)).toEqual(expected);
  });

  test("no number of it is left, and who keeps its training reads it", () => {
    const lines = [line("a", 4, 1), line("b", 3, 2)];
    expect(withholdSmall(lines, nobody)[0]).toMatchObject({
      valid: null,
      expiring: null,
      percent: null,
      state: "small",
    });
    expect(hiddenOf(lines, () => true)).toEqual([]);
    expect(hiddenOf(lines, () => false)).toEqual(["a", "b"]);
  });
});
