import { exact, type Comparison } from "../comparing/comparison.ts";
import { imaginedPairs } from "./forename-alone.ts";
import { withPoorPairs } from "./poor-records.ts";
import type { Thetas } from "../likelihood/thetas.ts";
import { learning } from "../priors/training.ts";

const {
  strengthOfHousehold: ofHousehold,
  strengthOfMoved: ofMoved,
  strengthOfStrangers,
} = learning;

type Summed = {
  readonly sums: Thetas;
  readonly imagined: number;
  readonly strengthOfMatch: number;
};

/** What is likeliest by what was expected: changes `thetas`. */
export function maximise(
  comparisons: readonly Comparison[],
  thetas: Thetas,
  { sums, imagined, strengthOfMatch }: Summed,
): void {
  for (const [field, comparison] of comparisons.entries()) {
    const { levels, isShared, mayBeShared, isHome = false, isReach = false, name } = comparison;
    const offset = thetas.offsets[field] ?? 0;
    const own = levels.map((_, level) => (level === 0 ? 0 : level));
    const set = (
      into: Float64Array,
      from: Float64Array,
      prior: (level: number) => number,
    ): void => {
      let all = 0;
      for (const level of own) if (level > 0) all += (from[offset + level] ?? 0) + prior(level);
      for (const level of own)
        if (level > 0) into[offset + level] = ((from[offset + level] ?? 0) + prior(level)) / all;
    };
    const keeps = !isHome && !isReach;
    if (keeps)
      for (const level of own)
        sums.m[offset + level] = (sums.m[offset + level] ?? 0) + (sums.v[offset + level] ?? 0);
    const places = [offset + exact, offset + levels.length] as const;
    withPoorPairs(comparison, thetas.poor, {
      well: sums.m.subarray(...places),
      poorly: sums.p.subarray(...places),
    });
    const behind =
      strengthOfMatch +
      (name === "forename" ? imaginedPairs(comparison, sums.m.subarray(offset), imagined) : 0);
    set(thetas.m, sums.m, (level) => behind * (levels[level]?.usual ?? 0));
    if (isReach) set(thetas.v, sums.v, (level) => ofMoved * (thetas.m[offset + level] ?? 0));
    set(thetas.u, sums.u, () => strengthOfStrangers);
    if (isShared || mayBeShared === true) {
      const usual = (isShared ? thetas.m : thetas.u).subarray(offset, offset + levels.length);
      set(thetas.h, sums.h, (level) => ofHousehold * (usual[level] ?? 0));
    }
  }
}
