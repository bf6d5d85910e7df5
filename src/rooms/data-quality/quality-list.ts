import { holds } from "../../platform/access/actor.ts";
import { defineList } from "../../platform/lists/define-list.ts";
import { readQuality } from "./quality-reads.ts";

/** How much is known of open children: a few lines, in the order of the page. */
export const qualityList = defineList({
  about: "no-child",
  filters: {},
  read: async ({ tx, clock }) => ({ rows: await readQuality(tx, clock.today()), around: {} }),
  columns: {
    what: "What",
    known: { heading: "Known", isNumeric: true },
    asked: { heading: "Did not say, or not safe to ask", isNumeric: true },
    notKnown: { heading: "Not known", isNumeric: true },
    counted: { heading: "Children", isNumeric: true },
    children: {
      heading: "Which children",
      isScreenOnly: true,
      only: ({ actor }) => holds(actor, "tracker.view"),
    },
  },
  tables: {
    quality: { caption: () => "What is known of open children", empty: "No record is open." },
  },
});
