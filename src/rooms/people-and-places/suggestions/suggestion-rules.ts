import type { Tie } from "../tie-reads.ts";
import type { TieHandling, TieRelation } from "../tie-words.ts";

/** What two subjects can share, with the word for it. */
export const sharedKinds = {
  vehicle: "the same vehicle",
  phone: "the same telephone",
  account: "the same account online",
  place: "the same address",
  business: "the same business",
} as const;
export type SharedKind = keyof typeof sharedKinds;

export const isSharedKind = (kind: string): kind is SharedKind => Object.hasOwn(sharedKinds, kind);

/** Of these somebody says first that adults or a business have it: a vehicle alone suggests by itself. */
export const askedFirst = ["phone", "account", "place", "business"] as const;

export const isAskedFirst = (kind: string): boolean =>
  (askedFirst as readonly string[]).includes(kind);

/** Which links count as having it: who was seen there, works there or was in touch has not. */
export const havingRelations: readonly TieRelation[] = ["keeper", "uses", "lives", "runs"];

/** One recorded link on which a suggestion rests. */
export type Hop = {
  readonly tieId: string;
  readonly whoId: string;
  readonly who: string;
  readonly relation: TieRelation;
  readonly certainty: Tie["certainty"];
  readonly confidence: Tie["confidence"];
  readonly source: string;
  readonly learnedOn: string;
  readonly grading: string | null;
  readonly handling: TieHandling;
};

/** What the two share, with the link of each. */
export type Shared = {
  readonly thingId: string;
  readonly label: string;
  readonly kind: SharedKind;
  readonly hops: readonly [Hop, Hop];
};

const certaintyOf = { alleged: 0, confirmed: 1 } as const;
const confidenceOf = { low: 0, moderate: 1, high: 2 } as const;

/** Alleged before confirmed, the lower confidence, then the older. */
export function isWeaker(one: Hop, other: Hop): boolean {
  const certainty = certaintyOf[one.certainty] - certaintyOf[other.certainty];
  if (certainty !== 0) return certainty < 0;
  const confidence = confidenceOf[one.confidence] - confidenceOf[other.confidence];
  return confidence === 0 ? one.learnedOn < other.learnedOn : confidence < 0;
}

const weakerOf = ([one, other]: readonly [Hop, Hop]): Hop => (isWeaker(other, one) ? other : one);

/** A suggestion is as good as the weakest hop of the best of what the two share. */
export function weakestHop(shared: readonly [Shared, ...Shared[]]): Hop {
  const [first, ...others] = shared.map(({ hops }) => weakerOf(hops)) as [Hop, ...Hop[]];
  return others.reduce((best, hop) => (isWeaker(best, hop) ? hop : best), first);
}

const strictness: Readonly<Record<TieHandling, number>> = { subjects: 0, measures: 1, police: 2 };

/** Whoever may read all of it. */
export function strictestHandling(shared: readonly Shared[]): TieHandling {
  const all = shared.flatMap(({ hops }) => hops.map(({ handling }) => handling));
  return all.reduce<TieHandling>(
    (strict, one) => (strictness[one] > strictness[strict] ? one : strict),
    "subjects",
  );
}

export const evidenceOf = (shared: readonly Shared[]): readonly SharedKind[] =>
  [...new Set(shared.map(({ kind }) => kind))].toSorted();
