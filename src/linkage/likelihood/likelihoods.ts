import type { PatternTable } from "../comparing/patterns.ts";
import { asNamesakes } from "./namesakes.ts";
import { classes, type Thetas } from "./thetas.ts";

/** Pairs that agree on forenames by choice tell nothing of them; births that agree so are at no different times. */
export const tellsOfNames = ({ namesakes }: Thetas, skipped: Uint8Array): boolean =>
  namesakes !== undefined && skipped[namesakes.forename] !== 1;

type Weighing = {
  readonly thetas: Thetas;
  readonly mixture: Float64Array;
  readonly skipped: Uint8Array;
  readonly parts: Float64Array;
};

/** Fills `parts` with the joint likelihood by class. @returns their sum */
export function likelihoods(patterns: PatternTable, pattern: number, given: Weighing): number {
  const { thetas, mixture, skipped, parts } = given;
  let m = mixture[classes.match] ?? 0;
  let h = mixture[classes.household] ?? 0;
  let t = mixture[classes.twins] ?? 0;
  let u = mixture[classes.stranger] ?? 0;
  let v = mixture[classes.moved] ?? 0;
  let p = mixture[classes.poor] ?? 0;
  for (let field = 0; field < patterns.width; field += 1) {
    const level = patterns.level(pattern, field);
    if (level === 0 || skipped[field] === 1) continue;
    const at = (thetas.offsets[field] ?? 0) + level;
    m *= thetas.m[at] ?? 1;
    h *= thetas.h[at] ?? 1;
    t *= thetas.t[at] ?? 1;
    u *= thetas.u[at] ?? 1;
    v *= thetas.v[at] ?? 1;
    p *= thetas.p[at] ?? 1;
  }
  if (tellsOfNames(thetas, skipped))
    h *= asNamesakes(thetas, (field) => patterns.level(pattern, field));
  parts[0] = m;
  parts[1] = h;
  parts[2] = t;
  parts[3] = u;
  parts[classes.moved] = v;
  parts[classes.poor] = p;
  return m + h + t + u + v + p || Number.MIN_VALUE;
}
