import { z } from "zod";
import { kindOf, named, words } from "../configuration/index.ts";

/** How far an outcome of a plan is; the words for each are the partnership's. */
export const ratingsOfPlans = ["red", "amber", "green", "achieved"] as const;

export const safetyPlanKind = kindOf("safety-plan", {
  title: "Safety plans",
  purpose:
    "How soon a plan is reviewed, how an outcome is rated, and how the child’s words are kept",
  under: "work",
  order: 30,
  body: z.object({
    name: words,
    reviewWithinDays: z.int().positive(),
    ratings: z.array(z.object({ key: z.enum(ratingsOfPlans), name: words, meaning: words })).min(2),
    /** Where a child said something: the kind of place, never which. */
    settings: z.array(named).min(1),
    /** How what a child said was written down. */
    recordings: z.array(named).min(1),
    /** What the child is asked to rate from 0 to 10. */
    question: words,
  }),
});
