import type { Decided } from "./decided.ts";
import { Beside, isAlone } from "./beside.ts";
import { partnersOf } from "./neighbours.ts";
import { bitsOfUnopposed, isUnsure } from "./unopposed.ts";
import { PairsByRow } from "./pairs-by-row.ts";
import type { ScoredPairs } from "./scored-pairs.ts";

export type InView = {
  /** The weight of each pair in view of the records beside it. */
  readonly inView: Float32Array;
  /** What the two records say, and no more than that nobody stands against them: groups weigh the rest themselves. */
  readonly toGroup: Float32Array;
  /** What was added to each weight, and by which records; only where it is asked for. */
  readonly beside: Beside | undefined;
};

type Seen = {
  readonly pairs: ScoredPairs;
  /** Bits against two rows because of where they come from. */
  readonly ofSource: (one: number, other: number) => number;
  /** What two rows count that were never compared, or have fewer bits than `countedFrom`. */
  readonly notCompared: number;
  readonly countedFrom: number;
  /** What a person decided holds whatever records say, and speaks as a third record's partner does. */
  readonly decided: Decided;
  /** Whether it is kept what was added to each weight. */
  readonly withReasons?: boolean;
};

/**
 * The weight of each pair in view of the records beside it. A pair of records alone does not know that
 * one of them has a surer partner who cannot be the other, as a namesake has; nor that a third record
 * ties both together, as the one does that was written before a family moved.
 */
export function viewPairs(
  rows: number,
  { pairs, ofSource, notCompared, countedFrom, decided, withReasons = false }: Seen,
): InView {
  const { left, right, size } = pairs;
  const own = pairs.weight.map((bits, at) => {
    const [one, other] = [left[at] ?? 0, right[at] ?? 0];
    return decided(one, other) ?? bits + ofSource(one, other);
  });
  const compared = new PairsByRow(rows, pairs, countedFrom);
  const partners = partnersOf(rows, pairs, own);
  const between = (one: number, other: number): number =>
    decided(one, other) ?? (compared.between(one, other) ?? notCompared) + ofSource(one, other);
  const beside = new Beside(size, withReasons);
  const look = (at: number, row: number, across: number): void => {
    const end = partners.ends[row] ?? 0;
    for (let place = partners.starts[row] ?? 0; place < end; place += 1) {
      const third = partners.others[place] ?? 0;
      if (third === across) continue;
      const bits = between(third, across);
      const its = own[partners.places[place] ?? 0] ?? 0;
      beside.hear(at, third, saidByThird(own[at] ?? 0, its, bits));
    }
  };
  for (let at = 0; at < size; at += 1) {
    const [one, other] = [left[at] ?? 0, right[at] ?? 0];
    if (decided(one, other) !== undefined) continue;
    look(at, one, other);
    look(at, other, one);
  }
  tellUnopposed(own, beside, (at) => decided(left[at] ?? 0, right[at] ?? 0) !== undefined);
  return { ...weighed(pairs, { own, beside }), beside: withReasons ? beside : undefined };
}

type Heard = { readonly own: Float32Array; readonly beside: Beside };

/** What it says for each pair that no third record stands surely against it. */
function tellUnopposed(
  own: Float32Array,
  { most, least, unopposed }: Beside,
  isDecided: IsDecided,
): void {
  const { byNobody, unsurely } = bitsOfUnopposed(own, most, least);
  for (let at = 0; at < own.length; at += 1) {
    if (isDecided(at)) continue;
    const weight = own[at] ?? 0;
    if (isAlone(least[at])) unopposed[at] = byNobody(weight);
    else if (isUnsure(least[at])) unopposed[at] = unsurely(weight);
  }
}

type IsDecided = (at: number) => boolean;

const weighed = (
  { weight, bySource }: ScoredPairs,
  { own, beside: { most, least, unopposed } }: Heard,
): Omit<InView, "beside"> => ({
  inView: own.map(
    (bits, at) =>
      bits + (bySource[at] ?? 0) + (most[at] ?? 0) + (least[at] ?? 0) + (unopposed[at] ?? 0),
  ),
  toGroup: weight.map(
    (bits, at) => bits + (bySource[at] ?? 0) + (isAlone(least[at]) ? (unopposed[at] ?? 0) : 0),
  ),
});

/**
 * Bits that a third record adds: the likeliest way in which the two are one person, with the third or
 * without it, against the likeliest in which they are two. What three records tell as one person is
 * told by the two surest pairs; the third pair repeats it, and counts only where it speaks against.
 */
export function saidByThird(weight: number, one: number, other: number): number {
  const most = Math.max(weight, one, other);
  const least = Math.min(weight, one, other);
  const middle = weight + one + other - most - least;
  const allThree = most + middle + Math.min(0, least);
  return Math.max(allThree, weight) - Math.max(one, other, 0) - weight;
}
