import { notKnown } from "../comparing/comparison.ts";
import {
  asNamesakes,
  shareAt,
  usuallyAlike,
  type Given,
  type LevelOf,
} from "../likelihood/namesakes.ts";
import { namesakes as usual } from "../priors/classes.ts";

const { imagined: strength, slips, mostWrong } = usual;

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
