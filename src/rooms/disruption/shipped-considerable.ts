import type { Shipped } from "../configuration/index.ts";
import type { considerableKind } from "./configuration-kinds.ts";

/** Three children in 60 days, until a partnership says otherwise. */
export const shippedConsiderable: readonly Shipped<typeof considerableKind>[] = [
  {
    kind: "considerable",
    key: "considerable",
    inForceFrom: "2014-01-01",
    body: {
      name: "When a notice could be considered",
      source:
        "Lantern’s own starting point: no law says how many; each partnership sets it with its police",
      leastChildren: 3,
      withinDays: 60,
    },
  },
];
