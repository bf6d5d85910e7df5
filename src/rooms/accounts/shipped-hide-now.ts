import type { hideNowKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

/** Where a page leads that is left at once. */
export const shippedHideNow: readonly Shipped<typeof hideNowKind>[] = [
  {
    kind: "hide-now",
    key: "hide-now",
    inForceFrom: "2014-01-01",
    body: { name: "Hide now", leadsTo: "https://www.bbc.co.uk/weather" },
  },
];
