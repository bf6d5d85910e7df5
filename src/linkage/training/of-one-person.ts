import type { Comparison } from "../comparing/comparison.ts";
import { birthLevel } from "../comparing/dates.ts";
import { forenameLevel } from "../comparing/names.ts";
import type { Thetas } from "../likelihood/thetas.ts";
import { learning } from "../priors/training.ts";

const { mostDiffering } = learning;

/** What stays a person's own, and the first level that says it is somebody else's; an age grows, and a number is an agency's. */
const own = new Map([
  ["forename", forenameLevel.different],
  ["date of birth", birthLevel.different],
]);

/** Whether what was learned can be what two records of one person look like: a forename and a birth seldom differ. */
export function isOfOnePerson(comparisons: readonly Comparison[], { offsets, m }: Thetas): boolean {
  return comparisons.every(({ name, levels }, field) => {
    const from = own.get(name);
    if (from === undefined) return true;
    const offset = offsets[field] ?? 0;
    const different = m.subarray(offset + from, offset + levels.length);
    return different.reduce((sum, one) => sum + one, 0) <= mostDiffering;
  });
}
