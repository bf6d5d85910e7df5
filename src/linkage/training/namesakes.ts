import { notKnown, type Comparison } from "../comparing/comparison.ts";

/**
 * Of two people under one roof so many are called alike, before anything has been learned: brothers and
 * sisters, where a first name is all of theirs, and a parent and a child.
 */
const usuallyAlike = [0.01, 0.05] as const;

/** So many imagined pairs of a household stand behind each. */
const strength = 60;

/** How often one person's dates lie a generation apart by more than chance. */
const slips = 0.001;

/**
 * Where to look for people of a household who have one name, and how many are called alike; undefined where
 * nothing tells when people were born or what they are called.
 */
export type Namesakes =
  | {
      readonly forename: number;
      readonly birth: number;
      readonly apart: number;
      readonly generation: number;
      /** The share of those of a household who are called alike: born at different times, and a generation apart. */
      readonly alike: Float64Array;
    }
  | undefined;

export function namesakesIn(
  comparisons: readonly Comparison[],
  alike: readonly number[] = usuallyAlike,
): Namesakes {
  const forename = comparisons.findIndex(({ name }) => name === "forename");
  const birth = comparisons.findIndex((one) => one.generation !== undefined);
  const { generation, apart } = comparisons[birth] ?? {};
  if (forename < 0 || generation === undefined || apart === undefined) return undefined;
  return { forename, birth, apart, generation, alike: Float64Array.from(alike) };
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

/** Which of the two shares counts where births come out so; undefined where they agree. */
function shareAt({ apart, generation }: NonNullable<Namesakes>, birth: number): 0 | 1 | undefined {
  if (birth === generation) return 1;
  return birth >= apart ? 0 : undefined;
}

/** How many of a household are called alike: where a birth is not known, as many as of all others. */
function shareOf(given: Given, namesakes: NonNullable<Namesakes>, birth: number): number {
  const { alike, apart, generation } = namesakes;
  const which = shareAt(namesakes, birth);
  if (which !== undefined) return alike[which] ?? 0;
  if (birth !== notKnown) return 0;
  const offset = given.offsets[namesakes.birth] ?? 0;
  let share = (alike[1] ?? 0) * (given.h[offset + generation] ?? 0);
  for (let level = apart; level < generation; level += 1)
    share += (alike[0] ?? 0) * (given.h[offset + level] ?? 0);
  return share;
}

/**
 * How much likelier their forenames make a pair of one household, as a factor: a father and his son may
 * share all but the day they were born on, and so may brothers who all have one first name.
 */
export function asNamesakes(given: Given, levelOf: LevelOf): number {
  const { namesakes, offsets, m, h } = given;
  if (namesakes === undefined) return 1;
  const forename = levelOf(namesakes.forename);
  if (forename === notKnown) return 1;
  const share = shareOf(given, namesakes, levelOf(namesakes.birth));
  if (share === 0) return 1;
  const at = (offsets[namesakes.forename] ?? 0) + forename;
  return 1 - share + (share * (m[at] ?? 1)) / (h[at] ?? 1);
}

/** Counts pairs of a household, and how many of them are called alike. */
export class CountedAlike {
  readonly #pairs = new Float64Array(2);
  readonly #alike = new Float64Array(2);

  add(given: Given, levelOf: LevelOf, pairs: number): void {
    const { namesakes } = given;
    if (namesakes === undefined || levelOf(namesakes.forename) === notKnown) return;
    const which = shareAt(namesakes, levelOf(namesakes.birth));
    if (which === undefined) return;
    const share = namesakes.alike[which] ?? 0;
    this.#pairs[which] = (this.#pairs[which] ?? 0) + pairs;
    const alike = pairs * (1 - (1 - share) / asNamesakes(given, levelOf));
    this.#alike[which] = (this.#alike[which] ?? 0) + alike;
  }

  /** Sets how many are called alike. */
  learn({ namesakes }: Given): void {
    for (const [which, usual] of usuallyAlike.entries()) {
      const alike = (this.#alike[which] ?? 0) + strength * usual;
      namesakes?.alike.set([alike / ((this.#pairs[which] ?? 0) + strength)], which);
    }
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
  const offset = offsets[namesakes.birth] ?? 0;
  const far = offset + namesakes.generation;
  const near = far - 1;
  const asNear = ((m[near] ?? 0) * (u[far] ?? 0)) / (u[near] ?? 1);
  const [found, most] = [m[far] ?? 0, slips + Math.min(asNear, mostWrong)];
  if (found <= most) return;
  // What is taken off here is of all other levels, so that they stay shares of one.
  for (let at = offset + 1; at < far; at += 1) m[at] = ((m[at] ?? 0) * (1 - most)) / (1 - found);
  m[far] = most;
}
