import type { Field } from "../fields/field.ts";
import { classes } from "../likelihood/thetas.ts";
import { PairStore } from "./pairs.ts";
import { learnShares, weigher, type PatternBits, type Shares, type Weighed } from "./score.ts";
import type { Sample } from "./shelf.ts";
import { sources } from "../priors/scoring.ts";

const { fewest, sureFrom, mostGained, seldomest } = sources;

/** Bits for or against a pair of this weight because both stand in one source, or in two. */
export type BySource = (pairs: Weighed, at: number, weight: number) => number;

/** Classes of pairs of one person. */
const ofOnePerson = [classes.match, classes.moved, classes.poor] as const;

export const hasSeveral = (source: Field | undefined): source is Field =>
  source !== undefined && source.texts.ends.length > 1;

type Known = {
  readonly rows: number;
  readonly source: Field | undefined;
  readonly bits: PatternBits;
  /** How many pairs are of each class, wherever they stand. */
  readonly shares: Shares;
  readonly hasHouseholds: boolean;
  readonly mayMove: boolean;
  readonly mayBePoor: boolean;
};

/**
 * How many pairs are of one person, of a household and of strangers is another number within a source
 * that lists hardly anybody twice than between two sources, in which nearly all are that stand twice.
 * Learned apart, from the pairs themselves; undefined where there is one source, or hardly a pair of one person.
 */
export function bitsBySource(
  { pairs, oneOf }: Sample,
  { rows, source, bits, shares, ...known }: Known,
): BySource | undefined {
  const all = (rows * (rows - 1)) / 2;
  const ofOne = ofOnePerson.reduce<number>((sum, one) => sum + (shares[one] ?? 0), 0);
  if (!hasSeveral(source) || ofOne * all < fewest) return undefined;
  const isWithin = withinOf(source);
  const within = source.counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  const whole = weigher(bits, shares);
  const learn = (isIn: boolean, possible: number, least?: Shares): Learned => {
    const some = chosen(pairs, (left, right) => isWithin(left, right) === isIn);
    const sure = countOf(some, (at) => whole(some, at) >= sureFrom);
    const given = { ...known, begun: shares, least, allPairs: possible / oneOf };
    return { shares: learnShares(some, bits, given), sure: (sure + 0.5) / (possible + 1) };
  };
  const inOne = learn(true, within);
  // Brothers and sisters stand in two sources as often as in one, where hardly a record is anybody's second.
  const inTwo = learn(false, all - within, inOne.shares);
  const [ofTwo, ofOneSource] = [weigher(bits, inTwo.shares), weigher(bits, asSure(inOne, inTwo))];
  return (some, at, weight) => {
    if (weight < -mostGained) return 0;
    const its = isWithin(some.left[at] ?? 0, some.right[at] ?? 0) ? ofOneSource : ofTwo;
    return its(some, at) - whole(some, at);
  };
}

type Learned = { readonly shares: Shares; readonly sure: number };

/**
 * What a source lists twice is told by what is sure: of its namesakes of whom little is known each seems
 * to be somebody twice. Who keeps a source mends first what is sure, so that the rest is no rarer than so.
 */
function asSure(inOne: Learned, inTwo: Learned): Shares {
  const shares = inOne.shares.slice();
  const seldom = Math.max(seldomest, inOne.sure / inTwo.sure);
  for (const one of ofOnePerson)
    shares[one] = Math.min(shares[one] ?? 0, (inTwo.shares[one] ?? 0) * seldom);
  return shares;
}

function countOf({ size }: Pick<PairStore, "size">, isWanted: (at: number) => boolean): number {
  let count = 0;
  for (let at = 0; at < size; at += 1) if (isWanted(at)) count += 1;
  return count;
}

/** Whether two rows stand in one source, as far as it is known. */
export const withinOf =
  ({ codes }: Field) =>
  (left: number, right: number): boolean => {
    const source = codes[left] ?? -1;
    return source >= 0 && source === codes[right];
  };

function chosen(pairs: Sample["pairs"], isWanted: (left: number, right: number) => boolean) {
  const some = new PairStore();
  for (let at = 0; at < pairs.size; at += 1) {
    const [left, right] = [pairs.left[at] ?? 0, pairs.right[at] ?? 0];
    if (!isWanted(left, right)) continue;
    const into = some.add(left, right, pairs.pattern[at] ?? 0);
    some.ownRarity[into] = pairs.ownRarity[at] ?? 0;
    some.sharedRarity[into] = pairs.sharedRarity[at] ?? 0;
  }
  return some;
}
