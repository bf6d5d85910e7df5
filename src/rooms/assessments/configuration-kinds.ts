import { z } from "zod";
import { instrumentShape } from "../../instruments/index.ts";
import { kindOf, daysWithin, key, words } from "../configuration/index.ts";

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

export const instrumentKind = kindOf("instrument", {
  title: "Screening and assessment tools",
  purpose: "What each tool asks, what the answers come to, and the bands it does not go below",
  under: "work",
  order: 20,
  body: instrumentShape,
});

export const assessmentKind = kindOf("assessment-kind", {
  title: "Assessments",
  purpose: "Each kind of assessment or enquiry: its clock, what it runs from and how it can end",
  under: "case",
  order: 30,
  body: assessmentKindShape,
});

export const assessmentFactorsKind = kindOf("assessment-factors", {
  title: "Factors at the end of an assessment",
  purpose: "What is ticked when an assessment is finished, for the children in need census",
  under: "case",
  order: 40,
  body: assessmentFactorsShape,
});
