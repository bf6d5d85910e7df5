import { z } from "zod";
import { instrumentShape } from "../../instruments/index.ts";
import { matchingKinds } from "./shapes/matching-shapes.ts";
import { protectKinds } from "./kinds/protect-kinds.ts";
import { key, named, panelDecision, within, words } from "./shapes/shape-parts.ts";

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What can be asked about; each is worked out in one place and cannot be made up by a partnership. */
export const rulesOfUse = [
  "many-records",
  "out-of-hours",
  "no-work",
  "not-found",
  "before-conflict",
  "same-surname",
  "emergencies",
  "large-export",
  "held-places",
] as const;

/**
 * Every kind of configuration: what it is called, what it is for, and what a version of it must say.
 * Vocabulary differs by area and by year, so it is dated data; a body that does not fit is refused.
 */
export const configurationKinds = {
  ...protectKinds,
  ...matchingKinds,
  "level-scheme": {
    title: "Risk levels",
    purpose: "The levels of risk, lowest first, and how long each applies before review",
    body: z.object({
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
    }),
  },
  "harm-status": {
    title: "Harm status",
    purpose: "Whether a child is being harmed, kept apart from how much risk there is",
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
  },
  "flag-type": {
    title: "Flags",
    purpose: "The flags that a child’s record can have, and how long each applies before review",
    body: z.object({
      name: words,
      reviewWithinDays: z.int().positive(),
      types: z.array(z.object({ key, name: words, meaning: words })).min(1),
    }),
  },
  clock: {
    title: "Clocks",
    purpose: "How long each step may take",
    body: z.object({ name: words, within, source: words }),
  },
  "mash-rating": {
    title: "MASH ratings",
    purpose: "How urgent a concern is, and how soon each rating is to be decided",
    body: z.object({
      name: words,
      ratings: z.array(z.object({ key, name: words, meaning: words, decideWithin: within })).min(1),
    }),
  },
  threshold: {
    title: "Thresholds",
    purpose: "Levels of need that a decision on a concern refers to",
    body: z.object({
      name: words,
      levels: z.array(z.object({ key, name: words, meaning: words })).min(1),
    }),
  },
  "next-step": {
    title: "Next steps after a concern",
    purpose: "What the MASH can decide to do next",
    body: z.object({
      name: words,
      steps: z
        .array(
          z.object({
            key,
            name: words,
            /** Opens the child to the exploitation pathway. */
            opensPathway: z.boolean(),
            /** Help for a child and a family: of a concern about a place, a vehicle or a group it is not offered. */
            onlyForChild: z.boolean().optional(),
          }),
        )
        .min(1),
    }),
  },
  "screening-tool": {
    title: "Screening tools",
    purpose: "Prompts that help a person to say what they have seen; a screening never decides",
    body: z.object({
      name: words,
      version: words,
      source: words,
      answers: z.array(named).min(2),
      prompts: z.array(z.object({ key, title: words, hint: words })).min(1),
    }),
  },
  instrument: {
    title: "Screening and assessment tools",
    purpose: "What each tool asks, what the answers come to, and the bands it does not go below",
    body: instrumentShape,
  },
  "sharing-agreement": {
    title: "Information sharing agreement",
    purpose: "On what basis each kind of agency shares, so that it is asked only where it differs",
    body: z.object({
      name: words,
      bases: z.array(named).min(1),
      /** The basis that stands unless somebody says otherwise, by kind of agency. */
      usual: z.record(z.string(), key),
      otherwise: key,
    }),
  },
  "panel-type": {
    title: "Meetings and panels",
    purpose: "What each kind of meeting is for, who it needs and what it goes through",
    body: z.object({
      name: words,
      abbreviation: words,
      purpose: words,
      holdWithin: within,
      reviewWithinDays: z.int().positive(),
      quorum: z.array(words),
      /** How long after the meeting those who were invited can still open the child's record. */
      accessDaysAfter: z.int().nonnegative().default(14),
      /** Called at once: those who are asked are told at any hour. */
      isUrgent: z.boolean().optional(),
      /** What such a meeting can decide, besides the level. */
      decisions: z.array(panelDecision).default([]),
      agenda: z
        .array(z.object({ key, title: words, prompt: words, inFamilyVersion: z.boolean() }))
        .min(1),
    }),
  },
  "find-without-seeing": {
    title: "Finding without seeing",
    purpose: "Who may be told that a child is known, on what relationship, and how often",
    body: z.object({
      name: words,
      dailyLimit: z.int().positive(),
      relationships: z.array(named).min(1),
      /** Roles that are told whether a flag stands; everyone else hears whom to ring. */
      tellsOfFlagTo: z.array(key),
    }),
  },
  "emergency-access": {
    title: "Opening a record in an emergency",
    purpose: "For how long, and for which reasons, a record beyond reach can be opened",
    body: z.object({
      name: words,
      minutes: z.int().min(5).max(120),
      /** How often one person may in a day; five where it says nothing. */
      dailyLimit: z.int().min(1).max(50).optional(),
      reasons: z.array(named).min(1),
    }),
  },
  "second-factor": {
    title: "Second factor at sign-in",
    purpose: "Whose posts need a passkey, or an organisation’s sign-in with a second factor",
    body: z.object({
      name: words,
      /** Roles for which a one-time code is not enough. */
      strongFor: z.array(key),
      /** The same for every post that reaches the whole partnership. */
      strongForPartnershipReach: z.boolean(),
    }),
  },
  "export-release": {
    title: "Files that need a second person",
    purpose:
      "How many children a file of the tracker may hold before a second person releases it; one with names always needs one",
    body: z.object({
      name: words,
      mostChildren: z.int().min(1).max(20_000),
    }),
  },
  "unusual-use": {
    title: "Unusual use of records",
    purpose: "Which uses of records information governance asks about, and from how many on",
    body: z.object({
      name: words,
      /** Ordinary hours on weekdays; outside them is out of hours. */
      opensAt: hour,
      closesAt: hour,
      /** How far back a person’s own usual day is taken from. */
      weeks: z.int().min(1).max(26),
      /** How many times their own usual is far more. */
      timesUsual: z.number().min(1).max(20),
      /** Addresses that led nowhere are counted within so many minutes. */
      withinMinutes: z.int().min(1).max(120),
      /** How many days before and after an opening some work on the record is looked for. */
      daysAround: z.int().min(1).max(90),
      rules: z
        .array(
          z.object({
            key: z.enum(rulesOfUse),
            name: words,
            meaning: words,
            atLeast: z.int().positive(),
            isOn: z.boolean(),
          }),
        )
        .min(1),
    }),
  },
  "public-role": {
    title: "Public roles and licences",
    purpose: "Which roles and licences the register of conflicts of interest keeps",
    body: z.object({
      name: words,
      /** A person is looked up without their middle names; a business by its whole name. */
      kinds: z.array(z.object({ key, name: words, holder: z.enum(["person", "either"]) })).min(1),
    }),
  },
  contact: {
    title: "Telephone numbers",
    purpose: "Whom to ring",
    body: z.object({ name: words, phone: z.string().max(40), hours: z.string().max(200) }),
  },
} as const;

export type ConfigurationKind = keyof typeof configurationKinds;
export type ConfigurationBody<K extends ConfigurationKind> = z.output<
  (typeof configurationKinds)[K]["body"]
>;
