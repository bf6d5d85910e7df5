import type { Decided } from "../clustering/rules-of-meeting.ts";
import { Beside, isAlone } from "./beside.ts";
import { partnersOf } from "./neighbours.ts";
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
  beside.alone = bitsOfNobodyAgainst(own, beside.most, beside.least);
  return { ...weighed(pairs, { own, beside, decided }), beside: withReasons ? beside : undefined };
}

type Heard = {
  readonly own: Float32Array;
  readonly beside: Beside;
  readonly decided: Decided;
};

function weighed({ left, right, weight }: ScoredPairs, { own, beside, decided }: Heard) {
  const { most, least, alone } = beside;
  const ofNobody = (at: number): number =>
    isAlone(least[at]) && decided(left[at] ?? 0, right[at] ?? 0) === undefined ? alone : 0;
  return {
    inView: own.map((bits, at) => bits + (most[at] ?? 0) + (least[at] ?? 0) + ofNobody(at)),
    toGroup: weight.map((bits, at) => bits + ofNobody(at)),
  };
}

/** No more than a rare name says: that somebody is not in the records is no evidence by itself. */
const mostOfNobody = 6;

/**
 * What it says for a pair that nobody stands against it, learned from the pairs themselves: most people
 * are known to more than one agency, so two strangers who look alike mostly have partners of their own.
 */
function bitsOfNobodyAgainst(own: Float32Array, most: Float32Array, least: Float32Array): number {
  let [ones, onesAlone, twos, twosAlone] = [1, 1, 1, 1];
  for (let at = 0; at < own.length; at += 1) {
    const bits = (own[at] ?? 0) + (most[at] ?? 0) + (least[at] ?? 0);
    const share = 1 / (1 + 2 ** -bits);
    ones += share;
    twos += 1 - share;
    if (!isAlone(least[at])) continue;
    onesAlone += share;
    twosAlone += 1 - share;
  }
  const bits = Math.log2(onesAlone / ones) - Math.log2(twosAlone / twos);
  return Math.max(0, Math.min(mostOfNobody, bits));
}

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
