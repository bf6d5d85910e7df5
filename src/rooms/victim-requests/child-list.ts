import { defineList } from "../../platform/lists/define-list.ts";
import type { Reading } from "../../platform/lists/declared.ts";
import { listRequests } from "./request-reads.ts";

/** Requests about one child that the reader may see. */
export const childList = defineList({
  about: "children",
  filters: {},
  read: async ({ tx, clock, of: personId }: Reading<object, string>) => ({
    rows: await listRequests(tx, personId),
    around: { today: clock.today() },
  }),
  columns: { asker: "Who asks", state: "State", due: "Answer by" },
  tables: {
    open: {
      caption: "Open",
      empty: "None is open.",
      look: { captionSize: "m" },
      which: ({ state }) => state !== "closed",
    },
    closed: {
      caption: "Closed",
      empty: "None so far.",
      look: { captionSize: "m" },
      which: ({ state }) => state === "closed",
    },
  },
});
