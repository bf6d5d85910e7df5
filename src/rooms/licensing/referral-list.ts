import { z } from "zod";
import { defineList } from "../../platform/lists/define-list.ts";
import { mode } from "../../platform/lists/filters.ts";
import { isLate, stateNames } from "./licence.ts";
import { countReferrals, listReferrals, type ReferralShow } from "./referral-reads.ts";

const captions: Readonly<Record<ReferralShow, string>> = {
  "to-send": "To send, the first due first",
  sent: "Sent and not answered, the first due first",
  answered: "Answered and not closed, the longest first",
  late: "Overdue, the longest first",
  closed: "Closed, the newest first",
};

/** Referrals to licensing authorities. No child is on one, and no list of them leads to one. */
export const referralList = defineList({
  about: "no-child",
  filters: { show: mode("to-send", ["sent", "answered", "late", "closed"] as const) },
  pages: { size: 50 },
  read: async ({ tx, clock, asked, page, pageSize }) => {
    const today = clock.today();
    const rows = await listReferrals(tx, { show: asked.show, today, page, pageSize });
    const counted = (show: ReferralShow) => countReferrals(tx, { show, today });
    const counts = {
      toSend: await counted("to-send"),
      sent: await counted("sent"),
      answered: await counted("answered"),
      late: await counted("late"),
    };
    return { rows, around: { today, counts } };
  },
  subjectOf: ({ referralId }) => referralId,
  columns: {
    holder: "Licence",
    authority: "Issued by",
    state: "State",
    due: "Due",
  },
  tables: {
    referrals: {
      caption: ({ asked }) => captions[asked.show],
      empty: "None that you can see.",
    },
  },
  facets: ({ around: { counts } }) => ({
    modes: [
      { text: "To send", count: counts.toSend, asks: { show: "to-send" } },
      { text: "Sent", count: counts.sent, asks: { show: "sent" } },
      { text: "Answered", count: counts.answered, asks: { show: "answered" } },
      { text: "Overdue", count: counts.late, asks: { show: "late" } },
      { text: "Closed", asks: { show: "closed" } },
    ],
  }),
  api: {
    rows: "referrals",
    says: "next",
    pageSize: 100,
    fields: {
      referralId: z.uuid(),
      licence: z.string().describe("What kind of licence it is"),
      authority: z.string(),
      isElsewhere: z.boolean().describe("Issued by an authority out of area"),
      state: z.string().describe("to-send, sent, answered or closed"),
      stateName: z.string(),
      dueOn: z.iso.date().describe("By when the authority is told"),
      answerDueOn: z.iso.date().nullable(),
      outcome: z
        .string()
        .nullable()
        .describe("no-action, conditions, suspended, revoked or refused; null before the answer"),
      registerOutcome: z.string().nullable().describe("nothing or entry; null before the search"),
      isLate: z.boolean(),
    },
    more: (one, { around: { today } }) => ({
      stateName: stateNames[one.state],
      isLate: isLate(one, today),
    }),
  },
});
