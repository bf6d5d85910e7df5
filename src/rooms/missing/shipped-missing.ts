import type { clockKind, Shipped } from "../configuration/index.ts";
import type {
  missingGradeKind,
  missingReasonKind,
  missingThresholdKind,
} from "./configuration-kinds.ts";

/** Grades, reasons, the clock of the return home interview and the threshold of episodes. */
export const shippedMissing: readonly Shipped<
  | typeof missingGradeKind
  | typeof missingReasonKind
  | typeof missingThresholdKind
  | typeof clockKind
>[] = [
  {
    // The College of Policing's scale; “absent” is phased out and in no version here.
    kind: "missing-grade",
    key: "missing-grade",
    inForceFrom: "2014-01-01",
    body: {
      name: "Police grades",
      grades: [
        {
          key: "no-apparent-risk",
          name: "No apparent risk",
          meaning: "No apparent risk of harm to the child or the public. Rarely right for a child.",
        },
        {
          key: "low",
          name: "Low",
          meaning: "The risk of harm is assessed as possible but minimal.",
        },
        {
          key: "medium",
          name: "Medium",
          meaning: "The risk of harm is assessed as likely but not serious.",
        },
        {
          key: "high",
          name: "High",
          meaning: "The risk of serious harm is assessed as very likely.",
          isUrgent: true,
        },
      ],
    },
  },
  {
    kind: "missing-reason",
    key: "missing-reason",
    inForceFrom: "2014-01-01",
    body: {
      name: "What drives and what draws",
      reasons: [
        { key: "conflict-at-home", name: "Arguments or conflict where they live", kind: "push" },
        { key: "not-safe-there", name: "Not feeling safe where they live", kind: "push" },
        { key: "placement", name: "Unhappy with where they are placed", kind: "push" },
        { key: "school", name: "Trouble or bullying at school", kind: "push" },
        { key: "low-mood", name: "Low mood or worries about their health", kind: "push" },
        { key: "not-listened-to", name: "Not being listened to", kind: "push" },
        { key: "family", name: "To be with family", kind: "pull" },
        { key: "friends", name: "To be with friends", kind: "pull" },
        { key: "relationship", name: "To be with a partner", kind: "pull" },
        { key: "older-people", name: "Asked or taken by older people", kind: "pull" },
        { key: "made-to-work", name: "Made to carry or sell for others", kind: "pull" },
        { key: "money-or-gifts", name: "Money, gifts or a place to stay", kind: "pull" },
        { key: "substances", name: "Alcohol or drugs", kind: "pull" },
      ],
    },
  },
  {
    kind: "missing-threshold",
    key: "missing-threshold",
    inForceFrom: "2014-01-01",
    body: {
      name: "Three in 30 days",
      episodes: 3,
      withinDays: 30,
      says: "a strategy meeting is to be considered",
      source: "A local rule, from Derbyshire’s protocol: each partnership agrees its own",
    },
  },
  {
    kind: "clock",
    key: "return-interview",
    inForceFrom: "2014-01-01",
    body: {
      name: "Return home interview after a return",
      within: { unit: "hours", amount: 72 },
      source:
        "Statutory guidance on children who run away or go missing from home or care (DfE, 2014)",
    },
  },
];
