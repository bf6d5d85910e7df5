import type { clockKind, Shipped } from "../configuration/index.ts";

/** How soon a question about what is late is answered. */
export const shippedChases: readonly Shipped<typeof clockKind>[] = [
  {
    kind: "clock",
    key: "chase-answer",
    inForceFrom: "2014-01-01",
    body: {
      name: "Answer to a question about something late",
      within: { unit: "working-days", amount: 3 },
      source: "A starting point: each partnership agrees its own",
    },
  },
];
