import { z } from "zod";
import {
  kindOf,
  type Offer,
  daysWithin,
  key,
  named,
  within,
  words,
} from "../configuration/index.ts";

/** What can be said of exploitation, by section; a problem profile counts by these. */
export const exploitationSections = [
  "type",
  "model",
  "given",
  "given-to",
  "imbalance",
  "coercion",
  "debt",
  "platform",
  "vulnerability",
  "strength",
] as const;

/** What a stage can open on a child's page; each is an address in one place, and cannot be made up. */
export const stageDoors = ["assessment", "meeting", "plan", "level", "harm", "tool"] as const;

/** What Lantern can see on file for a condition of leaving a stage; it shows it and never decides by it. */
export const stageEvidence = [
  "tool",
  "level",
  "harm",
  "assessment-begun",
  "assessment-finished",
  "overseen",
  "panel",
  "promise",
  "told",
] as const;

/**
 * A pathway: its stages in order. Versions of before say of a stage only what it is called and means;
 * who does what by when, and when it ends, came later and may be left out.
 */
export const pathwayShape = z.object({
  name: words,
  source: words.optional(),
  stages: z
    .array(
      z.object({
        key,
        name: words,
        meaning: words,
        /** In words of roles: "Lead practitioner, with the police". */
        who: words.optional(),
        what: z.array(words).optional(),
        within: daysWithin.optional(),
        entry: z.array(words).optional(),
        exit: z
          .array(z.object({ text: words, seenBy: z.enum(stageEvidence).optional() }))
          .optional(),
        opens: z.enum(stageDoors).optional(),
        source: words.optional(),
      }),
    )
    .min(1),
});

/** What documents on a child's record are called by kind. */
export const documentsShape = z.object({
  name: words,
  source: words,
  kinds: z.array(named).min(1),
});

/** What can still stand when closing is proposed; each is looked up in one place, and cannot be made up. */
export const standingChecks = [
  "missing",
  "return-interview",
  "duty",
  "release",
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

/** What is given when a level is lowered. */
export const stepDownShape = z.object({
  name: words,
  source: words,
  asksEvidence: z.boolean(),
  asksChildView: z.boolean(),
});

const levelSchemeShape = z.object({
  name: words,
  reviewWithinDays: z.int().positive(),
  /** None where a partnership has no levels, and says harm status alone. */
  levels: z.array(
    z.object({
      level: z.int(),
      name: words,
      alsoWritten: z.array(words).optional(),
      /** Where this level is looked at sooner, or later, than the scheme says. */
      reviewWithinDays: z.int().positive().optional(),
    }),
  ),
});

const reviewsByLevel: Offer<z.output<typeof levelSchemeShape>> = {
  because:
    "Reviews can follow risk: each level with its own number of days. As offered the highest level is reviewed within a third of your days, and the levels between within two thirds.",
  change(body) {
    const { levels, reviewWithinDays } = body;
    const hasOwn = levels.some((level) => level.reviewWithinDays !== undefined);
    if (levels.length < 2 || hasOwn) return undefined;
    const daysOf = (place: number): number => {
      if (place === 0) return reviewWithinDays;
      const share = place === levels.length - 1 ? 1 / 3 : 2 / 3;
      return Math.max(1, Math.round(reviewWithinDays * share));
    };
    return {
      ...body,
      levels: levels.map((level, place) => ({ ...level, reviewWithinDays: daysOf(place) })),
    };
  },
};

export const levelSchemeKind = kindOf("level-scheme", {
  title: "Risk levels",
  purpose: "The levels of risk, lowest first, and how long each applies before review",
  under: "worried",
  order: 10,
  body: levelSchemeShape,
  offers: [reviewsByLevel],
});

export const harmStatusKind = kindOf("harm-status", {
  title: "Harm status",
  purpose: "Whether a child is being harmed, kept apart from how much risk there is",
  under: "worried",
  order: 40,
  body: z.object({
    name: words,
    reviewWithinDays: z.int().positive(),
    /** "Undecided" is a value, with a clock of its own. */
    undecidedWithin: within,
    statuses: z
      .array(
        z.object({
          key,
          name: words,
          meaning: words,
          isUndecided: z.boolean().optional(),
          /** What the status says of harm, so that a change that says less is called one. */
          harm: z.enum(["past", "suspected", "now"]).optional(),
        }),
      )
      .min(2),
  }),
});

export const flagTypeKind = kindOf("flag-type", {
  title: "Flags",
  purpose: "The flags that a child’s record can have, and how long each applies before review",
  under: "worried",
  order: 50,
  body: z.object({
    name: words,
    reviewWithinDays: z.int().positive(),
    types: z.array(z.object({ key, name: words, meaning: words })).min(1),
  }),
});

export const exploitationDefinitionKind = kindOf("exploitation-definition", {
  title: "Definition of exploitation",
  purpose: "What the word means, from when: a fact is recorded under the definition of its day",
  under: "worried",
  order: 60,
  body: z.object({ name: words, meaning: z.string().min(1).max(2000), source: words }),
});

export const exploitationFactsKind = kindOf("exploitation-facts", {
  title: "Facts of exploitation",
  purpose: "What is recorded of exploitation, and what a problem profile counts",
  under: "worried",
  order: 70,
  body: z.object({
    name: words,
    sources: z.array(named).min(1),
    sections: z
      .array(
        z.object({
          key: z.enum(exploitationSections),
          title: words,
          hint: words.optional(),
          /** One that says that nothing is known stands beside no other, and gives way to one that does. */
          options: z.array(named.extend({ saysNothing: z.boolean().optional() })).min(1),
        }),
      )
      .min(1),
  }),
});

export const pathwayKind = kindOf("pathway", {
  title: "Pathway",
  purpose: "The stages that a child goes through from a concern to the end of the plan",
  under: "case",
  order: 20,
  body: pathwayShape,
});

export const documentsKind = kindOf("documents", {
  title: "Documents",
  purpose: "Which kinds of documents on a child’s record are told apart",
  under: "work",
  order: 100,
  body: documentsShape,
});

export const stepDownKind = kindOf("step-down", {
  title: "Lowering a level",
  purpose: "What is given when a level is lowered",
  under: "worried",
  order: 20,
  body: stepDownShape,
});

export const levelFloorsKind = kindOf("level-floors", {
  title: "Floors of levels",
  purpose: "Which children are in no low level or band without evidence and a second person",
  under: "worried",
  order: 30,
  body: levelFloorsShape,
});
