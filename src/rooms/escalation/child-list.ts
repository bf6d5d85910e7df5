import { defineList } from "../../platform/lists/define-list.ts";
import type { Reading } from "../../platform/lists/declared.ts";
import { getWorkingCalendar } from "../directory/index.ts";
import { listEscalations } from "./escalation-reads.ts";

/** Disagreements about one child: what is open, and what was resolved. */
export const childList = defineList({
  about: "children",
  filters: {},
  read: async ({ tx, clock, of: personId }: Reading<object, string>) => {
    const calendar = await getWorkingCalendar(tx);
    const rows = await listEscalations(tx, personId);
    return { rows, around: { today: clock.today(), calendar } };
  },
  columns: {
    what: "Between",
    stage: "Stage",
    clock: "Clock",
    raised: "Raised",
  },
  tables: {
    open: {
      caption: "Open",
      empty: "None is open.",
      look: { captionSize: "m" },
      which: ({ resolvedOn }) => resolvedOn === null,
    },
    resolved: {
      caption: "Resolved",
      empty: "None so far.",
      look: { captionSize: "m" },
      which: ({ resolvedOn }) => resolvedOn !== null,
    },
  },
});
