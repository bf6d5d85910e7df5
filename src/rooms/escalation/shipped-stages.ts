import type { escalationStagesKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

const inForceFrom = "2014-01-01";

/** Stages of a disagreement. */
export const shippedStages: readonly Shipped<typeof escalationStagesKind>[] = [
  {
    kind: "escalation-stages",
    key: "stages",
    inForceFrom,
    body: {
      name: "Four stages",
      source:
        "Working Together 2023 asks for a clear policy; stages and days are local: each partnership agrees its own",
      stages: [
        {
          key: "practitioners",
          name: "Practitioner to practitioner",
          decides: "The two practitioners",
          within: { unit: "working-days", amount: 2 },
        },
        {
          key: "managers",
          name: "Managers",
          decides: "The managers of both",
          within: { unit: "working-days", amount: 3 },
        },
        {
          key: "heads",
          name: "Heads of service",
          decides: "The heads of both services, with their designated leads for safeguarding",
          within: { unit: "working-days", amount: 5 },
        },
        {
          key: "partnership",
          name: "Safeguarding partnership",
          decides: "The delegated safeguarding partners",
          within: { unit: "working-days", amount: 10 },
        },
      ],
    },
  },
];
