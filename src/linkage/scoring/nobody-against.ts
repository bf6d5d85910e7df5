import { isAlone } from "./beside.ts";

/** No more than a rare name says: that somebody is not in the records is no evidence by itself. */
const mostOfNobody = 6;

/** Pairs are taken together by the weight that they have by themselves, two bits wide, from here to there. */
const from = -12;
const width = 2;
const bands = 13;
/** Weights of a band in quarters of a bit: so many are the same for this. */
const bins = 4 * 2 * -from;
/** So many imagined pairs of each kind stand behind what is so of all bands. */
const strength = 20;
/** After a few it hardly moves; where records say too little, more would let it persuade itself. */
const rounds = 3;

type Weights = ArrayLike<number>;

/** Of the pairs of one band: how many are of one person and of two, and how many of these nobody stands against. */
type Band = {
  /** By their weight in view of third records. */
  readonly alone: Float64Array;
  ones: number;
  twos: number;
};

type Rates = { readonly ofOnes: number; readonly ofTwos: number };

/**
 * What it says for a pair that no record stands against it, learned from the pairs themselves: most people
 * are known to more than one agency, so two strangers who look alike mostly have partners of their own.
 * How much it says depends on how alike they look by themselves: of records that say little of anybody,
 * namesakes have no surer partner either.
 * @param own the weight of each pair by itself, in bits
 * @param most what third records say for it, and @param least against it
 * @returns the bits by the weight that a pair has by itself
 */
export function bitsOfNobodyAgainst(
  own: Weights,
  most: Weights,
  least: Weights,
): (bits: number) => number {
  const all = Array.from({ length: bands }, (): Band => ({ alone: new Float64Array(bins), ones: 0, twos: 0 })); // prettier-ignore
  for (let at = 0; at < own.length; at += 1) {
    const itself = own[at] ?? 0;
    const inView = itself + (most[at] ?? 0) + (least[at] ?? 0);
    const band = all[bandOf(itself)] as Band;
    if (isAlone(least[at])) {
      const bin = binOf(inView);
      band.alone[bin] = (band.alone[bin] ?? 0) + 1;
      continue;
    }
    const share = shareOf(inView);
    band.ones += share;
    band.twos += 1 - share;
  }
  const usual = usualRates(all);
  const bits = all.map((band) => {
    const { ofOnes, ofTwos } = ratesOf(band, usual);
    return Math.max(0, Math.min(mostOfNobody, Math.log2(ofOnes / ofTwos)));
  });
  return (weight) => between(bits, (weight - from) / width - 0.5);
}

const shareOf = (bits: number): number => 1 / (1 + 2 ** -bits);
const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
const bandOf = (bits: number): number => within(Math.floor((bits - from) / width), bands);
const binOf = (bits: number): number => within(Math.round((bits - from) * 4), bins);

/** Of all bands together, as their weights say before it counts that nobody stands against them. */
function usualRates(all: readonly Band[]): Rates {
  let [ones, twos, onesAlone, twosAlone] = [2, 2, 1, 1];
  for (const band of all) {
    ones += band.ones;
    twos += band.twos;
    for (let bin = 0; bin < bins; bin += 1) {
      const share = shareOf(from + bin / 4);
      const count = band.alone[bin] ?? 0;
      onesAlone += count * share;
      twosAlone += count * (1 - share);
    }
  }
  return { ofOnes: onesAlone / (ones + onesAlone), ofTwos: twosAlone / (twos + twosAlone) };
}

/** Expectation and maximisation: that nobody stands against a pair tells of which kind it is as well. */
function ratesOf(band: Band, usual: Rates): Rates {
  let { ofOnes, ofTwos } = usual;
  for (let round = 0; round < rounds; round += 1) {
    const bits = Math.log2(ofOnes / ofTwos);
    let [onesAlone, twosAlone] = [strength * usual.ofOnes, strength * usual.ofTwos];
    for (let bin = 0; bin < bins; bin += 1) {
      const count = band.alone[bin] ?? 0;
      if (count === 0) continue;
      const share = shareOf(from + bin / 4 + bits);
      onesAlone += count * share;
      twosAlone += count * (1 - share);
    }
    ofOnes = onesAlone / (onesAlone + band.ones + strength * (1 - usual.ofOnes));
    ofTwos = twosAlone / (twosAlone + band.twos + strength * (1 - usual.ofTwos));
  }
  return { ofOnes, ofTwos };
}

/** A value between those of a list, by a place between them. */
function between(values: readonly number[], place: number): number {
  const at = within(place, values.length);
  const below = Math.floor(at);
  const [one = 0, other = one] = [values[below], values[below + 1]];
  return one + (at - below) * (other - one);
}
