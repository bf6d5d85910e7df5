import { z } from "zod";
import { kindOf, key, words } from "../configuration/index.ts";

/** What a concern can be about beside a child. */
const subjectKind = z.enum(["person", "place", "group", "vehicle", "phone", "account", "business"]);

/** Where it is not said, a word is for every kind. */
const of = z.array(subjectKind).min(1).optional();

export const subjectLinksShape = z.object({
  name: words,
  source: words,
  relations: z.array(z.object({ key, name: words, of })).min(1),
});

export const subjectFlagsShape = z.object({
  name: words,
  reviewWithinDays: z.int().positive(),
  types: z.array(z.object({ key, name: words, meaning: words, of })).min(1),
});

export const subjectLinksKind = kindOf("subject-links", {
  title: "Links with people, places and networks",
  purpose: "How a person of concern, a place, a vehicle or another subject is linked with a child",
  under: "subjects",
  order: 10,
  body: subjectLinksShape,
});

export const subjectFlagsKind = kindOf("subject-flags", {
  title: "Flags on people, places and networks",
  purpose: "The flags that a subject other than a child can have, and how long before review",
  under: "subjects",
  order: 20,
  body: subjectFlagsShape,
});
