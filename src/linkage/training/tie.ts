import { exact, type Comparison } from "../comparing/comparison.ts";
import type { Thetas } from "./thetas.ts";

/** So often a number is a brother's or a sister's: taken for theirs when it was looked up. */
const anothers = 0.004;

/** A household's children are strangers in what is their own; twins share the date of birth as well; a child who moved has a stranger's home. */
export function tie(comparisons: readonly Comparison[], thetas: Thetas): void {
  const { offsets, m, u, h, t, v } = thetas;
  for (const [field, comparison] of comparisons.entries()) {
    const { isShared, isNumber, isBirth, isHome, isReach, levels } = comparison;
    const offset = offsets[field] ?? 0;
    for (let at = offset + 1; at < offset + levels.length; at += 1) {
      const its = u[at] ?? 0;
      if (isNumber)
        h[at] = at === offset + exact ? its + (1 - its) * anothers : (1 - anothers) * its;
      else if (!isShared) h[at] = its;
      t[at] = (isBirth ? m : h)[at] ?? 0;
      if (isHome) v[at] = u[at] ?? 0;
      else if (isReach !== true) v[at] = m[at] ?? 0;
    }
  }
}
