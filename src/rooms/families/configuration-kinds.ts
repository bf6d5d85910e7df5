import { z } from "zod";
import { kindOf, key, named, words } from "../configuration/index.ts";

/** Whom a one-time link is made for, and how long it stands. */
export const familyLinksShape = z.object({
  name: words,
  source: words,
  /** A link for a meeting ends with the meeting, if that is sooner. */
  days: z.int().min(1).max(28),
  relations: z.array(named).min(1),
  /** The page for carers; off unless it is turned on. */
  carerPage: z.object({ isOn: z.boolean() }).optional(),
});

/** The page for carers in one language: the same for every family, and about no child. */
const carerShape = z.object({
  heading: words,
  watchHeading: words,
  watch: z.array(words).min(1).max(20),
  tonightHeading: words,
  tonight: z.array(words).min(1).max(20),
  ringHeading: words,
  /** Before the numbers of the directory. */
  inHours: words,
  outOfHours: words,
  /** Where the directory has no public number. */
  noNumbers: words,
});

/** Everything that a page for a family says, in one language: its key is the language's tag. */
export const familyQuestionsShape = z.object({
  /** The language, in itself. */
  name: words,
  source: words,
  /** Of the browser's tab: nothing that says what it is about. */
  title: words,
  exit: words,
  danger: words,
  enterCode: words,
  code: words,
  codeHint: words,
  next: words,
  wrongCode: words,
  tooOften: words,
  /** The link is unknown, over or withdrawn: the same words for each. */
  over: words,
  used: words,
  /** With {worker} and {agency}. */
  asked: words,
  choose: words,
  /** That what puts somebody in danger is passed on. */
  honest: words,
  /** With {worker} and {phone}. */
  inPerson: words,
  inPersonNoPhone: words,
  questions: z
    .array(z.object({ key, for: z.array(z.enum(["views", "saw"])).min(1), wording: words }))
    .min(1),
  who: words,
  everyone: words,
  worker: words,
  send: words,
  nothing: words,
  tooLong: words,
  have: words,
  number: words,
  read: words,
  notRead: words,
  cameOf: words,
  /** Without it no page for carers is made in this language. */
  carer: carerShape.optional(),
});

export const familyLinksKind = kindOf("family-links", {
  title: "Links for families",
  purpose: "Who a one-time link is for, and how many days it is valid",
  under: "work",
  order: 110,
  body: familyLinksShape,
});

export const familyQuestionsKind = kindOf("family-questions", {
  title: "Questions for families",
  purpose: "What the page behind a link says and asks, in each language",
  under: "work",
  order: 120,
  body: familyQuestionsShape,
});
