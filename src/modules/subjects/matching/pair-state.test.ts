import { describe, expect, test } from "vitest";
import { agreementOf, pairState, type PairVerdict, type Standing } from "./pair-state.ts";

const said = (verdict: PairVerdict, decidedBy = "ann", bits = 9): Standing => ({
  verdict,
  decidedBy,
  bits,
});

test.each([
  ["nobody looked", [], "ben", "open"],
  [
    "different and far from even odds: one look is enough",
    [said("different", "ann", -6)],
    "ben",
    "settled",
  ],
  ["different near even odds: a second looks", [said("different", "ann", 1)], "ben", "second look"],
  ["the same child always takes a second", [said("same")], "ben", "second look"],
  ["who looked first waits", [said("same")], "ann", "waiting"],
  ["two agree", [said("same"), said("same", "ben")], "cat", "settled"],
  ["two differ", [said("same"), said("different", "ben")], "cat", "disagreed"],
] as const)("%s", (_name, standing, reader, state) => {
  expect(pairState(standing, reader, { unsureFrom: -4, unsureTo: 4 })).toBe(state);
});

describe("agreement", () => {
  test("Cohen's example: 20 and 15 of 50 alike, 5 and 10 not: kappa 0.4", () => {
    const times = (count: number, first: PairVerdict, second: PairVerdict) =>
      Array.from({ length: count }, () => [first, second] as const);
    const { pairs, agreed, kappa } = agreementOf([
      ...times(20, "same", "same"),
      ...times(5, "same", "different"),
      ...times(10, "different", "same"),
      ...times(15, "different", "different"),
    ]);
    expect([pairs, agreed]).toEqual([50, 35]);
    expect(kappa).toBeCloseTo(0.4, 9);
  });

  test("nothing is said of none, or where all are alike", () => {
    expect(agreementOf([]).kappa).toBeUndefined();
    expect(agreementOf([["same", "same"]]).kappa).toBeUndefined();
  });
});
