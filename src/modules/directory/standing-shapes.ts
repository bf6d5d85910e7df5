import { z } from "zod";
import { key, words } from "./shape-parts.ts";

/** What a standing query can ask; each is one statement in the database and cannot be made up here. */
export const standingRules = [
  "repeated-missing",
  "low-concerns",
  "harmed-no-panel",
  "high-for-long",
] as const;

const days = z.int().min(1).max(1500);

const standingQueryShape = z.object({
  name: words,
  /** Whom it finds, in words for the page and for the published record. */
  finds: words,
  /** What a person can do about it. */
  suggests: words,
  rule: z.enum(standingRules),
  /** The role that answers for the query. */
  owner: key,
  atLeast: z.int().min(1).max(50),
  withinDays: days,
  /** From how many agencies; for concerns alone. */
  agencies: z.int().min(1).max(20).optional(),
  /** Ratings of the MASH that count as low; for concerns alone. */
  ratings: z.array(key).optional(),
  /** How long a panel counts as recent; for a level that stands alone. */
  panelDays: days.optional(),
  /** A suggestion that nobody answers goes after so many days. */
  openDays: days,
  /** After a suggestion was dismissed or went, the same facts suggest nothing for so many days. */
  quietDays: days,
  /** The last day on which the query looks. */
  stopsOn: z.iso.date(),
  isOn: z.boolean(),
  source: words,
});

export const standingKinds = {
  "standing-query": {
    title: "Standing queries",
    purpose:
      "Whom Lantern looks for each night among children whom nobody has referred, who answers for it and until when",
    body: standingQueryShape,
  },
} as const;
