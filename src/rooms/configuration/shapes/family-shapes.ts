import { z } from "zod";
import { daysWithin, key, named, words } from "./shape-parts.ts";

/** Whom a one-time link is made for, and how long it stands. */
export const familyLinksShape = z.object({
  name: words,
  source: words,
  /** A link for a meeting ends with the meeting, if that is sooner. */
  days: z.int().min(1).max(28),
  relations: z.array(named).min(1),
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
});

/** Moments at which a child may be reached. */
export const momentsShape = z.object({
  name: words,
  source: words,
  kinds: z
    .array(
      z.object({
        key,
        name: words,
        /** How soon: a number of days of 0 is the same day, until midnight in London. */
        within: daysWithin.extend({ amount: z.int().min(0).max(14) }),
        /** Who is prompted beside the lead practitioner. */
        tells: z.enum(["lead", "lead-and-circle"]),
        /** What makes it by itself. */
        madeBy: z.enum(["return", "move", "exclusion"]).optional(),
        /** A day that is known before: it can be put in ahead. */
        isAhead: z.boolean().optional(),
      }),
    )
    .min(1),
});
