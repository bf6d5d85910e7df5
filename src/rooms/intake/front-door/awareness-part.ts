import { readsCounts } from "../../../platform/rooms/places.ts";
import type { HomePart } from "../../../platform/rooms/home-slots.ts";

/** What is counted for those who read figures and no record. */
export const publicAwarenessPart: HomePart = {
  order: 40,
  isFor: readsCounts,
  read: () =>
    Promise.resolve({
      heading: "What is counted",
      lines: [
        {
          text: "Public awareness check",
          href: "/route-checks",
          more: "How many know the signs and who to ring, before and after reading",
        },
        {
          text: "Services",
          href: "/services",
          more: "What each service offers, who for and how long children wait",
        },
      ],
      empty: "",
    }),
};
