import { z } from "zod";
import { daysWithin, key, kindOf, words } from "../configuration/index.ts";

export const licensingKind = kindOf("licensing", {
  title: "Referrals to licensing authorities",
  purpose: "Kinds of licence, and by when an authority is told and answers",
  under: "access",
  order: 46,
  body: z.object({
    name: words,
    source: words,
    certainty: z.enum(["verified", "unverified"]),
    /** From the day on which it became known, to tell the authority that issued the licence. */
    tellWithin: daysWithin,
    /** From the day on which it was told, for its answer. */
    answerWithin: daysWithin,
    kinds: z.array(z.object({ key, name: words, holder: words })).min(1),
  }),
});
