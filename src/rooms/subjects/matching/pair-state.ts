import { needsSecondLook, type TwoLooks } from "./second-look.ts";

export const pairVerdicts = ["same", "different"] as const;
export type PairVerdict = (typeof pairVerdicts)[number];

/** One decision that stands. */
export type Standing = {
  readonly verdict: PairVerdict;
  readonly bits: number;
  readonly decidedBy: string;
  readonly isOfSplit?: boolean;
};

/**
 * Where a pair stands for one reader. "second look": a colleague decided, and the reader is asked
 * without being shown what. "waiting": the reader decided, and a colleague has not looked yet.
 */
export type PairState = "open" | "second look" | "waiting" | "settled" | "disagreed";

export function pairState(
  standing: readonly Standing[],
  readerId: string,
  twoLooks: TwoLooks,
): PairState {
  const [first, second] = standing;
  if (!first) return "open";
  if (second) return first.verdict === second.verdict ? "settled" : "disagreed";
  if (!needsSecondLook(first, twoLooks)) return "settled";
  return first.decidedBy === readerId ? "waiting" : "second look";
}

/** Of pairs that two people looked at without reading each other: how often they said the same. */
export type Agreement = {
  readonly pairs: number;
  readonly agreed: number;
  /** Cohen's kappa: 1 is full agreement, 0 what chance would give; none where all verdicts are alike. */
  readonly kappa: number | undefined;
};

export function agreementOf(
  looked: readonly (readonly [first: PairVerdict, second: PairVerdict])[],
): Agreement {
  const pairs = looked.length;
  const agreed = looked.filter(([first, second]) => first === second).length;
  const share = (of: 0 | 1): number =>
    looked.filter((both) => both[of] === "same").length / Math.max(1, pairs);
  const [one, other] = [share(0), share(1)];
  const chance = one * other + (1 - one) * (1 - other);
  const kappa = pairs === 0 || chance === 1 ? undefined : (agreed / pairs - chance) / (1 - chance);
  return { pairs, agreed, kappa };
}
