import { z } from "zod";
import { kindOf, key, named, words } from "../configuration/index.ts";
import { line } from "./front-door/plain-line.ts";
import { publicFieldWords, shippedOptional } from "./front-door/public-fields.ts";
import { publicOptions } from "./front-door/public-options.ts";
import { publicSaysShape } from "./front-door/public-says-shape.ts";

const phone = z.string().max(40);
const longer = z.string().min(1).max(1000);

/** For whom a page of signs is written; a partnership sets the words, and adds or leaves out readers. */
export const publicSignsShape = z.object({
  name: words,
  source: words,
  /** What exploitation is, in two or three sentences that everybody reads first. */
  meaning: longer,
  readers: z
    .array(
      z.object({
        key,
        name: words,
        /** Shown under the name where readers are listed. */
        forWhom: words,
        intro: longer,
        signs: z.array(words).min(1),
        /** What to do, and what not to. */
        doNow: z.array(words).min(1),
        /** Who is told, for a profession; the numbers of areas stand below it. */
        tell: z.array(words).min(1).optional(),
        /** On which guidance it rests. */
        source: words.optional(),
        /** One of those who work with children: listed apart, and under “You work with children”. */
        isProfession: z.boolean().optional(),
        /** A business prints its page and puts it on the wall of the staff room. */
        isPoster: z.boolean().optional(),
      }),
    )
    .min(1),
});

export type SignsReader = z.output<typeof publicSignsShape>["readers"][number];

/** As browsers and voices name it: "cy", "pt-BR". */
const language = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, "The code of a language, such as cy")
  .default("en");

/** What to do now, in the order in which it is done, and who listens besides. */
export const publicHelpShape = z.object({
  name: words,
  source: words,
  /** In which language all of it is. */
  lang: language,
  danger: longer,
  police: longer,
  steps: z.array(longer).min(1),
  /** Numbers for the whole country. */
  lines: z.array(z.object({ key, name: words, phone, forWhom: words })).min(1),
});

const option = z.string().trim().min(1).max(200);

/** Words for each of these keys, and for no other: what is kept of a choice is its key. */
const wordsFor = <Key extends string>(options: Readonly<Record<Key, string>>) =>
  z.strictObject(
    Object.fromEntries(Object.keys(options).map((one) => [one, option])) as Record<
      Key,
      typeof option
    >,
  );

const short = line.min(1).max(200);
const fieldWords = z.strictObject({ label: short, hint: line.max(400).default("") });

type FieldName = keyof typeof publicFieldWords;
const fieldNames = Object.keys(publicFieldWords) as FieldName[];

/** Words for some of these fields; the others, and those of a version that is older than its field, are as shipped. */
const wordsForFields = z
  .strictObject(
    Object.fromEntries(
      fieldNames.map((name) => [name, fieldWords.default(publicFieldWords[name])]),
    ) as Record<FieldName, z.ZodDefault<typeof fieldWords>>,
  )
  .default(publicFieldWords);

/** What stands above and beside the questions that somebody without an account is asked. */
export const publicFormShape = z.object({
  name: words,
  source: words,
  title: words,
  danger: z.object({ question: words, hint: words }),
  intro: longer,
  about: words,
  worry: z.object({ question: words, hint: words }),
  whom: words,
  you: words,
  /** The words of what can be chosen; as shipped where a version says nothing of them. */
  options: z
    .strictObject({
      danger: wordsFor(publicOptions.danger),
      about: wordsFor(publicOptions.about),
      sender: wordsFor(publicOptions.sender),
    })
    .default(publicOptions),
  fields: wordsForFields,
  /** Added to the label of a field that can be left out. */
  optional: short.default(shippedOptional),
  /** Buttons, what is wrong, who to ring, and the pages before and after sending. */
  says: publicSaysShape,
  /** In which language all of it is. */
  lang: language,
});

/** Three questions on who to ring, asked before reading and after it. */
export const publicCheckShape = z.object({
  name: words,
  source: words,
  questions: z
    .array(
      z.object({
        key,
        wording: words,
        answers: z.array(named).min(2),
        /** Which answer is right, and why. */
        right: key,
        because: words,
      }),
    )
    .min(1)
    .max(5),
});

export const screeningToolKind = kindOf("screening-tool", {
  title: "Screening tools",
  purpose: "Prompts that help a person to say what they have seen; a screening never decides",
  under: "work",
  order: 10,
  body: z.object({
    name: words,
    version: words,
    source: words,
    answers: z.array(named).min(2),
    prompts: z.array(z.object({ key, title: words, hint: words })).min(1),
  }),
});

export const publicSignsKind = kindOf("public-signs", {
  title: "Signs, for the public",
  purpose: "What children, friends, parents, professionals and businesses read about signs",
  under: "public",
  order: 10,
  body: publicSignsShape,
});

export const publicHelpKind = kindOf("public-help", {
  title: "What to do now, for the public",
  purpose: "First steps for the public, and national helplines",
  under: "public",
  order: 20,
  body: publicHelpShape,
});

export const publicFormKind = kindOf("public-form", {
  title: "Telling us, for the public",
  purpose: "The headings, introduction, fields and choices of the public form",
  under: "public",
  order: 30,
  body: publicFormShape,
});

export const publicCheckKind = kindOf("public-check", {
  title: "Questions on who to ring",
  purpose: "Whether the public knows the ways to help, before and after reading",
  under: "public",
  order: 50,
  body: publicCheckShape,
});
