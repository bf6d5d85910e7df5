import type { Comparison } from "../comparing/comparison.ts";
import { namesakesIn } from "../likelihood/namesakes.ts";
import { noPoor } from "../likelihood/poor-records.ts";
import type { Stratum } from "./strata.ts";
import type { Thetas } from "../likelihood/thetas.ts";
import { tie } from "../likelihood/tie.ts";
import { learning } from "../priors/training.ts";

const { strengthOfStrangers, strangersDiffer } = learning;

/** What pairs of each class look like before anything is learned. */
export function usualThetas(comparisons: readonly Comparison[]): Thetas {
  const offsets: number[] = [];
  let length = 0;
  for (const { levels } of comparisons) {
    offsets.push(length);
    length += levels.length;
  }
  const ones = () => new Float64Array(length).fill(1);
  const [m, u, h, t, v, p] = [ones(), ones(), ones(), ones(), ones(), ones()];
  for (const [field, { levels }] of comparisons.entries()) {
    const offset = offsets[field] ?? 0;
    const known = levels.length - 1;
    for (const [level, { usual }] of levels.entries()) {
      if (level === 0) continue;
      m[offset + level] = usual;
      u[offset + level] =
        level === known ? strangersDiffer : (1 - strangersDiffer) / Math.max(1, known - 1);
    }
  }
  const of = { m, u, h, t, v, p };
  const thetas = { offsets, ...of, poor: noPoor, namesakes: namesakesIn(comparisons) };
  tie(comparisons, thetas);
  for (const [field, { isShared, mayBeShared, isHome, levels }] of comparisons.entries()) {
    const offset = offsets[field] ?? 0;
    for (let level = 1; level < levels.length; level += 1) {
      const [ofOne, ofTwo] = [m[offset + level] ?? 0, u[offset + level] ?? 0];
      h[offset + level] = mayBeShared === true ? (ofOne + ofTwo) / 2 : isShared ? ofOne : ofTwo;
      if (isShared && !isHome) v[offset + level] = m[offset + level] ?? 0;
    }
  }
  return thetas;
}

/**
 * What strangers look like to begin with is what pairs by chance look like: hardly any is a match. Taken
 * to be rare at first, what nearly everybody has in common would make matches of all.
 */
export function asByChance(
  comparisons: readonly Comparison[],
  thetas: Thetas,
  chance: Stratum | undefined,
): void {
  const { patterns } = chance ?? {};
  if (patterns === undefined || patterns.size === 0) return;
  for (const [field, { levels }] of comparisons.entries()) {
    const counts = levels.map((_, level): number => (level === 0 ? 0 : strengthOfStrangers));
    for (let pattern = 0; pattern < patterns.size; pattern += 1) {
      const level = patterns.level(pattern, field);
      if (level > 0) counts[level] = (counts[level] ?? 0) + patterns.count(pattern);
    }
    const all = counts.reduce((sum, count) => sum + count, 0);
    const offset = thetas.offsets[field] ?? 0;
    for (let level = 1; level < levels.length; level += 1)
      thetas.u[offset + level] = (counts[level] ?? 0) / all;
  }
  tie(comparisons, thetas);
}

/** Sums of as many levels, none of them counted yet. */
export function emptyLike({ offsets, m, poor, namesakes }: Thetas): Thetas {
  const none = () => new Float64Array(m.length);
  const ofOne = { m: none(), v: none(), p: none() };
  return { offsets, poor, namesakes, ...ofOne, u: none(), h: none(), t: none() };
}

/** The same numbers, which may go on to change by themselves. */
export function copyOf({ m, u, h, t, v, p, namesakes, ...others }: Thetas): Thetas {
  const alike = namesakes && { ...namesakes, alike: namesakes.alike.slice() };
  const ofOne = { m: m.slice(), v: v.slice(), p: p.slice() };
  return { ...others, namesakes: alike, ...ofOne, u: u.slice(), h: h.slice(), t: t.slice() };
}
