import { z } from "zod";
import { kindOf, key, named, within, words } from "../configuration/index.ts";

/** What a meeting can decide; some decisions end one assessment and begin another on the child's pathway. */
const panelDecision = named.extend({
  concludes: z.object({ kind: key, outcome: key }).optional(),
  begins: key.optional(),
});

export const panelTypeKind = kindOf("panel-type", {
  title: "Meetings and panels",
  purpose: "What each kind of meeting is for, who it needs and what it goes through",
  under: "together",
  order: 10,
  words: {
    accessDaysAfter: { label: "Days of access after the meeting" },
    inFamilyVersion: { label: "In the paper for the family" },
    quorum: { label: "Agencies that must be there" },
  },
  body: z.object({
    name: words,
    abbreviation: words,
    purpose: words,
    holdWithin: within,
    reviewWithinDays: z.int().positive(),
    quorum: z.array(words),
    /** How long after the meeting those who were invited can still open the child's record. */
    accessDaysAfter: z.int().nonnegative().default(14),
    /** Called at once: those who are asked are told at any hour. */
    isUrgent: z.boolean().optional(),
    /** What such a meeting can decide, besides the level. */
    decisions: z.array(panelDecision).default([]),
    agenda: z
      .array(z.object({ key, title: words, prompt: words, inFamilyVersion: z.boolean() }))
      .min(1),
  }),
});
