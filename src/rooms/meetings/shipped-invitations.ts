import type { clockKind, Shipped } from "../configuration/index.ts";

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
