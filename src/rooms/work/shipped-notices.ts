import type { noticeBudgetKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

const inForceFrom = "2014-01-01";

/** How often a person is told outside Lantern. */
export const shippedNotices: readonly Shipped<typeof noticeBudgetKind>[] = [
  {
    kind: "notice-budget",
    key: "notices",
    inForceFrom,
    body: {
      name: "Three messages a day",
      perDay: 3,
      digestHour: 8,
      earliestHour: 7,
      latestHour: 18,
      interrupts: ["missing-urgent", "emergency", "meeting-urgent"],
    },
  },
];
