import { z } from "zod";
import { spanOf } from "../../kernel/list-pages.ts";
import { counted } from "../../kernel/words.ts";
import { defineList } from "../../platform/lists/define-list.ts";
import { yes } from "../../platform/lists/filters.ts";
import { getWorkingCalendar } from "../directory/index.ts";
import { countRunning, listRunning } from "./running-reads.ts";
import { stateOf, stateWords } from "./state.ts";

const day = z.iso.date();

/** What runs within reach: what is late first, the longest first; what stands last. */
export const runningList = defineList({
  about: "children",
  filters: { late: yes("Only those that are late") },
  pages: { size: 50 },
  read: async ({ tx, actor, clock, asked, page, pageSize }) => {
    const today = clock.today();
    const onlyLate = asked.late === true;
    const rows = await listRunning(tx, actor, { today, onlyLate, page, pageSize });
    const counts = await countRunning(tx, actor, { today });
    const calendar = await getWorkingCalendar(tx);
    const total = onlyLate ? counts.late : counts.running;
    return { rows, total, around: { today, calendar, counts } };
  },
  subjectOf: ({ personId }) => personId,
  columns: {
    child: "Child",
    what: "Assessment",
    clock: "Clock",
    begun: "Begun",
    lead: "Led by",
  },
  tables: {
    running: {
      caption: ({ rows, total, pages, asked, around: { counts } }) => {
        const what = asked.late ? "overdue" : `that run, ${counts.paused} of them paused`;
        return `${spanOf(rows.length, pages)}${counted(total, "assessment")} ${what}`;
      },
      empty: ({ asked }) =>
        asked.late
          ? "No assessment you can see is overdue."
          : "No assessment runs. One is begun on the Pathway page of a child’s record.",
    },
  },
  facets: ({ around: { counts } }) => ({
    numbers: [
      { count: counts.running, text: "running", asks: {} },
      {
        count: counts.late,
        text: "overdue",
        asks: { late: true },
        isAttention: counts.late > 0,
      },
    ],
  }),
  api: {
    rows: "assessments",
    says: "total",
    fields: {
      assessmentId: z.uuid(),
      personId: z.uuid(),
      reference: z.string(),
      kind: z.string(),
      name: z.string(),
      startedOn: day,
      clockFrom: day,
      dueOn: day.nullable(),
      pausedOn: day.nullable(),
      isLate: z.boolean(),
      clock: z.string().describe("The clock in words"),
      lead: z.string(),
    },
    more: (one, { around }) => ({
      name: one.body.name,
      isLate: stateOf(one, around)?.isLate ?? false,
      clock: stateWords(one, around).text,
    }),
  },
});
