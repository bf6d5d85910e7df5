import { z } from "zod";
import { key, kindOf, named, words } from "../configuration/index.ts";

const code = z.string().regex(/^[a-zA-Z0-9]{1,8}$/);
const coded = z.object({ code, name: words });

/** How intelligence is graded, handled, handed over and answered. */
export const intelligenceShape = z.object({
  name: words,
  source: words,
  /** Ways to the force's own system: each is off until the partnership and the force have agreed it. */
  handOver: z.object({ file: z.boolean(), api: z.boolean(), mail: z.boolean() }),
  handling: z
    .array(coded.extend({ meaning: words, needsConditions: z.boolean() }))
    .min(1)
    .max(20),
  /** Best first. Only what is in use is offered; the others are read on old material. */
  gradings: z
    .array(
      z.object({
        key,
        name: words,
        inUse: z.boolean(),
        sources: z.array(coded).min(1).max(10),
        assessments: z.array(coded).min(1).max(10),
      }),
    )
    .min(1)
    .max(5),
  /** What came of it, with what its sender hears. */
  outcomes: z
    .array(named.extend({ heard: words }))
    .min(1)
    .max(20),
  reviewDays: z.int().min(1).max(1826),
  /** So many days before its review-by a text is listed. */
  endingDays: z.int().min(0).max(90),
  /** Another sender within so many days is told that something alike came. */
  alikeDays: z.int().min(0).max(90),
});

export const intelligenceKind = kindOf("intelligence", {
  title: "Intelligence",
  purpose:
    "Grading, handling codes, ways of handing over to police (off until turned on), outcomes with what senders hear, and how long before review",
  under: "subjects",
  order: 45,
  body: intelligenceShape,
});
