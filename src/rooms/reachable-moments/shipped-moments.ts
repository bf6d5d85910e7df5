import type { momentsKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

const sameDay = { unit: "days", amount: 0 } as const;

/** Reachable moments: a starting point that a partnership makes its own. */
export const shippedMoments: readonly Shipped<typeof momentsKind>[] = [
  {
    kind: "moments",
    key: "moments",
    inForceFrom: "2014-01-01",
    body: {
      name: "Reachable moments",
      source:
        "Lantern’s own list of moments that practice reviews name as reachable or teachable; how soon is each area’s to agree",
      kinds: [
        {
          key: "arrest",
          name: "Arrested or in custody",
          within: sameDay,
          tells: "lead-and-circle",
        },
        {
          key: "exclusion",
          name: "Excluded from school",
          within: sameDay,
          tells: "lead",
          madeBy: "exclusion",
        },
        {
          key: "hospital",
          name: "At A&E or in hospital",
          within: sameDay,
          tells: "lead-and-circle",
        },
        {
          key: "return",
          name: "Back from being missing",
          within: sameDay,
          tells: "lead",
          madeBy: "return",
        },
        {
          key: "placement",
          name: "Moved to another placement",
          within: sameDay,
          tells: "lead",
          madeBy: "move",
        },
        {
          key: "bail",
          name: "End of bail or of release under investigation",
          within: sameDay,
          tells: "lead",
          isAhead: true,
        },
      ],
    },
  },
];
