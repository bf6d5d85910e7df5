import { z } from "zod";
import { kindOf, named, words } from "../configuration/index.ts";

/** What is recorded of a child's education, and from where on it is shown as a worry. */
export const educationShape = z.object({
  name: words,
  source: words,
  statuses: z
    .array(
      named.extend({
        /** On the roll of a school or college. All else is listed until somebody has contact. */
        isOnRoll: z.boolean().optional(),
        /** Taught at home: how it was decided and who saw the child is asked. */
        isHome: z.boolean().optional(),
      }),
    )
    .min(2),
  /** Why a child changed school, or came off the roll. */
  changes: z.array(named).min(1),
  exclusions: z.array(named.extend({ isForGood: z.boolean().optional() })).min(1),
  exclusionReasons: z.array(named).min(1),
  partTimeReasons: z.array(named).min(1),
  supports: z.array(named).min(1),
  contacts: z
    .array(
      named.extend({
        /** Nobody was reached: it is no contact. */
        isNone: z.boolean().optional(),
      }),
    )
    .min(1),
  /** What counts as full time, in hours a week. */
  fullHours: z.number().positive(),
  /** A part-time timetable is looked at again within so many days. */
  partTimeReviewDays: z.int().positive(),
  /** Sessions missed, in percent: this many or more is persistent, and severe, absence. */
  persistentAbsence: z.int().min(1).max(100),
  severeAbsence: z.int().min(1).max(100),
  /** Whoever is not on roll is listed when nobody had contact for longer. */
  contactDays: z.int().positive(),
});

export const educationKind = kindOf("education", {
  title: "Education",
  purpose: "Where a child is on roll, attendance, timetables, exclusions and support",
  under: "work",
  order: 60,
  body: educationShape,
});
