import { z } from "zod";
import { defineList } from "../../../platform/lists/define-list.ts";
import { mode } from "../../../platform/lists/filters.ts";
import { readReach } from "./reach-reads.ts";
import { wardTiles } from "./ward-tiles.ts";

/** Who had nothing: schools, groups outside school, communities and wards. */
export const reachList = defineList({
  about: "no-child",
  filters: { show: mode<"all", "uncovered">("all", ["uncovered"]) },
  pages: { size: 500, by: "cut" },
  read: async ({ tx, clock, asked }) => {
    const { lines, scheme, area } = await readReach(tx, clock.today());
    const rows = asked.show === "uncovered" ? lines.filter((one) => one.isUncovered) : lines;
    // The picture is of the whole area, also where the list below it is narrower.
    return { rows, around: { scheme, tiles: wardTiles(lines, area) } };
  },
  columns: {
    name: "School, community or ward",
    last: "Last held",
    kinds: "What was held in that time",
  },
  tables: {
    wards: {
      caption: "Wards",
      empty: ({ asked }) =>
        asked.show === "uncovered"
          ? "Every ward had a programme."
          : "No ward is in the configuration, and none was visited.",
      look: { captionSize: "m" },
      which: ({ of }) => of === "ward",
    },
    schools: {
      caption: "Schools and colleges",
      empty: "None.",
      look: { captionSize: "m" },
      which: ({ of }) => of === "school",
    },
    communities: {
      caption: "Communities",
      empty: "None.",
      look: { captionSize: "m" },
      which: ({ of }) => of === "community",
    },
    groups: {
      caption: "Groups outside school",
      empty: "None.",
      look: { captionSize: "m" },
      which: ({ of }) => of === "group",
    },
  },
  facets: () => ({
    modes: [
      { text: "All", asks: { show: "all" } },
      { text: "Had none", asks: { show: "uncovered" } },
    ],
  }),
  api: {
    rows: "reach",
    fields: {
      key: z.string().describe("Of a ward its code; of a community its key, or as it was typed"),
      name: z.string(),
      of: z.enum(["school", "group", "community", "ward"]),
      lastOn: z.iso.date().nullable().describe("When something was last held there; null: never"),
      kinds: z.array(z.string()).describe("What was held within the months, by the list in force"),
      isUncovered: z.boolean().describe("Nothing for as many months as the configuration says"),
    },
    more: ({ kinds }) => ({ kinds: [...kinds] }),
  },
});
