import { z } from "zod";
import { readOpenOrClosed } from "../../../platform/lists/open-or-closed.ts";
import { defineList } from "../../../platform/lists/define-list.ts";
import type { Reading } from "../../../platform/lists/declared.ts";
import { mode } from "../../../platform/lists/filters.ts";
import { isOpen } from "./charge.ts";
import { countDueCharges, chargeRows, listCharges, type ChargeQuery } from "./charge-reads.ts";

const captions: Readonly<Record<ChargeQuery["show"], string>> = {
  open: "Open, the first due first",
  due: "Due or overdue, the longest first",
  closed: "Closed, the newest first",
};

/** What children within reach were charged with while exploited, for its review. */
export const chargeList = defineList({
  about: "children",
  filters: { show: mode<"open", "closed" | "due">("open", ["due", "closed"]) },
  pages: { size: 50 },
  read: async ({ tx, actor, clock, asked, page, pageSize }) => {
    const today = clock.today();
    const rows = await readOpenOrClosed(tx, chargeRows, {
      actor,
      show: asked.show,
      today,
      page,
      pageSize,
    });
    return { rows, around: { today, due: await countDueCharges(tx, { actor, today }) } };
  },
  subjectOf: ({ personId }) => personId,
  columns: { child: "Child", what: "What", considered: "Considered", due: "Due" },
  tables: {
    charges: { caption: ({ asked }) => captions[asked.show], empty: "None that you can see." },
  },
  facets: ({ around: { due } }) => ({
    modes: [
      { text: "Open", asks: { show: "open" } },
      { text: "Due or overdue", count: due, asks: { show: "due" } },
      { text: "Closed", asks: { show: "closed" } },
    ],
  }),
  api: {
    rows: "charges",
    says: "next",
    pageSize: 100,
    fields: {
      chargeId: z.uuid(),
      personId: z.uuid(),
      reference: z.string(),
      section45: z.string().describe("Whether the defence was raised or considered"),
      nrm: z.string().describe("Whether a referral to the NRM was made or considered"),
      reviewBy: z.iso.date(),
      answerBy: z.iso.date().nullable(),
      closedOn: z.iso.date().nullable(),
      isDue: z.boolean(),
    },
    more: (one, { around: { today } }) => ({ isDue: one.dueOn !== null && one.dueOn <= today }),
  },
});

/** Of one child. */
export const childChargeList = defineList({
  about: "children",
  filters: {},
  read: async ({ tx, clock, of: personId }: Reading<object, string>) => ({
    rows: await listCharges(tx, personId),
    around: { today: clock.today() },
  }),
  columns: { what: "What", considered: "Considered", due: "Due" },
  tables: {
    open: {
      caption: "Open",
      empty: "None is open.",
      look: { captionSize: "m" },
      which: isOpen,
    },
    closed: {
      caption: "Closed",
      empty: "None so far.",
      look: { captionSize: "m" },
      which: (one) => !isOpen(one),
    },
  },
});
