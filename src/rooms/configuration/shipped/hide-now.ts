import type { hideNowKind } from "../kinds/accounts.ts";
import type { Shipped } from "../shipped-version.ts";

/** Where a page leads that is left at once. */
export const shippedHideNow: readonly Shipped<typeof hideNowKind>[] = [
  {
    kind: "hide-now",
    key: "hide-now",
    inForceFrom: "2014-01-01",
    body: { name: "Hide now", leadsTo: "https://www.bbc.co.uk/weather" },
  },
];
