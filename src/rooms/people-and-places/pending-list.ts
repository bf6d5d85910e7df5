import { holds } from "../../platform/access/actor.ts";
import { defineList } from "../../platform/lists/define-list.ts";
import { mode } from "../../platform/lists/filters.ts";
import { countPending, listPending, type PendingShow } from "./pending-reads.ts";

const captions: Readonly<Record<PendingShow, string>> = {
  renew: "Allegations to renew within two weeks, or that have left the lists",
  undecided: "People who may be children, or whose decision ended",
};

/** Allegations to renew; and, for managers, who may be a child and still has a record here. */
export const pendingList = defineList({
  about: "no-child",
  filters: { show: mode<"renew", "undecided">("renew", ["undecided"]) },
  pages: { size: 50 },
  read: async ({ tx, actor, clock, asked, page, pageSize }) => {
    const today = clock.today();
    const mayDecide = holds(actor, "level.set");
    const isClosed = asked.show === "undecided" && !mayDecide;
    const rows = isClosed ? [] : await listPending(tx, { show: asked.show, today, page, pageSize });
    return { rows, around: { today, mayDecide, counts: await countPending(tx, { today }) } };
  },
  columns: {
    who: "Person",
    why: "Why",
    due: "Review by",
    owner: "Owner",
  },
  tables: {
    pending: {
      caption: ({ asked }) => captions[asked.show],
      empty: "None.",
    },
  },
  facets: ({ around: { counts, mayDecide } }) => ({
    modes: [
      { text: "To renew", count: counts.renew, asks: { show: "renew" } },
      ...(mayDecide
        ? [
            {
              text: "May be a child",
              count: counts.undecided,
              asks: { show: "undecided" as const },
            },
          ]
        : []),
    ],
  }),
});
