import { z } from "zod";
import { readOpenOrClosed } from "../../platform/lists/open-or-closed.ts";
import { defineList } from "../../platform/lists/define-list.ts";
import type { Reading } from "../../platform/lists/declared.ts";
import { mode } from "../../platform/lists/filters.ts";
import { countDuties, dutyRows, listDuties, type DutyQuery } from "./duty-reads.ts";
import { dutyStates, isLate, stateOf } from "./duty.ts";

const captions: Readonly<Record<DutyQuery["show"], string>> = {
  open: "To tell, the first due first",
  late: "Overdue, the longest first",
  closed: "Told, the newest first",
};

/** What has to be told about children within reach. */
export const dutyList = defineList({
  about: "children",
  filters: { show: mode<"open", "closed" | "late">("open", ["late", "closed"]) },
  pages: { size: 50 },
  read: async ({ tx, actor, clock, asked, page, pageSize }) => {
    const today = clock.today();
    const rows = await readOpenOrClosed(tx, dutyRows, {
      actor,
      show: asked.show,
      today,
      page,
      pageSize,
    });
    return { rows, around: { today, counts: await countDuties(tx, { actor, today }) } };
  },
  subjectOf: ({ personId }) => personId,
  columns: { child: "Child", what: "What was learned", state: "State", due: "Tell by" },
  tables: {
    duties: { caption: ({ asked }) => captions[asked.show], empty: "None that you can see." },
  },
  facets: ({ around: { counts } }) => ({
    modes: [
      { text: "To tell", count: counts.open, asks: { show: "open" } },
      { text: "Overdue", count: counts.late, asks: { show: "late" } },
      { text: "Told", asks: { show: "closed" } },
    ],
  }),
  api: {
    rows: "duties",
    says: "next",
    pageSize: 100,
    fields: {
      dutyId: z.uuid(),
      personId: z.uuid(),
      reference: z.string(),
      kind: z.string(),
      name: z.string(),
      state: z.string().describe("open, told or not-needed"),
      stateName: z.string(),
      dueOn: z.iso.date().nullable(),
      toldOn: z.iso.date().nullable(),
      isLate: z.boolean(),
    },
    more: (one, { around: { today } }) => ({
      state: stateOf(one),
      stateName: dutyStates[stateOf(one)],
      isLate: isLate(one, today),
    }),
  },
});

/** Of one child. */
export const childDutyList = defineList({
  about: "children",
  filters: {},
  read: async ({ tx, clock, of: personId }: Reading<object, string>) => ({
    rows: await listDuties(tx, personId),
    around: { today: clock.today() },
  }),
  columns: { what: "What was learned", state: "State", due: "Tell by" },
  tables: {
    duties: { caption: "To tell first", empty: "Nothing that has to be told was recorded." },
  },
});
