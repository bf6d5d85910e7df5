import { decidedBits as certain } from "../priors/scoring.ts";

/** What people have decided, as pairs of rows. It holds through every run. */
export type Decisions = {
  readonly same?: readonly (readonly [number, number])[];
  readonly notSame?: readonly (readonly [number, number])[];
};

/** Bits by which a person decided of two rows; undefined where nobody did. As in grouping, "these are the same" goes first. */
export type Decided = (one: number, other: number) => number | undefined;

export function decidedOf(decisions: Decisions | undefined): Decided {
  const { same = [], notSame = [] } = decisions ?? {};
  if (same.length + notSame.length === 0) return () => undefined;
  const bits = new Map<number, number>();
  for (const [one, other] of notSame) bits.set(keyOf(one, other), -certain);
  for (const [one, other] of same) bits.set(keyOf(one, other), certain);
  return (one, other) => bits.get(keyOf(one, other));
}

/** One number for two rows, in either order. */
export const keyOf = (one: number, other: number): number =>
  Math.min(one, other) * 2 ** 26 + Math.max(one, other);
