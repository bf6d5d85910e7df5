import { describe, expect, test } from "vitest";
import { againAfter, isFailingTooLong } from "./schedule.ts";

const start = new Date("2026-11-24T10:00:00Z");

/** When each try is, where all of them fail and chance is always the same. */
function tries(chance: number): readonly Date[] {
  const all = [start];
  for (;;) {
    const next = againAfter(all.at(-1) ?? start, all.length, chance);
    if (!next) return all;
    all.push(next);
  }
}

describe("trying again", () => {
  test("begins after a minute and grows rarer", () => {
    const gaps = tries(0).map((at, n, all) => at.getTime() - (all[n - 1] ?? at).getTime());
    expect(gaps.map((gap) => gap / 60_000)).toEqual([0, 1, 5, 15, 60, 180, 360, 600, 720]);
  });

  test.each([0, 0.5, 0.999])("is over within a day and a half, by chance %d", (chance) => {
    const all = tries(chance);
    expect(all).toHaveLength(9);
    expect((all.at(-1) ?? start).getTime() - start.getTime()).toBeLessThan(36 * 3_600_000);
  });

  test("comes up to a tenth later, so that not all come together", () => {
    expect(againAfter(start, 2, 0.5)).toEqual(new Date(start.getTime() + 5.25 * 60_000));
  });
});

test("failing for five days without a break is too long", () => {
  const after = (days: number) => new Date(start.getTime() + days * 86_400_000);
  expect(isFailingTooLong(null, after(9))).toBe(false);
  expect(isFailingTooLong(start, after(4.9))).toBe(false);
  expect(isFailingTooLong(start, after(5))).toBe(true);
});
