import { describe, expect, test } from "vitest";
import { countRange, isBeyondChance } from "./chance.ts";

describe("how far chance reaches", () => {
  // Garwood's table, as textbooks print it.
  test.each([
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [5, 1.623, 11.668],
    [10, 4.795, 18.39],
    [100, 81.36, 121.63],
  ])("a count of %d lies between %d and %d", (count, low, high) => {
    const range = countRange(count);
    expect(range.low).toBeCloseTo(low, 2);
    expect(range.high).toBeCloseTo(high, 2);
  });

  test("a count of thousands has the range that its square root says", () => {
    const { low, high } = countRange(10_000);
    expect(low / (10_000 - 196)).toBeCloseTo(1, 3);
    expect(high / (10_000 + 196)).toBeCloseTo(1, 3);
  });
});

describe("whether two rates differ by more than chance", () => {
  // Eight heads of eight: 2 of 256 on both sides.
  test.each([
    [8, 0, 0.0079, true],
    [8, 0, 0.0078, false],
    [7, 1, 0.05, false],
    [0, 0, 0.05, false],
  ])("%d against %d of as many at %d: %s", (count, other, level, isSo) => {
    const of = 1000;
    expect(isBeyondChance({ count, of }, { count: other, of }, level)).toBe(isSo);
    expect(isBeyondChance({ count: other, of }, { count, of }, level)).toBe(isSo);
  });

  test("it counts of how many each is", () => {
    expect(isBeyondChance({ count: 20, of: 2000 }, { count: 10, of: 1000 }, 0.05)).toBe(false);
    expect(isBeyondChance({ count: 20, of: 1000 }, { count: 10, of: 2000 }, 0.05)).toBe(true);
  });
});
