import { isWeaker, weakestHop, type Hop } from "./weakest-hop.ts";

type Thing = { readonly thingId: string; readonly label: string };

/** One piece of what is known, and which subjects it names together. */
export type Piece = Pick<Hop, "intelligenceId" | "rank" | "graded" | "seenOn"> & {
  readonly things: readonly Thing[];
};

export type Connection = {
  readonly to: Thing;
  readonly through: Thing;
  /** The statement is as good as this. */
  readonly weakest: Hop;
};

/** The best of what says that two have to do with each other, and how many pieces say so. */
function hopBetween(pieces: readonly Piece[], one: string, other: string): Hop | undefined {
  const both = pieces.filter(({ things }) =>
    [one, other].every((id) => things.some(({ thingId }) => thingId === id)),
  );
  const hops = both.map((piece): Hop => ({ ...piece, pieces: both.length }));
  const [first, ...others] = hops;
  return first && others.reduce((best, hop) => (isWeaker(best, hop) ? hop : best), first);
}

const beside = (pieces: readonly Piece[], thingId: string): readonly Thing[] => {
  const all = pieces
    .filter(({ things }) => things.some((one) => one.thingId === thingId))
    .flatMap(({ things }) => things)
    .filter((one) => one.thingId !== thingId);
  return [...new Map(all.map((one) => [one.thingId, one])).values()];
};

/**
 * Subjects that have to do with one only through another: two pieces, neither of which names both. Of several ways the
 * one whose weakest hop is strongest.
 */
export function connectionsOf(thingId: string, pieces: readonly Piece[]): readonly Connection[] {
  const direct = beside(pieces, thingId);
  const known = new Set([thingId, ...direct.map((one) => one.thingId)]);
  const found = new Map<string, Connection>();
  for (const through of direct) {
    for (const to of beside(pieces, through.thingId)) {
      if (known.has(to.thingId)) continue;
      const near = hopBetween(pieces, thingId, through.thingId);
      const far = hopBetween(pieces, through.thingId, to.thingId);
      if (!near || !far) continue;
      const weakest = weakestHop([near, far]);
      const before = found.get(to.thingId);
      if (!before || isWeaker(before.weakest, weakest))
        found.set(to.thingId, { to, through, weakest });
    }
  }
  return [...found.values()].toSorted((one, other) => (one.to.label < other.to.label ? -1 : 1));
}
