import { defineList } from "../../platform/lists/define-list.ts";
import type { Reading } from "../../platform/lists/declared.ts";
import { isClosed } from "./investigation.ts";
import { listInvestigations } from "./reads.ts";

/** Investigations of crimes against one child. */
export const childList = defineList({
  about: "children",
  filters: {},
  read: async ({ tx, clock, of: personId }: Reading<object, string>) => ({
    rows: await listInvestigations(tx, personId),
    around: { today: clock.today(), now: clock.now() },
  }),
  columns: { what: "Investigation", state: "State", due: "What is due" },
  tables: {
    open: {
      caption: "Open",
      empty: "None is open.",
      look: { captionSize: "m" },
      which: (one) => !isClosed(one),
    },
    ended: {
      caption: "Ended",
      empty: "None so far.",
      look: { captionSize: "m" },
      which: isClosed,
    },
  },
});
