import { z } from "zod";
import { kindOf, key, named, words } from "../configuration/index.ts";

/** Leads of agencies and schools, and messages to them. */
export const leadsShape = z.object({
  name: words,
  source: words,
  trainings: z.array(named.extend({ holdsMonths: z.int().min(1).max(120) })).min(1),
  /** After so many months somebody confirms that they are still the ones. */
  confirmMonths: z.int().min(1).max(60),
  /** Kinds of agencies that need no lead. */
  exempt: z.array(key),
  themes: z.array(named).min(1),
  /** How long a message is in the lists of leads, where its sender says nothing else. */
  messageDays: z.int().min(1).max(365),
});

export const leadsKind = kindOf("leads", {
  title: "Exploitation leads",
  purpose:
    "How long their training is valid, how often they are confirmed, and what messages to them are about",
  under: "together",
  order: 40,
  body: leadsShape,
});
