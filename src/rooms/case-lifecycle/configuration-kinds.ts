import { z } from "zod";
import { kindOf, daysWithin, key, named, words } from "../configuration/index.ts";
import { standingChecks } from "../child-record/index.ts";

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

export const closureKind = kindOf("closure", {
  title: "Closing a record",
  purpose: "What closing asks: evidence, who agrees, and what hinders it",
  under: "case",
  order: 50,
  body: closureShape,
});

export const transitionKind = kindOf("transition", {
  title: "Turning 18",
  purpose: "From which age on the plan for turning 18 is begun",
  under: "case",
  order: 70,
  body: transitionShape,
});

export const transferKind = kindOf("transfer-kinds", {
  title: "Transfers between areas",
  purpose: "How another area can have to do with a child, and the duties of both",
  under: "case",
  order: 80,
  body: transferKindsShape,
});

export const neighbouringAreaKind = kindOf("neighbouring-area", {
  title: "Other areas",
  purpose: "Neighbouring areas and their contacts",
  under: "case",
  order: 90,
  body: neighbourShape,
});

export const closureStopsKind = kindOf("closure-stops", {
  title: "What stops a closing",
  purpose: "What stops a closing whatever the proposal says, and who may set it aside",
  under: "case",
  order: 60,
  body: closureStopsShape,
});
