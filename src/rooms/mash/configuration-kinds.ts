import { z } from "zod";
import { kindOf, type Offer, key, named, within, words } from "../configuration/index.ts";

const longer = z.string().min(1).max(1000);
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When the MASH is open, and what it takes. */
const mashDayShape = z
  .object({
    name: words,
    source: words,
    opens: hour,
    closes: hour,
    takes: z.enum(["exploitation", "all"]),
    /** Where a concern goes that is outside what the MASH takes. */
    routes: z.array(named).min(1),
  })
  .refine(({ opens, closes }) => opens < closes, "closes after it opens");

/** Which agencies are asked, and in how many working hours each answers. */
const partnerCheckShape = z.object({
  name: words,
  source: words,
  /** Kinds of agency, as the directory has them; those that are usual are ticked beforehand. */
  asked: z.array(z.object({ key, name: words, isUsual: z.boolean() })).min(1),
  /** By rating of the MASH; the shortest of the children who are asked about holds. */
  limits: z.array(z.object({ key, workingHours: z.int().positive() })),
  otherwise: z.int().positive(),
});

/** Why the clock of a concern may be paused. */
const mashPauseShape = z.object({
  name: words,
  source: words,
  reasons: z.array(named).min(1),
});

/** Duties to share information, each from the day on which it is in force. */
const sharingDutyShape = z.object({
  name: words,
  duties: z.array(
    z.object({
      key,
      name: words,
      source: words,
      meaning: words,
      /** When nothing need be shared all the same. */
      exception: words,
      /** Null as long as no day is known: the duty is then neither offered nor asked about. */
      inForceFrom: z.iso.date().nullable(),
      /** The day is as it was reported: this partnership has not confirmed it yet. */
      isReported: z.boolean().optional(),
    }),
  ),
});

/** On which basis a professional is asked by a link, and what is asked on each. */
export const professionalLinksShape = z.object({
  name: words,
  source: words,
  days: z.int().min(1).max(28),
  bases: z
    .array(
      z.object({
        key,
        name: words,
        /** What the professional reads before they answer: why they may. */
        says: longer,
        questions: z.array(z.object({ key, wording: words })).min(1),
      }),
    )
    .min(1),
});

export const mashRatingKind = kindOf("mash-rating", {
  title: "MASH ratings",
  purpose: "How urgent a concern is, and how soon each rating is to be decided",
  under: "concerns",
  order: 10,
  body: z.object({
    name: words,
    ratings: z.array(z.object({ key, name: words, meaning: words, decideWithin: within })).min(1),
  }),
});

export const thresholdKind = kindOf("threshold", {
  title: "Thresholds",
  purpose: "Levels of need that a decision on a concern refers to",
  under: "concerns",
  order: 20,
  body: z.object({
    name: words,
    levels: z.array(z.object({ key, name: words, meaning: words })).min(1),
  }),
});

export const nextStepKind = kindOf("next-step", {
  title: "Next steps after a concern",
  purpose: "What the MASH can decide to do next",
  under: "concerns",
  order: 30,
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
});

export const professionalLinksKind = kindOf("professional-links", {
  title: "Links for professionals",
  purpose: "On which basis a professional without an account is asked, and what",
  under: "concerns",
  order: 70,
  body: professionalLinksShape,
});

export const mashDayKind = kindOf("mash-day", {
  title: "The MASH’s day",
  purpose: "When the MASH is open, and what it takes or passes on",
  under: "concerns",
  order: 40,
  body: mashDayShape,
});

export const partnerCheckKind = kindOf("partner-check", {
  title: "Partner checks",
  purpose:
    "Which agencies the MASH asks for partner checks, and in how many working hours each must reply",
  under: "concerns",
  order: 60,
  body: partnerCheckShape,
});

export const mashPauseKind = kindOf("mash-pause", {
  title: "Pausing the MASH’s clock",
  purpose: "Why the clock of a concern may be paused",
  under: "concerns",
  order: 50,
  body: mashPauseShape,
});

const dutyToShare: Offer<z.output<typeof sharingDutyShape>> = {
  because:
    "The duty to share information (Children Act 2004, section 16LA) is reported in force since 30 September 2026. Confirm the date with your lawyer and information governance officer, leave out “is reported” if it is confirmed, and look at the basis “Duty to share what may help another agency” in the register as well.",
  change(body) {
    const isOpen = ({ key, inForceFrom }: (typeof body.duties)[number]): boolean =>
      key === "ca2004-s16la" && inForceFrom === null;
    if (!body.duties.some(isOpen)) return undefined;
    const reported = { inForceFrom: "2026-09-30", isReported: true };
    return {
      ...body,
      duties: body.duties.map((duty) => (isOpen(duty) ? { ...duty, ...reported } : duty)),
    };
  },
};

export const sharingDutyKind = kindOf("sharing-duty", {
  title: "Duties to share information",
  purpose: "Which duties to share are in force from which day, and what excepts from each",
  under: "concerns",
  order: 90,
  body: sharingDutyShape,
  offers: [dutyToShare],
});
