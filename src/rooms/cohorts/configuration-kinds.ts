import { z } from "zod";
import { kindOf, key, named, words } from "../configuration/index.ts";

/** Kinds of cohorts, what is tried in them, and the words for whether it worked. */
export const cohortsShape = z.object({
  name: words,
  source: words,
  kinds: z
    .array(
      named.extend({
        meaning: words,
        /** That such a cohort is there is known to the people on its list alone. */
        isListed: z.boolean().optional(),
      }),
    )
    .min(1),
  practices: z.array(named).min(1),
  intensities: z.array(named).min(1),
  /** Whether it worked: an order of words, and no numbers. */
  scale: z.array(named).min(2),
  outcomes: z.array(z.object({ key, name: words })).min(1),
  reviewDays: z.int().positive(),
  /** A count of children below this is withheld. */
  smallest: z.int().min(3),
});

export const cohortsKind = kindOf("cohorts", {
  title: "Cohorts",
  purpose: "Kinds of cohorts, who may know of them, what is tried and whether it worked",
  under: "work",
  order: 70,
  body: cohortsShape,
});
