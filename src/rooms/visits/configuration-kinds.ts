import { z } from "zod";
import { kindOf, named, words } from "../configuration/index.ts";

/** How visits to a child are recorded, what is warned of at a door, and when a child has to be seen. */
export const visitsShape = z.object({
  name: words,
  source: words,
  /** What whoever goes to the door must know first. */
  warnings: z.array(named).min(1),
  purposes: z.array(named).min(1),
  /** Where a visit was: the kind of place, never which. */
  settings: z.array(named).min(1),
  /** Numbers that everybody at a door can ring, beside those of the people involved. */
  lines: z.array(z.object({ name: words, phone: z.string().regex(/^[+\d][\d ]{2,19}$/) })).min(1),
  /** A child who has not been seen on a visit for longer than this stands on the list. */
  seenWithinDays: z.int().positive(),
  aloneWithinDays: z.int().positive(),
  /** In how many days a warning is looked at again, where nobody says otherwise. */
  warningReviewDays: z.int().positive(),
  /** In how many days a visit that was left to be typed up is to have its words. */
  typeUpWithinDays: z.int().min(0),
});

export const visitsKind = kindOf("visits", {
  title: "Visits",
  purpose:
    "What is warned of at a door, how visits are recorded, and how often a child has to be seen",
  under: "work",
  order: 80,
  body: visitsShape,
});
