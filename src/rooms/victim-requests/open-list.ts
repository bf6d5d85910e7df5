import { z } from "zod";
import { defineList } from "../../platform/lists/define-list.ts";
import { mode } from "../../platform/lists/filters.ts";
import { countRequests, listAllRequests, type RequestQuery } from "./request-reads.ts";
import { answerOf, stateNames } from "./request.ts";
import { askerName } from "./request-scheme.ts";

const captions: Readonly<Record<RequestQuery["show"], string>> = {
  open: "Open requests, the first due first",
  late: "Requests that are overdue, the longest first",
  closed: "Closed requests, the newest first",
};

/** Requests within reach: all of them for those who decide, of one’s own agency for those who record. */
export const openList = defineList({
  about: "children",
  filters: { show: mode<"open", "closed" | "late">("open", ["late", "closed"]) },
  pages: { size: 50 },
  read: async ({ tx, actor, clock, asked, page, pageSize }) => {
    const today = clock.today();
    const rows = await listAllRequests(tx, { actor, show: asked.show, today, page, pageSize });
    return { rows, around: { today, counts: await countRequests(tx, { actor, today }) } };
  },
  subjectOf: ({ personId }) => personId,
  columns: { child: "Child", asker: "Who asks", state: "State", due: "Answer by" },
  tables: {
    requests: {
      caption: ({ asked }) => captions[asked.show],
      empty: "None that you can see.",
    },
  },
  facets: ({ around: { counts } }) => ({
    modes: [
      { text: "Open", count: counts.open, asks: { show: "open" } },
      { text: "Overdue", count: counts.late, asks: { show: "late" } },
      { text: "Closed", asks: { show: "closed" } },
    ],
  }),
  api: {
    rows: "requests",
    says: "next",
    pageSize: 100,
    fields: {
      victimRequestId: z.uuid(),
      personId: z.uuid(),
      reference: z.string(),
      asker: z.string(),
      askerKind: z.string(),
      state: z.string(),
      stateName: z.string(),
      answer: z.string().nullable().describe("all, part or none; null before it is decided"),
      askedOn: z.iso.date(),
      dueOn: z.iso.date(),
      isLate: z.boolean(),
    },
    more: (one, { around: { today } }) => ({
      askerKind: askerName(one.body, one.asker),
      stateName: stateNames[one.state],
      answer: answerOf(one) ?? null,
      isLate: one.state !== "closed" && one.dueOn < today,
    }),
  },
});
