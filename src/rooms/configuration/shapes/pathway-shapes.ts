import { z } from "zod";
import { daysWithin, key, words } from "./shape-parts.ts";

/** What a stage can open on a child's page; each is an address in one place, and cannot be made up. */
export const stageDoors = ["assessment", "meeting", "plan", "level", "harm", "tool"] as const;

/** What Lantern can see on file for a condition of leaving a stage; it shows it and never decides by it. */
export const stageEvidence = [
  "tool",
  "level",
  "harm",
  "assessment-begun",
  "assessment-finished",
  "overseen",
  "panel",
  "promise",
  "told",
] as const;

/**
 * A pathway: its stages in order. Versions of before say of a stage only what it is called and means;
 * who does what by when, and when it ends, came later and may be left out.
 */
export const pathwayShape = z.object({
  name: words,
  source: words.optional(),
  stages: z
    .array(
      z.object({
        key,
        name: words,
        meaning: words,
        /** In words of roles: "Lead practitioner, with the police". */
        who: words.optional(),
        what: z.array(words).optional(),
        within: daysWithin.optional(),
        entry: z.array(words).optional(),
        exit: z
          .array(z.object({ text: words, seenBy: z.enum(stageEvidence).optional() }))
          .optional(),
        opens: z.enum(stageDoors).optional(),
        source: words.optional(),
      }),
    )
    .min(1),
});

/** What a clock can run from: each is looked up in one place. */
export const clockStarts = ["opened", "strategy-discussion", "start"] as const;

export const assessmentKindShape = z.object({
  name: words,
  meaning: words,
  within: daysWithin,
  /** The day the child was opened, the last strategy discussion that began an enquiry, or the day it began. */
  runsFrom: z.enum(clockStarts),
  source: words,
  mayPause: z.boolean(),
  asksFactors: z.boolean(),
  outcomes: z
    .array(
      z.object({
        key,
        name: words,
        /** A section 47 enquiry is begun: clocks that run from a strategy discussion run from this one. */
        beginsEnquiry: z.boolean().optional(),
        /** Nothing was assessed, so that no factors are asked. */
        isVoid: z.boolean().optional(),
      }),
    )
    .min(1),
});

export const assessmentFactorsShape = z.object({
  name: words,
  source: words,
  factors: z
    .array(
      z.object({
        key: z.string().regex(/^[A-Za-z0-9-]{1,10}$/),
        name: words,
        group: words,
        /** Chosen, it stands alone: "No factors identified". */
        isNone: z.boolean().optional(),
      }),
    )
    .min(1),
});
