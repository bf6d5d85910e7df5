import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seeded } from "./random.ts";

describe("seeded chance", () => {
  test("repeats itself from the same seed and differs from another", () => {
    const draw = (seed: number): number[] => {
      const chance = seeded(seed);
      return Array.from({ length: 20 }, () => chance.below(1_000_000));
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  test("gives the numbers of Mulberry32", () => {
    // The first draws of the reference implementation from seed 1, as parts of a thousand million.
    const chance = seeded(1);
    const drawn = Array.from({ length: 3 }, () => chance.below(1_000_000_000));
    expect(drawn).toEqual([627_073_940, 2_735_721, 527_447_039]);
  });

  test("stays below its limit and reaches all of it", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 12 }), (seed, limit) => {
        const chance = seeded(seed);
        const drawn = new Set(Array.from({ length: 400 }, () => chance.below(limit)));
        expect([...drawn].sort((a, b) => a - b)).toEqual(
          Array.from({ length: limit }, (_, index) => index),
        );
      }),
    );
  });

  test("is right in so many cases of a hundred", () => {
    const chance = seeded(3);
    const hits = Array.from({ length: 10_000 }, () => chance.percent(30)).filter(Boolean).length;
    expect(hits / 10_000).toBeCloseTo(0.3, 1);
    expect([chance.percent(0), chance.percent(100)]).toEqual([false, true]);
  });

  test("picks one of what there is, and says so when there is nothing", () => {
    expect(["a", "b"]).toContain(seeded(5).pick(["a", "b"]));
    expect(() => seeded(5).pick([])).toThrow("There is nothing to pick from");
  });
});
