import { exact, type Comparison } from "../comparing/comparison.ts";
import { asWrittenPoorly } from "./poor-records.ts";
import type { Thetas } from "./thetas.ts";
import { households } from "../priors/classes.ts";

const { anothersNumber: anothers, familiesFrom: fewest, leastInCommon } = households;

/**
 * Whether people of one household are families. Where a carer has many children, or many are written at an
 * office, they are not; twins then share what is told of both as one person's records do.
 */
function ofFamilies(comparisons: readonly Comparison[], { offsets, m, h }: Thetas): boolean {
  const surname = comparisons.findIndex(({ name }) => name === "surname");
  const at = (offsets[surname] ?? 0) + exact;
  return surname < 0 || (h[at] ?? 0) >= fewest * (m[at] ?? 0);
}

/** A household's children are strangers in what is their own; twins share the date of birth as well; a child who moved has a stranger's home. */
export function tie(comparisons: readonly Comparison[], thetas: Thetas): void {
  const { offsets, m, u, h, t, v } = thetas;
  const areFamilies = ofFamilies(comparisons, thetas);
  for (const [field, comparison] of comparisons.entries()) {
    const { isShared, mayBeShared, isNumber, isBirth, isHome, isReach, levels } = comparison;
    const offset = offsets[field] ?? 0;
    const isTheirs = mayBeShared === true && (h[offset + exact] ?? 0) >= leastInCommon;
    for (let at = offset + 1; at < offset + levels.length; at += 1) {
      const its = u[at] ?? 0;
      if (isNumber)
        h[at] = at === offset + exact ? its + (1 - its) * anothers : (1 - anothers) * its;
      else if (!isShared && !isTheirs) h[at] = its;
      t[at] = (isBirth || (isShared && !areFamilies) ? m : h)[at] ?? 0;
      if (isHome) v[at] = u[at] ?? 0;
      else if (isReach !== true) v[at] = m[at] ?? 0;
    }
  }
  asWrittenPoorly(comparisons, thetas);
}
