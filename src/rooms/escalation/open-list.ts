import { z } from "zod";
import { counted } from "../../kernel/words.ts";
import { defineList } from "../../platform/lists/define-list.ts";
import { getWorkingCalendar } from "../directory/index.ts";
import { countOpen, listOpen } from "./escalation-reads.ts";
import { stageName } from "./escalation.ts";
import { stateOf, stateWords } from "./state.ts";

const day = z.iso.date();

/** Disagreements that are open within reach, the longest first. */
export const openList = defineList({
  about: "children",
  filters: {},
  pages: { size: 50 },
  read: async ({ tx, actor, clock, page, pageSize }) => {
    const today = clock.today();
    const rows = await listOpen(tx, actor, { page, pageSize });
    const counts = await countOpen(tx, actor, today);
    const calendar = await getWorkingCalendar(tx);
    return { rows, total: counts.open, around: { today, calendar, counts } };
  },
  subjectOf: ({ personId }) => personId,
  columns: {
    child: "Child",
    what: "Between",
    stage: "Stage",
    clock: "Clock",
    raised: "Raised",
  },
  tables: {
    open: {
      caption: ({ total }) => `${counted(total, "disagreement")} open, the longest first`,
      empty: "No open disagreements that you can see.",
    },
  },
  api: {
    rows: "escalations",
    says: "total",
    fields: {
      escalationId: z.uuid(),
      personId: z.uuid(),
      reference: z.string(),
      about: z.string(),
      ofAgency: z.string(),
      withAgency: z.string(),
      stage: z.string(),
      stageName: z.string(),
      stageSince: day,
      dueOn: day.nullable(),
      pausedOn: day.nullable(),
      isLate: z.boolean(),
      clock: z.string().describe("The clock of the stage in words"),
      raisedOn: day,
    },
    more: (one, { around }) => ({
      stageName: stageName(one.body, one.stage),
      isLate: stateOf(one, around)?.isLate ?? false,
      clock: stateWords(one, around).text,
    }),
  },
});
