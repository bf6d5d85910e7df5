import { z } from "zod";
import { kindOf, key, words } from "../configuration/index.ts";

export const missingGradeKind = kindOf("missing-grade", {
  title: "Grades of a missing child",
  purpose: "How the police grade the risk to a child who is missing, lowest first",
  under: "missing",
  order: 10,
  body: z.object({
    name: words,
    grades: z
      .array(
        z.object({
          key,
          name: words,
          meaning: words,
          /** Shown before the others, and marked. */
          isUrgent: z.boolean().optional(),
        }),
      )
      .min(1),
  }),
});

export const missingReasonKind = kindOf("missing-reason", {
  title: "Reasons for going missing",
  purpose: "What drives a child away and what draws them, as an interviewer hears it",
  under: "missing",
  order: 20,
  body: z.object({
    name: words,
    reasons: z.array(z.object({ key, name: words, kind: z.enum(["push", "pull"]) })).min(1),
  }),
});

export const missingThresholdKind = kindOf("missing-threshold", {
  title: "Threshold of missing episodes",
  purpose: "How many episodes within how many days ask for what to be considered",
  under: "missing",
  order: 30,
  body: z.object({
    name: words,
    episodes: z.int().positive(),
    withinDays: z.int().positive(),
    /** What somebody is to consider; nothing follows by itself. */
    says: words,
    source: words,
  }),
});
