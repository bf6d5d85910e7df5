import { notKnown, type Comparison } from "../comparing/comparison.ts";

/** Of a parent and a child under one roof so many are called alike, before anything has been learned. */
export const usuallyAlike = 0.05;

/** So many imagined pairs of a household stand behind it. */
const strength = 60;

/** How often one person's dates lie a generation apart by more than chance. */
const slips = 0.001;

/**
 * Where to look for a parent and a child of one name, and how many are called alike; undefined where
 * nothing tells when people were born or what they are called.
 */
export type Namesakes =
  | {
      readonly forename: number;
      readonly birth: number;
      readonly generation: number;
      /** One number: the share of those of a household born a generation apart who are called alike. */
      readonly alike: Float64Array;
    }
  | undefined;

export function namesakesIn(
  comparisons: readonly Comparison[],
  alike: number = usuallyAlike,
): Namesakes {
  const forename = comparisons.findIndex(({ name }) => name === "forename");
  const birth = comparisons.findIndex((one) => one.generation !== undefined);
  const { generation } = comparisons[birth] ?? {};
  if (forename < 0 || generation === undefined) return undefined;
  return { forename, birth, generation, alike: Float64Array.of(alike) };
}

type Given = {
  readonly offsets: readonly number[];
  readonly m: Float64Array;
  readonly u: Float64Array;
  readonly h: Float64Array;
  readonly namesakes: Namesakes;
};

/** The level at which a pair stands in a comparison. */
type LevelOf = (comparison: number) => number;

/**
 * How much likelier their forenames make a pair of one household, as a factor: a father and his son may
 * share all but the day they were born on. Brothers share no name, and strangers no oftener than by chance.
 * Where a birth is not known, as many are taken to be a generation apart as others are.
 */
export function asNamesakes(given: Given, levelOf: LevelOf): number {
  const { namesakes, offsets, m, h } = given;
  if (namesakes === undefined) return 1;
  const birth = levelOf(namesakes.birth);
  const forename = levelOf(namesakes.forename);
  if (forename === notKnown || (birth !== notKnown && birth !== namesakes.generation)) return 1;
  const far = (offsets[namesakes.birth] ?? 0) + namesakes.generation;
  const share = (namesakes.alike[0] ?? 0) * (birth === notKnown ? (h[far] ?? 0) : 1);
  const at = (offsets[namesakes.forename] ?? 0) + forename;
  return 1 - share + (share * (m[at] ?? 1)) / (h[at] ?? 1);
}

/** Counts so many pairs of a household: those a generation apart, and how many of them are called alike. */
export class CountedAlike {
  #pairs = 0;
  #alike = 0;

  add(given: Given, levelOf: LevelOf, pairs: number): void {
    const { namesakes } = given;
    if (namesakes === undefined || levelOf(namesakes.birth) !== namesakes.generation) return;
    if (levelOf(namesakes.forename) === notKnown) return;
    const [share = 0] = namesakes.alike;
    this.#pairs += pairs;
    this.#alike += pairs * (1 - (1 - share) / asNamesakes(given, levelOf));
  }

  /** Sets how many are called alike. */
  learn({ namesakes }: Given): void {
    namesakes?.alike.fill((this.#alike + strength * usuallyAlike) / (this.#pairs + strength));
  }
}

/** No file was met in which more dates are wholly wrong. */
const mostWrong = 0.05;

/**
 * Wrong dates are as often some years away as far away, as strangers' dates are. What one person's are
 * found to be far away beyond that are parents and children of one name.
 */
export function withoutNamesakes({ namesakes, offsets, m, u }: Given): void {
  if (namesakes === undefined) return;
  const far = (offsets[namesakes.birth] ?? 0) + namesakes.generation;
  const near = far - 1;
  const asNear = ((m[near] ?? 0) * (u[far] ?? 0)) / (u[near] ?? 1);
  m[far] = Math.min(m[far] ?? 0, slips + Math.min(asNear, mostWrong));
}
