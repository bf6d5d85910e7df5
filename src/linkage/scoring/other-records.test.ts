import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { detectRoles } from "../columns/detect.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { decidedOf, type Decisions } from "./decided.ts";
import { linkTable } from "../link.ts";
import { saidByThird, viewPairs } from "./other-records.ts";
import { ScoredPairs } from "./scored-pairs.ts";

describe("what a third record says of a pair", () => {
  test.each([
    ["a namesake: one has a surer partner, who cannot be the other", 6, [25, -17], -17],
    ["the third ties both together, as surely as its weaker tie", 2, [20, 12], 10],
    ["the same, less what the two say against it", -3, [20, 12], 12],
    ["two partners who cannot be one, and neither is surer", 6, [6, -17], -6],
    ["three who are as alike tell nothing new", 6, [6, 6], 0],
    ["a third that is neither", 6, [-5, -4], 0],
    ["a third that is one of them for sure, and little known of the other", 6, [25, 0], 0],
  ] as const)("%s", (_, weight, [one, other], says) => {
    expect(saidByThird(weight, one, other)).toBe(says);
    expect(saidByThird(weight, other, one)).toBe(says);
  });
});

describe("a pair in view of others", () => {
  const bits = fc.integer({ min: -20, max: 30 });
  const graph = fc
    .uniqueArray(fc.tuple(fc.nat(5), fc.nat(5), bits), {
      maxLength: 15,
      selector: ([one, other]) => `${Math.min(one, other)} ${Math.max(one, other)}`,
    })
    .map((all) =>
      all.flatMap(([one, other, weight]): Pair[] =>
        one === other ? [] : [[Math.min(one, other), Math.max(one, other), weight]],
      ),
    );

  test("is what the thirds that say most for it and most against it say, in any order of pairs", () => {
    fc.assert(
      fc.property(graph, (pairs) => {
        const { inView, toGroup } = viewOf(pairs);
        const says = pairs.map((pair) => saidOf(pair, pairs));
        for (const [at, [most, least]] of says.entries()) {
          const weight = pairs[at]?.[2] ?? 0;
          // That nobody stands surely against a pair is added; groups count it where nobody does at all.
          const unopposed = (inView[at] ?? 0) - (weight + most + least);
          expect(unopposed).toBeGreaterThan(-0.0001);
          if (least <= -10) expect(unopposed).toBeCloseTo(0, 4);
          expect((toGroup[at] ?? 0) - weight).toBeCloseTo(least > -1 ? unopposed : 0, 4);
        }
        const turned = viewOf(pairs.toReversed()).inView.toReversed();
        for (const [at, one] of inView.entries()) expect(turned[at]).toBeCloseTo(one, 3);
      }),
      { numRuns: 300 },
    );
  });

  test("two records of a source that lists nobody twice are hardly one, however alike", () => {
    const { table, records } = agencyTable(900, 3);
    const roles = detectRoles(table, new Set(["rec_id"]));
    const { pairs, scores, inView } = linkTable(table, roles, { keptFrom: -14 });
    const agency = (row: number | undefined): string => records[row ?? 0]?.cells[1] ?? "";
    const sourceOf = (at: number): string =>
      agency(pairs.left[at]) === agency(pairs.right[at]) ? agency(pairs.left[at]) : "";
    // Social care lists some twice.
    const twice = [...scores.keys()].filter((at) =>
      ["health", "school", "police"].includes(sourceOf(at)),
    );
    expect(twice.length).toBeGreaterThan(10);
    for (const at of twice) expect(inView[at]).toBeLessThan(scores[at] ?? 0);
  });
});

describe("what a person decided", () => {
  const three: Pair[] = [[0, 1, 20], [0, 2, 15], [1, 2, 12]]; // prettier-ignore

  test("is what is known of the pair, whatever the records say", () => {
    expect(viewOf(three, { notSame: [[1, 0]] }).inView[0]).toBeLessThan(-30);
    expect(viewOf([[0, 1, -9]], { same: [[0, 1]] }).inView[0]).toBeGreaterThan(30);
  });

  test("speaks for the pairs beside it: who is not the one is hardly the other's partner as well", () => {
    const [, , before = 0] = viewOf(three).inView;
    const [, , after = 0] = viewOf(three, { notSame: [[0, 1]] }).inView;
    expect(before).toBeGreaterThan(10);
    // 0 and 2 are surer than 1 and 2, and 1 is not 0.
    expect(after).toBeLessThan(0);
    const [, doubtful = 0] = viewOf([[0, 1, -9], [0, 2, 1], [1, 2, 20]]).inView; // prettier-ignore
    const [, told = 0] = viewOf([[0, 1, -9], [0, 2, 1], [1, 2, 20]], { same: [[0, 1]] }).inView; // prettier-ignore
    expect(told).toBeGreaterThan(doubtful + 10);
  });
});

