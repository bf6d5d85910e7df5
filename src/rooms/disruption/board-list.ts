import { z } from "zod";
import { defineList } from "../../platform/lists/define-list.ts";
import { mode } from "../../platform/lists/filters.ts";
import { countBoard, listBoard, type BoardShow } from "./board-rows.ts";
import { stateText } from "./steps.ts";

const captions: Readonly<Record<BoardShow, string>> = {
  open: "Open measures, the next to end first",
  ending: "Measures that end soon",
  breached: "Measures that were breached, the newest breach first",
  review: "Measures that wait for a review, the longest waiting first",
  overdue: "Plans with an action past its date, the next review first",
  closed: "Closed measures, the newest first",
};

const others = ["ending", "breached", "review", "overdue", "closed"] as const;

/** What runs on adults and places. No child is on it, and no free text is in it. */
export const boardList = defineList({
  about: "no-child",
  filters: { show: mode<"open", Exclude<BoardShow, "open">>("open", others) },
  pages: { size: 50 },
  read: async ({ tx, clock, asked, page, pageSize }) => {
    const when = { now: clock.now(), today: clock.today() };
    const rows = await listBoard(tx, { ...when, show: asked.show, page, pageSize });
    return { rows, around: { ...when, counts: await countBoard(tx, when) } };
  },
  columns: {
    what: "Measure",
    on: "On",
    state: "State",
    ends: "Ends",
    review: "Review by",
    agency: "Lead agency",
  },
  tables: {
    measures: {
      caption: ({ asked }) => captions[asked.show],
      empty: ({ asked }) =>
        asked.show === "open"
          ? "No measure is open. Propose one on the page of a person, a place or a business."
          : "None.",
    },
  },
  facets: ({ around: { counts } }) => ({
    modes: [
      { text: "Open", count: counts.open, asks: { show: "open" } },
      { text: "End soon", count: counts.ending, asks: { show: "ending" } },
      { text: "Breached", count: counts.breached, asks: { show: "breached" } },
      { text: "Review due", count: counts.review, asks: { show: "review" } },
      { text: "Actions overdue", asks: { show: "overdue" } },
      { text: "Closed", asks: { show: "closed" } },
    ],
  }),
  api: {
    rows: "measures",
    says: "next",
    pageSize: 100,
    fields: {
      measureId: z.uuid(),
      name: z.string(),
      form: z.string().describe("order, notice, warning, tactic or plan"),
      subjectId: z.uuid(),
      subjectKind: z.string(),
      state: z.string(),
      stateName: z.string(),
      stateOn: z.iso.date(),
      endsAt: z.string().nullable(),
      reviewBy: z.iso.date(),
      isReviewDue: z.boolean(),
      agency: z.string(),
    },
    more: (one, { around: { today } }) => ({
      subjectId: one.thingId,
      subjectKind: one.thingKind,
      stateName: stateText(one.form, one.state),
      endsAt: one.endsAt?.toISOString() ?? null,
      isReviewDue: one.reviewBy <= today,
    }),
  },
});
