import type { clockKind, Shipped } from "../configuration/index.ts";

const inForceFrom = "2014-01-01";

/** How soon everybody is told that two records were joined by mistake. */
export const shippedRecordsApart: readonly Shipped<typeof clockKind>[] = [
  {
    kind: "clock",
    key: "records-apart",
    inForceFrom,
    body: {
      name: "Everyone told that two records were merged by mistake",
      within: { unit: "working-days", amount: 3 },
      source:
        "A local rule: each partnership agrees its own. What has to be reported of a breach is reported within 72 hours (UK GDPR, article 33)",
    },
  },
];
