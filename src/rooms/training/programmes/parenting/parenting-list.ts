import { z } from "zod";
import { defineList } from "../../../../platform/lists/define-list.ts";
import { mode } from "../../../../platform/lists/filters.ts";
import { countSeen, isToSee, seeAgainBy } from "./seen.ts";
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
          : "No parenting programme is to be seen.",
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
      seenBy: z.string().nullable().describe("The colleague who saw it"),
      way: z.string().nullable().describe("sat-in or material"),
      agreed: z.string().nullable().describe("What was agreed with the provider to add"),
      reviewBy: z.iso.date().nullable().describe("When to see it again, at most a year later"),
    },
    more: ({ last }) => ({
      exploitation: last?.exploitation ?? null,
      seenOn: last?.seenOn ?? null,
      seenBy: last?.seenBy ?? null,
      way: last?.way ?? null,
      agreed: last?.agreed ?? null,
      reviewBy: last === null ? null : seeAgainBy(last),
    }),
  },
});
