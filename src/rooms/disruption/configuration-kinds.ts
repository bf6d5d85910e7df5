import { z } from "zod";
import { key, kindOf, words } from "../configuration/index.ts";

/** On what a measure can be taken; empty where it protects a child and is recorded with the child alone. */
const target = z.enum(["person", "place", "vehicle", "phone", "account", "business"]);

export const measureShape = z.object({
  key,
  name: words,
  group: key,
  /** It decides which steps there are. */
  form: z.enum(["order", "notice", "warning", "tactic", "plan"]),
  basis: words,
  who: words,
  grounds: words,
  rank: words,
  /** In words; the most hours where there is a bound. */
  length: words,
  mostHours: z.int().positive().nullable(),
  of: z.array(target),
  reviewDays: z.int().positive(),
  inForceFrom: z.iso.date().nullable(),
  inForceTo: z.iso.date().nullable(),
  source: words,
  certainty: z.enum(["verified", "unverified"]),
  /** A partnership confirmed that it can be used here. */
  isOn: z.boolean(),
});

export const measuresKind = kindOf("measures", {
  title: "Orders, notices and tactics",
  purpose: "What can be considered on a person of concern or a place, who may, and for how long",
  under: "subjects",
  order: 25,
  body: z.object({
    name: words,
    source: words,
    /** How much of its own length has passed when a reminder comes, from 0.1 to 0.95. */
    remindAt: z.number().min(0.1).max(0.95),
    groups: z.array(z.object({ key, name: words })).min(1),
    measures: z.array(measureShape).min(1),
  }),
});

/** When a page says what could be considered; one child is never enough, so that no page tells of one. */
export const considerableKind = kindOf("considerable", {
  title: "When a notice could be considered",
  purpose:
    "How many children named a place or business, and within how many days, before its page says which notices could be considered",
  under: "subjects",
  order: 26,
  body: z.object({
    name: words,
    source: words,
    leastChildren: z.int().min(2).max(50),
    withinDays: z.int().min(1).max(366),
  }),
});
