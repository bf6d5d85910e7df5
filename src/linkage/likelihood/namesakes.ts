import { notKnown, type Comparison } from "../comparing/comparison.ts";
import { namesakes as priors } from "../priors/classes.ts";

/**
 * Of two people under one roof so many are called alike, before anything has been learned: brothers and
 * sisters, where a first name is all of theirs, and a parent and a child.
 */
export const usuallyAlike = [priors.brothers, priors.parents] as const;

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

export type Given = {
  readonly offsets: readonly number[];
  readonly m: Float64Array;
  readonly u: Float64Array;
  readonly h: Float64Array;
  readonly namesakes: Namesakes;
};

/** The level at which a pair stands in a comparison. */
export type LevelOf = (comparison: number) => number;

/** Which of the two shares counts where births come out so; undefined where they agree. */
export function shareAt(
  { apart, generation }: NonNullable<Namesakes>,
  birth: number,
): 0 | 1 | undefined {
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
