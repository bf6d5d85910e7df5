import type { safetyPlanKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

/** Progress by red, amber and green follows the plans of local protocols; the review is each area's own clock. */
export const shippedPlans: readonly Shipped<typeof safetyPlanKind>[] = [
  {
    kind: "safety-plan",
    key: "safety-plan",
    inForceFrom: "2014-01-01",
    body: {
      name: "Safety plan",
      reviewWithinDays: 42,
      ratings: [
        { key: "red", name: "Red", meaning: "No nearer, or further away, than at the start" },
        { key: "amber", name: "Amber", meaning: "Partly there, not yet sustained" },
        { key: "green", name: "Green", meaning: "Nearly there, and sustained" },
        { key: "achieved", name: "Achieved", meaning: "It is there, and the child says so too" },
      ],
      settings: [
        { key: "home", name: "Where the child lives" },
        { key: "school", name: "At school or college" },
        { key: "out", name: "Out and about, or in a car" },
        { key: "health", name: "At a health service" },
        { key: "office", name: "At an office or a family centre" },
        { key: "station", name: "At a police station" },
        { key: "remote", name: "By telephone, message or video" },
        { key: "other", name: "Somewhere else" },
      ],
      recordings: [
        { key: "at-once", name: "Written down as it was said" },
        { key: "same-day", name: "Written down from memory the same day" },
        { key: "later", name: "Written down from memory later" },
        { key: "by-child", name: "Written or drawn by the child" },
        { key: "interpreted", name: "Said through an interpreter" },
      ],
      question: "How safe do you feel at the moment?",
    },
  },
];
