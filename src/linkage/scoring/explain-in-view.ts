import type { Decided } from "./decided.ts";
import { isAlone, type Beside } from "./beside.ts";
import type { Contribution, Explanation } from "./explain.ts";
import type { ScoredPairs } from "./scored-pairs.ts";

type Known = {
  readonly pairs: ScoredPairs;
  readonly beside: Beside;
  readonly ofSource: (one: number, other: number) => number;
  readonly isOneSource: (one: number, other: number) => boolean;
  readonly decided: Decided;
};

/** What stands between a pair's weight and its weight in view of others: bars that the two records do not say themselves. */
export function reasonsInView({ pairs, beside, decided, ...sources }: Known) {
  return (at: number): readonly Contribution[] => {
    const [one, other] = [pairs.left[at] ?? 0, pairs.right[at] ?? 0];
    const bits = decided(one, other);
    if (bits !== undefined) return [ofPerson(bits, pairs.weight[at] ?? 0)];
    const clean = sources.ofSource(one, other);
    const source = clean + (pairs.bySource[at] ?? 0);
    const where = sources.isOneSource(one, other) ? inOneSource : inTwoSources;
    const unopposed = beside.unopposed[at] ?? 0;
    const found = isAlone(beside.least[at]) ? nobodyAgainst : nobodySurely;
    return [
      ...(source === 0
        ? []
        : [{ name: "source", found: clean === 0 ? where : inCleanSource, bits: source }]),
      ...beside.thirds(at).map(ofThird),
      ...(unopposed === 0 ? [] : [{ name: "other records", found, bits: unopposed }]),
    ];
  };
}

const inCleanSource = "both stand in one source, which lists nobody twice";
const inOneSource = "both stand in one source: how often it lists somebody twice";
const inTwoSources = "they stand in two sources: how often both list the same person";
const nobodyAgainst = "no other record is likelier to be one of the two";
const nobodySurely = "no other record is surely one of the two and not the other";

const ofPerson = (bits: number, weight: number): Contribution => ({
  name: "what a person decided",
  found: bits > 0 ? "these are the same person" : "these are not the same person",
  bits: bits - weight,
});

const ofThird = ({ row, bits }: { readonly row: number; readonly bits: number }): Contribution => ({
  name: "a third record",
  found:
    bits > 0
      ? "compared with both, it ties them together"
      : "compared with both, it is likelier one of them and not the other",
  bits,
  third: row,
});

/**
 * The explanation of two records, carried on to what is known of the pair in all. What third records
 * say depends on what the two say: what would change the one alone is not told of both.
 */
export const withAdded = (alone: Explanation, added: readonly Contribution[]): Explanation => ({
  contributions: [...alone.contributions, ...added],
  score: added.reduce((score, { bits }) => score + bits, alone.score),
  wouldChange: added.length === 0 ? alone.wouldChange : [],
});
