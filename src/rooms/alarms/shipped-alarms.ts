import type { alarmsKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

/** An hour, and then every four hours. */
export const shippedAlarms: readonly Shipped<typeof alarmsKind>[] = [
  {
    kind: "alarms",
    key: "alarms",
    inForceFrom: "2014-01-01",
    body: { name: "Within an hour", withinMinutes: 60, againMinutes: 240 },
  },
];
