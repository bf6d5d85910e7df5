import { z } from "zod";
import { kindOf, daysWithin, key, words } from "../configuration/index.ts";

/** Moments at which a child may be reached. */
export const momentsShape = z.object({
  name: words,
  source: words,
  kinds: z
    .array(
      z.object({
        key,
        name: words,
        /** How soon: a number of days of 0 is the same day, until midnight in London. */
        within: daysWithin.extend({ amount: z.int().min(0).max(14) }),
        /** Who is prompted beside the lead practitioner. */
        tells: z.enum(["lead", "lead-and-circle"]),
        /** What makes it by itself. */
        madeBy: z.enum(["return", "move", "exclusion"]).optional(),
        /** A day that is known before: it can be put in ahead. */
        isAhead: z.boolean().optional(),
      }),
    )
    .min(1),
});

export const momentsKind = kindOf("moments", {
  title: "Reachable moments",
  purpose: "Which moments prompt a worker, who, and how soon",
  under: "work",
  order: 90,
  body: momentsShape,
});
