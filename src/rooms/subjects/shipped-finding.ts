import type { emergencyAccessKind, findWithoutSeeingKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

/** Who may open or find a record beyond their reach. */
export const shippedFinding: readonly Shipped<
  typeof findWithoutSeeingKind | typeof emergencyAccessKind
>[] = [
  {
    kind: "find-without-seeing",
    key: "find",
    inForceFrom: "2014-01-01",
    body: {
      name: "Finding without seeing",
      dailyLimit: 20,
      relationships: [
        { key: "in-my-service", name: "The child is a pupil, patient or client of my service" },
        { key: "referred", name: "The child has been referred to my service" },
        { key: "met-today", name: "I have met or dealt with the child today" },
        { key: "sibling", name: "I work with a brother, sister or parent" },
      ],
      tellsOfFlagTo: [
        "lead-practitioner",
        "team-manager",
        "mash-decision-maker",
        "exploitation-coordinator",
        "police-spoc",
      ],
    },
  },
  {
    kind: "emergency-access",
    key: "emergency",
    inForceFrom: "2014-01-01",
    body: {
      name: "Opening a record in an emergency",
      minutes: 15,
      dailyLimit: 5,
      reasons: [
        { key: "danger-now", name: "A child is in danger now" },
        { key: "missing-now", name: "A child is missing now" },
        { key: "out-of-hours", name: "A decision cannot wait until the lead can be reached" },
      ],
    },
  },
];
