import { z } from "zod";
import { daysWithin, key, named, words } from "./shape-parts.ts";

/** What can still stand when closing is proposed; each is looked up in one place, and cannot be made up. */
export const standingChecks = [
  "missing",
  "return-interview",
  "flag",
  "assessment",
  "level-recent",
  "harm-now",
  "escalation",
  "nrm",
  "referral",
  "direct-work",
  "look-back",
  "timetable",
  "cohort",
] as const;

/** What closing a child's record asks, and how a record that was closed is opened again. */
export const closureShape = z.object({
  name: words,
  source: words,
  criteria: z.array(z.object({ key, name: words, hint: words })).min(1),
  /** How long the last level must have stood; a shorter time is answered with a reason. */
  levelStoodDays: z.int().nonnegative(),
  /** From this level on a meeting has to have agreed. */
  panelFromLevel: z.int(),
  /** What hinders closing whatever is said of it; all else that stands is answered with a reason. */
  hinders: z.array(z.enum(standingChecks)),
  /** A record opened again within so many months says when and why it was closed. */
  reopenedWithinMonths: z.int().positive(),
});

/** What stops a closing; each is looked up in one place, and cannot be made up. */
export const closureStops = [
  "level",
  "flag",
  "missing",
  "missing-back",
  "meeting",
  "actions",
  "agencies",
] as const;

/** Who may set aside what stops a closing, with a reason: nobody, whoever agrees, or a chair alone. */
const mayOverride = ["nobody", "agrees", "chairs"] as const;

/** What stops a closing whatever the proposal says, and who may set it aside. */
const closureStopsShape = z.object({
  name: words,
  source: words,
  /** From this level on the level itself stops. */
  levelFrom: z.int(),
  /** A child who came back within so many days is as one who is missing. */
  missingBackDays: z.int().nonnegative(),
  stops: z.array(z.object({ stop: z.enum(closureStops), overriddenBy: z.enum(mayOverride) })),
  /** Words that are no reason by themselves: a birthday, silence, “did not engage”. */
  noReasons: z.array(words),
});

/** Below which level a child is not put without evidence and a second person, and why. */
const levelFloorsShape = z.object({
  name: words,
  source: words,
  floors: z.array(
    z.object({
      key,
      atLeast: z.int(),
      when: z.union([
        z.object({ ageUnder: z.int().positive() }),
        z.object({ fact: z.enum(["learning-disability"]) }),
        z.object({ harm: z.enum(["now", "suspected"]) }),
      ]),
      because: words,
    }),
  ),
});

/** The kinds of rules that stop: a closing, and a low level. */
export const stopKinds = {
  "closure-stops": {
    title: "What stops a closing",
    purpose: "What stops a closing whatever the proposal says, and who may set it aside",
    body: closureStopsShape,
  },
  "level-floors": {
    title: "Floors of levels",
    purpose: "Which children are in no low level or band without evidence and a second person",
    body: levelFloorsShape,
  },
} as const;

/** What is given when a level is lowered. */
export const stepDownShape = z.object({
  name: words,
  source: words,
  asksEvidence: z.boolean(),
  asksChildView: z.boolean(),
});

/** When the plan for turning 18 is begun, and what it asks. */
export const transitionShape = z.object({
  name: words,
  source: words,
  fromMonths: z.int().positive(),
});

/** An area nearby, or one that children are often placed in. */
export const neighbourShape = z.object({
  name: words,
  contact: words,
  hours: words.optional(),
});

/** How another area can have to do with a child, and what each area then does. */
export const transferKindsShape = z.object({
  name: words,
  source: words,
  answerWithin: daysWithin,
  kinds: z
    .array(
      named.extend({
        meaning: words,
        duties: z
          .array(
            z.object({
              key,
              /** Whose duty it is: this area's, or the other's. */
              whose: z.enum(["ours", "theirs"]),
              text: words,
              within: daysWithin.optional(),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
});
