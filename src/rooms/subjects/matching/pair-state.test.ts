import { describe, expect, test } from "vitest";
import { agreementOf, pairState, type PairVerdict, type Standing } from "./pair-state.ts";

const said = (verdict: PairVerdict, decidedBy = "ann", bits = 9): Standing => ({
  verdict,
  decidedBy,
  bits,
});

test.each([
  ["nobody viewed it", [], "ben", "open"],
  [
    "different, and the comparison says so too: one look is enough",
    [said("different", "ann", -6)],
    "ben",
    "settled",
  ],
  ["different near even odds: a second looks", [said("different", "ann", 1)], "ben", "second look"],
  [
    "different although much speaks for one child: a second looks",
    [said("different", "ann", 9)],
    "ben",
    "second look",
  ],
  [
    "different by taking two apart: everybody reads why",
    [{ ...said("different", "ann", 9), isOfSplit: true }],
    "ben",
    "settled",
  ],
  ["the same child always takes a second", [said("same")], "ben", "second look"],
  ["who looked first waits", [said("same")], "ann", "waiting"],
  ["two agree", [said("same"), said("same", "ben")], "cat", "settled"],
  ["two differ", [said("same"), said("different", "ben")], "cat", "disagreed"],
] as const)("%s", (_name, standing, reader, state) => {
  expect(pairState(standing, reader, { listFrom: -3, unsureFrom: -4 })).toBe(state);
});

test.each([
  ["as they come", { listFrom: -3, unsureFrom: -4 }],
  ["where pairs are shown earlier", { listFrom: -9, unsureFrom: -4 }],
  ["where nobody is asked twice but of the likeliest", { listFrom: -3, unsureFrom: 8 }],
])("of a pair that is shown, being asked tells nothing: %s", (_name, rules) => {
  for (let bits = rules.listFrom; bits < 30; bits += 0.5) {
    const asked = (["same", "different"] as const).map((verdict) =>
      pairState([said(verdict, "ann", bits)], "ben", rules),
    );
    expect(asked).toEqual(["second look", "second look"]);
  }
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
