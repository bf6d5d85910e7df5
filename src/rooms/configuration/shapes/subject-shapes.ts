import { z } from "zod";
import { key, words } from "./shape-parts.ts";

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
