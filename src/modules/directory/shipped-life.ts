import type { ConfigurationItem } from "./configuration-item.ts";

const inForceFrom = "2014-01-01";

/** Closing, lowering a level and turning 18. Each partnership confirms its own criteria and days. */
export const shippedLife: readonly ConfigurationItem[] = [
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
          name: "No contact with anybody who may do harm",
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
          hint: "From the school, the nurse or whoever knows",
        },
      ],
      levelStoodDays: 90,
      panelFromLevel: 3,
      hinders: ["missing"],
      reopenedWithinMonths: 12,
    },
  },
  {
    kind: "step-down",
    key: "step-down",
    inForceFrom,
    body: {
      name: "A lower level",
      source:
        "Starting point after the Independent Inquiry (2022): levels were moved from high to low too quickly",
      asksEvidence: true,
      asksChildView: true,
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
