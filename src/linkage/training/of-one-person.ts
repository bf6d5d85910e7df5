import type { Comparison } from "../comparing/comparison.ts";
import type { Thetas } from "./thetas.ts";

/** In files with many slips forenames or births differ in up to 0.17, and in 0.4 to 0.95 where it is somebody else. */
const mostDiffering = 0.25;

/** What stays a person's own; an age grows, and a number is an agency's. */
const own = new Set(["forename", "date of birth"]);

/** Whether what was learned can be what two records of one person look like: a forename and a birth seldom differ. */
export function isOfOnePerson(comparisons: readonly Comparison[], { offsets, m }: Thetas): boolean {
  return comparisons.every(({ name, levels }, field) => {
    const different = m[(offsets[field] ?? 0) + levels.length - 1] ?? 0;
    return !own.has(name) || different <= mostDiffering;
  });
}
