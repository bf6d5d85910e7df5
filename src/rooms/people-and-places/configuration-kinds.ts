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

/** What may suggest a link between two subjects that are no children, and how little of it is enough. */
const suggestedLinksShape = z.object({
  name: words,
  source: words,
  /** Off until a partnership turns it on. */
  isOn: z.boolean(),
  /** Of each of the two links that a suggestion rests on. */
  leastCertainty: z.enum(["alleged", "confirmed"]),
  leastConfidence: z.enum(["low", "moderate", "high"]),
  /** How many telephones, vehicles, addresses or accounts two must share. */
  leastShared: z.int().min(1).max(5),
  /** What more than so many share suggests nothing: a taxi firm, a hostel. */
  mostOnOne: z.int().min(2).max(50),
  /** So many days after its newest evidence a suggestion goes by itself. */
  expireDays: z.int().min(1).max(366),
});

export const suggestedLinksKind = kindOf("suggested-links", {
  title: "Suggested links between adults, places and things",
  purpose:
    "Whether Lantern suggests links (off until turned on), how little evidence is enough, and when a suggestion expires",
  under: "subjects",
  order: 22,
  body: suggestedLinksShape,
});
