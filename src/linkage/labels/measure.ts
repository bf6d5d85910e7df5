import { probability } from "../scoring/score.ts";
import type { Label } from "./label.ts";
import { z } from "../priors/labels.ts";

/** Decisions about pairs of a certain weight. */
export type Band = {
  /** Both in bits; the first from nowhere, the last to nowhere. */
  readonly from: number;
  readonly to: number;
  readonly decided: number;
  readonly same: number;
  /** How many of them the comparison would have expected to be of one child. */
  readonly expected: number;
};

const edges = [-Infinity, -7, -3, 0, 4, 10, Infinity];

/** Of pairs of about the same weight, how many people said are of one child. */
export const bandsOf = (labels: readonly Label[]): readonly Band[] =>
  edges.slice(0, -1).map((from, at) => {
    const to = edges[at + 1] ?? Infinity;
    const of = labels.filter(({ bits }) => bits >= from && bits < to);
    const expected = of.reduce((sum, { bits }) => sum + probability(bits), 0);
    return {
      from,
      to,
      decided: of.length,
      same: of.filter(({ isSame }) => isSame).length,
      expected,
    };
  });

/** How many pairs of one child were never shown, worked out from a sample. */
export type Missed = {
  readonly read: number;
  readonly same: number;
  readonly about: number;
  readonly atLeast: number;
  readonly atMost: number;
};

/**
 * Each label of the sample stands for so many pairs. The range is Wilson's, at 95 %, over all of them:
 * where none was found it still says how many there could be.
 */
export function missedOf(labels: readonly Label[]): Missed {
  const drawn = labels.flatMap(({ standsFor, isSame }) =>
    standsFor === null ? [] : [{ standsFor, isSame }],
  );
  const all = drawn.reduce((sum, { standsFor }) => sum + standsFor, 0);
  const found = drawn.filter(({ isSame }) => isSame);
  const about = found.reduce((sum, { standsFor }) => sum + standsFor, 0);
  const effective =
    all === 0 ? 0 : all ** 2 / drawn.reduce((sum, { standsFor }) => sum + standsFor ** 2, 0);
  const { low, high } = wilson(all === 0 ? 0 : about / all, effective);
  return {
    read: drawn.length,
    same: found.length,
    about: Math.round(about),
    atLeast: Math.floor(low * all),
    atMost: Math.ceil(high * all),
  };
}

/** Wilson's interval of a share among so many. */
export function wilson(share: number, of: number): { readonly low: number; readonly high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const middle = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const half =
    (z / (1 + z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
