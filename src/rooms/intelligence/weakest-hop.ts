import { addDays } from "../../kernel/dates.ts";

/** One piece of what is known: it says that two subjects have to do with each other. */
export type Hop = {
  readonly intelligenceId: string;
  /** Smaller is better; undefined where police did not grade it. */
  readonly rank: number | undefined;
  readonly graded: string | undefined;
  readonly seenOn: string;
  /** How many pieces say the same of these two. */
  readonly pieces: number;
};

const isOlder = (one: Hop, other: Hop): boolean => one.seenOn < other.seenOn;

/**
 * Whether one hop is weaker than another: not graded before graded, the worse grade, said once before said by
 * several, the older.
 */
export function isWeaker(one: Hop, other: Hop): boolean {
  const [mine, its] = [one.rank ?? Infinity, other.rank ?? Infinity];
  if (mine !== its) return mine > its;
  const [isOnce, isItsOnce] = [one.pieces === 1, other.pieces === 1];
  return isOnce === isItsOnce ? isOlder(one, other) : isOnce;
}

/** What a statement stands on that rests on several pieces: it is as good as the weakest of them. */
export function weakestHop(hops: readonly [Hop, ...Hop[]]): Hop {
  const [first, ...others] = hops;
  return others.reduce((weakest, hop) => (isWeaker(hop, weakest) ? hop : weakest), first);
}

/** Why it is weak, in words: "not graded, a single piece, more than a year old". */
export function weaknessOf(hop: Hop, today: string): string {
  const graded = hop.graded ?? "not graded";
  const pieces = hop.pieces === 1 ? "a single piece" : `${hop.pieces} pieces`;
  const isOld = hop.seenOn < addDays(today, -365);
  return [graded, pieces, ...(isOld ? ["more than a year old"] : [])].join(", ");
}
