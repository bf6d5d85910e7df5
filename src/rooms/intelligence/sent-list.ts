import { defineList } from "../../platform/lists/define-list.ts";
import { mode } from "../../platform/lists/filters.ts";
import { countToDecide, listSent } from "./entry-reads.ts";

/** What somebody sent, with what they hear of it; and what waits for their decision as a manager. */
export const sentList = defineList({
  about: "no-child",
  filters: { show: mode("mine", ["decide"]) },
  pages: { size: 25 },
  read: async ({ tx, actor, asked, page, pageSize }) => {
    const rows = await listSent(tx, {
      staffId: actor.id,
      isToDecide: asked.show === "decide",
      limit: pageSize + 1,
      offset: (page - 1) * pageSize,
    });
    return { rows, around: { toDecide: await countToDecide(tx, actor.id) } };
  },
  subjectOf: ({ intelligenceId }) => intelligenceId,
  columns: {
    sent: "Sent",
    begins: "What you wrote",
    state: "Where it stands",
    heard: "What came of it",
  },
  tables: {
    mine: {
      when: ({ show }) => show === "mine",
      columns: ["sent", "begins", "state", "heard"],
      caption: () => "What you sent to police",
      empty: "You have sent nothing to police.",
    },
    decide: {
      when: ({ show }) => show === "decide",
      columns: ["sent", "begins"],
      caption: () => "Waiting for your decision",
      empty: "Nothing waits for your decision.",
    },
  },
  facets: ({ around: { toDecide } }) => ({
    modes: [
      { text: "Sent by you", asks: { show: "mine" } },
      { text: "For you to decide", count: toDecide, asks: { show: "decide" } },
    ],
  }),
});
