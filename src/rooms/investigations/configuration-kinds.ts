import { z } from "zod";
import { daysWithin, kindOf, named, within, words } from "../configuration/index.ts";

export const investigationsKind = kindOf("investigations", {
  title: "Investigations and court",
  purpose:
    "By when a child who is a victim is told, what can be asked for, by which age compensation is applied for, and how soon the specialist command answers",
  under: "work",
  order: 76,
  body: z.object({
    name: words,
    source: words,
    certainty: z.enum(["verified", "unverified"]),
    /** Flags on the crime. */
    flags: z.array(named).min(1),
    updates: z.object({
      /** After something happened. */
      within: daysWithin,
      /** The same, for a vulnerable or intimidated victim. */
      withinEnhanced: daysWithin,
      /** Where nothing happens. */
      every: daysWithin,
      about: z.array(named).min(1),
      ways: z.array(named).min(1),
    }),
    /** Special measures, and an intermediary among them. */
    measures: z.array(named).min(1),
    review: z.object({
      /** After the decision, to ask for it. */
      askWithin: daysWithin,
      decideWithin: daysWithin,
    }),
    compensation: z.object({
      scheme: words,
      /** Applied for before this birthday. */
      beforeAge: z.int().min(1).max(40),
      alertDays: z.int().min(0).max(2000),
    }),
    escalation: z.object({
      commands: z.array(named).min(1),
      acceptWithin: within,
    }),
  }),
});