describe("a pair in view of others is explained", () => {
  test("bar by bar to the probability that is written, also where a person decided", () => {
    const { table } = agencyTable(900, 4);
    const roles = detectRoles(table, new Set(["rec_id"]));
    const decisions = { same: [[3, 801]], notSame: [[0, 1]] } as const;
    const { pairs, inView, explain } = linkTable(table, roles, { decisions, withReasons: true });
    const named = new Set<string>();
    fc.assert(
      fc.property(fc.nat(pairs.size - 1), (at) => {
        const { contributions, score } = explain?.(at) ?? { contributions: [], score: Number.NaN };
        for (const { name } of contributions) named.add(name);
        const sum = contributions.reduce((all, { bits }) => all + bits, 0);
        expect(sum).toBeCloseTo(score, 6);
        expect(sum).toBeCloseTo(inView[at] ?? 0, 3);
      }),
      { numRuns: 2_000, examples: [...pairs.weight.keys()].slice(0, 3).map((at) => [at]) },
    );
    for (const name of ["a third record", "other records", "source", "date of birth"])
      expect(named).toContain(name);
    const placeOf = (one: number, other: number): number =>
      [...pairs.weight.keys()].find((at) => pairs.left[at] === one && pairs.right[at] === other) ??
      -1;
    for (const [one, other] of [
      [3, 801],
      [0, 1],
    ] as const) {
      // prettier-ignore
      const at = placeOf(one, other);
      const reasons = explain?.(at).contributions ?? [];
      expect(reasons.at(-1)?.name).toBe("what a person decided");
      expect(reasons.reduce((all, { bits }) => all + bits, 0)).toBeCloseTo(inView[at] ?? 0, 3);
    }
  });

  test("by which third record, and nothing is kept where nobody asks", () => {
    const { table } = agencyTable(300, 4);
    const roles = detectRoles(table, new Set(["rec_id"]));
    const { pairs, explain } = linkTable(table, roles, { withReasons: true });
    const thirds = [...pairs.weight.keys()].flatMap((at) =>
      (explain?.(at).contributions ?? []).flatMap(({ third }) =>
        third === undefined ? [] : [{ at, third }],
      ),
    );
    expect(thirds.length).toBeGreaterThan(100);
    for (const { at, third } of thirds)
      expect([pairs.left[at], pairs.right[at]]).not.toContain(third);
    expect(linkTable(table, roles).explain).toBeUndefined();
  });
});

type Pair = [left: number, right: number, weight: number];

/** What the third record says that says most for the pair, and what the one says that says most against it. */
function saidOf([left, right, weight]: Pair, pairs: readonly Pair[]): [number, number] {
  // Below a thousandth two records count as never compared.
  const between = (one: number, other: number): number => {
    const [a, b] = [Math.min(one, other), Math.max(one, other)];
    const found = pairs.find((pair) => pair[0] === a && pair[1] === b)?.[2] ?? -3;
    return found < -10 ? -3 : found;
  };
  const says = [0, 1, 2, 3, 4, 5].flatMap((third) => {
    if (third === left || third === right) return [];
    const [one, other] = [between(left, third), between(right, third)];
    return Math.max(one, other) > 0 ? [saidByThird(weight, one, other)] : [];
  });
  return [Math.max(0, ...says), Math.min(0, ...says)];
}

function viewOf(all: readonly Pair[], decisions?: Decisions) {
  const pairs = new ScoredPairs();
  for (const pair of all) pairs.add(...pair);
  const decided = decidedOf(decisions);
  const seen = { pairs, ofSource: () => 0, notCompared: -3, countedFrom: -10, decided };
  const { inView, toGroup } = viewPairs(6, seen);
  return { inView: [...inView], toGroup: [...toGroup] };
}
