import { z } from "zod";
import { key, kindOf, named, words } from "../configuration/index.ts";

/** How a list would let a guess in: it offers no such source. */
const guess = /guess|assum|presum|appear|looks like|impression/i;

const source = named.extend({
  /** What the child says, themselves or as a named record has it: for facts that nobody else can give. */
  isChilds: z.boolean().optional(),
  /** Its name has to be given. */
  isRecord: z.boolean().optional(),
});

export const identitySourcesKind = kindOf("identity-sources", {
  title: "Who says who a child is",
  purpose:
    "Sources of facts about a child’s identity, and religions to choose from. A guess is no source",
  under: "work",
  order: 510,
  body: z.object({
    name: words,
    sources: z
      .array(source)
      .min(1)
      .refine((all) => all.some(({ isChilds }) => isChilds), "the child is a source")
      .refine((all) => !all.some(({ name }) => guess.test(name)), "a guess is no source"),
    faiths: z.array(named).min(1),
  }),
});

const dated = named.extend({
  group: words.optional(),
  /** What the census or a return calls it. */
  code: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,12}$/)
    .optional(),
  /** The last day on which it could be chosen. What was recorded before is still shown. */
  endedOn: z.iso.date().optional(),
});

export const ethnicityCodesKind = kindOf("ethnicity-codes", {
  title: "Ethnicity",
  purpose:
    "Ethnic groups that a child can say they belong to, with their codes and those that ended",
  under: "work",
  order: 520,
  body: z.object({ name: words, source: words, codes: z.array(dated).min(2) }),
});

export const languagesKind = kindOf("languages", {
  title: "Languages",
  purpose: "First languages and languages of interpreters, with signed languages",
  under: "work",
  order: 530,
  body: z.object({ name: words, languages: z.array(named).min(1) }),
});

export const careStatusesKind = kindOf("care-statuses", {
  title: "Care and legal status",
  purpose: "How a child is cared for in law: orders, accommodation, private fostering",
  under: "work",
  order: 540,
  body: z.object({ name: words, statuses: z.array(dated).min(1) }),
});

export const immigrationKind = kindOf("immigration", {
  title: "Nationality and immigration status",
  purpose: "Statuses to choose from, and for what they may be opened. No list holds a child",
  under: "work",
  order: 550,
  body: z.object({
    name: words,
    statuses: z.array(dated).min(1),
    purposes: z.array(z.object({ key, name: words })).min(1),
  }),
});

export type DatedOption = z.output<typeof dated>;
