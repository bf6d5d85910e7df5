import { z } from "zod";
import { words } from "./shape-parts.ts";

const bits = z.number().min(-30).max(30);
const share = z.number().min(0).max(1);

/** How records are compared that may be of one child: what is shown, what is looked at twice, what was learned. */
const recordMatchingShape = z
  .object({
    name: words,
    source: words,
    /** A pair that weighs so much waits to be looked at. 0 is even odds, -3 one in nine. */
    listFrom: bits,
    /** Between these a second person looks, whatever the first said. */
    unsureFrom: bits,
    unsureTo: bits,
    /** So many pairs that are not shown are drawn each month, for somebody to look at. */
    sampleOfMonth: z.int().min(0).max(200),
    /** So many pairs have to be decided, of one child and of two, before numbers are learned from them. */
    enoughToLearn: z.int().min(50).max(100_000),
    /** What was learned from decisions here, in place of what Lantern comes with. */
    learned: z.array(
      z.object({ name: words, m: z.array(share).min(1).max(20), h: z.array(share).max(20) }),
    ),
  })
  .refine(({ unsureFrom, unsureTo }) => unsureFrom <= unsureTo, {
    path: ["unsureTo"],
    message: "is below where nobody is sure begins",
  });

export const matchingKinds = {
  "record-matching": {
    title: "Records of one child",
    purpose:
      "From how likely a pair is shown, when a second person looks, and what was learned from decisions",
    body: recordMatchingShape,
  },
} as const;
