import { z } from "zod";
import { defineList } from "../../platform/lists/define-list.ts";
import { mode } from "../../platform/lists/filters.ts";
import { dueThings, states } from "./investigation.ts";
import { countDue, listAllInvestigations, type InvestigationShow } from "./reads.ts";

const captions: Readonly<Record<InvestigationShow, string>> = {
  open: "Open investigations, the first due first",
  due: "Due or overdue, the longest first",
  ended: "Ended, the newest first",
};

/** Investigations of crimes against children within reach. */
export const investigationList = defineList({
  about: "children",
  filters: { show: mode<"open", "due" | "ended">("open", ["due", "ended"]) },
  pages: { size: 50 },
  read: async ({ tx, actor, clock, asked, page, pageSize }) => {
    const today = clock.today();
    const rows = await listAllInvestigations(tx, {
      actor,
      show: asked.show,
      today,
      page,
      pageSize,
    });
    const due = await countDue(tx, { actor, today });
    return { rows, around: { today, now: clock.now(), due } };
  },
  subjectOf: ({ personId }) => personId,
  columns: { child: "Child", what: "Investigation", state: "State", due: "What is due" },
  tables: {
    investigations: {
      caption: ({ asked }) => captions[asked.show],
      empty: "None that you can see.",
    },
  },
  facets: ({ around: { due } }) => ({
    modes: [
      { text: "Open", asks: { show: "open" } },
      { text: "Due or overdue", count: due, asks: { show: "due" } },
      { text: "Ended", asks: { show: "ended" } },
    ],
  }),
  api: {
    rows: "investigations",
    says: "next",
    pageSize: 100,
    fields: {
      investigationId: z.uuid(),
      personId: z.uuid(),
      reference: z.string(),
      state: z.string(),
      stateName: z.string(),
      openedOn: z.iso.date(),
      stateOn: z.iso.date(),
      updateDueOn: z.iso.date().nullable(),
      reviewDueOn: z.iso.date().nullable(),
      escalationDueAt: z.iso.datetime().nullable(),
      compensationDueOn: z.iso.date().nullable(),
      isOverdue: z.boolean(),
    },
    more: (one, { around }) => ({
      stateName: states[one.state],
      escalationDueAt: one.escalationDueAt?.toISOString() ?? null,
      isOverdue: dueThings(one, around).some(({ isOverdue }) => isOverdue),
    }),
  },
});
