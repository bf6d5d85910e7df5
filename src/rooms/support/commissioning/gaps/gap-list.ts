import { defineList } from "../../../../platform/lists/define-list.ts";
import { listGaps } from "./keep-gap.ts";

/** Gap analyses that were kept, the newest months first. */
export const gapList = defineList({
  about: "no-child",
  filters: {},
  pages: { size: 100, by: "cut" },
  read: async ({ tx }) => ({ rows: await listGaps(tx), around: {} }),
  columns: { title: "Title", of: "Of", kept: "Kept" },
  tables: { gaps: { caption: "Gap analyses", empty: "No gap analysis is kept yet." } },
});
