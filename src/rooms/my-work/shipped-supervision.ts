import type { clockKind, Shipped } from "../configuration/index.ts";

const inForceFrom = "2014-01-01";

/** How often a child is gone through in supervision. */
export const shippedSupervision: readonly Shipped<typeof clockKind>[] = [
  {
    kind: "clock",
    key: "supervision",
    inForceFrom,
    body: {
      name: "Each child gone through in supervision",
      within: { unit: "days", amount: 28 },
      source: "A local rule: each partnership agrees its own",
    },
  },
];
