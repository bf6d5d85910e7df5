import { z } from "zod";
import { defineList } from "../../../../platform/lists/define-list.ts";
import { mode } from "../../../../platform/lists/filters.ts";
import { countSeen, isToSee } from "./seen.ts";
import { listParenting } from "./seen-reads.ts";

/** Every parenting programme of the area, with whether exploitation is part of it. */
export const parentingList = defineList({
  about: "no-child",
  filters: { show: mode<"all", "see">("all", ["see"]) },
  pages: { size: 100, by: "cut" },
  read: async ({ tx, clock, asked }) => {
    const today = clock.today();
    const all = await listParenting(tx);
    const see = all.filter((one) => isToSee(one, today));
    const around = { today, see: see.length, counted: countSeen(all) };
    return { rows: asked.show === "see" ? see : all, around };
  },
  columns: {
    name: "Programme",
    provider: "Provider",
    area: "Area",
    exploitation: "Exploitation is part of it",
    seen: "Seen",
    agreed: "What was agreed to add",
    review: "See again by",
  },
  tables: {
    programmes: {
      caption: ({ asked }) =>
        ({ all: "Parenting programmes, those not seen first", see: "To be seen" })[asked.show],
      empty: ({ asked }) =>
        asked.show === "all"
          ? "No parenting programme is recorded yet."
          : "Every parenting programme was seen within a year.",
    },
  },
  facets: ({ around }) => ({
    modes: [
      { text: "All", asks: { show: "all" } },
      { text: "To be seen", count: around.see, asks: { show: "see" } },
    ],
  }),
  api: {
    rows: "programmes",
    fields: {
      programmeId: z.uuid(),
      name: z.string(),
      provider: z.string().nullable().describe("Null: the partnership or the school"),
      area: z.string().nullable(),
      exploitation: z.string().nullable().describe("yes, partly or no; null: not yet seen"),
      seenOn: z.iso.date().nullable(),
      reviewBy: z.iso.date().nullable(),
    },
    more: ({ last }) => ({
      exploitation: last?.exploitation ?? null,
      seenOn: last?.seenOn ?? null,
      reviewBy: last?.reviewBy ?? null,
    }),
  },
});
