import { counted } from "../../kernel/words.ts";
import { defineList } from "../../platform/lists/define-list.ts";
import { isInUse, measureSchemeOn } from "./measure-scheme.ts";

/** What can be considered here, and what is off until the partnership confirms it. */
export const catalogueList = defineList({
  about: "no-child",
  filters: {},
  pages: { size: 200, by: "cut" },
  read: async ({ tx, clock }) => {
    const today = clock.today();
    const scheme = await measureSchemeOn(tx, today);
    const rows = scheme.measures.map((one) => ({ ...one, isUsed: isInUse(one, today) }));
    return { rows, around: { groups: scheme.groups, source: scheme.source } };
  },
  columns: {
    name: "Measure",
    who: "Who may",
    grounds: "Grounds",
    length: "Length",
    state: "In use",
  },
  tables: {
    measures: {
      caption: ({ total }) => counted(total, "measure"),
      empty: "The catalogue is empty.",
    },
  },
});
