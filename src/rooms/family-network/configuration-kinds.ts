import { z } from "zod";
import { key, kindOf, words } from "../configuration/index.ts";

const named = z.object({ key, name: words });

export const relationshipsKind = kindOf("family-relationships", {
  title: "People around a child",
  purpose: "How someone is related to a child, and who can be the source of what is known of them",
  under: "case",
  order: 26,
  body: z.object({
    name: words,
    relationships: z.array(named.extend({ isParent: z.boolean() })).min(1),
    sources: z.array(named).min(1),
  }),
});

export const responsibilityKind = kindOf("parental-responsibility", {
  title: "Parental responsibility and court orders",
  purpose:
    "The ways in which someone has parental responsibility for a child, those that give none, and kinds of court orders",
  under: "case",
  order: 27,
  body: z.object({
    name: words,
    kinds: z
      .array(
        named.extend({
          /** Held by a person around the child, or by an authority. */
          holder: z.enum(["person", "authority"]),
          /** False where the law gives none: choosing it is refused with this said. */
          isGiven: z.boolean(),
          hint: words,
        }),
      )
      .min(1),
    orders: z.array(named).min(1),
  }),
});
