import fc from "fast-check";
import { expect, test } from "vitest";
import { NumberedPairs } from "../packed/numbered-pairs.ts";
import { remembered } from "./remembered.ts";

const anyPairs = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 400 });

test("what is remembered is what would be answered, however little is kept", () => {
  const answer = (one: number, other: number): number => (7 * one + other) % 16;
  fc.assert(
    fc.property(anyPairs, fc.nat(30), (pairs, values) => {
      const again = remembered(values, answer);
      for (const [one, other] of pairs) expect(again(one, other)).toBe(answer(one, other));
    }),
  );
});

test("pairs are numbered in the order in which they are met", () => {
  fc.assert(
    fc.property(anyPairs, (pairs) => {
      const numbered = new NumberedPairs(pairs.length);
      const names = pairs.map(([one, other]) => `${one} ${other}`);
      const order = [...new Set(names)];
      for (const [at, [one, other]] of pairs.entries())
        expect(numbered.numberOf(one, other)).toBe(order.indexOf(names[at] ?? ""));
      expect(numbered.size).toBe(order.length);
    }),
  );
});
