import { usualReview } from "./link-questions.ts";
import type { TieCertainty, TieConfidence, TieHandling } from "./tie-words.ts";

/** What somebody said links a child with a subject, as it is kept. */
export type LinkSaid = {
  readonly relation: string;
  readonly wording: string;
  readonly source: string;
  readonly learnedOn: string;
  readonly certainty: TieCertainty;
  /** Null where nobody said. */
  readonly confidence: TieConfidence | null;
  readonly grading: string | null;
  readonly handling: TieHandling;
  readonly beganOn: string | null;
  readonly untilOn: string | null;
  readonly reviewBy: string;
};

type Words = Pick<LinkSaid, "relation" | "wording" | "source" | "learnedOn">;

/** What was said and nobody graded: alleged, and looked at again in half a year. */
export const alleged = (words: Words, today: string): LinkSaid => ({
  ...words,
  certainty: "alleged",
  confidence: null,
  grading: null,
  handling: "subjects",
  beganOn: null,
  untilOn: null,
  reviewBy: usualReview(today),
});
