import type { clockKind } from "../kinds/configuration.ts";
import type { Shipped } from "../shipped-version.ts";

/** How soon an invitation is answered. */
export const shippedInvitations: readonly Shipped<typeof clockKind>[] = [
  {
    kind: "clock",
    key: "meeting-answer",
    inForceFrom: "2014-01-01",
    body: {
      name: "Answer to an invitation, or an update before a meeting",
      within: { unit: "working-days", amount: 2 },
      source: "A starting point: each partnership agrees its own",
    },
  },
];
