import { z } from "zod";
import { daysWithin, key, kindOf, words } from "../configuration/index.ts";

export const victimRequestsKind = kindOf("victim-requests", {
  title: "Requests for a victim’s information",
  purpose: "Who can ask for a child’s information for a case, for which material, and by when",
  under: "access",
  order: 45,
  body: z.object({
    name: words,
    source: words,
    certainty: z.enum(["verified", "unverified"]),
    /** Days to answer, where the request names no day. */
    answerWithin: daysWithin,
    askers: z.array(z.object({ key, name: words, basis: words })).min(1),
    /** Counselling-type material is refused unless a manager gives a reason of its own. */
    materials: z.array(z.object({ key, name: words, isCounselling: z.boolean() })).min(1),
  }),
});
