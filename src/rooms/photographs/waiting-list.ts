import { defineList } from "../../platform/lists/define-list.ts";
import { listWaitingPhotographs } from "./photograph-reads.ts";

/** Photographs that the reader can check as the second person, and those whose review date is near. */
export const waitingList = defineList({
  about: "children",
  filters: {},
  read: async ({ tx, actor, clock }) => ({
    rows: await listWaitingPhotographs(tx, { today: clock.today(), staffId: actor.id }),
    around: { today: clock.today() },
  }),
  subjectOf: ({ personId }) => personId,
  columns: { child: "Child", added: "Added", review: "Look at again by" },
  tables: {
    check: {
      caption: "To check as the second person",
      empty: "None waits to be checked.",
      look: { captionSize: "m" },
      which: ({ isToCheck }) => isToCheck,
    },
    review: {
      caption: "To look at again within a week",
      empty: "None is due.",
      look: { captionSize: "m" },
      which: ({ isToCheck }) => !isToCheck,
    },
  },
});
