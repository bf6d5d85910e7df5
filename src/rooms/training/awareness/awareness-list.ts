import { z } from "zod";
import { defineList } from "../../../platform/lists/define-list.ts";
import { mode } from "../../../platform/lists/filters.ts";
import { keepsAll, keptBodies } from "../bodies.ts";
import { linesOf, listCounted, percentOf, totalsOf } from "./awareness.ts";

/** Who knows who to ring, before and after, by campaign and by agency or school. */
export const awarenessList = defineList({
  about: "no-child",
  filters: { by: mode<"body", "campaign">("body", ["campaign"]) },
  pages: { size: 100, by: "cut" },
  read: async ({ tx, actor, asked }) => {
    const counted = await listCounted(tx);
    const kept = new Set((await keptBodies(tx, actor)).map(({ id }) => id));
    const rows =
      asked.by === "campaign" ? totalsOf(counted) : linesOf(counted, (id) => kept.has(id));
    return { rows, around: { mayKeep: keepsAll(actor), mayState: kept.size > 0 } };
  },
  columns: {
    campaign: "Campaign",
    body: "Agency or school",
    last: "Last asked",
    asked: { heading: "People asked", isNumeric: true },
    before: { heading: "Knew before", isNumeric: true },
    after: { heading: "Know after", isNumeric: true },
  },
  tables: {
    awareness: {
      columns: ({ asked }) =>
        asked.by === "campaign"
          ? ["campaign", "last", "asked", "before", "after"]
          : ["campaign", "body", "last", "asked", "before", "after"],
      caption: ({ asked }) => (asked.by === "campaign" ? "By campaign" : "By agency and school"),
      empty: "Nothing is counted yet.",
    },
  },
  facets: () => ({
    modes: [
      { text: "By agency and school", asks: { by: "body" } },
      { text: "By campaign", asks: { by: "campaign" } },
    ],
  }),
  api: {
    rows: "awareness",
    fields: {
      campaign: z.string(),
      body: z.string().describe("Empty: of all agencies and schools whose numbers are shown"),
      lastOn: z.iso.date(),
      asked: z.int(),
      beforePercent: z.int().nullable().describe("Null: too small to show"),
      afterPercent: z.int().nullable().describe("Null: too small to show"),
    },
    more: ({ asked, before, after }) => ({
      beforePercent: percentOf(before, asked),
      afterPercent: percentOf(after, asked),
    }),
  },
});
