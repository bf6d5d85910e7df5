import { z } from "zod";
import { kindOf, key, words } from "../configuration/index.ts";

const days = z.int().min(1).max(1500);

const asked = z.object({
  name: words,
  /** Whom it finds, in words for the page and for the published record. */
  finds: words,
  /** What a person can do about it. */
  suggests: words,
  /** The role that answers for the query. */
  owner: key,
  /** A suggestion that nobody answers goes after so many days. */
  openDays: days,
  /** After a suggestion was dismissed or went, the same facts suggest nothing for so many days. */
  quietDays: days,
  /** The last day on which the query looks. */
  stopsOn: z.iso.date(),
  isOn: z.boolean(),
  source: words,
});
const atLeast = z.int().min(1).max(50);

/** Each rule is one statement in the database, with the limits that it has and no others. */
const standingQueryShape = z.discriminatedUnion("rule", [
  asked.extend({ rule: z.literal("repeated-missing"), atLeast, withinDays: days }),
  asked.extend({
    rule: z.literal("low-concerns"),
    atLeast,
    withinDays: days,
    agencies: z.int().min(2).max(20),
    /** Ratings of the MASH that count as low. */
    ratings: z.array(key).min(1),
  }),
  asked.extend({ rule: z.literal("harmed-no-panel"), atLeast }),
  asked.extend({
    rule: z.literal("high-for-long"),
    withinDays: days,
    /** How long a panel counts as recent. */
    panelDays: days,
  }),
  asked.extend({ rule: z.literal("linked-not-flagged") }),
  asked.extend({
    rule: z.literal("closed-concerns"),
    atLeast,
    withinDays: days,
    /** Next steps of the MASH by which nothing follows. */
    steps: z.array(key).min(1),
  }),
  asked.extend({ rule: z.literal("not-seen-alone"), atLeast, withinDays: days }),
]);

export const standingQueryKind = kindOf("standing-query", {
  title: "Pattern alerts",
  purpose:
    "Which unreferred children Lantern looks for each night, who is responsible and until when",
  under: "subjects",
  order: 40,
  body: standingQueryShape,
});
