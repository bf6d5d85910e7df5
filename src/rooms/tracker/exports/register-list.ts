import { defineList } from "../../../platform/lists/define-list.ts";
import { oneOf } from "../../../platform/lists/filters.ts";
import { listExports, seesAll } from "./register-reads.ts";
import { listOwnWaiting } from "./waiting-reads.ts";

/** Files that were made: everybody's for those who read the audit, one's own for everybody else. */
export const registerList = defineList({
  about: "no-child",
  filters: { due: oneOf(["overdue"]) },
  pages: { size: 100 },
  read: async ({ tx, actor, clock, asked, page, pageSize }) => {
    const today = clock.today();
    const overdueOn = asked.due === "overdue" ? today : undefined;
    const rows = await listExports(tx, actor, { overdueOn, page, pageSize });
    return { rows, around: { today, seesAll: seesAll(actor) } };
  },
  columns: {
    number: "Number",
    destroy: "Destroy by",
    made: "Made",
    who: { heading: "Who", only: ({ around }) => around.seesAll },
    purpose: "What for",
    receiver: "Who has it",
    holds: "What is in it",
  },
  tables: {
    made: {
      caption: "Still to be destroyed first, then the latest destroyed",
      empty: ({ asked, around }) => {
        if (asked.due === "overdue") return "No file is past its destroy-by date.";
        return around.seesAll
          ? "Nobody has made a file of the tracker."
          : "You have made no file of the tracker. On the tracker choose what you need, then Export.";
      },
      look: { dense: true },
    },
  },
  fields: {
    due: {
      label: "Destroying",
      all: "All",
      options: () => [{ value: "overdue", text: "Destroy-by date has passed" }],
    },
  },
});

/** One's own files that wait for a second person, or are released and not taken. */
export const waitingList = defineList({
  about: "no-child",
  filters: {},
  read: async ({ tx, actor }) => ({ rows: await listOwnWaiting(tx, actor), around: {} }),
  columns: {
    asked: "Asked for",
    receiver: "Who for",
    state: "Where it is",
  },
  tables: {
    waiting: {
      caption: "Asked for, and not made yet",
      empty: "Nothing waits.",
    },
  },
});
