import { z } from "zod";
import { defineList } from "../../../platform/lists/define-list.ts";
import { mode } from "../../../platform/lists/filters.ts";
import { dutySchemeOn } from "../duty-scheme.ts";
import { listAllReleases, type ReleaseShow } from "./release-reads.ts";
import { audiences, isDue } from "./release.ts";

const captions: Readonly<Record<ReleaseShow, string>> = {
  open: "Bail and releases, the next to end first",
  due: "People to tell before it ends, the next to end first",
};
const everybody = Object.keys(audiences).length;

/** Bail, releases and conditions that concern children within reach. */
export const releaseList = defineList({
  about: "children",
  filters: { show: mode<"open", "due">("open", ["due"]) },
  pages: { size: 50, by: "cut" },
  read: async ({ tx, clock, asked }) => {
    const today = clock.today();
    const { releases } = await dutySchemeOn(tx, today);
    const open = await listAllReleases(tx, { show: "open", today });
    const due = open.filter((one) => isDue(one, today) && one.told < everybody);
    return {
      rows: asked.show === "due" ? due : open,
      around: { today, kinds: releases.kinds, open: open.length, due: due.length },
    };
  },
  subjectOf: ({ personId }) => personId,
  columns: { child: "Child", what: "What", ends: "Ends", told: "Told" },
  tables: {
    releases: { caption: ({ asked }) => captions[asked.show], empty: "None that you can see." },
  },
  facets: ({ around: { open, due } }) => ({
    modes: [
      { text: "Open", count: open, asks: { show: "open" } },
      { text: "To tell", count: due, asks: { show: "due" } },
    ],
  }),
  api: {
    rows: "releases",
    says: "total",
    pageSize: 100,
    fields: {
      releaseId: z.uuid(),
      personId: z.uuid(),
      reference: z.string(),
      kind: z.string(),
      beginsOn: z.iso.date(),
      endsOn: z.iso.date().nullable(),
      alertOn: z.iso.date().nullable(),
      isToTell: z.boolean().describe("Not everybody was told, and the end is near"),
    },
    more: (one, { around: { today } }) => ({
      isToTell: isDue(one, today) && one.told < everybody,
    }),
  },
});
