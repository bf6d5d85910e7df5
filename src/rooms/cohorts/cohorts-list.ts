import { z } from "zod";
import { counted } from "../../kernel/words.ts";
import { defineList } from "../../platform/lists/define-list.ts";
import { listCohorts } from "./cohort-reads.ts";

const day = z.iso.date();

/** The cohorts that the reader may know of, without children. */
export const cohortsList = defineList({
  about: "children",
  filters: {},
  read: async ({ tx, clock }) => ({
    rows: await listCohorts(tx),
    around: { today: clock.today() },
  }),
  columns: {
    name: "Cohort",
    owner: "Owner",
    since: "Since",
  },
  tables: {
    cohorts: {
      caption: ({ total }) => counted(total, "cohort"),
      empty: "There is no cohort that you may know of.",
    },
  },
  api: {
    rows: "cohorts",
    fields: {
      cohortId: z.uuid(),
      name: z.string(),
      kind: z.string(),
      openedOn: day,
      reviewBy: day,
      closedOn: day.nullable(),
    },
    more: (_row) => ({}),
  },
});
