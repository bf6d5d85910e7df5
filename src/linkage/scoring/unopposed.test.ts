import { describe, expect, test } from "vitest";
import { seeded } from "../../kernel/random.ts";
import { bitsOfUnopposed, isUnsure } from "./unopposed.ts";

type Shares = { readonly ofOnes: number; readonly ofTwos: number };

/** Pairs with weights from one on to another, whose weight is right, and how many of each kind nobody stands against. */
function somePairs(
  [from, to]: readonly [number, number],
  { ofOnes, ofTwos }: Shares,
  count: number,
) {
  const chance = seeded(9);
  const share = (): number => chance.below(1_000_000) / 1_000_000;
  const own: number[] = [];
  const least: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const bits = from + (to - from) * share();
    const isOne = share() < 1 / (1 + 2 ** -bits);
    own.push(bits);
    // Whoever stands against a pair of one person says little, against one of two people much.
    least.push(share() < (isOne ? ofOnes : ofTwos) ? 0 : isOne ? -2 : -12);
  }
  return { own, least };
}

/** What it truly says. */
const told = ({ ofOnes, ofTwos }: Shares): number => Math.log2(ofOnes / ofTwos);

describe("what it says that no record stands against a pair", () => {
  test("much, where strangers have partners of their own", () => {
    const shares = { ofOnes: 0.9, ofTwos: 0.06 };
    const { own, least } = somePairs([-10, 10], shares, 60_000);
    const bitsOf = bitsOfUnopposed(own, [], least).byNobody;
    for (const weight of [-6, -3, 0, 3])
      expect(Math.abs(bitsOf(weight) - told(shares)), `at ${weight}`).toBeLessThan(1.3);
  });

  test("hardly anything, where nobody has a surer partner", () => {
    const { own, least } = somePairs([-10, 10], { ofOnes: 0.9, ofTwos: 0.8 }, 60_000);
    const bitsOf = bitsOfUnopposed(own, [], least).byNobody;
    for (const weight of [-6, -3, 0, 3]) expect(bitsOf(weight), `at ${weight}`).toBeLessThan(0.8);
  });

  test("by how alike two look: much of those who hardly do tells nothing of those who do", () => {
    const far = somePairs([-10, -4], { ofOnes: 0.9, ofTwos: 0.05 }, 60_000);
    const near = somePairs([-2, 6], { ofOnes: 0.9, ofTwos: 0.8 }, 20_000);
    const bitsOf = bitsOfUnopposed(
      [...far.own, ...near.own],
      [],
      [...far.least, ...near.least],
    ).byNobody;
    expect(bitsOf(-7)).toBeGreaterThan(2.5);
    expect(bitsOf(2)).toBeLessThan(1);
  });

  test("something, too, where who stands against it is not sure, as strangers are stood against surely", () => {
    const { own, least } = somePairs([-10, 10], { ofOnes: 0.8, ofTwos: 0.03 }, 60_000);
    const { unsurely } = bitsOfUnopposed(own, [], least);
    expect(unsurely(-2)).toBeGreaterThan(1);
    expect([0, -0.5, -1, -9.9, -10, -12].map(isUnsure)).toEqual([false, false, true, true, false, false]); // prettier-ignore
  });

  test("nothing where it is so of every pair, and of few pairs little is believed", () => {
    const every = somePairs([-10, 10], { ofOnes: 1, ofTwos: 1 }, 20_000);
    expect(bitsOfUnopposed(every.own, [], every.least).byNobody(0)).toBeLessThan(0.1);
    const none = bitsOfUnopposed([], [], []);
    expect([none.byNobody(3), none.unsurely(3)]).toEqual([0, 0]);
    const few = somePairs([-2, 2], { ofOnes: 1, ofTwos: 0 }, 6);
    expect(bitsOfUnopposed(few.own, [], few.least).byNobody(0)).toBeLessThan(2);
  });

  test("it changes little by little with the weight", () => {
    const { own, least } = somePairs([-12, 12], { ofOnes: 0.9, ofTwos: 0.1 }, 40_000);
    const bitsOf = bitsOfUnopposed(own, [], least).byNobody;
    for (let weight = -14; weight < 14; weight += 0.1)
      expect(Math.abs(bitsOf(weight + 0.1) - bitsOf(weight))).toBeLessThan(0.3);
  });
});
