import { z } from "zod";
import { kindOf, daysWithin, key, words } from "../configuration/index.ts";

export const escalationStagesKind = kindOf("escalation-stages", {
  title: "Escalation of a disagreement",
  purpose: "The stages that a professional disagreement goes through, who decides, and how soon",
  under: "together",
  order: 30,
  body: z.object({
    name: words,
    source: words,
    stages: z.array(z.object({ key, name: words, decides: words, within: daysWithin })).min(1),
  }),
});
