import { expect, test } from "vitest";
import { classes } from "../likelihood/thetas.ts";
import { PairStore } from "./pairs.ts";
import { learnShares, sharesArray, type PatternBits } from "./score.ts";

/** Pairs of which a home is all that is known, and pairs that are surely of one person. */
const [atHome, ofOne] = [0, 1];
const none = () => Float64Array.of(-40, -40);
const bits: PatternBits = {
  match: Float64Array.of(0, 0),
  household: Float64Array.of(0, -40),
  twins: none(),
  stranger: none(),
  moved: none(),
  elsewhere: none(),
  twinsElsewhere: none(),
  poor: none(),
  named: Uint8Array.of(0, 0),
};

function pairsOf(home: number, one: number) {
  const pairs = new PairStore();
  for (let at = 0; at < home + one; at += 1)
    pairs.add(2 * at, 2 * at + 1, at < home ? atHome : ofOne);
  return pairs;
}

test("of pairs that a home alone finds, as many are of brothers and sisters as elsewhere, whatever else is found", () => {
  const allPairs = 1_000_000;
  const begun = sharesArray({ match: 1e-3, household: 1e-3, twins: 0, moved: 0 });
  const asked = { allPairs, hasHouseholds: true, mayMove: false, mayBePoor: false, begun };
  const pairs = pairsOf(600, 400);
  const persuaded = learnShares(pairs, bits, asked);
  expect(persuaded[classes.household]).toBeLessThan(2e-4);
  const least = sharesArray({ match: 0, household: 4e-4, twins: 0, moved: 0 });
  const held = learnShares(pairs, bits, { ...asked, least });
  expect(held[classes.household]).toBeGreaterThanOrEqual(4e-4 * 0.999);
  // A file without households has none.
  const without = learnShares(pairs, bits, { ...asked, least, hasHouseholds: false });
  expect(without[classes.household]).toBeLessThan(1e-9);
});
