import { z } from "zod";
import { kindOf, words } from "../configuration/index.ts";

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What can be asked about; each is worked out in one place and cannot be made up by a partnership. */
export const rulesOfUse = [
  "many-records",
  "out-of-hours",
  "no-work",
  "not-found",
  "before-conflict",
  "same-surname",
  "emergencies",
  "large-export",
  "held-places",
] as const;

export const unusualUseKind = kindOf("unusual-use", {
  title: "Unusual use of records",
  purpose: "Which uses of records information governance asks about, and from how many on",
  under: "access",
  order: 60,
  body: z.object({
    name: words,
    /** Ordinary hours on weekdays; outside them is out of hours. */
    opensAt: hour,
    closesAt: hour,
    /** How far back a person’s own usual day is taken from. */
    weeks: z.int().min(1).max(26),
    /** How many times their own usual is far more. */
    timesUsual: z.number().min(1).max(20),
    /** Addresses that led nowhere are counted within so many minutes. */
    withinMinutes: z.int().min(1).max(120),
    /** How many days before and after an opening some work on the record is looked for. */
    daysAround: z.int().min(1).max(90),
    rules: z
      .array(
        z.object({
          key: z.enum(rulesOfUse),
          name: words,
          meaning: words,
          atLeast: z.int().positive(),
          isOn: z.boolean(),
        }),
      )
      .min(1),
  }),
});
