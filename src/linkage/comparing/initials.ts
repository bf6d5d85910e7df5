import type { Field } from "../fields/field.ts";
import type { Comparison } from "./comparison.ts";
import { comparisonOf, different, same, unlessKnown } from "./texts.ts";
import { usualLevels } from "../priors/levels.ts";

/** What it is called in a model. */
export const initialOf = (of: "forename" | "surname"): string => `initial of the ${of}`;

/** Where of one of two names no more is known than the letter with which it begins. */
export const initialComparison = (
  of: "forename" | "surname",
  initial: Field,
  name: Field | undefined,
): Comparison =>
  unlessKnown(
    name,
    comparisonOf(initial, {
      name: initialOf(of),
      isShared: of === "surname",
      rarity: "common only",
      levels: [same(usualLevels.initial.same), different(usualLevels.initial.different)],
      between: () => 2,
    }),
  );

/** The comparisons that tell children of one home apart by what they are called. */
export const forenamesIn = (comparisons: readonly Comparison[]): number[] =>
  comparisons.flatMap(({ name }, at) =>
    name === "forename" || name === initialOf("forename") ? [at] : [],
  );
