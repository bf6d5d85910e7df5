import { isAlone } from "./beside.ts";
import { inView as priors } from "../priors/scoring.ts";

const { mostOfNobody, from, width, bands, strength, rounds, surely } = priors;

/** Weights of a band in quarters of a bit: so many are the same for this. */
const bins = 4 * 2 * -from;
type Weights = ArrayLike<number>;

/** Pairs against which nobody stands, and those against which somebody does, but not surely. */
type Kind = {
  /** How many there are, by their weight in view of third records. */
  readonly pairs: Float64Array;
  /** Of those of two people, what third records say against them, as a factor. */
  said: number;
  twos: number;
};

/** Pairs of one band: those of both kinds, and how many of the rest are of one person and of two. */
type Band = { readonly kinds: readonly [Kind, Kind]; ones: number; twos: number };

/** Of pairs of one person and of two, how many are of a kind. */
type Rate = { readonly ofOnes: number; readonly ofTwos: number };
type Rates = readonly [Rate, Rate];

/** Bits by the weight that a pair has by itself. */
type Bits = (weight: number) => number;

/** What is added where nobody stands against a pair, and where somebody does who is not sure. */
export type Unopposed = { readonly byNobody: Bits; readonly unsurely: Bits };

/**
 * What it says for a pair that no record stands surely against it, learned from the pairs themselves: most
 * people are known to more than one agency, so two strangers who look alike mostly have partners of their
 * own. How much it says depends on how alike they look by themselves: of records that say little of
 * anybody, namesakes have no surer partner either.
 * @param own the weight of each pair by itself, in bits
 * @param most what third records say for it, and @param least against it
 */
export function bitsOfUnopposed(own: Weights, most: Weights, least: Weights): Unopposed {
  const all = Array.from({ length: bands }, emptyBand);
  for (let at = 0; at < own.length; at += 1) {
    const itself = own[at] ?? 0;
    const against = least[at] ?? 0;
    const inView = itself + (most[at] ?? 0) + against;
    put(all[bandOf(itself)] as Band, inView, against);
  }
  const usual = usualRates(all);
  const bits = all.map((band) => {
    const rates = ratesOf(band, usual);
    return [bitsOf(band, rates, 0), bitsOf(band, rates, 1)] as const;
  });
  const of = (kind: 0 | 1): Bits => {
    const its = bits.map((one) => Math.max(0, Math.min(mostOfNobody, one[kind])));
    return (weight) => between(its, (weight - from) / width - 0.5);
  };
  return { byNobody: of(0), unsurely: of(1) };
}

/** Whether somebody stands against a pair who is not sure. */
export const isUnsure = (least = 0): boolean => !isAlone(least) && least > surely;

function emptyBand(): Band {
  const kind = (): Kind => ({ pairs: new Float64Array(bins), said: 0, twos: 0 });
  return { kinds: [kind(), kind()], ones: 0, twos: 0 };
}

function put(band: Band, inView: number, against: number): void {
  const share = shareOf(inView);
  if (against <= surely) {
    band.ones += share;
    band.twos += 1 - share;
    return;
  }
  const kind = band.kinds[isAlone(against) ? 0 : 1];
  const bin = binOf(inView);
  kind.pairs[bin] = (kind.pairs[bin] ?? 0) + 1;
  kind.said += (1 - share) * (isAlone(against) ? 1 : 2 ** against);
  kind.twos += 1 - share;
}

const shareOf = (bits: number): number => 1 / (1 + 2 ** -bits);
const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
const bandOf = (bits: number): number => within(Math.floor((bits - from) / width), bands);
const binOf = (bits: number): number => within(Math.round((bits - from) * 4), bins);

/** Beyond what third records say of each pair by themselves, so that this is not counted twice. */
function bitsOf({ kinds }: Band, rates: Rates, which: 0 | 1): number {
  const [{ said, twos }, { ofOnes, ofTwos }] = [kinds[which], rates[which]];
  return Math.log2(ofOnes / ofTwos) - Math.log2((said + 1e-9) / (twos + 1e-9));
}

/** Of all bands together, as their weights say before this counts. */
function usualRates(all: readonly Band[]): Rates {
  const counted = all.map((band) => count(band, [0, 0]));
  const sum = (of: (one: Counted) => number): number =>
    counted.reduce((total, one) => total + of(one), 1);
  const ones = sum((one) => one.ones) + 2;
  const twos = sum((one) => one.twos) + 2;
  const rate = (which: 0 | 1): Rate => ({
    ofOnes: sum(({ kinds }) => kinds[which].ones) / ones,
    ofTwos: sum(({ kinds }) => kinds[which].twos) / twos,
  });
  return [rate(0), rate(1)];
}

/** Expectation and maximisation: that nobody stands against a pair tells of which sort it is as well. */
function ratesOf(band: Band, usual: Rates): Rates {
  let rates = usual;
  for (let round = 0; round < rounds; round += 1) {
    const { kinds, ones, twos } = count(band, [bitsOf(band, rates, 0), bitsOf(band, rates, 1)]);
    const rate = (which: 0 | 1): Rate => ({
      ofOnes: (kinds[which].ones + strength * usual[which].ofOnes) / (ones + strength),
      ofTwos: (kinds[which].twos + strength * usual[which].ofTwos) / (twos + strength),
    });
    rates = [rate(0), rate(1)];
  }
  return rates;
}

type Sums = { readonly ones: number; readonly twos: number };
type Counted = Sums & { readonly kinds: readonly [Sums, Sums] };

/** How many pairs of a band are of one person and of two, in all and of each kind, where so many bits are added. */
function count(band: Band, added: readonly [number, number]): Counted {
  const of = (which: 0 | 1): Sums => {
    const { pairs } = band.kinds[which];
    let [ones, twos] = [0, 0];
    for (let bin = 0; bin < bins; bin += 1) {
      const share = shareOf(from + bin / 4 + added[which]);
      ones += (pairs[bin] ?? 0) * share;
      twos += (pairs[bin] ?? 0) * (1 - share);
    }
    return { ones, twos };
  };
  const kinds = [of(0), of(1)] as const;
  const sum = (name: keyof Sums): number => band[name] + kinds[0][name] + kinds[1][name];
  return { kinds, ones: sum("ones"), twos: sum("twos") };
}

/** A value between those of a list, by a place between them. */
function between(values: readonly number[], place: number): number {
  const at = within(place, values.length);
  const below = Math.floor(at);
  const [one = 0, other = one] = [values[below], values[below + 1]];
  return one + (at - below) * (other - one);
}
