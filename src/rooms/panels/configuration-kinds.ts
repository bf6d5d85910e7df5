import { z } from "zod";
import { kindOf, key, named, words } from "../configuration/index.ts";

/** What can be put on an agenda; what a panel may not look at is not offered. */
export const subjectsOfPanels = ["child", "thing", "theme"] as const;

/** A panel over many: what it is for, who sits on it, what it looks at and what it can decide. */
export const panelShape = z.object({
  name: words,
  abbreviation: words,
  purpose: z.string().min(1).max(2000),
  source: words,
  /** The terms of reference, a paragraph a line. */
  terms: z.array(z.string().min(1).max(2000)).min(1),
  /** Kept for areas that hold it; here it is offered nowhere. */
  isDormant: z.boolean().optional(),
  about: z.array(z.enum(subjectsOfPanels)).min(1),
  /** Kinds of agency that belong to it, and those without which it does not decide. */
  members: z.array(key).min(1),
  quorum: z.array(key),
  chairedBy: words,
  /** What happens where the quorum is not there. */
  withoutQuorum: words,
  every: z.object({ unit: z.enum(["weeks", "months"]), amount: z.int().min(1).max(12) }),
  minutes: z.int().min(10).max(600),
  itemMinutes: z.int().min(1).max(240),
  sections: z
    .array(named.extend({ of: z.array(z.enum(subjectsOfPanels)).min(1), hint: words }))
    .min(1),
  criteria: z.array(named).min(1),
  decisions: z.array(named).min(1),
  papersOpenDays: z.int().min(1).max(60),
  papersCloseDays: z.int().min(1).max(90),
});

export const panelKind = kindOf("panel", {
  title: "Panels over many children",
  purpose: "Who sits on each panel, how often, what it looks at and what it can decide",
  under: "together",
  order: 20,
  words: {
    quorum: { label: "Agencies that must be there" },
  },
  body: panelShape,
});
