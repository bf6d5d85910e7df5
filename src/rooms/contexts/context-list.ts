import { z } from "zod";
import { defineList } from "../../platform/lists/define-list.ts";
import { mode } from "../../platform/lists/filters.ts";
import { countContexts, listContexts, type ContextShow } from "./context-rows.ts";
import { contextSchemeOn, levelName } from "./context-scheme.ts";

const captions: Readonly<Record<ContextShow, string>> = {
  open: "Open cases, the next review first",
  referred: "Referred and not decided, the longest waiting first",
  review: "Cases to review, the longest waiting first",
  late: "Reviews and actions that are late",
  ended: "Closed and not opened, the newest first",
};
const empty: Readonly<Record<ContextShow, string>> = {
  open: "No case is open in which your agency has a part. Refer a place where young people are harmed.",
  referred: "Nothing waits for a decision.",
  review: "No case waits for a review.",
  late: "No review or action is late.",
  ended: "No case has ended yet.",
};

/** Cases on places, groups and online spaces, each for who reads it. No child is on it, and no free text. */
export const contextList = defineList({
  about: "no-child",
  filters: { show: mode("open", ["referred", "review", "late", "ended"] as const) },
  pages: { size: 50 },
  read: async ({ tx, clock, asked, page, pageSize }) => {
    const today = clock.today();
    const rows = await listContexts(tx, { show: asked.show, today, page, pageSize });
    const counted = (show: ContextShow) => countContexts(tx, { show, today });
    const counts = {
      open: await counted("open"),
      referred: await counted("referred"),
      review: await counted("review"),
      late: await counted("late"),
    };
    return { rows, around: { today, counts, scheme: await contextSchemeOn(tx, today) } };
  },
  subjectOf: ({ contextId }) => contextId,
  columns: {
    name: "Case",
    level: "Level",
    owner: "Owner",
    agency: "Lead agency",
    review: "Review by",
    state: "State",
  },
  tables: {
    contexts: {
      columns: ({ asked }) =>
        asked.show === "referred"
          ? ["name", "agency", "state"]
          : ["name", "level", "owner", "agency", "review", "state"],
      caption: ({ asked }) => captions[asked.show],
      empty: ({ asked }) => empty[asked.show],
    },
  },
  facets: ({ around: { counts } }) => ({
    modes: [
      { text: "Open", count: counts.open, asks: { show: "open" } },
      { text: "To decide", count: counts.referred, asks: { show: "referred" } },
      { text: "Review due", count: counts.review, asks: { show: "review" } },
      { text: "Late", count: counts.late, asks: { show: "late" } },
      { text: "Ended", asks: { show: "ended" } },
    ],
  }),
  api: {
    rows: "contexts",
    says: "next",
    pageSize: 100,
    fields: {
      contextId: z.uuid(),
      kind: z.string().describe("place, group or online"),
      state: z.string().describe("referred, open, not-opened or closed"),
      level: z.int().nullable(),
      levelName: z.string(),
      leadAgency: z.string().nullable(),
      reviewBy: z.iso.date().nullable(),
      isReviewDue: z.boolean(),
    },
    more: (one, { around: { today, scheme } }) => ({
      levelName: levelName(scheme, one.level),
      isReviewDue: one.state === "open" && one.reviewBy !== null && one.reviewBy <= today,
    }),
  },
});
