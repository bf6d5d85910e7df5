import { z } from "zod";
import { kindOf, named, words } from "../../configuration/index.ts";

/** Programmes for children and young people: which kinds there are, where they are held, and when a school is uncovered. */
export const programmesKind = kindOf("programmes", {
  title: "Programmes",
  purpose:
    "Kinds of programmes, places and groups in which they are held, and after how many months without one a school is listed",
  under: "together",
  order: 46,
  body: z.object({
    name: words,
    source: words,
    kinds: z.array(named).min(1).max(40),
    /** `isSchool`: a school or college of the directory is named. */
    settings: z
      .array(named.extend({ isSchool: z.boolean() }))
      .min(1)
      .max(40),
    ages: z.array(named).min(1).max(20),
    uncoveredMonths: z.int().min(1).max(60),
  }),
});
