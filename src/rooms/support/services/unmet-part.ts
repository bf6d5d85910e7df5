import { fewerThan } from "../../../kernel/small-numbers.ts";
import { readsCounts } from "../../../platform/rooms/places.ts";
import type { HomePart } from "../../../platform/rooms/home-slots.ts";
import { nameIn, serviceSchemeOn } from "./service-scheme.ts";
import { countUnmet, unmetPeriod, withhold } from "./unmet.ts";
import { servicePaths } from "./web/paths.ts";

const most = 5;

/** Services that children needed and that were not available, with small numbers withheld as on its page. */
export const unmetPart: HomePart = {
  order: 30,
  isFor: readsCounts,
  read: async ({ tx, today }) => {
    const scheme = await serviceSchemeOn(tx, today);
    const needs = withhold(await countUnmet(tx, unmetPeriod(today)), scheme.smallest);
    return {
      heading: "Unmet need",
      lines: needs.slice(0, most).map(({ service, reasonKey, children }) => ({
        text: `${service}: ${children === null ? fewerThan(scheme.smallest) : String(children)}`,
        more: nameIn(scheme.whyNot, reasonKey),
      })),
      empty:
        "No service was recorded as needed and not available in the last 12 whole months. Practitioners record it under Work and services of a child.",
      all: { text: "Unmet need by service and reason", href: servicePaths.unmet },
    };
  },
};
