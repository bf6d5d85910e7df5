import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { detectRoles } from "../columns/detect.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { linkTable } from "../link.ts";
import { inViewOfOthers, saidByThird } from "./other-records.ts";

describe("what a third record says of a pair", () => {
  test.each([
    ["a namesake: one has a surer partner, who cannot be the other", 6, [25, -17], -13],
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
  const graph = fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(5), bits), {
    maxLength: 15,
    selector: ([one, other]) => `${Math.min(one, other)} ${Math.max(one, other)}`,
  });

  test("is what the thirds that say most for it and most against it say, in any order of pairs", () => {
    fc.assert(
      fc.property(graph, (given) => {
        const pairs = given
          .filter(([one, other]) => one !== other)
          .map(([one, other, weight]) => [Math.min(one, other), Math.max(one, other), weight]);
        const between = (one: number, other: number): number | undefined =>
          pairs.find(([a, b]) => a === Math.min(one, other) && b === Math.max(one, other))?.[2];
        const expected = pairs.map(([left = 0, right = 0, weight = 0]) => {
          const says = [0, 1, 2, 3, 4, 5].flatMap((third) => {
            const [one, other] = [between(left, third), between(right, third)];
            return one === undefined || other === undefined ? [] : saidByThird(weight, one, other);
          });
          return weight + Math.max(0, ...says) + Math.min(0, ...says);
        });
        const found = viewOf(pairs);
        expect(found).toEqual(expected);
        expect(viewOf(pairs.toReversed())).toEqual(found.toReversed());
      }),
      { numRuns: 300 },
    );
  });

  test("two records of a source that lists nobody twice are hardly one, however alike", () => {
    const { table, records } = agencyTable(900, 3);
    const { pairs, scores, inView } = linkTable(table, detectRoles(table, new Set(["rec_id"])));
    const schools = [...scores.keys()].filter((at) =>
      [pairs.left, pairs.right].every((rows) => records[rows[at] ?? 0]?.cells[1] === "school"),
    );
    expect(schools.length).toBeGreaterThan(10);
    for (const at of schools) expect(inView[at]).toBeLessThan((scores[at] ?? 0) - 5);
  });
});

function viewOf(pairs: readonly (readonly number[])[]): number[] {
  const at = (place: number): number[] => pairs.map((pair) => pair[place] ?? 0);
  return [
    ...inViewOfOthers(6, { left: at(0), right: at(1), weight: at(2), size: pairs.length }),
  ];
}
