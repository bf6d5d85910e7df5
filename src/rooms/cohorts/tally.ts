import type { Approach, ApproachReview } from "./member-reads.ts";

/** How many children something was tried with, and how it went: none where the number is small. */
export type Tally = {
  readonly name: string;
  readonly children: number | null;
  readonly running: number | null;
  readonly ended: number | null;
  /** What professionals said last, each word with the children it was said of. */
  readonly words: readonly { readonly word: string; readonly children: number | null }[];
};

const childrenIn = (approaches: readonly Approach[]): number =>
  new Set(approaches.map(({ personId }) => personId)).size;

/**
 * Counts children across a cohort, of those within reach alone. Numbers below the smallest are withheld
 * and no total is given. Approaches stand by name: which is better is not for numbers this small to say.
 */
export function tally(
  approaches: readonly Approach[],
  reviews: readonly ApproachReview[],
  smallest: number,
): readonly Tally[] {
  const shown = (count: number): number | null => (count < smallest ? null : count);
  const last = new Map(
    reviews.toReversed().map((one) => [one.approachId, one.professional] as const),
  );
  return [...Map.groupBy(approaches, ({ name }) => name)]
    .map(([name, of]) => ({
      name,
      children: shown(childrenIn(of)),
      running: shown(childrenIn(of.filter(({ until }) => until === null))),
      ended: shown(childrenIn(of.filter(({ until }) => until !== null))),
      words: [...Map.groupBy(of, ({ approachId }) => last.get(approachId) ?? "Not reviewed yet")]
        .map(([word, said]) => ({ word, children: shown(childrenIn(said)) }))
        .toSorted((one, other) => one.word.localeCompare(other.word, "en-GB")),
    }))
    .toSorted((one, other) => one.name.localeCompare(other.name, "en-GB"));
}
