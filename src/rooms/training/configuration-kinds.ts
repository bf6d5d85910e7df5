import { z } from "zod";
import { key, kindOf, named, words } from "../configuration/index.ts";

/** Training of people who work with children: whom it is for, at which level, and when it expires. */
export const trainingShape = z.object({
  name: words,
  source: words,
  audiences: z
    .array(named.extend({ target: z.int().min(0).max(100) }))
    .min(1)
    .max(40),
  levels: z.array(named.extend({ group: words })).min(1),
  lengths: z.array(named.extend({ minutes: z.int().min(15).max(2880) })).min(1),
  roles: z.array(named).min(1),
  /** So many days before it expires, it is listed and a reminder can be sent. */
  expiringDays: z.int().min(1).max(365),
  /** How long a one-time link to book can be used. */
  linkDays: z.int().min(1).max(60),
  /** Said before every session, to participants and staff who are survivors. */
  care: words,
  careWhere: z.array(z.object({ key, name: words, how: words })).min(1),
});

export const trainingKind = kindOf("training", {
  title: "Training",
  purpose:
    "Audiences with their target, levels and lengths of courses, job roles, when a reminder is due, and what is said to survivors before a session",
  under: "together",
  order: 45,
  body: trainingShape,
});
