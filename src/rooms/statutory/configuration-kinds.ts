import { z } from "zod";
import { kindOf, daysWithin, key, named, words } from "../configuration/index.ts";

/** A forum beside the pathway to which a child can be known. */
export const forumShape = z.object({
  name: words,
  /** What it is for. */
  purpose: words,
  /** Whom to ask about it: an office, never a person. */
  contact: words,
  /** That a child is known to it is read by its own list alone. Past references stay as they were recorded. */
  isHidden: z.boolean(),
  /** Whether an adult can be known to it, and whether that is read by its own list alone. */
  ofAdults: z.enum(["open", "hidden"]).optional(),
  /** How many days after a reference was recorded or changed it is looked at again, at the latest. */
  reviewDays: z.int().positive().max(1000),
  /** What the next date often is: "Repeat within 12 months". */
  nextHint: words.optional(),
  /** Whether section 45 of the Modern Slavery Act 2015 was considered is shown beside it. */
  asksSection45: z.boolean().optional(),
});

/** What Lantern knows already and offers for a field, to be confirmed by a person. */
export const nrmKnown = [
  "name",
  "other-names",
  "born",
  "age",
  "sex",
  "reference",
  "my-name",
  "my-agency",
  "lead",
] as const;

export const nrmFormShape = z.object({
  name: words,
  source: words,
  /** Where the form itself is filled in. */
  address: words,
  /** Organisations that may refer. */
  responders: z.array(named).min(1),
  sections: z
    .array(
      z.object({
        title: words,
        fields: z
          .array(
            z.object({
              key,
              label: words,
              hint: words.optional(),
              isLong: z.boolean().optional(),
              isOptional: z.boolean().optional(),
              known: z.enum(nrmKnown).optional(),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
});

export const nrmClocksShape = z.object({
  name: words,
  source: words,
  /** Who decides. */
  decider: words,
  /** From the day it was sent. */
  reasonable: daysWithin,
  /** From positive reasonable grounds; left out where no limit is set. */
  conclusive: daysWithin.optional(),
  /** Calendar days from positive reasonable grounds before which conclusive grounds are not decided. */
  conclusiveNotBefore: z.int().positive().optional(),
  /** Where a clock may stand: why. */
  pauses: z.array(named),
});

export const forumKind = kindOf("forum", {
  title: "Other forums",
  purpose: "Which forums outside the pathway a child can be known to, and which of them are hidden",
  under: "together",
  order: 50,
  body: forumShape,
});

export const nrmFormKind = kindOf("nrm-form", {
  title: "Form of the National Referral Mechanism",
  purpose: "The fields of the Home Office’s form in its order, and who may refer",
  under: "together",
  order: 60,
  body: nrmFormShape,
});

export const nrmClocksKind = kindOf("nrm-clocks", {
  title: "Clocks of the National Referral Mechanism",
  purpose: "Who decides on a referral and by when: the competent authority or a local panel",
  under: "together",
  order: 70,
  body: nrmClocksShape,
});
