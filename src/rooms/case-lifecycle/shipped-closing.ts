import type { closureKind, closureStopsKind, transitionKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

const inForceFrom = "2014-01-01";

/** Closing, and turning 18. Each partnership confirms its own criteria and days. */
export const shippedClosing: readonly Shipped<
  typeof closureKind | typeof closureStopsKind | typeof transitionKind
>[] = [
  {
    kind: "closure",
    key: "closure",
    inForceFrom,
    body: {
      name: "What closing asks",
      source:
        "Starting point after the Independent Inquiry (2022), which found children removed from lists too early",
      criteria: [
        {
          key: "contact",
          name: "No contact with anyone who may do harm",
          hint: "What shows it, beyond nobody having reported any",
        },
        {
          key: "missing",
          name: "Not missing, or much less",
          hint: "Episodes and absences, and what the return home interviews said",
        },
        {
          key: "safe-adults",
          name: "Safe adults around the child",
          hint: "Who they are, and that the child turns to them",
        },
        {
          key: "daily-life",
          name: "School, work and health go better",
          hint: "From the school, the nurse or another professional",
        },
      ],
      levelStoodDays: 90,
      panelFromLevel: 3,
      hinders: ["missing"],
      reopenedWithinMonths: 12,
    },
  },
  {
    kind: "closure-stops",
    key: "closure-stops",
    inForceFrom,
    body: {
      name: "What stops a closing",
      source:
        "Starting point after the Independent Inquiry (2022); each partnership confirms its days and who may set aside what",
      levelFrom: 3,
      missingBackDays: 28,
      stops: [
        { stop: "missing", overriddenBy: "nobody" },
        { stop: "level", overriddenBy: "chairs" },
        { stop: "flag", overriddenBy: "agrees" },
        { stop: "missing-back", overriddenBy: "agrees" },
        { stop: "meeting", overriddenBy: "agrees" },
        { stop: "actions", overriddenBy: "agrees" },
        { stop: "agencies", overriddenBy: "agrees" },
      ],
      noReasons: [
        "turned 18",
        "turns 18",
        "turning 18",
        "is 18",
        "now 18",
        "over 18",
        "18th birthday",
        "an adult",
        "did not engage",
        "does not engage",
        "not engaging",
        "not engaged",
        "will not engage",
        "non-engagement",
        "no engagement",
        "disengaged",
        "refused to engage",
        "no contact",
        "no response",
        "no reply",
        "nothing heard",
        "not heard anything",
        "no news",
        "nothing reported",
      ],
    },
  },
  {
    kind: "transition",
    key: "transition",
    inForceFrom,
    body: {
      name: "Turning 18",
      source: "From 17½ is a starting point; exploitation does not end on a birthday",
      fromMonths: 210,
    },
  },
];
