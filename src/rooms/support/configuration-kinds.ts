import { z } from "zod";
import { kindOf, key, named, words } from "../configuration/index.ts";

/** How services are sorted, what comes of a referral, and how long a child may wait for one. */
export const servicesShape = z.object({
  name: words,
  source: words,
  tiers: z.array(named).min(1),
  outcomes: z.array(named).min(1),
  /** Why a service that a child needs is not available. */
  whyNot: z.array(named).min(1),
  /** For a service without a time limit of its own, from the referral to the start. */
  waitDays: z.int().positive(),
  /** A count of children below this is withheld. */
  smallest: z.int().min(3),
});

/** What direct work is recorded by. Outcomes have a scale of words with an order, and no numbers. */
export const recoveryShape = z.object({
  name: words,
  source: words,
  workers: z
    .array(
      z.object({
        key,
        name: words,
        /** Of therapy nothing is kept but that it is there, and each contact. */
        isTherapy: z.boolean().optional(),
      }),
    )
    .min(1),
  /** Where a session was: the kind of place, never which. */
  settings: z.array(named).min(1),
  endings: z.array(named).min(1),
  outcomes: z.array(z.object({ key, name: words, meaning: words })).min(1),
  /** Furthest away first. */
  scale: z.array(named).min(2),
  /** How many months after work ended, or the record stepped down, is looked back. */
  lookBackMonths: z.array(z.int().min(1).max(60)).min(1),
  /** Coming to one of these stages is a record that steps down. */
  stepDownStages: z.array(key),
});

export const servicesKind = kindOf("services", {
  title: "Services",
  purpose: "Tiers of services, how a referral ends or fails, and how long a child may wait",
  under: "work",
  order: 50,
  body: servicesShape,
});

export const recoveryKind = kindOf("recovery", {
  title: "Direct work and recovery",
  purpose:
    "Who works with a child and where, what is rated at start, review and close, and when outcomes are checked later",
  under: "work",
  order: 40,
  body: recoveryShape,
});

/** How services are commissioned: kinds of support, how long before a notice date it is shown, months to return. */
export const commissioningKind = kindOf("commissioning", {
  title: "Commissioning",
  purpose:
    "Kinds of support that services give, how long before a notice date a contract is shown, and for how many months a return can be made",
  under: "together",
  order: 48,
  body: z.object({
    name: words,
    source: words,
    kinds: z.array(named).min(1).max(40),
    noticeDays: z.int().min(1).max(730),
    returnMonths: z.int().min(1).max(12),
    /** Whether a gap analysis can be drafted; off unless it is turned on. */
    gapAnalysis: z.object({ isOn: z.boolean() }).optional(),
  }),
});
