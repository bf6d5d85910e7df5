import { z } from "zod";
import { key, named, words } from "./shape-parts.ts";

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When the MASH is open, and what it takes. */
const mashDayShape = z
  .object({
    name: words,
    source: words,
    opens: hour,
    closes: hour,
    takes: z.enum(["exploitation", "all"]),
    /** Where a concern goes that is outside what the MASH takes. */
    routes: z.array(named).min(1),
  })
  .refine(({ opens, closes }) => opens < closes, "closes after it opens");

/** Which agencies are asked, and in how many working hours each answers. */
const partnerCheckShape = z.object({
  name: words,
  source: words,
  /** Kinds of agency, as the directory has them; those that are usual are ticked beforehand. */
  asked: z.array(z.object({ key, name: words, isUsual: z.boolean() })).min(1),
  /** By rating of the MASH; the shortest of the children who are asked about holds. */
  limits: z.array(z.object({ key, workingHours: z.int().positive() })),
  otherwise: z.int().positive(),
});

/** Why the clock of a concern may be paused. */
const mashPauseShape = z.object({
  name: words,
  source: words,
  reasons: z.array(named).min(1),
});

/** Duties to share information, each from the day on which it is in force. */
const sharingDutyShape = z.object({
  name: words,
  duties: z.array(
    z.object({
      key,
      name: words,
      source: words,
      meaning: words,
      /** When nothing need be shared all the same. */
      exception: words,
      /** Null as long as no day is known: the duty is then neither offered nor asked about. */
      inForceFrom: z.iso.date().nullable(),
      /** The day is as it was reported: this partnership has not confirmed it yet. */
      isReported: z.boolean().optional(),
    }),
  ),
});

/** What of the MASH is configuration, beside its ratings and next steps. */
export const mashKinds = {
  "mash-day": {
    title: "The MASH’s day",
    purpose: "When the MASH is open, and what it takes or passes on",
    body: mashDayShape,
  },
  "partner-check": {
    title: "Partner checks",
    purpose:
      "Which agencies the MASH asks what they hold, and in how many working hours each answers",
    body: partnerCheckShape,
  },
  "mash-pause": {
    title: "Pausing the MASH’s clock",
    purpose: "Why the clock of a concern may be paused",
    body: mashPauseShape,
  },
  "sharing-duty": {
    title: "Duties to share information",
    purpose: "Which duties to share are in force from which day, and what excepts from each",
    body: sharingDutyShape,
  },
} as const;
